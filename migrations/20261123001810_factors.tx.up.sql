-- By which way the code of a sign-in is asked for; empty for codes and links that have but one.
ALTER TABLE code ADD COLUMN way text NOT NULL DEFAULT '';

-- The secret that a person's authenticator app shares with the hub, sealed, and the last half minute whose code was used.
CREATE TABLE authenticator (
	person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
	sealed bytea NOT NULL,
	used_step bigint NOT NULL DEFAULT 0,
	added_at timestamptz NOT NULL
);

-- Keyed hashes of the codes that a person has on paper. One that was used is gone.
CREATE TABLE recovery_code (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	seal bytea NOT NULL,
	PRIMARY KEY (person_id, seal)
);
