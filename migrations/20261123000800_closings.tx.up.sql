-- A case is closed for a reason of its own: the one state “withdrawn” with a text becomes “closed” with a record of each closing.
UPDATE child_case SET state = 'closed', record = (record - 'Closing') || jsonb_build_object('Closings', jsonb_build_array(jsonb_build_object(
	'Kind', 'other', 'On', (updated_at AT TIME ZONE 'Europe/London')::date::text, 'To', '', 'AskedBy', '', 'Reason', coalesce(record->>'Closing', ''),
	'From', 'requested', 'ClosedOn', (updated_at AT TIME ZONE 'Europe/London')::date::text, 'ClosedBy', '', 'CloserName', '', 'Undone', NULL)))
WHERE state = 'withdrawn';
UPDATE child_case SET record = record - 'Closing' WHERE record ? 'Closing';
UPDATE tray SET state = 'closed' WHERE state = 'withdrawn';
UPDATE case_search SET state = 'closed' WHERE state = 'withdrawn';
