-- Invitations of people without an account to give one piece of advice. The link that they come in by is kept as a hash.
CREATE TABLE guest (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	advice_id uuid NOT NULL,
	person_id uuid NOT NULL REFERENCES person,
	version int NOT NULL,
	link bytea UNIQUE,
	invited_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	ended_at timestamptz,
	record jsonb NOT NULL
);
CREATE UNIQUE INDEX guest_advice ON guest (advice_id) WHERE ended_at IS NULL;
CREATE INDEX guest_case ON guest (case_id);
CREATE INDEX guest_person ON guest (person_id);
CREATE INDEX guest_latest ON guest (invited_at DESC, id DESC);

-- Guests who are in, under the hash of the token in their browser.
CREATE TABLE guest_session (
	token bytea PRIMARY KEY,
	guest_id uuid NOT NULL REFERENCES guest ON DELETE CASCADE,
	begun_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX guest_session_guest ON guest_session (guest_id);
CREATE INDEX guest_session_begun ON guest_session (begun_at);
