-- What the council sets for everyone: its profile as it was each time somebody changed it, its logo, its messages at the
-- top of pages and its times of maintenance. council_change counts on with each, so that every server sees it at once.
CREATE TABLE council_edition (
	number int PRIMARY KEY CHECK (number > 0),
	record jsonb NOT NULL,
	saved_at timestamptz NOT NULL,
	saved_by uuid,
	saved_name text NOT NULL
);
INSERT INTO council_edition (number, record, saved_at, saved_name) SELECT 1, record, saved_at, '' FROM council;

CREATE TABLE council_logo (
	sha text PRIMARY KEY,
	picture bytea NOT NULL,
	saved_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE council_banner (
	id uuid PRIMARY KEY,
	version int NOT NULL CHECK (version > 0),
	words text NOT NULL,
	important bool NOT NULL,
	signed_in bool NOT NULL,
	shown_from timestamptz NOT NULL,
	shown_until timestamptz NOT NULL,
	saved_at timestamptz NOT NULL,
	saved_name text NOT NULL,
	CHECK (shown_from < shown_until)
);
CREATE INDEX council_banner_until ON council_banner (shown_until);

CREATE TABLE council_maintenance (
	one bool PRIMARY KEY DEFAULT true CHECK (one),
	read_only_from timestamptz NOT NULL,
	read_only_until timestamptz NOT NULL,
	message text NOT NULL,
	set_by text NOT NULL
);

CREATE TABLE council_change (
	one bool PRIMARY KEY DEFAULT true CHECK (one),
	number bigint NOT NULL
);
INSERT INTO council_change (number) VALUES (1);
