package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// RecordHealthBoardChange records that a child with a plan moves to the area of another integrated care board.
type RecordHealthBoardChange struct{ Gate application.Gate }

// Do records it; the old board's time begins. fault.Illegal without a plan, or while an earlier change is not finished.
func (u RecordHealthBoardChange) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, h casework.HealthBoardChange) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "health-board", func(v *application.Visit) error {
		return v.Case.RecordHealthBoardChange(actor, h, v.Today, v.Now)
	})
}

// TellNewHealthBoard records that the old board told the new one.
type TellNewHealthBoard struct{ Gate application.Gate }

// Do records the day; the new board's time begins with it.
func (u TellNewHealthBoard) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "health-board", func(v *application.Visit) error {
		return v.Case.TellNewHealthBoard(actor, on, v.Today, v.Now)
	})
}

// AnswerOfHealthBoard records what the new board said.
type AnswerOfHealthBoard struct{ Gate application.Gate }

// Do records it. fault.Invalid at the field that lacks something.
func (u AnswerOfHealthBoard) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, answer casework.HealthBoardAnswer, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "health-board", func(v *application.Visit) error {
		return v.Case.AnswerOfHealthBoard(actor, answer, on, v.Today, v.Now)
	})
}

// DoAsHealthBoardAsked records that the authority began what the new board asked for.
type DoAsHealthBoardAsked struct{ Gate application.Gate }

// Do records the day.
func (u DoAsHealthBoardAsked) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "health-board", func(v *application.Visit) error {
		return v.Case.DoAsHealthBoardAsked(actor, on, v.Today, v.Now)
	})
}

// CancelHealthBoardChange takes a change back that was recorded by mistake.
type CancelHealthBoardChange struct{ Gate application.Gate }

// Do takes it back and tells the family. fault.Invalid without the reason.
func (u CancelHealthBoardChange) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, why string) error {
	return u.Gate.Change(ctx, actor, id, access.RecordMoves, "health-board", func(v *application.Visit) error {
		return v.Case.CancelHealthBoardChange(actor, why, v.Today, v.Now)
	})
}
