DROP TABLE deadline_exception;
DROP TABLE deadline;
