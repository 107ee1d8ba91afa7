package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// CheckClosing says what stands in the way of a closing, without making it: for the page that asks to confirm.
type CheckClosing struct{ Gate application.Gate }

// Do checks as CloseCase does, and keeps nothing.
func (u CheckClosing) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, closing casework.Closing) error {
	return u.Gate.Open(ctx, actor, id, access.CloseCase, "", func(_ context.Context, v *application.Visit) error {
		return v.Case.CheckClosing(closing, v.Today)
	})
}

// CloseCase ends a case outside of the process. Nothing is deleted.
type CloseCase struct{ Gate application.Gate }

// Do closes it. fault.Invalid at the field that lacks something, fault.Illegal where the case can't end so.
func (u CloseCase) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, closing casework.Closing) error {
	return u.Gate.Change(ctx, actor, id, access.CloseCase, "", func(v *application.Visit) error {
		return v.Case.Close(actor, closing, v.Today, v.Now)
	})
}

// UndoClosing takes back a closing that was a mistake.
type UndoClosing struct{ Gate application.Gate }

// Do undoes it. fault.Invalid without the reason.
func (u UndoClosing) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, reason string) error {
	return u.Gate.Change(ctx, actor, id, access.UndoClosing, "", func(v *application.Visit) error {
		return v.Case.UndoClosing(actor, reason, v.Today, v.Now)
	})
}
