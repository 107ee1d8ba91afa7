-- Settings of the national register. near ones are offered without being searched for.
ALTER TABLE setting ADD COLUMN near boolean NOT NULL DEFAULT true;
UPDATE setting s SET urn = NULL, record = jsonb_set(record, '{URN}', '""')
	WHERE urn IS NOT NULL AND EXISTS (SELECT FROM setting o WHERE o.urn = s.urn AND o.id < s.id);
CREATE UNIQUE INDEX setting_urn ON setting (urn);
CREATE INDEX setting_near ON setting (words, id) WHERE near AND NOT closed;

-- Which establishment of the register follows which.
CREATE TABLE succession (
	urn text NOT NULL,
	successor text NOT NULL,
	kind text NOT NULL,
	since date,
	PRIMARY KEY (urn, successor)
);

-- Files of the register that were given to the hub.
CREATE TABLE register_load (
	id uuid PRIMARY KEY,
	at timestamptz NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX register_load_at ON register_load (at DESC);
CREATE INDEX child_case_second_setting ON child_case (second_setting_id) WHERE second_setting_id IS NOT NULL;
