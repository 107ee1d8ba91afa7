package organising_test

import (
	"context"
	"crypto/sha256"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/organising"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

type hub struct {
	*portstest.World
	organising.Means
}

func newHub(t *testing.T) hub {
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{w, organising.Means{Gate: application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}}
}

// as gives a person as they are once signed in: with those for whom they stand in now.
func (h hub) as(t *testing.T, p people.Person) (actor ehc.Actor) {
	t.Helper()
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		token, now := sha256.Sum256([]byte(portstest.NewID[string]())), h.Clock.Now()
		bounds := ports.SessionBounds{Now: now, SeenSince: now.Add(-time.Hour), BegunSince: now.Add(-time.Hour), Touch: now}
		if err := s.Accounts.Sessions.Begin(ctx, token[:], p.ID, bounds); err != nil {
			return err
		}
		session, err := s.Accounts.Sessions.Find(ctx, token[:], bounds)
		actor = session.Actor
		return err
	})
	return actor
}

func (h hub) do(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := h.Unit.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

func (h hub) opens(t *testing.T, actor ehc.Actor) bool {
	t.Helper()
	_, err := application.ReadHead{Gate: h.Gate, For: access.SeeCase}.Do(t.Context(), actor, h.Case)
	if err != nil && !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
	return err == nil
}

func (h hub) today() ehc.Date { return ehc.DateIn(h.Clock.Now(), application.London) }

func (h hub) away(t *testing.T, p, by people.Person, from, to int) error {
	t.Helper()
	return organising.RecordAbsence{Means: h.Means}.Do(t.Context(), p.Actor(), people.Absence{From: h.today().AddDays(from), To: h.today().AddDays(to), By: by.ID})
}

func TestWhoeverStandsInSeesAndDoesWhatTheAbsentMayAndItEndsByItself(t *testing.T) {
	h := newHub(t)
	if h.opens(t, h.as(t, h.Officer)) {
		t.Fatal("another officer has the case before")
	}
	if err := h.away(t, h.Coordinator, h.Officer, 1, 3); err != nil {
		t.Fatal(err)
	}
	if h.opens(t, h.as(t, h.Officer)) {
		t.Error("the case is open before the first day")
	}
	h.Clock.Pass(1)
	cover := h.as(t, h.Officer)
	if !h.opens(t, cover) {
		t.Fatal("whoever stands in has no case")
	}
	err := h.Gate.Change(t.Context(), cover, h.Case, access.EditChildRecord, "", func(v *application.Visit) error {
		child := v.Case.Child()
		child.GP = "Dr Odell"
		return v.Case.ChangeDetails(cover, child, v.Today, v.Now)
	})
	if err != nil {
		t.Fatal(err)
	}
	if told := h.Events(t, ehc.DetailsChanged); len(told) != 1 || told[0].By != h.Officer.ID || told[0].ByName != "Tobias Ferncastle, for Marguerite Oyelaran" {
		t.Errorf("the timeline says %+v", told)
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		found, err := s.Trail.Search(ctx, ports.TrailQuery{Person: h.Officer.ID, Case: h.Case, Kind: ports.Changed, Limit: 5})
		if len(found) != 1 || found[0].Name != "Tobias Ferncastle, for Marguerite Oyelaran" {
			t.Errorf("the audit says %+v", found)
		}
		return err
	})
	list, err := reading.Tray{Units: h.Unit}.Do(t.Context(), cover, reading.TrayIn{Tray: access.TrayInProgress, Query: ports.TrayQuery{Today: h.today()}})
	if err != nil || list.Page.Total != 1 || len(list.Page.Rows) != 1 || len(list.Page.Rows[0].For) != 1 || list.Page.Rows[0].For[0] != h.Coordinator.Name {
		t.Errorf("the list shows %+v, %v", list.Page, err)
	}
	h.Clock.Pass(3)
	if h.opens(t, h.as(t, h.Officer)) {
		t.Error("it goes on after the last day")
	}
}

