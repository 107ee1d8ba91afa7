-- What an entry of the audit tells of: a look, a change, or something that was taken away as a file.
ALTER TABLE audit ADD COLUMN kind text NOT NULL DEFAULT 'looked';

-- Each way to look through millions of entries has an index in the order in which they are read.
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor, at, id);
CREATE INDEX audit_action ON audit (action, at, id);
CREATE INDEX audit_kind ON audit (kind, at, id) WHERE kind <> 'looked';
CREATE INDEX audit_refused ON audit (at, id) WHERE refused;
DROP INDEX audit_looks; -- audit_case finds the few entries of one case
