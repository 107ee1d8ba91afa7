DROP INDEX child_case_draft;
