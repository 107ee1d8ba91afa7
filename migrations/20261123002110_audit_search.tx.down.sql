CREATE INDEX audit_looks ON audit (case_id, actor, at DESC) WHERE NOT refused;
DROP INDEX audit_refused;
DROP INDEX audit_kind;
DROP INDEX audit_action;
DROP INDEX audit_actor;
DROP INDEX audit_at;
ALTER TABLE audit DROP COLUMN kind;
