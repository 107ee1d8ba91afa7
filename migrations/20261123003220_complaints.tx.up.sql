-- Complaints about the service. None is deleted. They stand apart from cases: those on a case don't learn of one.
CREATE TABLE complaint (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	made_by uuid,
	handler uuid,
	received_on date NOT NULL,
	due date,
	record jsonb NOT NULL
);
CREATE INDEX complaint_made_by ON complaint (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX complaint_handler ON complaint (handler) WHERE handler IS NOT NULL;
CREATE INDEX complaint_due ON complaint (due NULLS LAST, received_on DESC, id DESC);
