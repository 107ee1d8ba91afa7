package demo

import (
	"context"
	"fmt"

	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// found puts in the council, its settings, teams and people. There is no use case for these yet, so they go through
// the stores; passwords are set as the hub sets them.
func (l *loading) found(ctx context.Context) error {
	err := l.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Council.SaveProfile(ctx, wrenshire()); err != nil {
			return err
		}
		if err := l.foundOrganisations(ctx, s); err != nil {
			return err
		}
		for i, who := range cast() {
			p := l.person(who, i)
			if err := p.Check(); err != nil {
				return fmt.Errorf("%s: %w", who.name, err)
			}
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
			l.people[who.key] = p
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.setPasswords(ctx)
}

func (l *loading) foundOrganisations(ctx context.Context, s ports.Stores) error {
	for _, p := range places() {
		p.ID = ehc.SettingID(l.Gate.IDs.New())
		if err := s.Settings.Save(ctx, p.Setting); err != nil {
			return err
		}
		l.settings[p.key] = p.Setting
	}
	for _, t := range teams() {
		t.ID = ehc.TeamID(l.Gate.IDs.New())
		if err := s.Teams.Save(ctx, t.Team); err != nil {
			return err
		}
		l.teams[t.key] = t.Team
	}
	return nil
}

// person makes a member of the cast. Their mobile numbers are those that Ofcom keeps free for stories.
func (l *loading) person(who somebody, nth int) people.Person {
	p := people.Person{ID: ehc.PersonID(l.Gate.IDs.New()), Email: who.email(), Name: who.name, JobTitle: who.title, Specialism: who.side,
		Phone: fmt.Sprintf("+447700900%03d", 101+nth), ByEmail: true, Roles: []ehc.Role{who.role}}
	for _, key := range who.settings {
		p.Settings = append(p.Settings, l.settings[key].ID)
	}
	if who.looksAfter {
		p.Administers = p.Settings
	}
	if who.team != "" {
		p.Teams = []ehc.TeamMembership{{Team: l.teams[who.team].ID, Manager: who.leads}}
	}
	if who.role == ehc.RoleFamily && nth%3 == 0 {
		p.ByPost, p.Address = true, fmt.Sprintf("%d Weavers Row, Wrenbridge, WZ1 %dWR", 3+nth, nth%9+1)
	}
	return p
}

func (l *loading) setPasswords(ctx context.Context) error {
	means := l.Accounts
	means.Passwords = newHashedOnce(means.Passwords)
	set := accounts.SetPassword{Means: means}
	for _, who := range cast() {
		if err := set.Do(ctx, ehc.SystemActor(), accounts.SetPasswordInput{Person: l.people[who.key].ID, Password: Password}); err != nil {
			return err
		}
	}
	return nil
}
