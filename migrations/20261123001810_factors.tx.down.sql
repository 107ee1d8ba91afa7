DROP TABLE recovery_code;
DROP TABLE authenticator;
ALTER TABLE code DROP COLUMN way;
