-- How many refused looks of one actor at one case, within a minute, an entry of the audit is the last of.
ALTER TABLE audit ADD COLUMN times int NOT NULL DEFAULT 1;
