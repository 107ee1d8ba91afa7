DROP TABLE document, audit, outbox_sent, outbox, event, case_search, tray, case_number, case_party, child_case, membership, person_role, person, team, setting, council;
DROP FUNCTION tell_outbox, refuse_change;
