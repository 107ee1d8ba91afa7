package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ListGuests tells the council who is asked for advice without an account (C8).
type ListGuests struct{ Gate application.Gate }

// ListGuestsInput asks for one page.
type ListGuestsInput struct {
	Ended bool // those whose access has ended as well
	Page  int  // from 1
}

// GuestsOut is one page of guests.
type GuestsOut struct {
	ports.GuestPage
	Today ehc.Date
	ListGuestsInput
	// Everywhere means that they are those of every case, not of the reader's own alone.
	Everywhere bool
}

// GuestsOnPage is how many guests one page lists.
const GuestsOnPage = 50

// Do lists them: a co-ordinator's own cases', and a manager's of every case. The look is recorded.
func (u ListGuests) Do(ctx context.Context, actor ehc.Actor, in ListGuestsInput) (GuestsOut, error) {
	if err := access.DecideOffice(actor, access.SeeGuests); err != nil {
		return GuestsOut{}, err
	}
	now := u.Gate.Clock.Now().UTC()
	in.Page = min(max(in.Page, 1), 10_000)
	out := GuestsOut{Today: ehc.DateIn(now, application.London), ListGuestsInput: in, Everywhere: actor.Is(ehc.RoleManager)}
	q := ports.GuestQuery{Open: !in.Ended, Page: in.Page, Size: GuestsOnPage}
	if !out.Everywhere {
		q.Coordinator = actor.Person
	}
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out.GuestPage, err = s.Guests.Invitations.List(ctx, q); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SeeGuests), Item: "guests"})
	})
	return out, err
}

// ReadGuest opens one invitation for whoever decides about it.
type ReadGuest struct{ Gate application.Gate }

// GuestOut is an invitation with the head of its case and the request that it is for.
type GuestOut struct {
	application.Head
	casework.Guest
	Request *advice.Request
}

// Do reads it.
func (u ReadGuest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.GuestID) (out GuestOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.RemovePerson, string(of), func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Guest, err = guestOf(ctx, v, of); err != nil {
			return err
		}
		out.Request, err = v.Stores.Advice.Get(ctx, out.Guest.Advice)
		return err
	})
	return out, err
}

func guestOf(ctx context.Context, v *application.Visit, of ehc.GuestID) (casework.Guest, error) {
	g, err := v.Stores.Guests.Invitations.Get(ctx, of)
	if err == nil && g.Case != v.Case.ID() {
		err = fault.New(fault.NotFound, "guest.unknown", "There is no such invitation.")
	}
	return g, err
}

// RenewGuestLink has a new link sent to a guest.
type RenewGuestLink struct{ Gate application.Gate }

// Do ends the earlier link, and whatever was open by it, at once; the new one goes to the same address. As
// casework.Case.RenewGuestLink.
func (u RenewGuestLink) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.GuestID) error {
	return u.change(ctx, actor, id, of, func(v *application.Visit, g casework.Guest, _ []casework.Guest) (casework.Guest, error) {
		return v.Case.RenewGuestLink(v.Actor, g, v.Now)
	})
}

func (u RenewGuestLink) change(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.GuestID, verb func(v *application.Visit, g casework.Guest, all []casework.Guest) (casework.Guest, error)) error {
	return application.UntilNotCrossed(func() error {
		return u.Gate.Open(ctx, actor, id, access.RemovePerson, string(of), func(ctx context.Context, v *application.Visit) error {
			g, err := guestOf(ctx, v, of)
			if err != nil {
				return err
			}
			all, err := v.Stores.Guests.Invitations.OfCase(ctx, id)
			if err != nil {
				return err
			}
			if g, err = verb(v, g, all); err != nil {
				return err
			}
			if err := v.Stores.Guests.Invitations.Save(ctx, g); err != nil {
				return err
			}
			return v.Stores.Cases.Save(ctx, v.Case)
		})
	})
}

// EndGuest ends a guest's access.
type EndGuest struct{ Gate application.Gate }

// Do ends it at once, and whatever was open by it. The request stays open: it can be closed, or somebody else asked. As
// casework.Case.EndGuest.
func (u EndGuest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, of ehc.GuestID, because string) error {
	return RenewGuestLink(u).change(ctx, actor, id, of, func(v *application.Visit, g casework.Guest, all []casework.Guest) (casework.Guest, error) {
		return v.Case.EndGuest(v.Actor, g, because, all, v.Now)
	})
}
