DROP TABLE attempt;
DROP TABLE code;
DROP TABLE session;
DROP TABLE credential;
