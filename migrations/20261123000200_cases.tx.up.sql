-- Rows that are proof stay as they were written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE council (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	record jsonb NOT NULL,
	saved_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE setting (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	words text NOT NULL, -- the name, folded for search
	urn text,
	closed boolean NOT NULL,
	record jsonb NOT NULL
);
CREATE INDEX setting_words ON setting USING gin (words gin_trgm_ops);

CREATE TABLE team (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	specialism text NOT NULL,
	email text NOT NULL
);

CREATE TABLE person (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	email text,
	name text NOT NULL,
	words text NOT NULL, -- the name, folded for search
	job_title text NOT NULL,
	specialism text NOT NULL,
	phone text NOT NULL,
	by_email boolean NOT NULL,
	by_post boolean NOT NULL,
	address text NOT NULL,
	registered boolean NOT NULL,
	CONSTRAINT person_email UNIQUE (email)
);
CREATE INDEX person_words ON person USING gin (words gin_trgm_ops);

CREATE TABLE person_role (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	role text NOT NULL,
	position smallint NOT NULL,
	PRIMARY KEY (person_id, role)
);
CREATE INDEX person_role_role ON person_role (role);

-- Which settings and teams a person belongs to.
CREATE TABLE membership (
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	holder_kind text NOT NULL CHECK (holder_kind IN ('setting', 'team')),
	holder_id uuid NOT NULL,
	manager boolean NOT NULL,
	position smallint NOT NULL,
	PRIMARY KEY (person_id, holder_id)
);
CREATE INDEX membership_holder ON membership (holder_id);

-- record holds what is not asked for by column; columns that repeat a value of it are for queries.
CREATE TABLE child_case (
	id uuid PRIMARY KEY,
	reference text,
	version int NOT NULL,
	state text NOT NULL,
	surname text NOT NULL,
	forenames text NOT NULL,
	preferred text NOT NULL,
	born date,
	upn text,
	nhs_number text,
	setting_id uuid,
	second_setting_id uuid,
	coordinator uuid,
	received_on date,
	final_on date,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	record jsonb NOT NULL,
	CONSTRAINT child_case_reference UNIQUE (reference)
) WITH (fillfactor = 80);

-- Who has or had the case, in the order they came.
CREATE TABLE case_party (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	position smallint NOT NULL,
	holder_kind text NOT NULL,
	holder_id uuid,
	relation text NOT NULL,
	until timestamptz,
	record jsonb NOT NULL,
	PRIMARY KEY (case_id, position)
);
CREATE INDEX case_party_holder ON case_party (holder_id) WHERE until IS NULL;

-- The number that the last case of a year got.
CREATE TABLE case_number (
	year smallint PRIMARY KEY,
	last int NOT NULL
);

-- Who may see which case: a row per holder and case. Holders are persons, settings, teams and the authority,
-- whose identities never meet.
CREATE TABLE tray (
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	holder uuid NOT NULL,
	bucket text NOT NULL CHECK (bucket IN ('progress', 'unassigned', 'live', 'closed', 'ceased')),
	updated_at timestamptz NOT NULL,
	state text NOT NULL,
	setting_id uuid,
	words text NOT NULL, -- reference and names, folded for search
	PRIMARY KEY (case_id, holder)
) WITH (fillfactor = 80);
CREATE INDEX tray_latest ON tray (holder, bucket, updated_at DESC, case_id DESC) INCLUDE (state, setting_id, words);

-- What trays show of a case, and what they are searched and sorted by: a row per case.
CREATE TABLE case_search (
	case_id uuid PRIMARY KEY REFERENCES child_case ON DELETE CASCADE,
	words text NOT NULL,
	name_key text COLLATE "C" NOT NULL,
	setting_key text COLLATE "C" NOT NULL,
	state_order smallint NOT NULL,
	reference text NOT NULL,
	name text NOT NULL,
	called text NOT NULL,
	born date,
	received_on date,
	final_on date,
	year_group int,
	setting_id uuid,
	setting_name text NOT NULL,
	state text NOT NULL,
	alerts text NOT NULL, -- one a line
	photo uuid,
	-- the year of the 1 September before the birth
	school_year smallint GENERATED ALWAYS AS (extract(year FROM born)::smallint - CASE WHEN extract(month FROM born) < 9 THEN 1 ELSE 0 END) STORED
);
CREATE INDEX case_search_words ON case_search USING gin (words gin_trgm_ops);
CREATE INDEX case_search_name ON case_search (name_key, case_id);
CREATE INDEX case_search_setting ON case_search (setting_key, case_id);
CREATE INDEX case_search_state ON case_search (state_order, case_id);
CREATE INDEX case_search_year ON case_search (school_year DESC NULLS LAST, case_id) WHERE year_group IS NULL;
CREATE INDEX case_search_year_group ON case_search (year_group, case_id) WHERE year_group IS NOT NULL;
CREATE INDEX case_search_setting_id ON case_search (setting_id);

-- The timeline.
CREATE TABLE event (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	case_id uuid NOT NULL REFERENCES child_case,
	kind text NOT NULL,
	at timestamptz NOT NULL,
	by_person uuid,
	data jsonb NOT NULL
);
CREATE INDEX event_case ON event (case_id, at DESC, id DESC);

-- Events that send messages and wait for the worker.
CREATE TABLE outbox (
	id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	event_id bigint NOT NULL REFERENCES event,
	due_at timestamptz NOT NULL,
	attempts smallint NOT NULL DEFAULT 0,
	done_at timestamptz,
	parked_at timestamptz,
	cause text
);
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE done_at IS NULL AND parked_at IS NULL;

CREATE FUNCTION tell_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('outbox', '');
	RETURN NULL;
END $$;
-- A statement that inserts no row tells nothing; rows of one transaction are told once.
CREATE TRIGGER outbox_told AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tell_outbox();

-- Who was served already, so that a retry leaves them out.
CREATE TABLE outbox_sent (
	outbox_id uuid NOT NULL REFERENCES outbox ON DELETE CASCADE,
	recipient text NOT NULL,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (outbox_id, recipient)
);

-- Who looked at what. It refers to nothing, so that it outlives what it tells of.
CREATE TABLE audit (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,
	actor uuid,
	action text NOT NULL,
	case_id uuid,
	item text NOT NULL,
	refused boolean NOT NULL
);
CREATE INDEX audit_case ON audit (case_id, at);
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is known of uploaded documents; their bytes are elsewhere.
CREATE TABLE document (
	id uuid PRIMARY KEY,
	case_id uuid REFERENCES child_case,
	name text NOT NULL,
	type text NOT NULL,
	bytes bigint NOT NULL,
	sha256 text NOT NULL,
	uploaded_by uuid,
	at timestamptz NOT NULL,
	purpose text NOT NULL,
	item text NOT NULL
);
CREATE INDEX document_case ON document (case_id);
