-- Who works with children's data besides the council: for every child, or for one.
CREATE TABLE processor (
	id uuid PRIMARY KEY,
	case_id uuid REFERENCES child_case,
	since date NOT NULL,
	until date,
	record jsonb NOT NULL
);
CREATE INDEX processor_case ON processor (case_id, since);

-- Who looked at a child's file, and when last.
CREATE INDEX audit_looks ON audit (case_id, actor, at DESC) WHERE NOT refused;
