package portstest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// PeopleContract proves what use cases rely on when they keep persons.
func PeopleContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":             everyFieldOfAPerson,
		"a person with nothing but a name":   barePerson,
		"two writers, one conflict":          personConflict,
		"an e-mail address is one person's":  emailTaken,
		"persons are found by name and role": findPeople,
		"who belongs to a setting or team":   belonging,
		"a closed account":                   closedAccount,
		"a person who is not there":          noSuchPerson,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAPerson(t *testing.T, u ports.UnitOfWork) {
	id := NewID[ehc.PersonID]()
	for version := range 3 {
		want := Fill[people.Person](t)
		want.ID, want.Version, want.Email = id, version, fmt.Sprintf("sam%d@example.org", version)
		want.Administers = want.Settings[:1]
		want.Roles = []ehc.Role{ehc.RoleSENCO, ehc.RoleFamily, ehc.RoleManager}[version:]
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, want) })
		want.Version++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.People.Get(ctx, id)
			if err != nil {
				return err
			}
			same(t, "the person", got, want)
			got, err = s.People.ByEmail(ctx, want.Email)
			same(t, "the person by e-mail", got, want)
			return err
		})
	}
}

func barePerson(t *testing.T, u ports.UnitOfWork) {
	for _, name := range []string{"Sam", "Alex"} { // two without an e-mail address are no conflict
		want := people.Person{ID: NewID[ehc.PersonID](), Name: name}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, want) })
		want.Version = 1
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.People.Get(ctx, want.ID)
			same(t, "the person", got, want)
			return err
		})
	}
}

// register saves a person.
func register(t testing.TB, u ports.UnitOfWork, name string, roles ...ehc.Role) people.Person {
	t.Helper()
	p := people.Person{ID: NewID[ehc.PersonID](), Name: name, Email: NewID[string]() + "@example.org", Roles: roles}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, p) })
	p.Version = 1
	return p
}

func personConflict(t *testing.T, u ports.UnitOfWork) {
	sam := register(t, u, "Sam Reed")
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		p, err := s.People.Get(ctx, sam.ID)
		if err != nil {
			return err
		}
		loaded()
		return s.People.Save(ctx, p)
	})
	sam.Version = 0
	kind(t, "registering again", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, sam) }), fault.Conflict)
}

func emailTaken(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	alex.Email = sam.Email
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, alex) })
	kind(t, "taking another's e-mail address", err, fault.Invalid)
	if f := fault.As(err); f != nil && f.Field != "email" {
		t.Errorf("the fault points at %q", f.Field)
	}
}

