package portstest

import (
	"context"
	"sync"
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// Clock is a clock that a test sets. It may be used from several goroutines.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock makes a clock that stands still at the given instant.
func NewClock(at time.Time) *Clock { return &Clock{at: at} }

// Now gives the instant that was set last.
func (c *Clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.at }

// Set puts the clock at an instant.
func (c *Clock) Set(at time.Time) { c.mu.Lock(); defer c.mu.Unlock(); c.at = at }

// Pass moves the clock on by whole days.
func (c *Clock) Pass(days int) { c.mu.Lock(); defer c.mu.Unlock(); c.at = c.at.AddDate(0, 0, days) }

// World is a small council with one child whose needs are being assessed, kept in real stores: what tests of use
// cases and of pages start from. The names are invented.
type World struct {
	Unit    ports.UnitOfWork
	Clock   *Clock
	Case    ehc.CaseID
	Setting people.Setting
	Team    people.Team // speech and language therapy

	Coordinator, Officer, Manager             people.Person // of the authority; Officer has other cases
	Parent, SENCO                             people.Person
	Psychologist, Paediatrician, SocialWorker people.Person // each can be asked by name
	TeamManager, Therapist, SecondTherapist   people.Person // of the team
	Stranger                                  people.Person // a professional of no case
}

// WorldStart is when a world begins: Wednesday 30 August 2023, in the morning.
var WorldStart = time.Date(2023, 8, 30, 9, 0, 0, 0, time.UTC)

// NewWorld builds the world through the domain's own verbs. The request came in on 31 July 2023 and the authority
// decided to assess on the day on which the world begins.
func NewWorld(t testing.TB, u ports.UnitOfWork) *World {
	t.Helper()
	w := &World{Unit: u, Clock: NewClock(WorldStart), Case: NewID[ehc.CaseID]()}
	w.Setting = people.Setting{ID: NewID[ehc.SettingID](), Name: "Larkfield Primary School", Type: "Community school", Phase: "Primary", LowAge: 4, HighAge: 11, Section38: true}
	w.Team = people.Team{ID: NewID[ehc.TeamID](), Name: "Speech and language therapy", Specialism: people.HealthCare, Email: "speech@wrenshire.example"}
	w.persons()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := w.keepPeople(ctx, s); err != nil {
			return err
		}
		c, err := w.assessedCase(ctx, s)
		if err != nil {
			return err
		}
		if err := s.Cases.Save(ctx, c); err != nil {
			return err
		}
		running := clock.New(w.Case)
		running.Reckon(c.Happenings(nil), timescale.England(), "", WorldStart)
		return s.Clocks.Save(ctx, running)
	})
	return w
}

func (w *World) persons() {
	person := func(name, job, email string, specialism people.Specialism, role ehc.Role) people.Person {
		return people.Person{ID: NewID[ehc.PersonID](), Name: name, JobTitle: job, Email: email, Specialism: specialism, Roles: []ehc.Role{role}, ByEmail: true, Registered: true}
	}
	w.Coordinator = person("Marguerite Oyelaran", "SEN co-ordinator", "marguerite@wrenshire.example", people.Education, ehc.RoleCoordinator)
	w.Officer = person("Tobias Ferncastle", "SEN co-ordinator", "tobias@wrenshire.example", people.Education, ehc.RoleCoordinator)
	w.Manager = person("Philippa Undergrove", "Head of SEND", "philippa@wrenshire.example", people.Education, ehc.RoleManager)
	w.Parent = person("Aurelia Ashdown", "Mother", "aurelia@family.example", "", ehc.RoleFamily)
	w.SENCO = person("Desmond Larkin", "SENCO", "desmond@larkfield.example", people.Education, ehc.RoleSENCO)
	w.SENCO.Settings = []ehc.SettingID{w.Setting.ID}
	w.Psychologist = person("Dr Ines Marlow", "Educational psychologist", "ines@wrenshire.example", people.Education, ehc.RoleContributor)
	w.Paediatrician = person("Dr Caspian Obuya", "Community paediatrician", "caspian@health.example", people.HealthCare, ehc.RoleContributor)
	w.SocialWorker = person("Henrietta Blyth", "Social worker", "henrietta@wrenshire.example", people.Social, ehc.RoleContributor)
	w.TeamManager = person("Odile Farrant", "Lead speech and language therapist", "odile@health.example", people.HealthCare, ehc.RoleContributor)
	w.Therapist = person("Theo Abara", "Speech and language therapist", "theo@health.example", people.HealthCare, ehc.RoleContributor)
	w.SecondTherapist = person("Wren Halloran", "Speech and language therapist", "wren@health.example", people.HealthCare, ehc.RoleContributor)
	w.Stranger = person("Quentin Ravensworth", "Occupational therapist", "quentin@health.example", people.HealthCare, ehc.RoleContributor)
	w.TeamManager.Teams = []ehc.TeamMembership{{Team: w.Team.ID, Manager: true}}
	w.Therapist.Teams = []ehc.TeamMembership{{Team: w.Team.ID}}
	w.SecondTherapist.Teams = []ehc.TeamMembership{{Team: w.Team.ID}}
}

