-- Which flags each holder of a case sees: a row per flag that is set. Lists show them and are kept to them.
CREATE TABLE flag_shown (
	holder uuid NOT NULL,
	flag text NOT NULL,
	case_id uuid NOT NULL REFERENCES child_case ON DELETE CASCADE,
	PRIMARY KEY (holder, flag, case_id)
);
CREATE INDEX flag_shown_case ON flag_shown (case_id);

-- What the child's record answers becomes a flag with its beginning; lists show it again at the next change of the case,
-- and at once to the authority.
UPDATE child_case c SET record = c.record || jsonb_build_object('Flags', flags.all_of)
FROM (
	SELECT s.id, jsonb_agg(jsonb_build_object('Flag', s.flag, 'From', s.from_day, 'To', '', 'Reason', 'From the request.', 'SetBy', '', 'SetterName', '', 'SetOn', s.from_day,
		'EndedBy', '', 'EnderName', '', 'EndReason', '')) AS all_of
	FROM (
		SELECT k.id, f.flag, coalesce(k.received_on, k.created_at::date)::text AS from_day
		FROM child_case k, (VALUES ('looked-after', 'LookedAfter'), ('youth-custody', 'YouthCustody'), ('neet', 'NotInEducation'), ('forces', 'ForcesFamily')) AS f(flag, field)
		WHERE k.state <> 'request_draft' AND k.record->'Child'->>f.field = 'true'
	) s GROUP BY s.id
) flags
WHERE flags.id = c.id;
INSERT INTO flag_shown (holder, flag, case_id)
SELECT t.holder, f->>'Flag', c.id FROM child_case c CROSS JOIN jsonb_array_elements(c.record->'Flags') f JOIN tray t ON t.case_id = c.id
WHERE jsonb_typeof(c.record->'Flags') = 'array' AND t.holder = '00000000-0000-7000-8000-000000000001';

ALTER TABLE case_search DROP COLUMN alerts;
