CREATE TABLE letter_template (
	kind text NOT NULL,
	version int NOT NULL CHECK (version > 0),
	restored bool NOT NULL,
	saved_at timestamptz NOT NULL,
	saved_by uuid,
	saved_name text NOT NULL,
	words jsonb NOT NULL,
	PRIMARY KEY (kind, version)
);
INSERT INTO letter_template (kind, version, restored, saved_at, saved_by, saved_name, words)
	SELECT key, version, restored, saved_at, saved_by, saved_name, words FROM council_text WHERE area = 'letter';
DROP TABLE council_text;
