-- Reports of pages that did not work. None is deleted.
CREATE TABLE problem (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX problem_at ON problem (at DESC, id DESC);

-- Times of trouble, as the page of status tells of them.
CREATE TABLE incident (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX incident_at ON incident (at DESC, id DESC);
