ALTER TABLE letter DROP COLUMN template;
DROP TABLE letter_template;
