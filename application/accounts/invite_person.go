package accounts

import (
	"context"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// InvitePerson makes a person known to the hub and asks them by e-mail to register (F24, E8).
type InvitePerson struct{ Means }

// InvitePersonInput is who is invited, and as what.
type InvitePersonInput struct {
	Email    string
	Name     string
	JobTitle string
	Roles    []ehc.Role
}

// Do gives the identity of the person with the address, who is made if need be and gets the roles that they
// lack. Whoever has no password yet is sent the link to choose one. Co-ordinators invite families, advocates,
// settings and professionals; managers anyone. fault.Unavailable when the e-mail could not be handed over: the
// person is kept, and inviting again sends it again.
func (u InvitePerson) Do(ctx context.Context, actor ehc.Actor, in InvitePersonInput) (ehc.PersonID, error) {
	if err := mayInvite(actor, in.Roles); err != nil {
		return "", err
	}
	email, err := in.check()
	if err != nil {
		return "", err
	}
	now := u.Clock.Now().UTC()
	var person people.Person
	var mail ports.Mail
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if person, err = u.known(ctx, s, email, in); err != nil || person.Registered {
			return err
		}
		mail, err = u.invitation(ctx, s, person, now)
		return err
	})
	if err != nil || person.Registered {
		return person.ID, err
	}
	return person.ID, u.Mail.SendMail(ctx, mail)
}

func mayInvite(actor ehc.Actor, roles []ehc.Role) error {
	if err := access.Decide(actor, access.InvitePerson, access.Subject{Relations: access.Offices(actor)}); err != nil {
		return err
	}
	for _, role := range roles {
		office := role == ehc.RoleCoordinator || role == ehc.RoleDecider || role == ehc.RoleManager
		if office && actor.Kind != ehc.System && !actor.Is(ehc.RoleManager) {
			return fault.New(fault.Forbidden, "account.invite-office", "Only a manager of the service can invite someone into the council’s own roles.")
		}
	}
	return nil
}

func (in InvitePersonInput) check() (email string, err error) {
	var faults []*fault.Fault
	if strings.TrimSpace(in.Name) == "" {
		faults = append(faults, fault.Field("name", "person.name", "Enter the person’s name."))
	}
	if email, err = people.NormalEmail(in.Email); err != nil {
		faults = append(faults, fault.As(err))
	}
	if len(in.Roles) == 0 {
		faults = append(faults, fault.Field("roles", "person.roles", "Choose what the person is."))
	}
	return email, fault.Join(faults...)
}

// known finds the person with the address or makes them, and gives them the roles that they lack. The name of
// someone already known stays: it is theirs.
func (u InvitePerson) known(ctx context.Context, s ports.Stores, email string, in InvitePersonInput) (people.Person, error) {
	return application.KnownAs(ctx, s, u.IDs, people.Person{Email: email, Name: strings.TrimSpace(in.Name), JobTitle: strings.TrimSpace(in.JobTitle), ByEmail: true}, in.Roles...)
}

func (u InvitePerson) invitation(ctx context.Context, s ports.Stores, p people.Person, now time.Time) (ports.Mail, error) {
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return ports.Mail{}, err
	}
	return u.keepLink(ctx, s, p, profile, now)
}
