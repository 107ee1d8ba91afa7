package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// ReadClosing opens a case for the pages that close it, or that tell how it was closed.
type ReadClosing struct{ Gate application.Gate }

// Do reads the head of the case for whoever may close it.
func (u ReadClosing) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (application.Head, error) {
	return openHead(ctx, u.Gate, actor, id, access.CloseCase)
}

func openHead(ctx context.Context, gate application.Gate, actor ehc.Actor, id ehc.CaseID, action access.Action) (application.Head, error) {
	var head application.Head
	err := gate.Open(ctx, actor, id, action, "", func(_ context.Context, v *application.Visit) error {
		head = v.Head()
		return nil
	})
	return head, err
}

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
	return u.Gate.Open(ctx, actor, id, access.CloseCase, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.Close(actor, closing, v.Today, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// ReadUndoing opens a closed case for the page that undoes the closing.
type ReadUndoing struct{ Gate application.Gate }

// Do reads the head of the case for whoever may undo.
func (u ReadUndoing) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (application.Head, error) {
	return openHead(ctx, u.Gate, actor, id, access.UndoClosing)
}

// UndoClosing takes back a closing that was a mistake.
type UndoClosing struct{ Gate application.Gate }

// Do undoes it. fault.Invalid without the reason.
func (u UndoClosing) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, reason string) error {
	return u.Gate.Open(ctx, actor, id, access.UndoClosing, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.UndoClosing(actor, reason, v.Today, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
