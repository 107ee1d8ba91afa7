-- The council's own texts of letters, each version kept, and on each letter the version that it was composed from; 0 is
-- the hub's own text.
CREATE TABLE letter_template (
	kind text NOT NULL,
	version int NOT NULL CHECK (version > 0),
	restored bool NOT NULL,
	saved_at timestamptz NOT NULL,
	saved_by uuid,
	saved_name text NOT NULL,
	words jsonb NOT NULL,
	PRIMARY KEY (kind, version)
);
ALTER TABLE letter ADD COLUMN template int NOT NULL DEFAULT 0;
