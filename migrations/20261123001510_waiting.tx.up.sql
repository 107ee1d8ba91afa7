-- What a person, team or setting still has to do, advice and answers alike.
CREATE INDEX deadline_waiting ON deadline (owes_id, due) WHERE owes_id IS NOT NULL AND done_on IS NULL AND off IS NULL;
-- What a setting has answered.
CREATE INDEX consultation_answered ON consultation (setting_id, sent_on DESC) WHERE status = 'complete';
