package oversight

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// ReadShields shows from whom address, setting and meeting places of a case are kept: officers all of it, a member of the
// family what they set for themselves.
type ReadShields struct{ Gate application.Gate }

// ShieldsOut is what is kept private, the latest first, and from whom more can be kept.
type ShieldsOut struct {
	application.Head
	Shields []casework.Shield
	From    []casework.Party
	// Officer reports that the reader keeps it private for the council.
	Officer bool
}

// Do reads it.
func (u ReadShields) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ShieldsOut, error) {
	var out ShieldsOut
	err := u.Gate.Open(ctx, actor, id, access.KeepPrivate, "private details", func(_ context.Context, v *application.Visit) error {
		out = ShieldsOut{Head: v.Head(), From: v.Case.CanBeShieldedFrom(actor.Person), Officer: officer(v)}
		for _, s := range v.Case.Shields() {
			if !out.Officer && s.For != actor.Person {
				continue
			}
			out.Shields = append(out.Shields, s)
		}
		return nil
	})
	return out, err
}

// officer reports whether the actor keeps the case's record for the council.
func officer(v *application.Visit) bool { return v.May(access.EditChildRecord) }

// KeepPrivate keeps address, setting and meeting places from persons on the case, from now on.
type KeepPrivate struct{ Gate application.Gate }

// KeepPrivateInput is from whom, and why.
type KeepPrivateInput struct {
	From   []ehc.PersonID
	Ground casework.ShieldGround
	Note   string
}

// Do keeps it private. fault.Invalid at the field that lacks something.
func (u KeepPrivate) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, in KeepPrivateInput) error {
	return u.Gate.Change(ctx, actor, id, access.KeepPrivate, "private details", func(v *application.Visit) error {
		return v.Case.KeepPrivate(actor, casework.Shield{ID: ehc.ItemID(u.Gate.IDs.New()), From: in.From, Ground: in.Ground, Note: in.Note}, officer(v), v.Now)
	})
}

// TellAgain ends what is kept private.
type TellAgain struct{ Gate application.Gate }

// Do ends it, with the reason. fault.NotFound for one that has ended, or that another set.
func (u TellAgain) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, which ehc.ItemID, reason string) error {
	return u.Gate.Change(ctx, actor, id, access.KeepPrivate, "private details", func(v *application.Visit) error {
		return v.Case.TellAgain(actor, which, reason, officer(v), v.Now)
	})
}
