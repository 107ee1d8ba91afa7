UPDATE case_search SET year_group = year_group + extract(year FROM coalesce(received_on, (now() AT TIME ZONE 'Europe/London')::date) - interval '8 months')::int
WHERE year_group IS NOT NULL;
UPDATE child_case SET record = record #- '{Child,YearGroupSince}' WHERE record->'Child' ? 'YearGroupSince';
