DROP TABLE incident;
DROP TABLE problem;
