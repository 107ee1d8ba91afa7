package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// AbsencesContract proves what use cases rely on when they keep who is away and who stands in.
func AbsencesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":             everyFieldOfAnAbsence,
		"who stands in on a day":             whoStandsIn,
		"a session tells of the stand-in":    sessionOfAStandIn,
		"a closed account passes nothing on": closedPassesNothing,
		"it ends with what they share":       standingInLapses,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAnAbsence(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 4), By: alex.ID, Beyond: true}
	listed := func(of ehc.PersonID, since ehc.Date) (all []ports.AbsenceEntry) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			all, err = s.Organisations.Absences.Of(ctx, of, since)
			return err
		})
		return all
	}
	save := func() {
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Organisations.Absences.Save(ctx, a) })
	}
	save()
	want := []ports.AbsenceEntry{{Absence: a, Name: "Sam Reed", ByName: "Alex Reed"}}
	same(t, "of who is away", listed(sam.ID, a.To), want)
	same(t, "of who stands in", listed(alex.ID, a.From), want)
	same(t, "once it is over", listed(sam.ID, a.To.AddDays(1)), []ports.AbsenceEntry(nil))
	a.To, a.By, a.Beyond = ehc.Date{}, "", false
	save()
	same(t, "without an end, and nobody standing in", listed(sam.ID, ehc.D(2030, 1, 1)), []ports.AbsenceEntry{{Absence: a, Name: "Sam Reed"}})
	same(t, "of who stood in", listed(alex.ID, a.From), []ports.AbsenceEntry(nil))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Organisations.Absences.Drop(ctx, a.ID) })
	same(t, "taken back", listed(sam.ID, a.From), []ports.AbsenceEntry(nil))
	same(t, "of nobody", listed("x", a.From), []ports.AbsenceEntry(nil))
}

func whoStandsIn(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 4), By: alex.ID, Beyond: true}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Organisations.Absences.Save(ctx, a); err != nil {
			return err
		}
		for day, want := range map[ehc.Date]map[ehc.PersonID]ehc.PersonID{a.From: {sam.ID: alex.ID}, a.To: {sam.ID: alex.ID}, a.From.AddDays(-1): {}, a.To.AddDays(1): {}} {
			got, err := s.Organisations.Absences.StandIns(ctx, day, sam.ID, alex.ID, "x")
			if err != nil {
				return err
			}
			same(t, day.String(), got, want)
		}
		return nil
	})
}

// signedIn gives a person as a session finds them at an instant.
func signedIn(t *testing.T, u ports.UnitOfWork, p ehc.PersonID, at time.Time) (actor ehc.Actor) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		bounds, token := ports.SessionBounds{Now: at, SeenSince: at.Add(-time.Hour), BegunSince: at.Add(-time.Hour), Touch: at}, []byte(NewID[string]())
		if err := s.Accounts.Sessions.Begin(ctx, token, p, bounds); err != nil {
			return err
		}
		session, err := s.Accounts.Sessions.Find(ctx, token, bounds)
		actor = session.Actor
		return err
	})
	return actor
}

func sessionOfAStandIn(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed", ehc.RoleContributor), register(t, u, "Alex Reed", ehc.RoleContributor)
	team, school := NewID[ehc.TeamID](), NewID[ehc.SettingID]()
	sam.Teams, sam.Settings, sam.Administers = []ehc.TeamMembership{{Team: team, Manager: true}}, []ehc.SettingID{school}, []ehc.SettingID{school}
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 1), By: alex.ID, Beyond: true}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, sam); err != nil {
			return err
		}
		alex.Teams = []ehc.TeamMembership{{Team: NewID[ehc.TeamID]()}}
		if err := s.People.Save(ctx, alex); err != nil {
			return err
		}
		return s.Organisations.Absences.Save(ctx, a)
	})
	during := signedIn(t, u, alex.ID, time.Date(2026, 12, 1, 23, 30, 0, 0, time.UTC))
	same(t, "who is stood in for", during.Covers, []ehc.Cover{{Person: sam.ID, Name: "Sam Reed", Settings: sam.Settings, Teams: sam.Teams}})
	if !during.Manages(team) || !during.WorksAt(school) || during.AdministersSetting(school) || !during.StandsFor(sam.ID) || during.Alone().MemberOf(team) {
		t.Errorf("what passes on: %+v", during)
	}
	for _, at := range []time.Time{time.Date(2026, 11, 30, 23, 59, 0, 0, time.UTC), time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC)} {
		if outside := signedIn(t, u, alex.ID, at); len(outside.Covers) != 0 {
			t.Errorf("at %v: %+v", at, outside.Covers)
		}
	}
}

