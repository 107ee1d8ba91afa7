CREATE TABLE service (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	name text NOT NULL,
	organisation text NOT NULL,
	closed boolean NOT NULL
);
ALTER TABLE team ADD COLUMN service_id uuid REFERENCES service, DROP COLUMN phone, DROP COLUMN limbs, DROP COLUMN service;
