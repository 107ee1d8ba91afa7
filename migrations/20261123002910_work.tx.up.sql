-- What somebody was asked, and what a setting was, for those to whom it passes.
CREATE INDEX advice_request_person ON advice_request (adviser_person) WHERE status IN ('pending', 'not-allocated');
CREATE INDEX advice_request_team ON advice_request (adviser_team) WHERE status IN ('pending', 'not-allocated');
CREATE INDEX advice_request_setting ON advice_request ((record->'Adviser'->>'Setting')) WHERE status IN ('pending', 'not-allocated');
