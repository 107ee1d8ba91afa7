package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// mostOwn is how many dates of their own a person is shown: the soonest.
const mostOwn = 500

// ownDeadlines finds what the person, their teams and their settings owe; what the authority owes on cases that they
// co-ordinate, birthdays only in the year before them; and the time that they have as family.
const ownDeadlines = `
	SELECT ` + deadlineColumns + `, c.reference FROM (
		SELECT d.* FROM deadline d WHERE d.owes_id IN (?) AND d.done_on IS NULL AND d.off IS NULL
		UNION ALL
		SELECT d.* FROM child_case c JOIN deadline d ON d.case_id = c.id WHERE c.coordinator = ? AND d.owes_id IS NULL
			AND CASE WHEN d.trigger = 'date-of-birth' THEN d.done_on IS NULL AND d.off IS NULL AND d.last <= ?::date + 365 ELSE d.open END
		UNION ALL
		SELECT d.* FROM case_party p JOIN deadline d ON d.case_id = p.case_id
		WHERE p.holder_id = ? AND p.until IS NULL AND p.relation = 'family' AND d.trigger IN (?) AND d.done_on IS NULL AND d.off IS NULL
	) d JOIN child_case c ON c.id = d.case_id
	WHERE d.last >= ?::date - 60 AND c.reference IS NOT NULL
	ORDER BY d.due, c.reference, d.code, d.step LIMIT ?`

// familysTime lists the events that give a family time.
var familysTime = []timescale.Trigger{timescale.DraftServed, timescale.AmendmentNotice, timescale.DecisionNotice}

// Own lists the open dates that are a person's own, the soonest first.
func (s clockStore) Own(ctx context.Context, actor ehc.Actor, today ehc.Date) ([]ports.OwnDeadline, error) {
	if !valid(actor.Person) {
		return nil, nil
	}
	holders := []string{string(actor.Person)}
	for _, id := range actor.Settings {
		holders = append(holders, string(id))
	}
	for _, t := range actor.Teams {
		holders = append(holders, string(t.Team))
	}
	var rows []struct {
		deadlineRow
		Reference string
	}
	err := s.all(ctx, &rows, ownDeadlines, listOf(holders), string(actor.Person), today.String(), string(actor.Person), listOf(texts(familysTime)), today.String(), mostOwn)
	if err != nil {
		return nil, err
	}
	var own []ports.OwnDeadline
	for _, row := range rows {
		d, err := row.restore()
		if err != nil {
			return nil, err
		}
		own = append(own, ports.OwnDeadline{Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Deadline: d})
	}
	return own, nil
}
