-- Moves of children to the next phase of education: a row a case and first day there.
CREATE TABLE phase_move (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	starts_on date NOT NULL,
	version int NOT NULL,
	kind text NOT NULL,
	last date NOT NULL, -- the last day for naming the next setting
	reviewed_on date,
	named_on date,
	expected boolean NOT NULL, -- false once it turned out, or an officer said, that the child does not move then
	by_hand boolean NOT NULL, -- an officer recorded it, or that it falls away
	record jsonb NOT NULL,
	PRIMARY KEY (case_id, starts_on)
);
CREATE INDEX phase_move_expected ON phase_move (starts_on, last, case_id) WHERE expected;
