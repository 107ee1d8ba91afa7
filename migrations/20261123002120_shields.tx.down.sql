DROP TABLE shielded;
