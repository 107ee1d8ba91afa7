-- Passwords, apart from persons, so that reading a person never reads a hash.
CREATE TABLE credential (
	person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
	hash text NOT NULL,
	set_at timestamptz NOT NULL
);

-- Who is signed in, under the hash of the token in their browser.
CREATE TABLE session (
	token bytea PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	begun_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_begun ON session (begun_at);

-- Single-use codes and links: one a person and purpose, so that a fresh one ends the earlier.
CREATE TABLE code (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	purpose text NOT NULL,
	token bytea NOT NULL,
	seal bytea NOT NULL,
	begun_at timestamptz NOT NULL,
	sent_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	tries smallint NOT NULL DEFAULT 0,
	most_tries smallint NOT NULL,
	used_at timestamptz,
	PRIMARY KEY (person_id, purpose),
	CONSTRAINT code_token UNIQUE (token)
);

-- How often something was tried since the first try. Keys are keyed hashes.
CREATE TABLE attempt (
	key text PRIMARY KEY,
	tries int NOT NULL,
	since timestamptz NOT NULL
);
CREATE INDEX attempt_since ON attempt (since);
