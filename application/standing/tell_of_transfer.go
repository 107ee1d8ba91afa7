package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/letter"
	"ehchub/ports"
)

// ReadTransferToTell opens a plan that came from another authority and of which the family has yet to be told.
type ReadTransferToTell struct{ Gate application.Gate }

// TransferToTellOut is the transfer below the head of its case.
type TransferToTellOut struct {
	application.Head
	Clock *clock.Clock
	// Signers are the officers who may sign the letter.
	Signers []ports.Choice
}

// Do reads it. fault.NotFound when the plan was made here; fault.Illegal when the family has been told.
func (u ReadTransferToTell) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (TransferToTellOut, error) {
	var out TransferToTellOut
	err := u.Gate.Open(ctx, actor, id, access.RecordMoves, "moved-in", func(ctx context.Context, v *application.Visit) (err error) {
		if err := v.Case.CanTellOfTransfer(); err != nil {
			return err
		}
		out.Head = v.Head()
		if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
		out.Signers, err = v.SignerChoices(ctx)
		return err
	})
	return out, err
}

// TellOfTransfer tells the family of a plan that came from another authority: by letter, which is kept, with an e-mail
// that says where to read it (SI 2014/1530 reg 15(4)).
type TellOfTransfer struct{ Gate application.Gate }

// TellOfTransferInput is what the family is told.
type TellOfTransferInput struct {
	Told casework.TransferTold
	// OwnWords is what the officer adds to the letter.
	OwnWords string
}

// Do tells them. fault.Invalid at "will-assess" or "review-by"; fault.Conflict when the letter is not the one that the
// officer was shown.
func (u TellOfTransfer) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in TellOfTransferInput, choice application.LetterChoice) error {
	return u.Gate.Open(ctx, actor, id, access.RecordMoves, "moved-in", func(ctx context.Context, v *application.Visit) error {
		return u.tell(ctx, v, in, choice)
	})
}

// Letters gives the letter that telling would issue, and keeps nothing.
func (u TellOfTransfer) Letters(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in TellOfTransferInput, choice application.LetterChoice) (letters []ports.Letter, err error) {
	err = u.Gate.Rehearse(ctx, actor, id, access.RecordMoves, "moved-in", func(ctx context.Context, v *application.Visit) error {
		err := u.tell(ctx, v, in, choice)
		letters = v.Letters()
		return err
	})
	return letters, err
}

func (u TellOfTransfer) tell(ctx context.Context, v *application.Visit, in TellOfTransferInput, choice application.LetterChoice) error {
	if err := v.Case.TellOfTransfer(v.Actor, in.Told, v.Today, v.Now); err != nil {
		return err
	}
	t, _ := v.Case.TakenOver()
	facts := letter.Transfer{From: t.From, TransferredOn: t.TransferredOn, MadeOn: t.MadeOn, WillAssess: in.Told.WillAssess == casework.Yes, ReviewBy: in.Told.ReviewBy,
		SettingTooFar: t.SettingStays == casework.No, OwnWords: in.OwnWords}
	if _, err := v.IssueLetter(ctx, u.Gate.IDs, application.Letter{Facts: facts}, choice); err != nil {
		return err
	}
	if err := v.AsShown(choice.Seen); err != nil {
		return err
	}
	return v.Stores.Cases.Save(ctx, v.Case)
}
