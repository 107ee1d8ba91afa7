-- What officers wrote down for somebody who said it by letter, telephone, e-mail or in person.
CREATE TABLE paper_record (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	version int NOT NULL,
	recorded_at timestamptz NOT NULL,
	waits boolean NOT NULL, -- for an answer to an objection
	record jsonb NOT NULL
);
CREATE INDEX paper_record_case ON paper_record (case_id, recorded_at DESC, id DESC);
