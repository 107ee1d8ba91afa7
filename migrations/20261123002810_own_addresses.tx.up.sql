-- Further e-mail addresses that people have proven to be theirs. Messages go to the one of the person.
CREATE TABLE own_address (
	email text PRIMARY KEY,
	person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
	added_at timestamptz NOT NULL
);
CREATE INDEX own_address_person ON own_address (person_id);

-- An address leads to one person, whichever of the two tables it stands in. The lock makes two who write it at once wait
-- for each other.
CREATE FUNCTION keep_address_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	owner uuid;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended(NEW.email, 0));
	IF TG_TABLE_NAME = 'person' THEN
		DELETE FROM own_address WHERE email = NEW.email AND person_id = NEW.id;
		SELECT person_id INTO owner FROM own_address WHERE email = NEW.email;
	ELSE
		SELECT id INTO owner FROM person WHERE email = NEW.email;
	END IF;
	IF owner IS NOT NULL THEN
		RAISE unique_violation USING CONSTRAINT = 'person_email', MESSAGE = 'the address leads to somebody already';
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER person_email_apart_new BEFORE INSERT ON person FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION keep_address_apart();
CREATE TRIGGER person_email_apart BEFORE UPDATE OF email ON person FOR EACH ROW WHEN (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION keep_address_apart();
CREATE TRIGGER own_address_apart BEFORE INSERT ON own_address FOR EACH ROW EXECUTE FUNCTION keep_address_apart();

-- Whether somebody has said themselves how they want to be written to: it then holds over what was said for them on a case.
ALTER TABLE person ADD COLUMN chose_contact boolean NOT NULL DEFAULT false;
