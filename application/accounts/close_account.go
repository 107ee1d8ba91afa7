package accounts

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// CloseAccount ends somebody's account at once: their sessions end, and files go on naming them.
type CloseAccount struct{ Means }

// Do closes it. fault.Illegal for one's own account and for that of the last manager.
func (u CloseAccount) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID) error {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return err
	}
	return u.change(ctx, actor, id, func(ctx context.Context, s ports.Stores, p *people.Person, others int) ([]string, error) {
		if err := p.Close(actor.Person, others, u.Clock.Now().UTC()); err != nil {
			return nil, err
		}
		if err := u.endAbsences(ctx, s, actor, *p); err != nil {
			return nil, err
		}
		return []string{"Account closed."}, s.Accounts.Sessions.EndAll(ctx, id)
	})
}

// endAbsences ends the absences of somebody whose account is closed, and with them the standing in: opening the account
// again does not bring it back. Where they stood in themselves, their colleague's absence says that nobody does now.
func (u CloseAccount) endAbsences(ctx context.Context, s ports.Stores, actor ehc.Actor, p people.Person) error {
	now := u.Clock.Now().UTC()
	today := ehc.DateIn(now, application.London)
	all, err := s.Organisations.Absences.Of(ctx, p.ID, today)
	if err != nil {
		return err
	}
	for _, a := range all {
		told := ports.OrganisationChange{At: now, By: actor.Person, Person: a.By, Words: "No longer stands in for " + a.Name + ": the account of " + a.Name + " was closed."}
		switch {
		case a.Person != p.ID:
			told.Person, told.Words = a.Person, "Nobody stands in any more: the account of "+a.ByName+" was closed."
		case a.On(today):
			a.To = today
			err = s.Organisations.Absences.Save(ctx, a.Absence)
		default:
			err = s.Organisations.Absences.Drop(ctx, a.ID)
		}
		if err == nil && told.Person != "" && a.Lapse == people.Lasting {
			err = s.Organisations.Changes.Record(ctx, told)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ReopenAccount lets somebody sign in again.
type ReopenAccount struct{ Means }

// Do reopens it, with the roles, teams and settings that it had.
func (u ReopenAccount) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID) error {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return err
	}
	return u.change(ctx, actor, id, func(_ context.Context, _ ports.Stores, p *people.Person, _ int) ([]string, error) {
		return []string{"Account opened again."}, p.Reopen()
	})
}
