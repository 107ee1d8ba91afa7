-- Whose guidance of which stage is folded away.
CREATE TABLE guidance_folded (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	stage text NOT NULL,
	PRIMARY KEY (person_id, stage)
);
