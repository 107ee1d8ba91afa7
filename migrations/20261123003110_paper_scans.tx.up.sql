-- Forms that were printed to be filled in by hand. The code on their pages tells nothing; this is where it leads.
CREATE TABLE paper_pack (
	id uuid PRIMARY KEY,
	code text NOT NULL UNIQUE,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	made_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX paper_pack_case ON paper_pack (case_id, made_at DESC, id DESC);
-- Files of scanned paper, each once.
CREATE TABLE paper_scan (
	id uuid PRIMARY KEY,
	sha256 text NOT NULL UNIQUE,
	scanned_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
-- What arrived with them: the pages of one form, or pages that a person has to sort.
CREATE TABLE paper_arrival (
	id uuid PRIMARY KEY,
	scan_id uuid NOT NULL REFERENCES paper_scan,
	case_id uuid REFERENCES child_case ON DELETE CASCADE, -- null while nobody knows
	code text NOT NULL,
	version int NOT NULL,
	open boolean NOT NULL,
	arrived_at timestamptz NOT NULL,
	done_at timestamptz,
	record jsonb NOT NULL
);
CREATE INDEX paper_arrival_open ON paper_arrival (arrived_at, id) WHERE open;
CREATE INDEX paper_arrival_done ON paper_arrival (done_at DESC, id DESC) WHERE NOT open;
CREATE INDEX paper_arrival_case ON paper_arrival (case_id, arrived_at DESC, id DESC);
CREATE INDEX paper_arrival_code ON paper_arrival (code) WHERE code <> '';
