DROP INDEX outbox_parked;
ALTER TABLE outbox DROP COLUMN given_up_at, DROP COLUMN given_up_by, DROP COLUMN given_up_why;
DROP TABLE message;
