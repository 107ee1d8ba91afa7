DROP TABLE stage_history;
DROP INDEX child_case_final;
DROP TABLE case_stage;
