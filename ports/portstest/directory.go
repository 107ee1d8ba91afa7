package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// DirectoryContract proves what use cases rely on when they look for everyone, and for what was changed.
func DirectoryContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"found by name, role, place and state": findInDirectory,
		"changes of people and of places":      changesOfPeople,
		"what somebody has to do":              workOfPeople,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func findInDirectory(t *testing.T, u ports.UnitOfWork) {
	school := NewID[ehc.SettingID]()
	sam, alex := register(t, u, "Sam Reed", ehc.RoleSENCO), register(t, u, "Alex Reed", ehc.RoleManager)
	sam.Settings, sam.Registered, alex.ClosedAt = []ehc.SettingID{school}, true, At
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, p := range []people.Person{sam, alex} {
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
		}
		for what, c := range map[string]struct {
			q    ports.DirectoryQuery
			want []string
		}{
			"everyone":      {ports.DirectoryQuery{}, []string{"Alex Reed", "Sam Reed"}},
			"by name":       {ports.DirectoryQuery{Search: "sam"}, []string{"Sam Reed"}},
			"by role":       {ports.DirectoryQuery{Role: ehc.RoleManager}, []string{"Alex Reed"}},
			"of a setting":  {ports.DirectoryQuery{To: string(school)}, []string{"Sam Reed"}},
			"of no setting": {ports.DirectoryQuery{To: "x"}, nil},
			"registered":    {ports.DirectoryQuery{State: ports.Registered}, []string{"Sam Reed"}},
			"closed":        {ports.DirectoryQuery{State: ports.ClosedAccount}, []string{"Alex Reed"}},
			"beyond":        {ports.DirectoryQuery{Page: 9}, nil},
		} {
			page, err := s.Organisations.Directory.List(ctx, c.q)
			if err != nil {
				return err
			}
			var names []string
			for _, e := range page.Entries {
				names = append(names, e.Name)
			}
			same(t, what, names, c.want)
		}
		managers, err := s.Organisations.Directory.Managers(ctx)
		if err != nil || len(managers) != 0 {
			t.Errorf("a closed account manages: %v, %v", managers, err)
		}
		manned, err := s.Organisations.Directory.Manned(ctx)
		same(t, "manned", manned, []string{string(school)})
		_, gone := s.Organisations.Directory.Entry(ctx, NewID[ehc.PersonID]())
		kind(t, "nobody", gone, fault.NotFound)
		return err
	})
}

func changesOfPeople(t *testing.T, u ports.UnitOfWork) {
	sam, alex, school := register(t, u, "Sam Reed"), register(t, u, "Alex Reed"), NewID[string]()
	first := ports.OrganisationChange{At: At, By: alex.ID, ByName: "Alex Reed", Person: sam.ID, Name: "Sam Reed", Holder: school, Words: "Acts for it."}
	second := ports.OrganisationChange{At: At.Add(time.Minute), Person: sam.ID, Name: "Sam Reed", Words: "Account closed."}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Organisations.Changes.Record(ctx, first, second); err != nil {
			return err
		}
		of, err := s.Organisations.Changes.OfPerson(ctx, sam.ID, 5)
		same(t, "of a person", of, []ports.OrganisationChange{second, first})
		if err != nil {
			return err
		}
		at, err := s.Organisations.Changes.OfHolder(ctx, school, 5)
		same(t, "of a setting", at, []ports.OrganisationChange{first})
		return err
	})
}

func workOfPeople(t *testing.T, u ports.UnitOfWork) {
	w := NewWorld(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		held, err := s.Organisations.Work.HeldBy(ctx, w.Coordinator.ID)
		if len(held) != 1 || held[0].Case != w.Case || held[0].Reference != "EHC/23/0042" || held[0].Called == "" {
			t.Errorf("holds %+v", held)
		}
		if err != nil {
			return err
		}
		cases, err := s.Organisations.Work.OfSetting(ctx, w.Setting.ID, 10)
		if len(cases) != 1 || cases[0].Case != w.Case {
			t.Errorf("the setting has %+v", cases)
		}
		if none, err := s.Organisations.Work.AskedOf(ctx, w.Psychologist.ID); err != nil || len(none) != 0 {
			t.Errorf("asked %+v, %v", none, err)
		}
		if n, err := s.Organisations.Work.OpenOfTeam(ctx, w.Team.ID); err != nil || n != 0 {
			t.Errorf("%d open, %v", n, err)
		}
		if none, err := s.Organisations.TeamWork.AskedOfTeams(ctx, 10, w.Team.ID, "nonsense"); err != nil || len(none) != 0 {
			t.Errorf("the team is asked %+v, %v", none, err)
		}
		return err
	})
}
