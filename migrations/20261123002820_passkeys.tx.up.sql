-- The public halves of the keys by which people's devices sign in.
CREATE TABLE passkey (
	id text PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	name text NOT NULL,
	record jsonb NOT NULL,
	added_at timestamptz NOT NULL,
	used_at timestamptz
);
CREATE INDEX passkey_person ON passkey (person_id);

-- What is expected of the answer of a device that was asked, under the hash of the secret that the browser carries.
CREATE TABLE passkey_ask (
	token bytea PRIMARY KEY,
	expect jsonb NOT NULL,
	until timestamptz NOT NULL
);
CREATE INDEX passkey_ask_until ON passkey_ask (until);
