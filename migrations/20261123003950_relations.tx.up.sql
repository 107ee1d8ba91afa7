-- What two cases have to do with each other: suspected by the hub, until an officer has answered. The lower identity is a.
CREATE TABLE case_relation (
	a uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	b uuid NOT NULL REFERENCES child_case ON DELETE CASCADE CHECK (a < b),
	version int NOT NULL,
	kind text NOT NULL,
	answered boolean NOT NULL,
	at timestamptz NOT NULL,
	record jsonb NOT NULL,
	PRIMARY KEY (a, b)
);
CREATE INDEX case_relation_b ON case_relation (b);
CREATE INDEX case_relation_open ON case_relation (at) WHERE NOT answered AND kind = 'same-child';
