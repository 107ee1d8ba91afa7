DROP INDEX child_case_kept;
ALTER TABLE child_case DROP COLUMN kept;
