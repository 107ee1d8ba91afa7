ALTER TABLE digest_line DROP COLUMN held;
DROP TABLE message_preference;
