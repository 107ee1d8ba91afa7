-- Letters that are printed and posted by the council itself, each under the identity of its message.
CREATE TABLE post_item (
	message_id uuid PRIMARY KEY,
	name text NOT NULL, -- on the envelope
	address text NOT NULL, -- a line each
	title text NOT NULL,
	enclose text NOT NULL, -- what is put in beside the letter
	pdf bytea NOT NULL,
	queued_at timestamptz NOT NULL,
	posted_on date, -- by which the law counts when it was served
	posted_by uuid,
	posted_at timestamptz
);
CREATE INDEX post_item_waiting ON post_item (queued_at, message_id) WHERE posted_on IS NULL;
CREATE INDEX post_item_posted ON post_item (posted_at DESC) WHERE posted_on IS NOT NULL;
