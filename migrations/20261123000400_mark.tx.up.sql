-- What this database is beside a council's own records. Only the demo leaves a mark.
CREATE TABLE hub_mark (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	mark text NOT NULL,
	at timestamptz NOT NULL DEFAULT now()
);
