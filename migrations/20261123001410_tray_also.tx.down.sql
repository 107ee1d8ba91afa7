DROP INDEX tray_latest;
ALTER TABLE tray DROP COLUMN also;
CREATE INDEX tray_latest ON tray (holder, bucket, updated_at DESC, case_id DESC) INCLUDE (state, setting_id, words);
