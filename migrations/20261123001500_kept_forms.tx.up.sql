-- Who was signed in last in a browser, under the hash of the secret that it carries.
CREATE TABLE browser (
	token bytea PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	seen_at timestamptz NOT NULL,
	signed_out_at timestamptz
);
CREATE INDEX browser_seen ON browser (seen_at);

-- What was posted after a session had ended, until its writer is signed in again. Only the browser's secret opens it.
CREATE TABLE kept_form (
	id uuid PRIMARY KEY,
	browser bytea NOT NULL REFERENCES browser ON DELETE CASCADE,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	print bytea NOT NULL,
	sealed bytea NOT NULL,
	kept_at timestamptz NOT NULL,
	until timestamptz NOT NULL,
	CONSTRAINT kept_form_once UNIQUE (browser, person_id, print)
);
CREATE INDEX kept_form_until ON kept_form (until);
