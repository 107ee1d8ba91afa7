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
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAnAbsence(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 4), By: alex.ID}
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
	a.To, a.By = ehc.Date{}, ""
	save()
	same(t, "without an end, and nobody standing in", listed(sam.ID, ehc.D(2030, 1, 1)), []ports.AbsenceEntry{{Absence: a, Name: "Sam Reed"}})
	same(t, "of who stood in", listed(alex.ID, a.From), []ports.AbsenceEntry(nil))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Organisations.Absences.Drop(ctx, a.ID) })
	same(t, "taken back", listed(sam.ID, a.From), []ports.AbsenceEntry(nil))
	same(t, "of nobody", listed("x", a.From), []ports.AbsenceEntry(nil))
}

func whoStandsIn(t *testing.T, u ports.UnitOfWork) {
	sam, alex := register(t, u, "Sam Reed"), register(t, u, "Alex Reed")
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 4), By: alex.ID}
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
	a := people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), To: ehc.D(2026, 12, 1), By: alex.ID}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, sam); err != nil {
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
		return s.Organisations.Absences.Save(ctx, people.Absence{ID: NewID[ehc.AbsenceID](), Person: sam.ID, From: ehc.D(2026, 12, 1), By: alex.ID})
	})
	if got := signedIn(t, u, alex.ID, at); len(got.Covers) != 0 {
		t.Errorf("stands in for a closed account: %+v", got.Covers)
	}
}
