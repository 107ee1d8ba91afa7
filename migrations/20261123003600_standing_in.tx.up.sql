-- A manager of the service may choose somebody who does not work with whoever is away.
ALTER TABLE cover ADD COLUMN beyond boolean NOT NULL DEFAULT false;
ALTER TABLE cover ALTER COLUMN beyond DROP DEFAULT;

-- Who stands in for whom, and why it has no effect, where it has none: what made somebody fit to stand in must still hold.
CREATE VIEW standing_in AS
SELECT c.id, c.absent_id, c.by_id, c.from_on, c.to_on, c.beyond,
	CASE
		WHEN a.closed_at IS NOT NULL THEN 'absent-closed'
		WHEN b.closed_at IS NOT NULL THEN 'cover-closed'
		WHEN EXISTS (SELECT FROM person_role r WHERE r.person_id = c.absent_id AND r.role NOT IN ('family', 'advocate')
			AND NOT EXISTS (SELECT FROM person_role o WHERE o.person_id = c.by_id AND o.role = r.role)) THEN 'role'
		WHEN EXISTS (SELECT FROM membership m JOIN membership o ON o.holder_kind = m.holder_kind AND o.holder_id = m.holder_id
			WHERE m.person_id = c.absent_id AND o.person_id = c.by_id) THEN ''
		WHEN EXISTS (SELECT FROM person_role r WHERE r.person_id = c.absent_id AND r.role IN ('coordinator', 'decider', 'manager'))
			AND EXISTS (SELECT FROM person_role r WHERE r.person_id = c.by_id AND r.role IN ('coordinator', 'decider', 'manager')) THEN ''
		WHEN c.beyond AND (EXISTS (SELECT FROM membership m WHERE m.person_id = c.by_id)
			OR NOT EXISTS (SELECT FROM membership m WHERE m.person_id = c.absent_id)) THEN ''
		ELSE 'apart'
	END AS lapse
FROM cover c JOIN person a ON a.id = c.absent_id JOIN person b ON b.id = c.by_id;
