-- Whoever stands in for somebody who is away is named with that person.
ALTER TABLE event ADD COLUMN for_person uuid;
ALTER TABLE audit ADD COLUMN for_person uuid;
