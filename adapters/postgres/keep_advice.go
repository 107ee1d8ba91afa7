package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noAdvice    = fault.New(fault.NotFound, "advice.unknown", "There is no such request for advice.")
	staleAdvice = fault.New(fault.Conflict, "advice.stale", "Someone else saved this advice while you were writing. Both texts are shown below: choose which to keep.")
)

var adviceRequests = restoredBy(func(a *advice.Snapshot) *int { return &a.Version }, advice.Restore)

type adviceStore struct{ statements }

func (s adviceStore) Get(ctx context.Context, id ehc.AdviceID) (*advice.Request, error) {
	return adviceRequests.get(ctx, s.statements, noAdvice, "SELECT version, record FROM advice_request WHERE id = ?", string(id))
}

func (s adviceStore) OfCase(ctx context.Context, id ehc.CaseID) ([]*advice.Request, error) {
	return adviceRequests.ofCase(ctx, s.statements, "SELECT version, record FROM advice_request WHERE case_id = ? ORDER BY requested_on, id", id)
}

// Save inserts a request that was never saved, else writes it if it is still the version that was loaded.
func (s adviceStore) Save(ctx context.Context, r *advice.Request) error {
	a := r.Snapshot()
	if !valid(a.ID) {
		return fmt.Errorf("postgres: %q is no identity of a request for advice", a.ID)
	}
	text, err := record(a)
	if err != nil {
		return err
	}
	columns := []any{string(a.Limb), orNull(a.Adviser.Person), orNull(a.Adviser.Team), string(a.Status), dateOrNull(a.RequestedOn), dateOrNull(a.DueOn), text}
	if a.Version == 0 {
		return s.write(ctx, 1, staleAdvice, `
			INSERT INTO advice_request (id, case_id, version, limb, adviser_person, adviser_team, status, requested_on, due_on, record)
			VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, append([]any{string(a.ID), string(a.Case)}, columns...)...)
	}
	return s.write(ctx, 1, staleAdvice, `
		UPDATE advice_request SET version = version + 1, limb = ?, adviser_person = ?, adviser_team = ?, status = ?, requested_on = ?, due_on = ?, record = ?
		WHERE id = ? AND version = ?`, append(columns, string(a.ID), a.Version)...)
}
