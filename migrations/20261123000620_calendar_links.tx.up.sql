-- The private link under which a person's own dates are had by their calendar, as the hash of its secret. One a person.
CREATE TABLE calendar_link (
	person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
	token bytea NOT NULL,
	made_at timestamptz NOT NULL,
	used_at timestamptz,
	CONSTRAINT calendar_link_token UNIQUE (token)
);