func (w *World) keepPeople(ctx context.Context, s ports.Stores) error {
	if err := s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire County Council", ShortName: "Wrenshire", Colour: "#1f5f5b", Team: "SEND team", DraftWindowDays: council.MinimumDraftWindow, ImpendingDays: 14, TargetDaysBefore: 1, OpensUnscanned: true,
		Advice:     council.Contact{Name: "Wrenshire SEND advice service", Phone: "01632 960 201"},
		Mediation:  council.Contact{Name: "Middle Ground Mediation", Phone: "01632 960 202", Web: "https://middleground.example"},
		Resolution: council.Contact{Name: "Common Ground Resolution", Email: "help@commonground.example"},
		Tribunal:   council.Contact{Name: "First-tier Tribunal (Special Educational Needs and Disability)", Phone: "01632 960 204"}}); err != nil {
		return err
	}
	if err := s.Settings.Save(ctx, w.Setting); err != nil {
		return err
	}
	if err := s.Teams.Save(ctx, w.Team); err != nil {
		return err
	}
	for _, p := range []people.Person{w.Coordinator, w.Officer, w.Manager, w.Parent, w.SENCO, w.Psychologist, w.Paediatrician, w.SocialWorker, w.TeamManager, w.Therapist, w.SecondTherapist, w.Stranger} {
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// assessedCase takes a request to the decision to assess.
func (w *World) assessedCase(_ context.Context, _ ports.Stores) (*casework.Case, error) {
	received, decided := ehc.D(2023, 7, 31), ehc.D(2023, 8, 30)
	at := WorldStart.AddDate(0, 0, -30)
	child := casework.Child{Forenames: "Rowan Elodie", Surname: "Ashdown", Preferred: "Rowan", Born: ehc.D(2015, 2, 14), Setting: casework.SettingRef{ID: w.Setting.ID, Name: w.Setting.Name}}
	request := casework.Request{Channel: casework.Online,
		Requester: casework.Requester{Kind: casework.ByParent, Person: w.Parent.ID, Name: w.Parent.Name, Relationship: "Mother", Email: w.Parent.Email, Address: "7 Tanner Yard, Alderbridge", Consent: true, ConsentOn: received},
		Story:     casework.Story{NotWorking: "Words do not come when Rowan is upset."}}
	c := casework.StartRequest(w.Case, w.Parent.Actor(), request, child, at)
	steps := []func() error{
		func() error { return c.Submit(w.Parent.Actor(), "EHC/23/0042", received, at) },
		func() error {
			return c.Assign(w.Coordinator.Actor(), casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(w.Coordinator.ID)}, Name: w.Coordinator.Name, Detail: w.Coordinator.JobTitle, Email: w.Coordinator.Email, ByEmail: true}, at)
		},
		func() error {
			return c.Decide(w.Coordinator.Actor(), casework.Decision{Question: casework.WhetherToAssess, Agreed: true, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.Yes, Reason: "The school has tried what it can.", DecidedOn: decided}, decided, WorldStart)
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Load reads the case as it stands.
func (w *World) Load(t testing.TB) *casework.Case {
	t.Helper()
	var c *casework.Case
	do(t, w.Unit, func(ctx context.Context, s ports.Stores) (err error) {
		c, err = s.Cases.Get(ctx, w.Case)
		return err
	})
	return c
}

// Events lists what the case's timeline holds of a kind, the latest first.
func (w *World) Events(t testing.TB, kind ehc.EventKind) []ports.TimelineEntry {
	t.Helper()
	var found []ports.TimelineEntry
	do(t, w.Unit, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Pages.Timeline(ctx, w.Case, 1000)
		for _, e := range all {
			if e.Kind == kind {
				found = append(found, e)
			}
		}
		return err
	})
	return found
}

// Letters lists the letters of a kind that were issued on the case, in order.
func (w *World) Letters(t testing.TB, kind notice.Letter) (letters []ports.Letter) {
	t.Helper()
	do(t, w.Unit, func(ctx context.Context, s ports.Stores) (err error) {
		letters, err = s.Letters.OfCase(ctx, w.Case, kind)
		return err
	})
	return letters
}

// Holds reports whether the person has the case in one of their trays.
func (w *World) Holds(t testing.TB, p people.Person) bool {
	t.Helper()
	c := w.Load(t)
	for _, mine := range p.Actor().Holders() {
		for _, holder := range c.Holders() {
			if mine == holder && mine.Kind != ehc.HeldByAuthority {
				return true
			}
		}
	}
	return false
}