func findPeople(t *testing.T, u ports.UnitOfWork) {
	for name, role := range map[string]ehc.Role{"Zoë O’Brien": ehc.RoleContributor, "Zoe Hartley": ehc.RoleSENCO, "Ann 100%": ehc.RoleContributor, "Bo_b Hartley": ehc.RoleCoordinator} {
		register(t, u, name, role, ehc.RoleFamily)
	}
	for _, c := range []struct {
		text  string
		limit int
		roles []ehc.Role
		want  []string
	}{
		{"", 10, nil, []string{"Ann 100%", "Bo_b Hartley", "Zoe Hartley", "Zoë O’Brien"}},
		{"", 2, nil, []string{"Ann 100%", "Bo_b Hartley"}},
		{"ZOE", 10, nil, []string{"Zoe Hartley", "Zoë O’Brien"}},
		{"zoë", 10, nil, []string{"Zoe Hartley", "Zoë O’Brien"}},
		{"hartley bo", 10, nil, []string{"Bo_b Hartley"}},
		{"o'b", 10, nil, []string{"Zoë O’Brien"}},
		{"%", 10, nil, []string{"Ann 100%"}},
		{"_", 10, nil, []string{"Bo_b Hartley"}},
		{`\`, 10, nil, nil},
		{"'; DROP TABLE person; --", 10, nil, nil},
		{"\x00", 10, nil, []string{"Ann 100%", "Bo_b Hartley", "Zoe Hartley", "Zoë O’Brien"}},
		{"zoe", 10, []ehc.Role{ehc.RoleSENCO}, []string{"Zoe Hartley"}},
		{"", 10, []ehc.Role{ehc.RoleSENCO, ehc.RoleCoordinator}, []string{"Bo_b Hartley", "Zoe Hartley"}},
		{"", 10, []ehc.Role{ehc.RoleDecider}, nil},
		{"", 0, nil, nil},
		{"", -1, nil, nil},
	} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			found, err := s.People.Find(ctx, c.text, c.limit, c.roles...)
			var names []string
			for _, p := range found {
				names = append(names, p.Name)
			}
			same(t, fmt.Sprintf("%q of %v", c.text, c.roles), names, c.want)
			return err
		})
	}
}

func closedAccount(t *testing.T, u ports.UnitOfWork) {
	school := NewID[ehc.SettingID]()
	sam := register(t, u, "Sam Reed", ehc.RoleSENCO)
	sam.Settings, sam.ClosedAt = []ehc.SettingID{school}, time.Date(2026, 9, 4, 15, 0, 0, 0, time.UTC)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, sam) })
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if got, err := s.People.Get(ctx, sam.ID); err != nil || got.Name != "Sam Reed" || !got.Closed() || got.Actor().Kind != ehc.Nobody {
			t.Errorf("the closed account is %+v, %v", got, err)
		}
		if found, err := s.People.Find(ctx, "", 10); err != nil || len(found) != 0 {
			t.Errorf("offered: %v, %v", found, err)
		}
		if found, err := s.People.Belonging(ctx, ehc.Holder{Kind: ehc.HeldBySetting, ID: string(school)}); err != nil || len(found) != 0 {
			t.Errorf("acts for the setting: %v, %v", found, err)
		}
		err := s.Accounts.Sessions.Begin(ctx, []byte("token"), sam.ID, ports.SessionBounds{Now: sam.ClosedAt, BegunSince: sam.ClosedAt})
		kind(t, "signing in", err, fault.Unauthenticated)
		return nil
	})
}

func belonging(t *testing.T, u ports.UnitOfWork) {
	school, team := NewID[ehc.SettingID](), NewID[ehc.TeamID]()
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	register(t, u, "Someone else")
	sam.Settings, sam.Teams = []ehc.SettingID{school, NewID[ehc.SettingID]()}, []ehc.TeamMembership{{Team: team, Manager: true}}
	alex.Settings = []ehc.SettingID{school}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, sam); err != nil {
			return err
		}
		return s.People.Save(ctx, alex)
	})
	sam.Version, alex.Version = 2, 2
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for holder, want := range map[ehc.Holder][]people.Person{
			{Kind: ehc.HeldBySetting, ID: string(school)}: {alex, sam},
			{Kind: ehc.HeldByTeam, ID: string(team)}:      {sam},
			{Kind: ehc.HeldByTeam, ID: string(school)}:    nil,
			{Kind: ehc.HeldBySetting, ID: "x"}:            nil,
			ehc.Authority():                               nil,
		} {
			got, err := s.People.Belonging(ctx, holder)
			if err != nil {
				return err
			}
			same(t, fmt.Sprint("who belongs to ", holder), got, want)
		}
		return nil
	})
}

func noSuchPerson(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.PersonID{NewID[ehc.PersonID](), "", "x"} {
			_, err := s.People.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, email := range []string{"nobody@example.org", "", "\x00"} {
			_, err := s.People.ByEmail(ctx, email)
			kind(t, email, err, fault.NotFound)
		}
		return nil
	})
}

// SettingsContract proves what use cases rely on when they keep education settings.
func SettingsContract(t *testing.T, open Open) {
	t.Run("every field comes back", func(t *testing.T) {
		t.Parallel()
		u, id := open(t), NewID[ehc.SettingID]()
		for range 2 {
			want := Fill[people.Setting](t)
			want.ID = id
			do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Settings.Save(ctx, want) })
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				got, err := s.Settings.Get(ctx, id)
				same(t, "the setting", got, want)
				return err
			})
		}
	})
	t.Run("several settings at once", func(t *testing.T) {
		t.Parallel()
		u := open(t)
		var all []people.Setting
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			for range 3 {
				setting := people.Setting{ID: NewID[ehc.SettingID](), Name: "A school", Phone: "01632 960201"}
				if err := s.Settings.Save(ctx, setting); err != nil {
					return err
				}
				all = append(all, setting)
			}
			got, err := s.Settings.Many(ctx, all[2].ID, NewID[ehc.SettingID](), all[0].ID, "x")
			same(t, "the settings", got, []people.Setting{all[2], all[0]})
			return err
		})
	})
	t.Run("settings are found by name", func(t *testing.T) { t.Parallel(); findSettings(t, open(t)) })
	t.Run("a setting that is not there", func(t *testing.T) {
		t.Parallel()
		do(t, open(t), func(ctx context.Context, s ports.Stores) error {
			for _, id := range []ehc.SettingID{NewID[ehc.SettingID](), "", "x"} {
				_, err := s.Settings.Get(ctx, id)
				kind(t, string(id), err, fault.NotFound)
			}
			return nil
		})
	})
}

func findSettings(t *testing.T, u ports.UnitOfWork) {
	for name, closed := range map[string]bool{"St Ives Primary School": false, "Ivy Lane Nursery": false, "Old Ivy School": true, "50% Academy": false} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Settings.Save(ctx, people.Setting{ID: NewID[ehc.SettingID](), Name: name, Closed: closed})
		})
	}
	for text, want := range map[string][]string{
		"": {"50% Academy", "Ivy Lane Nursery", "St Ives Primary School"}, "IV": {"Ivy Lane Nursery", "St Ives Primary School"},
		"school ives": {"St Ives Primary School"}, "%": {"50% Academy"}, "'": nil,
	} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			found, err := s.Settings.Find(ctx, text, 10)
			var names []string
			for _, f := range found {
				names = append(names, f.Name)
			}
			same(t, text, names, want)
			some, err2 := s.Settings.Find(ctx, "", 1)
			if err2 != nil || len(some) != 1 {
				t.Errorf("at most one: %v, %v", some, err2)
			}
			return err
		})
	}
}

// TeamsContract proves what use cases rely on when they keep teams.
func TeamsContract(t *testing.T, open Open) {
	t.Run("every field comes back, by name", func(t *testing.T) {
		t.Parallel()
		u := open(t)
		first, second := Fill[people.Team](t), Fill[people.Team](t)
		first.Version, second.Version = 0, 0
		for range 2 {
			first.Name, second.Name, first.Email = "alpha", "Beta", Fill[string](t)
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				if err := s.Teams.Save(ctx, second); err != nil {
					return err
				}
				return s.Teams.Save(ctx, first)
			})
			first.Version++
			second.Version++
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				got, err := s.Teams.Get(ctx, first.ID)
				if err != nil {
					return err
				}
				same(t, "the team", got, first)
				all, err := s.Teams.List(ctx)
				same(t, "the teams", all, []people.Team{first, second})
				return err
			})
		}
	})
	t.Run("two writers, one conflict", func(t *testing.T) {
		t.Parallel()
		u, team := open(t), people.Team{ID: NewID[ehc.TeamID](), Name: "Therapies"}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Teams.Save(ctx, team) })
		kind(t, "making it again", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Teams.Save(ctx, team) }), fault.Conflict)
		conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
			loadedTeam, err := s.Teams.Get(ctx, team.ID)
			if err != nil {
				return err
			}
			loaded()
			return s.Teams.Save(ctx, loadedTeam)
		})
	})
	t.Run("a team that is not there", func(t *testing.T) {
		t.Parallel()
		do(t, open(t), func(ctx context.Context, s ports.Stores) error {
			for _, id := range []ehc.TeamID{NewID[ehc.TeamID](), "", "x"} {
				_, err := s.Teams.Get(ctx, id)
				kind(t, string(id), err, fault.NotFound)
			}
			all, err := s.Teams.List(ctx)
			if len(all) != 0 {
				t.Errorf("teams of nobody: %v", all)
			}
			return err
		})
	})
}
