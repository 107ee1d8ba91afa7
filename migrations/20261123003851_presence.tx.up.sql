-- Where a page's text stands, and who saved it: whoever has the same page open is told.
ALTER TABLE self_save ADD COLUMN place text NOT NULL DEFAULT '';
ALTER TABLE self_save ADD COLUMN person_id uuid;
ALTER TABLE self_save ADD COLUMN by_name text NOT NULL DEFAULT '';
CREATE INDEX self_save_place ON self_save (place, at DESC);

-- Who has which page open now. It is renewed while they have, so nothing of it is worth a log.
CREATE UNLOGGED TABLE presence (
	page uuid PRIMARY KEY,
	place text NOT NULL,
	person_id uuid NOT NULL,
	name text NOT NULL,
	until timestamptz NOT NULL
);
CREATE INDEX presence_place ON presence (place);
