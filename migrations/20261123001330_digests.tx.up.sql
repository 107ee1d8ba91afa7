-- What people are told of once a day: a row a message and person.
CREATE TABLE digest_line (
	outbox_id uuid NOT NULL REFERENCES outbox ON DELETE CASCADE,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	recipient text NOT NULL,
	added_at timestamptz NOT NULL,
	due_at timestamptz NOT NULL, -- before which no worker takes it
	tries smallint NOT NULL DEFAULT 0,
	done_at timestamptz,
	PRIMARY KEY (outbox_id, person_id)
);
CREATE INDEX digest_line_waiting ON digest_line (person_id) WHERE done_at IS NULL;

-- On which days a person had their digest: one a day.
CREATE TABLE digest (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	day date NOT NULL,
	sent_at timestamptz NOT NULL,
	PRIMARY KEY (person_id, day)
);
