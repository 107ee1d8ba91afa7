DROP INDEX message_unreported;
ALTER TABLE message DROP COLUMN asked_at;
