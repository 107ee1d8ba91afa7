-- What people of settings and professionals said of a child whose case they do not find. None is deleted.
CREATE TABLE missing_case (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	at timestamptz NOT NULL,
	record jsonb NOT NULL,
	case_id uuid GENERATED ALWAYS AS (nullif(record->>'Case', '')::uuid) STORED,
	open boolean GENERATED ALWAYS AS (record->>'State' = 'new') STORED
);
CREATE INDEX missing_case_at ON missing_case (at DESC, id DESC);
CREATE INDEX missing_case_open ON missing_case (at, id) WHERE open;
CREATE INDEX missing_case_person ON missing_case ((record->>'Person'));

-- What the nightly check found of who has which case. It is written anew each night.
CREATE TABLE case_gap (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	kind text NOT NULL,
	holder uuid NOT NULL,
	since date NOT NULL,
	PRIMARY KEY (case_id, kind, holder)
);
