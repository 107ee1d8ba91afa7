DROP TABLE presence;
DROP INDEX self_save_place;
ALTER TABLE self_save DROP COLUMN by_name;
ALTER TABLE self_save DROP COLUMN person_id;
ALTER TABLE self_save DROP COLUMN place;
