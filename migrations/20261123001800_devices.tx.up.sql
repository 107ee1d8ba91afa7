-- In what each session was begun, in plain words, and when its person last showed that it is they.
ALTER TABLE session ADD COLUMN device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN proved_at timestamptz;

-- Who has signed in in which browser, under the hash of the secret that it carries. Until remembered_until the second
-- step is not asked for there.
CREATE TABLE device (
	token bytea NOT NULL,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	name text NOT NULL,
	first_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL,
	remembered_until timestamptz,
	PRIMARY KEY (person_id, token)
);
CREATE INDEX device_seen ON device (seen_at);
