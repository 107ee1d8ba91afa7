-- A recorded year group moves on with the school years: the record says since when it holds, and lists keep it less the
-- year in which that school year began.
UPDATE child_case SET record = jsonb_set(record, '{Child,YearGroupSince}', to_jsonb(received_on::text))
WHERE state <> 'request_draft' AND received_on IS NOT NULL AND jsonb_typeof(record->'Child'->'YearGroup') = 'number';
UPDATE case_search SET year_group = year_group - extract(year FROM coalesce(received_on, (now() AT TIME ZONE 'Europe/London')::date) - interval '8 months')::int
WHERE year_group IS NOT NULL;
