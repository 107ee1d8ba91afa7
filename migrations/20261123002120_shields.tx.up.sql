-- From whom a case's address, setting and meeting places are kept: what lists ask before they show a setting.
CREATE TABLE shielded (
	person_id uuid NOT NULL,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	PRIMARY KEY (person_id, case_id)
);
CREATE INDEX shielded_case ON shielded (case_id);
