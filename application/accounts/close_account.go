package accounts

import (
	"context"

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
		return []string{"Account closed."}, s.Accounts.Sessions.EndAll(ctx, id)
	})
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
