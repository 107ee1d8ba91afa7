DROP INDEX case_search_born;
DROP INDEX child_case_desk_draft;
DELETE FROM paper_pack WHERE case_id IS NULL;
ALTER TABLE paper_pack ALTER COLUMN case_id SET NOT NULL;
