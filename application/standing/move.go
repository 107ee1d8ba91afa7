package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// RecordMove records that a child with a plan moves to the area of another authority.
type RecordMove struct{ Gate application.Gate }

// Do records it; the time for transferring the plan begins. fault.Illegal without a plan, or where a move is recorded.
func (u RecordMove) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, m casework.Moving) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "moving", func(v *application.Visit) error {
		return v.Case.RecordMove(actor, m, v.Today, v.Now)
	})
}

// CancelMove takes a recorded move back.
type CancelMove struct{ Gate application.Gate }

// Do takes it back and tells the family. fault.Invalid without the reason.
func (u CancelMove) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, why string) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "moving", func(v *application.Visit) error {
		return v.Case.CancelMove(actor, why, v.Today, v.Now)
	})
}

// TransferPlan records that the plan has gone over to the new authority.
type TransferPlan struct{ Gate application.Gate }

// Do records it, closes the case here and tells everyone on it.
func (u TransferPlan) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, sentOn ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "moving", func(v *application.Visit) error {
		return v.Case.TransferPlan(actor, sentOn, v.Today, v.Now)
	})
}
