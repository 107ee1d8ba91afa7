-- The counting again of every open deadline, after the calendar or the law's table changed: how far it has come.
CREATE TABLE recount (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	because text NOT NULL,
	after_case uuid, -- the last case that was counted; NULL before the first
	asked_at timestamptz NOT NULL,
	done_at timestamptz
);