func closedPassesNothing(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed", ehc.RoleContributor), register(t, u, "Alex Reed", ehc.RoleContributor)
	at := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	sam.ClosedAt = at
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, sam); err != nil {
			return err
		}
		return s.Organisations.Absences.Save(ctx, people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), By: alex.ID, Beyond: true})
	})
	if got := signedIn(t, u, alex.ID, at); len(got.Covers) != 0 {
		t.Errorf("stands in for a closed account: %+v", got.Covers)
	}
}

// standingInLapses proves that somebody stands in for as long as what made them fit for it lasts, and is told why no longer.
func standingInLapses(t *testing.T, u ports.UnitOfWork) {
	day, at := ehc.D(2026, 12, 1), time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	school, team, other := NewID[ehc.SettingID](), NewID[ehc.TeamID](), NewID[ehc.TeamID]()
	belongs := func(p *people.Person) {
		p.Settings, p.Teams = []ehc.SettingID{school}, []ehc.TeamMembership{{Team: team}}
	}
	for name, c := range map[string]struct {
		roles   []ehc.Role
		beyond  bool
		change  func(cover *people.Person)
		becomes people.Lapse
	}{
		"a team is enough":                 {[]ehc.Role{ehc.RoleContributor}, false, func(p *people.Person) { p.Settings = nil }, people.Lasting},
		"a setting is enough":              {[]ehc.Role{ehc.RoleSENCO}, false, func(p *people.Person) { p.Teams = nil }, people.Lasting},
		"gone from both":                   {[]ehc.Role{ehc.RoleSENCO}, false, func(p *people.Person) { p.Settings, p.Teams = nil, nil }, people.Apart},
		"gone to another team":             {[]ehc.Role{ehc.RoleContributor}, false, func(p *people.Person) { p.Settings, p.Teams = nil, []ehc.TeamMembership{{Team: other}} }, people.Apart},
		"a manager chose somebody else":    {[]ehc.Role{ehc.RoleContributor}, true, func(p *people.Person) { p.Settings, p.Teams = nil, []ehc.TeamMembership{{Team: other}} }, people.Lasting},
		"and they belong to nothing now":   {[]ehc.Role{ehc.RoleContributor}, true, func(p *people.Person) { p.Settings, p.Teams = nil, nil }, people.Apart},
		"an officer needs neither":         {[]ehc.Role{ehc.RoleCoordinator}, false, func(p *people.Person) { p.Settings, p.Teams = nil, nil }, people.Lasting},
		"but is an officer":                {[]ehc.Role{ehc.RoleCoordinator}, false, func(p *people.Person) { p.Roles = []ehc.Role{ehc.RoleContributor} }, people.RoleLost},
		"the account of the cover is gone": {[]ehc.Role{ehc.RoleSENCO}, false, func(p *people.Person) { p.ClosedAt = at }, people.CoverClosed},
	} {
		sam, alex := register(t, u, "Sam Reed", c.roles...), register(t, u, "Alex Reed", c.roles...)
		belongs(&sam)
		belongs(&alex)
		a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: day, By: alex.ID, Beyond: c.beyond}
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			if err := s.People.Save(ctx, sam); err != nil {
				return err
			}
			if err := s.People.Save(ctx, alex); err != nil {
				return err
			}
			return s.Organisations.Absences.Save(ctx, a)
		})
		if got := signedIn(t, u, alex.ID, at); len(got.Covers) != 1 || len(got.Lapsed) != 0 {
			t.Errorf("%s: before, %+v", name, got)
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			alex.Version++
			c.change(&alex)
			if err := s.People.Save(ctx, alex); err != nil {
				return err
			}
			all, err := s.Organisations.Absences.Of(ctx, sam.ID, day)
			if err != nil || len(all) != 1 || all[0].Lapse != c.becomes {
				t.Errorf("%s: %+v, %v", name, all, err)
			}
			covering, err := s.Organisations.Absences.Covering(ctx, day, sam.ID, "x")
			if err != nil {
				return err
			}
			by, err := s.Organisations.Absences.StandIns(ctx, day, sam.ID)
			if lasts := c.becomes == people.Lasting; (len(covering) == 1) != lasts || (by[sam.ID] == alex.ID) != lasts {
				t.Errorf("%s: covered by %+v, %v", name, covering, by)
			}
			return err
		})
		if c.becomes == people.CoverClosed {
			continue
		}
		if got := signedIn(t, u, alex.ID, at); (len(got.Covers) == 1) != (c.becomes == people.Lasting) || (len(got.Lapsed) == 0) != (c.becomes == people.Lasting) {
			t.Errorf("%s: afterwards, %+v", name, got)
		}
	}
}
