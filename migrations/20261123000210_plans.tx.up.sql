CREATE TABLE advice_request (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	version int NOT NULL,
	limb text NOT NULL,
	adviser_person uuid,
	adviser_team uuid,
	status text NOT NULL,
	requested_on date,
	due_on date,
	record jsonb NOT NULL
);
CREATE INDEX advice_request_case ON advice_request (case_id, requested_on, id);

-- The child's and the parents' views: a row per tile.
CREATE TABLE view_tile (
	case_id uuid NOT NULL REFERENCES child_case,
	tile text NOT NULL,
	revision int NOT NULL,
	record jsonb NOT NULL,
	PRIMARY KEY (case_id, tile)
);

CREATE TABLE plan (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	CONSTRAINT plan_case UNIQUE (case_id)
);

-- The working draft: a row per part, so that people who write different parts never disturb each other.
CREATE TABLE plan_part (
	plan_id uuid NOT NULL REFERENCES plan,
	part text NOT NULL,
	revision int NOT NULL,
	record jsonb NOT NULL,
	PRIMARY KEY (plan_id, part)
) WITH (fillfactor = 80);

-- What the family was sent.
CREATE TABLE plan_version (
	id uuid PRIMARY KEY,
	plan_id uuid NOT NULL REFERENCES plan,
	case_id uuid NOT NULL REFERENCES child_case,
	number smallint NOT NULL,
	kind text NOT NULL,
	shared_on date,
	closes_on date,
	record jsonb NOT NULL,
	CONSTRAINT plan_version_number UNIQUE (case_id, number)
);
CREATE INDEX plan_version_plan ON plan_version (plan_id, number);
CREATE TRIGGER plan_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The family's comments: a row per version and reviewer.
CREATE TABLE plan_comment (
	version_id uuid NOT NULL REFERENCES plan_version,
	reviewer uuid NOT NULL,
	case_id uuid NOT NULL REFERENCES child_case,
	number smallint NOT NULL,
	revision int NOT NULL,
	status text NOT NULL,
	record jsonb NOT NULL,
	PRIMARY KEY (version_id, reviewer)
);
CREATE INDEX plan_comment_case ON plan_comment (case_id);

CREATE TABLE consultation (
	id uuid PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	version_id uuid NOT NULL REFERENCES plan_version,
	setting_id uuid NOT NULL,
	revision int NOT NULL,
	status text NOT NULL,
	sent_on date,
	record jsonb NOT NULL
);
CREATE INDEX consultation_case ON consultation (case_id, sent_on, id);
CREATE INDEX consultation_open ON consultation (setting_id, case_id) WHERE status = 'awaiting';
