-- What was sent to whom by which way, and what became of it. Neither a text nor an address is kept here.
CREATE TABLE message (
	id uuid PRIMARY KEY DEFAULT gen_random_uuid(), -- our reference at whoever carries it
	slot text NOT NULL, -- tells what it is from anything else: the same on every try
	outbox_id uuid REFERENCES outbox ON DELETE CASCADE, -- none for what is told once a day
	case_id uuid REFERENCES child_case ON DELETE CASCADE,
	kind text NOT NULL, -- of the event
	recipient text NOT NULL, -- the person's identity, or what they are who have no account
	person_id uuid,
	channel text NOT NULL,
	asks boolean NOT NULL, -- whether the reader is asked for something, or a time of theirs runs
	noted_at timestamptz NOT NULL,
	tried_at timestamptz, -- while a worker has it in hand
	tries smallint NOT NULL,
	sent_at timestamptz,
	status text NOT NULL,
	status_at timestamptz NOT NULL,
	followed_at timestamptz, -- when another way was taken because nobody had read it
	task_at timestamptz, -- since when somebody must see to it
	settled_at timestamptz,
	settled_by uuid,
	settled_how text,
	CONSTRAINT message_slot UNIQUE (slot)
) WITH (fillfactor = 80);
CREATE INDEX message_recipient ON message (recipient, channel, noted_at);
CREATE INDEX message_case ON message (case_id, noted_at DESC);
CREATE INDEX message_task ON message (task_at) WHERE task_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX message_unread ON message (case_id, sent_at) WHERE asks AND followed_at IS NULL AND status IN ('sent', 'delivered');

-- Events whose messages could not be sent, and who gave them up.
ALTER TABLE outbox ADD COLUMN given_up_at timestamptz, ADD COLUMN given_up_by uuid, ADD COLUMN given_up_why text;
CREATE INDEX outbox_parked ON outbox (parked_at) WHERE parked_at IS NOT NULL AND done_at IS NULL AND given_up_at IS NULL;
