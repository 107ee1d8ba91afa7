-- Draft requests by when they were last saved: those that visitors abandoned are cleared.
CREATE INDEX child_case_draft ON child_case (updated_at) WHERE state = 'request_draft';
