package postgres

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type caseGapStore struct{ statements }

// nobody stands in the place of a holder where a gap is about none.
const nobody = "00000000-0000-0000-0000-000000000000"

// openCases are those that are looked at: sent, and not closed.
const openCases = "c.state NOT IN ('" + string(casework.RequestDraft) + "', '" + string(casework.Closed) + "')"

// recordedSettings are the settings that a record names, and heldBy the parties of a relation that have a case now.
const recordedSettings = " JOIN LATERAL (VALUES (c.setting_id), (c.second_setting_id)) AS s(id) ON s.id IS NOT NULL "

func heldBy(kind ehc.HolderKind, relation access.Relation) string {
	of := "p.until IS NULL AND p.holder_kind = '" + string(kind) + "'"
	if relation != "" {
		of += " AND p.relation = '" + string(relation) + "'"
	}
	return of
}

// acts tells whether somebody with an open account acts for a setting.
const acts = "EXISTS (SELECT FROM membership m JOIN person a ON a.id = m.person_id AND a.closed_at IS NULL WHERE m.holder_kind = 'setting' AND m.holder_id = "

// gapsOf finds the cases c, and of whom each gap is about, kind by kind.
var gapsOf = map[ports.CaseGapKind]string{
	ports.GapNoCoordinator: "SELECT c.id, '" + nobody + "'::uuid FROM child_case c WHERE " + openCases + " AND c.coordinator IS NULL",
	ports.GapCoordinatorGone: "SELECT c.id, c.coordinator FROM child_case c JOIN person a ON a.id = c.coordinator WHERE " + openCases +
		" AND (a.closed_at IS NOT NULL OR NOT EXISTS (SELECT FROM person_role r WHERE r.person_id = a.id AND r.role IN ('" + string(ehc.RoleCoordinator) + "', '" + string(ehc.RoleManager) + "')))",
	ports.GapSettingLacks: "SELECT c.id, s.id FROM child_case c" + recordedSettings + "WHERE " + openCases +
		" AND NOT EXISTS (SELECT FROM case_party p WHERE p.case_id = c.id AND p.holder_id = s.id AND " + heldBy(ehc.HeldBySetting, access.Setting) + ")",
	ports.GapSettingBeyond: "SELECT c.id, p.holder_id FROM child_case c JOIN case_party p ON p.case_id = c.id AND " + heldBy(ehc.HeldBySetting, access.Setting) +
		" WHERE " + openCases + " AND p.holder_id IS DISTINCT FROM c.setting_id AND p.holder_id IS DISTINCT FROM c.second_setting_id",
	ports.GapSettingShut: "SELECT c.id, s.id FROM child_case c" + recordedSettings + "JOIN setting x ON x.id = s.id AND x.closed WHERE " + openCases,
	ports.GapNobodyThere: "SELECT c.id, s.id FROM child_case c" + recordedSettings + "WHERE " + openCases + " AND NOT " + acts + "s.id)",
	ports.GapHolderClosed: "SELECT c.id, p.holder_id FROM child_case c JOIN case_party p ON p.case_id = c.id AND " + heldBy(ehc.HeldByPerson, "") +
		" JOIN person a ON a.id = p.holder_id AND a.closed_at IS NOT NULL WHERE " + openCases + " AND p.relation <> '" + string(access.Coordinator) + "'",
	ports.GapHolderLeft: "SELECT c.id, p.holder_id FROM child_case c JOIN case_party p ON p.case_id = c.id AND " + heldBy(ehc.HeldByPerson, access.Setting) +
		" JOIN person a ON a.id = p.holder_id AND a.closed_at IS NULL WHERE " + openCases +
		" AND NOT EXISTS (SELECT FROM membership m WHERE m.person_id = a.id AND m.holder_kind = 'setting' AND m.holder_id IN (c.setting_id, c.second_setting_id))",
}

// Check writes what is found now over what was found before, all in the unit's transaction.
func (s caseGapStore) Check(ctx context.Context, today ehc.Date) (int, error) {
	found := 0
	for _, kind := range ports.CaseGapKinds() {
		var n int
		err := s.one(ctx, &n, noCase, `
			WITH found AS (SELECT DISTINCT f.id, f.holder FROM (`+gapsOf[kind]+`) AS f(id, holder)), gone AS (
				DELETE FROM case_gap g WHERE g.kind = ? AND NOT EXISTS (SELECT FROM found f WHERE f.id = g.case_id AND f.holder = g.holder)
			), kept AS (
				INSERT INTO case_gap (case_id, kind, holder, since) SELECT f.id, ?, f.holder, ?::date FROM found f ON CONFLICT DO NOTHING
			)
			SELECT count(*) FROM found`, string(kind), string(kind), today.String())
		if err != nil {
			return 0, err
		}
		found += n
	}
	return found, nil
}

func (s caseGapStore) List(ctx context.Context, kind ports.CaseGapKind, limit int) ([]ports.CaseGap, int, error) {
	var rows []struct {
		CaseID, Holder, Since, Reference, Called, Name string
		Total                                          int
	}
	err := s.all(ctx, &rows, `
		SELECT g.case_id, g.holder, g.since::text, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, coalesce(p.name, t.name, '') AS name, g.total
		FROM (SELECT case_id, holder, since, count(*) OVER () AS total FROM case_gap WHERE kind = ? ORDER BY since, case_id, holder LIMIT ?) g
		JOIN child_case c ON c.id = g.case_id LEFT JOIN case_search n ON n.case_id = g.case_id LEFT JOIN person p ON p.id = g.holder LEFT JOIN setting t ON t.id = g.holder
		ORDER BY g.since, g.case_id, g.holder`, string(kind), max(limit, 0))
	var found []ports.CaseGap
	total := 0
	for _, row := range rows {
		gap := ports.CaseGap{Kind: kind, Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Called: row.Called, Holder: row.Holder, Name: row.Name}
		if gap.Holder == nobody {
			gap.Holder = ""
		}
		if err := gap.Since.UnmarshalText([]byte(row.Since)); err != nil {
			return nil, 0, err
		}
		found, total = append(found, gap), row.Total
	}
	return found, total, err
}
