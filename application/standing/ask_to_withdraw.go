package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// AskToWithdraw records that the family, or the setting that asked, wants to take the request back. The authority
// confirms it by closing the case.
type AskToWithdraw struct{ Gate application.Gate }

// Do records it and tells the co-ordinator. fault.Illegal once a plan is in force, or when it was asked already.
func (u AskToWithdraw) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, why string) error {
	return u.Gate.Change(ctx, actor, id, access.AskToWithdraw, "", func(v *application.Visit) error {
		return v.Case.AskToWithdraw(actor, why, v.Today, v.Now)
	})
}

// For records it for somebody who said it another way than in the hub: one of the family, or the setting that asked for the
// assessment. Faults as Do; fault.Invalid at "for" for anybody else.
func (u AskToWithdraw) For(ctx context.Context, actor ehc.Actor, id ehc.CaseID, b paper.Behalf, why string) error {
	return u.Gate.Open(ctx, actor, id, access.RecordForOthers, "", func(ctx context.Context, v *application.Visit) error {
		voice, err := v.SpeakingForOneOf(b, v.Case.ReceivedOn(), "the request was received", v.Case.Withdrawers())
		if err != nil {
			return err
		}
		if err := v.Case.AskToWithdraw(voice.Actor, why, voice.On, v.Now); err != nil {
			return err
		}
		if err := v.Stores.Cases.Save(ctx, v.Case); err != nil {
			return err
		}
		return voice.Keep(ctx, v, u.Gate.IDs, paper.Withdrawal, string(paper.Withdrawal))
	})
}

// KeepRequest takes the wish to withdraw back.
type KeepRequest struct{ Gate application.Gate }

// Do takes it back and tells the co-ordinator.
func (u KeepRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.AskToWithdraw, "", func(v *application.Visit) error {
		return v.Case.KeepRequest(actor, v.Now)
	})
}
