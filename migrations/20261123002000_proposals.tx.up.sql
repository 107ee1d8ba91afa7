-- Wishes about the people of a case that wait for the authority: that a person is added, or that one no longer sees it.
CREATE TABLE proposal (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	version int NOT NULL,
	open boolean NOT NULL,
	asked_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX proposal_case ON proposal (case_id, asked_at DESC, id DESC);
CREATE INDEX proposal_open ON proposal (asked_at) WHERE open;
