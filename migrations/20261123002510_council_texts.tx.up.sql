-- All texts that the council changes stand in one table, by their area: letters, messages, guidance. Each version is kept.
CREATE TABLE council_text (
	area text NOT NULL,
	key text NOT NULL,
	version int NOT NULL CHECK (version > 0),
	restored bool NOT NULL,
	saved_at timestamptz NOT NULL,
	saved_by uuid,
	saved_name text NOT NULL,
	words jsonb NOT NULL,
	PRIMARY KEY (area, key, version)
);
INSERT INTO council_text (area, key, version, restored, saved_at, saved_by, saved_name, words)
	SELECT 'letter', kind, version, restored, saved_at, saved_by, saved_name, words FROM letter_template;
DROP TABLE letter_template;
