-- The soonest of what a holder still has to do is found by kind, without reading all of it.
DROP INDEX deadline_waiting;
CREATE INDEX deadline_waiting ON deadline (owes_id, code, due) WHERE owes_id IS NOT NULL AND done_on IS NULL AND off IS NULL;
