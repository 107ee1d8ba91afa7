DROP INDEX child_case_upn;
DROP INDEX child_case_nhs;
DROP INDEX child_case_born;
