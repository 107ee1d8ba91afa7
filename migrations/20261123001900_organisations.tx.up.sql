-- People whose account was closed stay, because files name them. When they signed in last is told to those who look after accounts.
ALTER TABLE person ADD COLUMN closed_at timestamptz, ADD COLUMN signed_in_at timestamptz;

-- A service has teams: speech and language therapy of an NHS trust, say.
CREATE TABLE service (
	id uuid PRIMARY KEY,
	version int NOT NULL,
	name text NOT NULL,
	organisation text NOT NULL,
	closed boolean NOT NULL
);
ALTER TABLE team ADD COLUMN version int NOT NULL DEFAULT 1, ADD COLUMN service_id uuid REFERENCES service, ADD COLUMN closed boolean NOT NULL DEFAULT false;
ALTER TABLE team ALTER COLUMN version DROP DEFAULT;

-- When people are away, and who stands in for them; both days included, without end while to_on is empty.
CREATE TABLE absence (
	id uuid PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	from_on date NOT NULL,
	to_on date
);
CREATE INDEX absence_person ON absence (person_id);
CREATE TABLE cover (
	id uuid PRIMARY KEY,
	absent_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	by_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	from_on date NOT NULL,
	to_on date
);
CREATE INDEX cover_absent ON cover (absent_id);
CREATE INDEX cover_by ON cover (by_id);

-- Who changed what about people, teams and settings.
CREATE TABLE organisation_change (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,
	by_person uuid,
	person_id uuid,
	holder_id uuid,
	words text NOT NULL
);
CREATE INDEX organisation_change_person ON organisation_change (person_id, id DESC);
CREATE INDEX organisation_change_holder ON organisation_change (holder_id, id DESC);
CREATE TRIGGER organisation_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON organisation_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
