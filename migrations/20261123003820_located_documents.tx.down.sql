ALTER TABLE document DROP COLUMN located;
