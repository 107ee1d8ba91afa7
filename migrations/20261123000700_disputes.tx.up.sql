-- Disagreements with decisions: mediation and appeals to the Tribunal.
CREATE TABLE dispute (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	version int NOT NULL,
	mediation_state text NOT NULL,
	tribunal_state text NOT NULL,
	mediating boolean NOT NULL,
	appealing boolean NOT NULL,
	opened_at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX dispute_case ON dispute (case_id, opened_at DESC, id DESC);

-- Whether one of the case's disagreements is in mediation, or before the Tribunal (F48): few are.
ALTER TABLE case_search ADD COLUMN mediating boolean NOT NULL DEFAULT false, ADD COLUMN appealing boolean NOT NULL DEFAULT false;
CREATE INDEX case_search_mediating ON case_search (case_id) WHERE mediating;
CREATE INDEX case_search_appealing ON case_search (case_id) WHERE appealing;
