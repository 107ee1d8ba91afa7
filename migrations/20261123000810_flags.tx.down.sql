ALTER TABLE case_search ADD COLUMN alerts text NOT NULL DEFAULT '';
UPDATE child_case SET record = record - 'Flags';
DROP TABLE flag_shown;
