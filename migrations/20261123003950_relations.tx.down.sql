DROP TABLE case_relation;
