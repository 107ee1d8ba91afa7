DROP INDEX audit_looks;
DROP TABLE processor;
