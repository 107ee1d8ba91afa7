UPDATE child_case SET state = 'withdrawn', record = (record - 'Closings' - 'Withdrawal') || jsonb_build_object('Closing', coalesce(record->'Closings'->-1->>'Reason', '')) WHERE state = 'closed';
UPDATE tray SET state = 'withdrawn' WHERE state = 'closed';
UPDATE case_search SET state = 'withdrawn' WHERE state = 'closed';