func TestAnAbsenceIsEndedEarlyAndNobodyStandsInAnyMore(t *testing.T) {
	h := newHub(t)
	if err := h.away(t, h.Coordinator, h.Officer, 0, 20); err != nil {
		t.Fatal(err)
	}
	out, err := organising.ReadAbsences{Means: h.Means}.Do(t.Context(), h.Coordinator.Actor(), "")
	if err != nil || len(out.Away) != 1 || out.Away[0].ByName != h.Officer.Name {
		t.Fatalf("%+v, %v", out.Away, err)
	}
	stranger := organising.EndAbsence{Means: h.Means}.Do(t.Context(), h.Stranger.Actor(), h.Coordinator.ID, out.Away[0].ID)
	if !fault.Is(stranger, fault.NotFound) {
		t.Errorf("a stranger ended it: %v", stranger)
	}
	h.Clock.Pass(2)
	if err := (organising.EndAbsence{Means: h.Means}).Do(t.Context(), h.Manager.Actor(), h.Coordinator.ID, out.Away[0].ID); err != nil {
		t.Fatal(err)
	}
	if h.opens(t, h.as(t, h.Officer)) {
		t.Error("whoever stood in still has the case")
	}
	if err := (organising.EndAbsence{Means: h.Means}).Do(t.Context(), h.Manager.Actor(), h.Coordinator.ID, out.Away[0].ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("ended twice: %v", err)
	}
}

func TestARoleIsNeverLentAndOnlyThoseWhoLookAfterSomebodyRecordTheirAbsence(t *testing.T) {
	h := newHub(t)
	for name, c := range map[string]struct {
		who, by people.Person
		code    string
	}{
		"a professional for an officer":   {h.Coordinator, h.Stranger, "absence.cover"},
		"an officer for a professional":   {h.Therapist, h.Officer, "absence.cover"},
		"somebody of no team of theirs":   {h.Therapist, h.Psychologist, "absence.cover"},
		"somebody for themselves":         {h.Coordinator, h.Coordinator, "absence.self"},
		"an officer who manages nothing":  {h.Manager, h.Officer, "absence.role"},
		"a family has no time away":       {h.Parent, h.Parent, "access.not-at-work"},
		"nobody is asked to cover nobody": {h.Coordinator, people.Person{ID: "x"}, "absence.cover"},
	} {
		if err := h.away(t, c.who, c.by, 0, 1); !fault.Has(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, other := range []people.Person{h.Stranger, h.Therapist, h.Parent, h.SENCO} {
		err := organising.RecordAbsence{Means: h.Means}.Do(t.Context(), other.Actor(), people.Absence{Person: h.SecondTherapist.ID, From: h.today()})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s recorded an absence of somebody else: %v", other.JobTitle, err)
		}
	}
	if err := (organising.RecordAbsence{Means: h.Means}).Do(t.Context(), h.TeamManager.Actor(), people.Absence{Person: h.SecondTherapist.ID, From: h.today(), To: h.today().AddDays(4), By: h.Therapist.ID}); err != nil {
		t.Errorf("the team's manager: %v", err)
	}
	for field, in := range map[string]people.Absence{
		"from": {From: h.today().AddDays(2), To: h.today().AddDays(3)}, // crosses the one above
		"to":   {From: h.today().AddDays(9), To: h.today().AddDays(8)},
	} {
		err := organising.RecordAbsence{Means: h.Means}.Do(t.Context(), h.SecondTherapist.Actor(), in)
		if f := fault.As(err); f == nil || f.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	err := organising.RecordAbsence{Means: h.Means}.Do(t.Context(), h.Therapist.Actor(), people.Absence{From: h.today().AddDays(4), To: h.today().AddDays(5), By: h.SecondTherapist.ID})
	if !fault.Has(err, "absence.cover-away") {
		t.Errorf("somebody who is away stands in: %v", err)
	}
}
