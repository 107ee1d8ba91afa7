package accounts

import (
	"context"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// RegisterPerson makes somebody new known to the hub and invites them (F354).
type RegisterPerson struct{ Means }

// Do gives their identity. fault.Invalid at "email" when somebody has the address already; fault.Unavailable when the
// invitation could not be handed over: the person is kept, and it can be sent again.
func (u RegisterPerson) Do(ctx context.Context, actor ehc.Actor, in InvitePersonInput) (ehc.PersonID, error) {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return "", err
	}
	email, err := in.check()
	if err != nil {
		return "", err
	}
	id := ehc.PersonID(u.IDs.New())
	now := u.Clock.Now().UTC()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		switch known, err := s.People.ByEmail(ctx, email); {
		case err == nil:
			return fault.Field("email", "person.known", known.Name+" has an account with this e-mail address already. Find them in the list to change it.")
		case !fault.Is(err, fault.NotFound):
			return err
		}
		p := people.Person{ID: id, Email: email, Name: strings.TrimSpace(in.Name), JobTitle: strings.TrimSpace(in.JobTitle), ByEmail: true}
		if err := p.GrantRoles(actor.Person, in.Roles, 0); err != nil {
			return err
		}
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		if err := s.Organisations.Changes.Record(ctx, ports.OrganisationChange{At: now, By: actor.Person, Person: id, Words: "Account made."}); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.ChangePeople), Item: string(id)})
	})
	if err != nil {
		return "", err
	}
	return id, ResendInvitation(u).Do(ctx, actor, id)
}

// ResendInvitation sends the link for a first password again; the earlier one no longer works.
type ResendInvitation struct{ Means }

// Do sends it. fault.Illegal for somebody who has registered, or whose account is closed.
func (u ResendInvitation) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID) error {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	var mail ports.Mail
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		if p.Registered || p.Closed() {
			return fault.New(fault.Illegal, "person.not-waiting", "Only somebody who has not registered yet is invited.")
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		if mail, err = u.keepLink(ctx, s, p, profile, now); err != nil {
			return err
		}
		if err := s.Organisations.Changes.Record(ctx, ports.OrganisationChange{At: now, By: actor.Person, Person: id, Words: "Invitation sent."}); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.ChangePeople), Item: string(id)})
	})
	if err != nil {
		return err
	}
	return u.Mail.SendMail(ctx, mail)
}
