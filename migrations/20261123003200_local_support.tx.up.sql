-- Who supports families near by and is independent of the council's decisions. A row that is taken off the page stays.
CREATE TABLE local_support (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	at timestamptz NOT NULL,
	record jsonb NOT NULL
);
