-- What pages saved by themselves last: the same save that arrives twice, because its answer was lost, makes one change,
-- and a page never takes its own earlier text for somebody else's.
CREATE TABLE self_save (
	page uuid PRIMARY KEY,
	number integer NOT NULL,
	marks jsonb NOT NULL,
	at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
CREATE INDEX self_save_at ON self_save (at);
