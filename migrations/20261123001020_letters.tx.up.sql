-- Letters as they were sent: record holds the composed document, sha its SHA-256. No letter is changed or deleted.
CREATE TABLE letter (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	kind text NOT NULL,
	version int NOT NULL,
	about text NOT NULL,
	addressed text NOT NULL,
	sent_on date NOT NULL,
	sent_at timestamptz NOT NULL,
	sent_by uuid,
	sent_name text NOT NULL,
	record jsonb NOT NULL,
	sha text NOT NULL,
	CONSTRAINT letter_version UNIQUE (case_id, kind, version)
);
