ALTER TABLE audit DROP COLUMN for_person;
ALTER TABLE event DROP COLUMN for_person;
