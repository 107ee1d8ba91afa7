DROP TABLE case_gap;
DROP TABLE missing_case;
