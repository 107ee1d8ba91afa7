package accounts

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ChangePerson changes somebody's account: who they are, how they sign in, their roles, teams and settings (F34, F331).
type ChangePerson struct{ Means }

// ChangePersonInput is the account as it is to be; Version is the one that the writer had read.
type ChangePersonInput struct {
	Person     ehc.PersonID
	Version    int
	Name       string
	JobTitle   string
	Specialism people.Specialism
	Email      string
	Roles      []ehc.Role
	Teams      []ehc.TeamMembership
	Settings   []ehc.SettingID
}

// Do saves. The owner of an e-mail address that is replaced is told there, and is signed out. fault.Invalid field by
// field; fault.Conflict when someone else saved since.
func (u ChangePerson) Do(ctx context.Context, actor ehc.Actor, in ChangePersonInput) error {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	var tell *told
	var invitation *ports.Mail
	var before people.Person
	err := u.change(ctx, actor, in.Person, func(ctx context.Context, s ports.Stores, p *people.Person, others int) (words []string, err error) {
		if p.Version != in.Version {
			return nil, fault.New(fault.Conflict, "person.stale", "Someone else changed this person’s details at the same time.")
		}
		before = *p
		if err := in.apply(p, actor, others); err != nil {
			return nil, err
		}
		if p.Email != before.Email {
			if err := s.Accounts.Sessions.EndAll(ctx, p.ID); err != nil {
				return nil, err
			}
			if tell, err = u.whomToTell(ctx, s, p.ID); err != nil {
				return nil, err
			}
			tell.also = []string{p.Email}
			ready, err := u.keepLink(ctx, s, *p, tell.profile, now) // a link that went to the old address is worth nothing now
			if err != nil {
				return nil, err
			}
			invitation = &ready
		}
		return whatChanged(before, *p), nil
	})
	switch {
	case err != nil || tell == nil:
		return err
	case !before.Registered:
		return u.Mail.SendMail(ctx, *invitation)
	default:
		u.tell(ctx, *tell, securityMail{key: notice.AddressChanged, at: u.Clock.Now()})
	}
	return err
}

func (in ChangePersonInput) apply(p *people.Person, actor ehc.Actor, others int) error {
	email, err := people.NormalEmail(in.Email)
	var faults []*fault.Fault
	if err != nil {
		faults = append(faults, fault.As(err))
	}
	p.Name, p.JobTitle, p.Specialism, p.Email = strings.TrimSpace(in.Name), strings.TrimSpace(in.JobTitle), in.Specialism, email
	if p.Name == "" {
		faults = append(faults, fault.Field("name", "person.name", "Enter the person’s name."))
	}
	if err := p.GrantRoles(actor.Person, in.Roles, others); err != nil {
		faults = append(faults, fault.As(err))
	} else if err := p.Belong(in.Teams, in.Settings, p.Administers); err != nil {
		faults = append(faults, fault.As(err))
	}
	return fault.Join(faults...)
}

// change runs one change of an account in a unit of its own, and records it. others is how many other people manage the
// service; nobody else changes that meanwhile.
func (m Means) change(ctx context.Context, actor ehc.Actor, id ehc.PersonID, verb func(ctx context.Context, s ports.Stores, p *people.Person, others int) (words []string, err error)) error {
	now := m.Clock.Now().UTC()
	return m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		managers, err := s.Organisations.Directory.Managers(ctx)
		if err != nil {
			return err
		}
		p, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		before := p
		words, err := verb(ctx, s, &p, len(slices.DeleteFunc(managers, func(m ehc.PersonID) bool { return m == id })))
		if err != nil {
			return err
		}
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		if err := follow(ctx, s, actor, before, p, now); err != nil {
			return err
		}
		for _, w := range words {
			if err := s.Organisations.Changes.Record(ctx, ports.OrganisationChange{At: now, By: actor.Person, Person: id, Words: w}); err != nil {
				return err
			}
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.ChangePeople), Item: string(id)})
	})
}

// follow lets what somebody did for settings pass to their colleagues when they leave them, and what waits at a setting to
// whoever comes (C16).
func follow(ctx context.Context, s ports.Stores, actor ehc.Actor, before, after people.Person, now time.Time) error {
	was, is := before.Actor(), after.Actor()
	var left, came []ehc.SettingID
	for _, id := range was.Settings {
		if !is.WorksAt(id) {
			left = append(left, id)
		}
	}
	for _, id := range is.Settings {
		if !was.WorksAt(id) {
			came = append(came, id)
		}
	}
	if err := application.LeaveSettings(ctx, s, actor, after, left, now); err != nil {
		return err
	}
	for _, id := range came {
		if err := application.FollowInSetting(ctx, s, actor, id, now); err != nil {
			return err
		}
	}
	return nil
}

// whatChanged says a change in words, a sentence for each part of the account.
func whatChanged(before, after people.Person) []string {
	var words []string
	differs := func(what, was, is string) {
		if was != is {
			words = append(words, what+": “"+was+"” became “"+is+"”.")
		}
	}
	differs("Name", before.Name, after.Name)
	differs("Job title", before.JobTitle, after.JobTitle)
	differs("Specialism", string(before.Specialism), string(after.Specialism))
	differs("E-mail address", before.Email, after.Email)
	for _, info := range people.RoleInfos() {
		had, has := slices.Contains(before.Roles, info.Role), slices.Contains(after.Roles, info.Role)
		switch {
		case has && !had:
			words = append(words, "Role given: "+info.Label+".")
		case had && !has:
			words = append(words, "Role taken away: "+info.Label+".")
		}
	}
	if !slices.Equal(before.Teams, after.Teams) {
		words = append(words, "Teams changed.")
	}
	if !slices.Equal(before.Settings, after.Settings) {
		words = append(words, "Settings changed.")
	}
	return words
}
