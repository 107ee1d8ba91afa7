DROP VIEW standing_in;
ALTER TABLE cover DROP COLUMN beyond;
