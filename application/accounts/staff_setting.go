package accounts

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// InviteColleague lets somebody act for a setting, and asks them by e-mail to register. Administrators of the setting bring
// in people who are new to the hub, or who act for no other setting; managers of the service anyone who acts for settings.
type InviteColleague struct{ Means }

// InviteColleagueInput is who is invited, and for which setting.
type InviteColleagueInput struct {
	Setting  ehc.SettingID
	Name     string
	JobTitle string
	Email    string
}

// Do invites. fault.Invalid at "name" or "email"; fault.Unavailable when the e-mail could not be handed over: the person is
// kept, and inviting again sends it again.
func (u InviteColleague) Do(ctx context.Context, actor ehc.Actor, in InviteColleagueInput) error {
	if err := access.DecideSetting(actor, in.Setting); err != nil {
		return err
	}
	wanted := InvitePersonInput{Email: in.Email, Name: in.Name, JobTitle: in.JobTitle, Roles: []ehc.Role{ehc.RoleSENCO}}
	email, err := wanted.check()
	if err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	var person people.Person
	var invitation *ports.Mail
	var tell *told
	setting := people.Setting{}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if setting, err = s.Settings.Get(ctx, in.Setting); err != nil {
			return err
		}
		if person, err = u.colleague(ctx, s, actor, email, in); err != nil {
			return err
		}
		if err := u.joinSetting(ctx, s, actor, person, setting); err != nil {
			return err
		}
		if tell, err = u.whomToTell(ctx, s, person.ID); err != nil || person.Registered {
			return err
		}
		link, err := u.keepLink(ctx, s, person, tell.profile, now)
		invitation = &link
		return err
	})
	switch {
	case err != nil:
		return err
	case invitation != nil:
		return u.Mail.SendMail(ctx, *invitation)
	}
	u.tell(ctx, *tell, securityMail{key: notice.ActsForSetting, at: u.Clock.Now(), detail: setting.Name, who: actor.Name})
	return nil
}

// colleague finds whoever has the address, or makes them.
func (u InviteColleague) colleague(ctx context.Context, s ports.Stores, actor ehc.Actor, email string, in InviteColleagueInput) (people.Person, error) {
	known, err := s.People.ByEmail(ctx, email)
	if fault.Is(err, fault.NotFound) {
		return people.Person{ID: ehc.PersonID(u.IDs.New()), Email: email, Name: strings.TrimSpace(in.Name), JobTitle: strings.TrimSpace(in.JobTitle), Specialism: people.Education, ByEmail: true, Roles: []ehc.Role{ehc.RoleSENCO}}, nil
	}
	if err != nil {
		return known, err
	}
	manages := access.DecideOffice(actor, access.ChangePeople) == nil
	is := ehc.Actor{Roles: known.Roles, Settings: known.Settings}
	switch {
	case slices.Contains(known.Settings, in.Setting) && !known.Closed() && known.Registered:
		return known, fault.Field("email", "setting.already", known.Name+" acts for this setting already.")
	case slices.Contains(known.Settings, in.Setting) && !known.Closed():
		return known, nil // invited again
	case known.Closed(), !is.Is(ehc.RoleSENCO), len(known.Settings) > 0 && !manages:
		return known, fault.Field("email", "setting.ask-council", "This address can’t be added here. Ask the council to add this person to your setting.")
	}
	return known, nil
}

// joinSetting lets the person act for the setting, and records it. What waits at the setting waits for them.
func (m Means) joinSetting(ctx context.Context, s ports.Stores, actor ehc.Actor, p people.Person, setting people.Setting) error {
	now, before := m.Clock.Now().UTC(), p
	if !slices.Contains(p.Settings, setting.ID) {
		if err := p.Belong(p.Teams, append(slices.Clone(p.Settings), setting.ID), p.Administers); err != nil {
			return err
		}
	}
	if err := s.People.Save(ctx, p); err != nil {
		return err
	}
	if before.Version == 0 {
		before.Settings = nil
	}
	if err := follow(ctx, s, actor, before, p, now); err != nil {
		return err
	}
	return recordStaff(ctx, s, actor, p.ID, ports.OrganisationChange{At: now, By: actor.Person, Person: p.ID, Holder: string(setting.ID), Words: "Acts for " + setting.Name + "."})
}

func recordStaff(ctx context.Context, s ports.Stores, actor ehc.Actor, person ehc.PersonID, change ports.OrganisationChange) error {
	if err := s.Organisations.Changes.Record(ctx, change); err != nil {
		return err
	}
	return s.Audit.Record(ctx, ports.AuditEntry{At: change.At, Actor: actor.Person, Action: string(access.LookAfterSetting), Item: string(person), Kind: ports.Changed})
}

// NoSuchColleague is answered for somebody who does not act for the setting.
var NoSuchColleague = fault.New(fault.NotFound, "person.unknown", "There is no such person.")

// RemoveColleague ends that somebody acts for a setting: they see none of its cases any more, and colleagues there go on
// with what they had begun.
type RemoveColleague struct{ Means }

// Do removes. fault.NotFound for somebody who does not act for it; fault.Illegal for oneself.
func (u RemoveColleague) Do(ctx context.Context, actor ehc.Actor, setting ehc.SettingID, id ehc.PersonID) error {
	if err := access.DecideSetting(actor, setting); err != nil {
		return err
	}
	if id == actor.Person {
		return fault.New(fault.Illegal, "setting.self", "You can’t take yourself off your setting. Ask another administrator, or the council.")
	}
	return u.ofStaff(ctx, actor, setting, id, func(p *people.Person, name string) (string, error) {
		rest := slices.DeleteFunc(slices.Clone(p.Settings), func(s ehc.SettingID) bool { return s == setting })
		return "No longer acts for " + name + ".", p.Belong(p.Teams, rest, p.Administers)
	})
}

// AppointAdministrator says whether somebody looks after the people of a setting. Only the council does.
type AppointAdministrator struct{ Means }

// Do appoints, or ends it. fault.NotFound for somebody who does not act for the setting.
func (u AppointAdministrator) Do(ctx context.Context, actor ehc.Actor, setting ehc.SettingID, id ehc.PersonID, appointed bool) error {
	if err := access.DecideOffice(actor, access.LookAfterSetting); err != nil {
		return err
	}
	return u.ofStaff(ctx, actor, setting, id, func(p *people.Person, name string) (string, error) {
		rest := slices.DeleteFunc(slices.Clone(p.Administers), func(s ehc.SettingID) bool { return s == setting })
		words := "No longer looks after the people of " + name + "."
		if appointed {
			rest, words = append(rest, setting), "Looks after the people of "+name+"."
		}
		return words, p.Belong(p.Teams, p.Settings, rest)
	})
}

func (m Means) ofStaff(ctx context.Context, actor ehc.Actor, setting ehc.SettingID, id ehc.PersonID, verb func(p *people.Person, name string) (string, error)) error {
	now := m.Clock.Now().UTC()
	return m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		of, err := s.Settings.Get(ctx, setting)
		if err != nil {
			return err
		}
		p, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		if !slices.Contains(p.Settings, setting) {
			return NoSuchColleague
		}
		before := p
		words, err := verb(&p, of.Name)
		if err != nil {
			return err
		}
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		if err := follow(ctx, s, actor, before, p, now); err != nil {
			return err
		}
		return recordStaff(ctx, s, actor, id, ports.OrganisationChange{At: now, By: actor.Person, Person: id, Holder: string(setting), Words: words})
	})
}
