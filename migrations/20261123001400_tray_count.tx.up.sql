-- How many cases a holder has in each bucket of the tray: the sum of the rows. What changes the tray adds a row of its
-- own, so that nobody waits for anybody, and once in a while puts the holder's rows together.
CREATE TABLE tray_count (
	holder uuid NOT NULL,
	bucket text NOT NULL,
	cases bigint NOT NULL -- below zero when some have gone
);
CREATE INDEX tray_count_holder ON tray_count (holder, bucket) INCLUDE (cases);

-- One change in 64 puts rows together. Rows that another change is putting together are left to it.
CREATE FUNCTION count_in_tray(whose uuid, where_in text, difference int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO tray_count (holder, bucket, cases) VALUES (whose, where_in, difference);
	IF random() < 1.0 / 64 THEN
		WITH gone AS (
			DELETE FROM tray_count WHERE ctid = ANY (ARRAY(SELECT ctid FROM tray_count WHERE holder = whose AND bucket = where_in FOR UPDATE SKIP LOCKED)) RETURNING cases
		)
		INSERT INTO tray_count (holder, bucket, cases) SELECT whose, where_in, sum(cases) FROM gone HAVING sum(cases) <> 0;
	END IF;
END $$;

CREATE FUNCTION keep_tray_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		PERFORM count_in_tray(OLD.holder, OLD.bucket, -1);
	END IF;
	IF TG_OP <> 'DELETE' THEN
		PERFORM count_in_tray(NEW.holder, NEW.bucket, 1);
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER tray_counted AFTER INSERT OR DELETE ON tray FOR EACH ROW EXECUTE FUNCTION keep_tray_count();
CREATE TRIGGER tray_counted_again AFTER UPDATE OF holder, bucket ON tray FOR EACH ROW WHEN ((OLD.holder, OLD.bucket) IS DISTINCT FROM (NEW.holder, NEW.bucket)) EXECUTE FUNCTION keep_tray_count();

INSERT INTO tray_count (holder, bucket, cases) SELECT holder, bucket, count(*) FROM tray GROUP BY 1, 2;
