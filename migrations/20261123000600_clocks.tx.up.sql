-- The statutory clock of each case: a row per dated duty. record holds what the counting needed and the dates that
-- the duty had before.
CREATE TABLE deadline (
	case_id uuid NOT NULL REFERENCES child_case,
	trigger text NOT NULL,
	item text NOT NULL,
	code text NOT NULL,
	step text NOT NULL,
	happened_on date NOT NULL,
	last date NOT NULL,
	target date NOT NULL,
	due date NOT NULL, -- the day asked for, or the law's last
	done_on date,
	off text,
	open boolean NOT NULL, -- a duty by law that somebody still owes
	owes_kind text,
	owes_id uuid,
	record jsonb NOT NULL,
	PRIMARY KEY (case_id, trigger, item, code, step)
) WITH (fillfactor = 80);
CREATE INDEX deadline_open ON deadline (due, case_id) WHERE open;
CREATE INDEX deadline_owed ON deadline (owes_id, due) WHERE open AND owes_id IS NOT NULL;

-- Why the law excuses that a time was not kept. An exception moves no date and is never deleted.
CREATE TABLE deadline_exception (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	code text NOT NULL,
	ended boolean NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX deadline_exception_case ON deadline_exception (case_id);
