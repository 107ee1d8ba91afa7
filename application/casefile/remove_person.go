package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RemovePerson ends a person's, or a team's, access to a case. The file goes on saying that they had it, and until when.
type RemovePerson struct{ Gate application.Gate }

// Do ends it at once. fault.Invalid at "because" without a reason; fault.Illegal for whoever still owes advice, and as
// casework.Case.Removable.
func (u RemovePerson) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, holder, because string) error {
	return u.Gate.Open(ctx, actor, id, access.RemovePerson, "", func(ctx context.Context, v *application.Visit) error {
		if err := remove(ctx, v, holder, because); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

func remove(ctx context.Context, v *application.Visit, holder, because string) error {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	party, err := v.Case.Removable(holder)
	if err != nil {
		return err
	}
	for _, r := range requests {
		if r.Open() && owes(r, holder) && party.Relation != access.Guest {
			return fault.New(fault.Illegal, "person.owes-advice", "They still have a request for advice. Close that request first, on the assessment page, then remove them.")
		}
	}
	if err := v.Case.Remove(v.Actor, holder, because, v.Now); err != nil {
		return err
	}
	return endInvitations(ctx, v, holder, because)
}

// endInvitations ends what somebody without an account could come in by.
func endInvitations(ctx context.Context, v *application.Visit, holder, because string) error {
	all, err := v.Stores.Guests.Invitations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, g := range all {
		if string(g.Person) != holder || !g.EndedAt.IsZero() {
			continue
		}
		g.EndedAt, g.EndedBy, g.EndedBecause = v.Now, v.Actor.Person, because
		if err := v.Stores.Guests.Invitations.Save(ctx, g); err != nil {
			return err
		}
	}
	return nil
}

func owes(r *advice.Request, holder string) bool {
	a := r.Adviser()
	return string(a.Person) == holder || string(a.Team) == holder
}

// ReadParty opens who has the case for a page that asks whether their access is to end.
type ReadParty struct{ Gate application.Gate }

// PartyOut is one holder of the case, with its head.
type PartyOut struct {
	application.Head
	casework.Party
}

// Do reads them, for the authority and for those who may ask it. As casework.Case.Removable.
func (u ReadParty) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, holder string) (out PartyOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "", func(_ context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if !v.May(access.RemovePerson) {
			if err := v.Decide(access.AskToRemove); err != nil {
				return err
			}
		}
		out.Party, err = v.Case.Removable(holder)
		return err
	})
	return out, err
}
