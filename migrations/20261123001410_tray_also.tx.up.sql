-- Which other holders of the case somebody may have together with this one: the teams beside a person or a team, the
-- settings beside a setting. So a list tells from one row that a case is counted elsewhere, without looking there.
ALTER TABLE tray ADD COLUMN also uuid[];
DROP INDEX tray_latest;
UPDATE tray t SET also = o.also
FROM (
	SELECT a.case_id, a.holder, array_agg(b.holder ORDER BY b.holder) AS also FROM tray a JOIN tray b ON b.case_id = a.case_id AND b.holder <> a.holder
	LEFT JOIN setting beside ON beside.id = a.holder
	WHERE a.holder <> '00000000-0000-7000-8000-000000000001'
		AND CASE WHEN beside.id IS NULL THEN EXISTS (SELECT FROM team WHERE team.id = b.holder) ELSE EXISTS (SELECT FROM setting WHERE setting.id = b.holder) END
	GROUP BY a.case_id, a.holder
) o
WHERE t.case_id = o.case_id AND t.holder = o.holder;
CREATE INDEX tray_latest ON tray (holder, bucket, updated_at DESC, case_id DESC) INCLUDE (state, setting_id, words, also);
