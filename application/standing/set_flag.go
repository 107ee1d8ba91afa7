package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// ReadFlags opens a case's flags, as far as the reader may see them (G19).
type ReadFlags struct{ Gate application.Gate }

// FlagsOut is the flags that the reader may see, those that are set first, then the history.
type FlagsOut struct {
	application.Head
	Flags []casework.RaisedFlag
}

// Do reads them. Only the authority gets who set a flag and why.
func (u ReadFlags) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (FlagsOut, error) {
	var out FlagsOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "flags", func(_ context.Context, v *application.Visit) error {
		out.Head = v.Head()
		for _, f := range v.Case.Flags() {
			rule, _ := f.Flag.Rule()
			if !rule.SeenBy(v.Subject.Relations...) {
				continue
			}
			if !v.May(access.SeeAuthorityNotes) {
				f = casework.RaisedFlag{Flag: f.Flag, From: f.From, To: f.To}
			}
			out.Flags = append(out.Flags, f)
		}
		return nil
	})
	return out, err
}

// SetFlag raises a flag.
type SetFlag struct{ Gate application.Gate }

// SetFlagInput is which flag holds from when, and on what that rests.
type SetFlagInput struct {
	Flag   casework.Flag
	From   ehc.Date
	Reason string
}

// Do raises it. fault.Invalid at the field that lacks something.
func (u SetFlag) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in SetFlagInput) error {
	return u.Gate.Change(ctx, actor, id, access.SetFlags, "flag/"+string(in.Flag), func(v *application.Visit) error {
		return v.Case.SetFlag(actor, in.Flag, in.From, in.Reason, v.Today, v.Now)
	})
}

// EndFlag takes a flag down.
type EndFlag struct{ Gate application.Gate }

// EndFlagInput is which flag no longer holds since when, and why.
type EndFlagInput struct {
	Flag   casework.Flag
	To     ehc.Date
	Reason string
}

// Do ends it; it stays in the history. fault.Illegal when it is not set.
func (u EndFlag) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in EndFlagInput) error {
	return u.Gate.Change(ctx, actor, id, access.SetFlags, "flag/"+string(in.Flag), func(v *application.Visit) error {
		return v.Case.EndFlag(actor, in.Flag, in.To, in.Reason, v.Today, v.Now)
	})
}
