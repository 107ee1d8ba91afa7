ALTER TABLE case_search DROP COLUMN mediating, DROP COLUMN appealing;
DROP TABLE dispute;
