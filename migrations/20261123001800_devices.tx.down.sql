DROP TABLE device;
ALTER TABLE session DROP COLUMN proved_at;
ALTER TABLE session DROP COLUMN device;
