-- What the council and those on a case write to each other: a thread a case and audience.
CREATE TABLE thread (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	audience text NOT NULL,
	version int NOT NULL,
	reply_by date,     -- by which the council answers
	reply_since date,
	promised boolean NOT NULL,
	asked_by date,     -- by which the council asked the others to answer
	reminded_on date,  -- the reply_by of which the council was reminded
	PRIMARY KEY (case_id, audience)
);
CREATE INDEX thread_reply ON thread (reply_by, case_id) WHERE reply_by IS NOT NULL;

CREATE TABLE thread_message (
	case_id uuid NOT NULL,
	audience text NOT NULL,
	number int NOT NULL,
	at timestamptz NOT NULL,
	by_person uuid,
	council boolean NOT NULL,
	record jsonb NOT NULL,
	PRIMARY KEY (case_id, audience, number),
	FOREIGN KEY (case_id, audience) REFERENCES thread ON DELETE CASCADE
);

-- How far each person has read.
CREATE TABLE thread_read (
	case_id uuid NOT NULL,
	audience text NOT NULL,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	up_to int NOT NULL,
	at timestamptz NOT NULL,
	PRIMARY KEY (case_id, audience, person_id),
	FOREIGN KEY (case_id, audience) REFERENCES thread ON DELETE CASCADE
);
