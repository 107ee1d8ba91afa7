-- Accounts elsewhere by which people sign in.
CREATE TABLE identity (
	provider text NOT NULL,
	subject text NOT NULL,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	linked_at timestamptz NOT NULL,
	used_at timestamptz NOT NULL,
	PRIMARY KEY (provider, subject),
	CONSTRAINT identity_person UNIQUE (person_id, provider)
);

-- Browsers that went to a provider to sign in there, under the hash of the secret that they carry.
CREATE TABLE departure (
	state bytea PRIMARY KEY,
	record jsonb NOT NULL,
	until timestamptz NOT NULL
);
CREATE INDEX departure_until ON departure (until);
