-- When people want to be written to; those who have chosen nothing have no row.
CREATE TABLE message_preference (
	person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
	asked text NOT NULL,
	told text NOT NULL,
	reminded text NOT NULL,
	quiet_from smallint NOT NULL CHECK (quiet_from BETWEEN 0 AND 23),
	quiet_until smallint NOT NULL CHECK (quiet_until BETWEEN 0 AND 23)
);
-- A line that came in somebody's quiet hours goes when they end, whether or not the day's list has gone.
ALTER TABLE digest_line ADD COLUMN held bool NOT NULL DEFAULT false;
