package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// mostWaiting is how much of what waits one page shows: the soonest.
const mostWaiting = 50

type waitingStore struct{ statements }

func (s waitingStore) Of(ctx context.Context, holders ...ehc.Holder) ([]ports.Waiting, error) {
	known := holderIDs(holders)
	if len(known) == 0 {
		return nil, nil
	}
	var rows []struct {
		CaseID, Code, Item, OwesKind, OwesID, Due, Reference, Called string
	}
	err := s.all(ctx, &rows, `
		SELECT d.case_id, d.code, d.item, d.owes_kind, d.owes_id, due.shown::text AS due, c.reference, coalesce(n.called, '') AS called
		FROM deadline d JOIN child_case c ON c.id = d.case_id LEFT JOIN case_search n ON n.case_id = d.case_id
			CROSS JOIN LATERAL (SELECT CASE WHEN d.code = ? THEN d.target ELSE d.due END AS shown) due
		WHERE d.owes_id IN (?) AND d.done_on IS NULL AND d.off IS NULL AND d.code IN (?) AND c.reference IS NOT NULL
			AND EXISTS (SELECT FROM tray t WHERE t.case_id = d.case_id AND t.holder IN (?))
		ORDER BY due.shown, c.reference, d.code, d.item LIMIT ?`,
		timescale.AnswerConsultation, // time given: the day that the setting was told
		listOf(known), listOf([]string{timescale.SendAdvice, timescale.AnswerConsultation}), listOf(known), mostWaiting)
	if err != nil {
		return nil, err
	}
	waiting := make([]ports.Waiting, len(rows))
	for i, row := range rows {
		waiting[i] = ports.Waiting{Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Called: row.Called, Code: row.Code, Item: row.Item,
			Owes: ehc.Holder{Kind: ehc.HolderKind(row.OwesKind), ID: row.OwesID}}
		if err := waiting[i].Due.UnmarshalText([]byte(row.Due)); err != nil {
			return nil, fmt.Errorf("postgres: what waits on case %s: %w", row.CaseID, err)
		}
	}
	return waiting, nil
}

func (s consultationStore) AnsweredBy(ctx context.Context, limit int, settings ...ehc.SettingID) ([]ports.AnswerSent, error) {
	var known []string
	for _, id := range settings {
		if valid(id) {
			known = append(known, string(id))
		}
	}
	if len(known) == 0 {
		return nil, nil
	}
	var rows []struct {
		revisionRow
		Reference string
	}
	err := s.all(ctx, &rows, `
		SELECT k.revision, k.record, coalesce(c.reference, '') AS reference FROM consultation k JOIN child_case c ON c.id = k.case_id
		WHERE k.setting_id IN (?) AND k.status = 'complete' ORDER BY k.sent_on DESC, k.id LIMIT ?`, listOf(known), max(limit, 0))
	if err != nil {
		return nil, err
	}
	sent := make([]ports.AnswerSent, len(rows))
	for i, row := range rows {
		c, err := row.consultation()
		if err != nil {
			return nil, err
		}
		sent[i] = ports.AnswerSent{Consultation: c, Reference: ehc.Reference(row.Reference)}
	}
	return sent, nil
}
