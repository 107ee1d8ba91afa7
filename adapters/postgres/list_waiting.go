package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

type waitingStore struct{ statements }

// Of takes the soonest requests for advice of each holder from the index of what they owe, and consultations, of which
// a setting has few, by the day that the setting was told.
func (s waitingStore) Of(ctx context.Context, limit int, holders ...ehc.Holder) ([]ports.Waiting, error) {
	known := holderIDs(holders)
	if len(known) == 0 {
		return nil, nil
	}
	var rows []struct {
		CaseID, Code, Item, OwesKind, OwesID, Wanted, Reference, Called string
	}
	query := join(`SELECT w.case_id, w.code, w.item, w.owes_kind, w.owes_id, w.wanted::text AS wanted, c.reference, coalesce(n.called, '') AS called FROM (
			SELECT soonest.* FROM unnest(ARRAY[`, value(listOf(known)), "]::uuid[]) AS h(id) CROSS JOIN LATERAL (", owed("due", "h.id", timescale.SendAdvice, known, limit), `) soonest
			UNION ALL (`, owed("target", "ANY (ARRAY[?]::uuid[])", timescale.AnswerConsultation, known, limit, listOf(known)), `)
			UNION ALL (`, reopened(known, limit), `)
		) w JOIN child_case c ON c.id = w.case_id LEFT JOIN case_search n ON n.case_id = w.case_id ORDER BY w.wanted, c.reference, w.code, w.item LIMIT `, value(limit))
	err := s.all(ctx, &rows, query.sql, query.args...)
	if err != nil {
		return nil, err
	}
	waiting := make([]ports.Waiting, len(rows))
	for i, row := range rows {
		waiting[i] = ports.Waiting{Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Called: row.Called, Code: row.Code, Item: row.Item,
			Owes: ehc.Holder{Kind: ehc.HolderKind(row.OwesKind), ID: row.OwesID}}
		if err := waiting[i].Due.UnmarshalText([]byte(row.Wanted)); err != nil {
			return nil, fmt.Errorf("postgres: what waits on case %s: %w", row.CaseID, err)
		}
	}
	return waiting, nil
}

// reopened is advice that was sent once and is to be put right: the law's day for it has been met, so no deadline is open.
func reopened(known []string, limit int) clause {
	return join("SELECT a.case_id, '"+timescale.SendAdvice+"', a.id::text, CASE WHEN a.adviser_person IS NULL THEN '"+string(ehc.HeldByTeam)+"' ELSE '"+string(ehc.HeldByPerson)+"' END, coalesce(a.adviser_person, a.adviser_team), a.due_on FROM advice_request a"+
		" WHERE a.status IN ('"+string(advice.Pending)+"', '"+string(advice.NotAllocated)+"') AND a.record->>'FirstDoneOn' <> '' AND coalesce(a.adviser_person, a.adviser_team) IN (", value(listOf(known)), ") AND ", onTray("a", known), " ORDER BY a.due_on, a.id LIMIT ", value(limit))
}

// onTray asks that a case is on the list of one of its holders and was sent.
func onTray(row string, holders []string) clause {
	return join("(SELECT true FROM tray t WHERE t.case_id = "+row+".case_id AND t.holder IN (", value(listOf(holders)), ") AND t.state <> '"+string(casework.RequestDraft)+"' LIMIT 1)")
}

// owed is what holders owe by one limit, on cases that one of all of them has and that were sent, the soonest first.
func owed(by, holder, code string, all []string, limit int, args ...any) clause {
	return join("SELECT d.case_id, d.code, d.item, d.owes_kind, d.owes_id, d."+by+" AS wanted FROM deadline d WHERE d.owes_id = ", clause{holder, args}, " AND d.code = '"+code+"' AND d.done_on IS NULL AND d.off IS NULL AND ", onTray("d", all),
		" ORDER BY d."+by+", d.case_id, d.item LIMIT ", value(limit))
}

func (s consultationStore) AnsweredBy(ctx context.Context, limit int, settings ...ehc.SettingID) ([]ports.AnswerSent, error) {
	known := validOf(settings)
	if len(known) == 0 {
		return nil, nil
	}
	var rows []struct {
		versionedRow
		Reference string
	}
	err := s.all(ctx, &rows, `
		SELECT k.revision AS version, k.record, coalesce(c.reference, '') AS reference FROM consultation k JOIN child_case c ON c.id = k.case_id
		WHERE k.setting_id IN (?) AND k.status = 'complete' ORDER BY k.sent_on DESC, k.id LIMIT ?`, listOf(known), max(limit, 0))
	if err != nil {
		return nil, err
	}
	sent := make([]ports.AnswerSent, len(rows))
	for i, row := range rows {
		c, err := consultations(row.versionedRow)
		if err != nil {
			return nil, err
		}
		sent[i] = ports.AnswerSent{Consultation: c, Reference: ehc.Reference(row.Reference)}
	}
	return sent, nil
}
