-- A form for a request for an assessment is printed before there is a case.
ALTER TABLE paper_pack ALTER COLUMN case_id DROP NOT NULL;
-- Draft requests that officers write down together, from a scan: few at any time.
CREATE INDEX child_case_desk_draft ON child_case (updated_at, id) WHERE state = 'request_draft' AND record->'Request'->>'AtDesk' = 'true';
CREATE INDEX case_search_born ON case_search (born);
