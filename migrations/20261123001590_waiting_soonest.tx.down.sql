DROP INDEX deadline_waiting;
CREATE INDEX deadline_waiting ON deadline (owes_id, due) WHERE owes_id IS NOT NULL AND done_on IS NULL AND off IS NULL;
