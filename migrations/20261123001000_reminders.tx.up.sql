-- Which reminders of deadlines were sent: one row each, so that none is sent twice.
CREATE TABLE chaser (
	case_id uuid NOT NULL REFERENCES child_case,
	trigger text NOT NULL,
	item text NOT NULL,
	limit_key text NOT NULL,
	days integer NOT NULL, -- from the due day
	due date NOT NULL,
	sent_at timestamptz NOT NULL,
	PRIMARY KEY (case_id, trigger, item, limit_key, days)
);

-- The answers that settings should give are no duties, so deadline_open leaves them out.
CREATE INDEX deadline_consulted ON deadline (target) WHERE trigger = 'setting-consulted' AND done_on IS NULL AND off IS NULL;

-- What the hub does once a day, and on which days it is done.
CREATE TABLE daily_round (
	round text NOT NULL,
	day date NOT NULL,
	done_at timestamptz NOT NULL,
	PRIMARY KEY (round, day)
);
