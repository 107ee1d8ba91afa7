DROP TABLE organisation_change;
DROP TABLE cover;
DROP TABLE absence;
ALTER TABLE team DROP COLUMN closed, DROP COLUMN service_id, DROP COLUMN version;
DROP TABLE service;
ALTER TABLE person DROP COLUMN signed_in_at, DROP COLUMN closed_at;
