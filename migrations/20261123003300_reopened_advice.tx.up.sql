-- Advice that was sent and re-opened, by whoever is to send it again: few at any time.
CREATE INDEX advice_request_reopened ON advice_request ((coalesce(adviser_person, adviser_team)), due_on) WHERE status IN ('pending', 'not-allocated') AND record->>'FirstDoneOn' <> '';
