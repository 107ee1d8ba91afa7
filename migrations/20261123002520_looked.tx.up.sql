-- When each person last opened a case, and since when somebody else has done something there that they have not seen.
-- Lists read this row and never the audit.
CREATE TABLE looked (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	at timestamptz NOT NULL,
	inside bool NOT NULL, -- the person saw what only the authority sees
	news_at timestamptz,
	PRIMARY KEY (person_id, case_id)
);
CREATE INDEX looked_case ON looked (case_id) WHERE news_at IS NULL;
CREATE INDEX looked_news ON looked (person_id, news_at DESC) WHERE news_at IS NOT NULL;
