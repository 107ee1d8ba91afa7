-- A service is asked for advice like a team; any of its people answers.
ALTER TABLE team ADD COLUMN service boolean NOT NULL DEFAULT false, ADD COLUMN limbs text[] NOT NULL DEFAULT '{}', ADD COLUMN phone text NOT NULL DEFAULT '', DROP COLUMN service_id;
DROP TABLE service;
