-- In which edition of the hub what is kept beside a case was written last (ports.KeptEdition). Cases that are here already
-- are brought up to date by the hub: among them the flags that holders other than the authority see.
ALTER TABLE child_case ADD COLUMN kept smallint NOT NULL DEFAULT 0;
CREATE INDEX child_case_kept ON child_case (kept, id);
