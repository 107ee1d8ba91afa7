-- The council's log of personal data breaches. An entry is never deleted.
CREATE TABLE breach (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	aware_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX breach_aware ON breach (aware_at DESC, id DESC);
