package planningtest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Clock stands where a test puts it.
type Clock struct{ At time.Time }

// Now gives the instant at which the clock stands.
func (c *Clock) Now() time.Time { return c.At }

// Pass moves the clock on by days.
func (c *Clock) Pass(days int) { c.At = c.At.AddDate(0, 0, days) }

// Began is the instant at which a cast is ready to draft: noon on 1 September 2026 in London.
var Began = time.Date(2026, 9, 1, 11, 0, 0, 0, time.UTC)

// Cast is a child whose plan is about to be drafted, with everyone around them.
type Cast struct {
	Gate  application.Gate
	Clock *Clock
	Case  ehc.CaseID

	Coordinator, OtherOfficer, Manager ehc.Actor
	Mother, Advocate, Stranger         ehc.Actor
	SENCO, OtherSENCO                  ehc.Actor // of the child's own setting, and of another
	Psychologist, Doctor               ehc.Actor

	Own, Ashgrove, Elmfield people.Setting
	// Advice of the psychologist (communication), the doctor (health) and the SENCO (cognition).
	PsychologistsAdvice, DoctorsAdvice, SENCOsAdvice ehc.AdviceID
}

// New makes the cast in an empty store.
func New(t testing.TB, units ports.UnitOfWork, refusals ports.RefusalLog, ids ports.IDs) *Cast {
	t.Helper()
	clock := &Clock{At: Began.AddDate(0, 0, -70)}
	c := &Cast{Gate: application.Gate{Units: units, Refusals: refusals, Clock: clock, IDs: ids}, Clock: clock}
	c.Own = people.Setting{ID: ehc.SettingID(ids.New()), Name: "Bramley Primary School", Type: "Community school"}
	c.Ashgrove = people.Setting{ID: ehc.SettingID(ids.New()), Name: "Ashgrove School", Type: "Community special school"}
	c.Elmfield = people.Setting{ID: ehc.SettingID(ids.New()), Name: "Elmfield Academy", Type: "Academy converter"}
	c.meet(ids)
	c.do(t, c.register)
	c.do(t, c.request)
	c.do(t, c.assess)
	clock.At = Began
	c.do(t, c.decideToIssue)
	return c
}

func (c *Cast) do(t testing.TB, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := c.Gate.Units.Do(context.Background(), work); err != nil {
		t.Fatal(err)
	}
}

// Today is the day on which the clock stands.
func (c *Cast) Today() ehc.Date { return ehc.DateIn(c.Clock.At, application.London) }

func (c *Cast) meet(ids ports.IDs) {
	person := func(name, title string, roles ...ehc.Role) ehc.Actor {
		return ehc.Actor{Kind: ehc.Human, Person: ehc.PersonID(ids.New()), Name: name, JobTitle: title, Roles: roles}
	}
	c.Coordinator = person("Petra Lindqvist", "SEN case co-ordinator", ehc.RoleCoordinator)
	c.OtherOfficer = person("Gareth Ames", "SEN case co-ordinator", ehc.RoleCoordinator)
	c.Manager = person("Howard Pell", "Head of SEND", ehc.RoleManager)
	c.Mother = person("Leila Haddad", "Mother", ehc.RoleFamily)
	c.Advocate = person("Sunita Rao", "Independent supporter", ehc.RoleAdvocate)
	c.Stranger = person("Owen Tate", "Father of another child", ehc.RoleFamily)
	c.SENCO = person("Tamsin Okafor", "SENCO", ehc.RoleSENCO)
	c.SENCO.Settings = []ehc.SettingID{c.Own.ID}
	c.OtherSENCO = person("Bryn Calder", "SENCO", ehc.RoleSENCO)
	c.OtherSENCO.Settings = []ehc.SettingID{c.Ashgrove.ID}
	c.Psychologist = person("Imogen Farrow", "Educational psychologist", ehc.RoleContributor)
	c.Doctor = person("Dr Anwar Sadiq", "Community paediatrician", ehc.RoleContributor)
}

// Everyone lists the people of the cast by name.
func (c *Cast) Everyone() []ehc.Actor {
	return []ehc.Actor{c.Coordinator, c.OtherOfficer, c.Manager, c.Mother, c.Advocate, c.Stranger, c.SENCO, c.OtherSENCO, c.Psychologist, c.Doctor}
}

func (c *Cast) register(ctx context.Context, s ports.Stores) error {
	profile := council.Profile{Name: "Wrenshire County Council", ShortName: "Wrenshire", Colour: "#1f5f5b", Team: "SEND team", DraftWindowDays: council.MinimumDraftWindow, OpensUnscanned: true,
		Address: []string{"County Hall", "Alderbridge", "WR1 1AA"}, Phone: "01632 960001", Email: "send@wrenshire.example", LocalOffer: "https://offer.wrenshire.example",
		Advice: reachable("Wrenshire SENDIASS", "01632 960002"), Mediation: reachable("Fenbridge Mediation", "01632 960003"),
		Resolution: reachable("Oakway Resolution", "01632 960004"), Tribunal: reachable("First-tier Tribunal (Special Educational Needs and Disability)", "01632 960005")}
	if err := s.Council.SaveProfile(ctx, profile); err != nil {
		return err
	}
	for i, officer := range []ehc.Actor{c.Coordinator, c.OtherOfficer, c.Manager} {
		if err := s.People.Save(ctx, people.Person{ID: officer.Person, Name: officer.Name, JobTitle: officer.JobTitle, Email: fmt.Sprintf("officer%d@wrenshire.example", i), Roles: officer.Roles, Registered: true}); err != nil {
			return err
		}
	}
	for _, setting := range []people.Setting{c.Own, c.Ashgrove, c.Elmfield} {
		if err := s.Settings.Save(ctx, setting); err != nil {
			return err
		}
	}
	return nil
}

func reachable(name, phone string) council.Contact { return council.Contact{Name: name, Phone: phone} }

func (c *Cast) request(ctx context.Context, s ports.Stores) error {
	now, today := c.Clock.At, c.Today()
	c.Case = ehc.CaseID(c.Gate.IDs.New())
	asked := casework.Request{
		Requester: casework.Requester{Kind: casework.ByParent, Person: c.Mother.Person, Name: c.Mother.Name, Relationship: "Mother", Email: "leila@example.org", Consent: true},
		Story:     casework.Story{NotWorking: "She finds the classroom too loud."},
	}
	child := casework.Child{Forenames: "Noor", Surname: "Haddad", Born: ehc.D(2017, 5, 14), Setting: casework.SettingRef{ID: c.Own.ID, Name: c.Own.Name}}
	file := casework.StartRequest(c.Case, c.Mother, asked, child, now)
	if err := file.Submit(c.Mother, "EHC/26/0001", today, now); err != nil {
		return err
	}
	if err := file.Assign(c.Coordinator, holding(c.Coordinator, access.Coordinator), now); err != nil {
		return err
	}
	for _, p := range []casework.Party{holding(c.Advocate, access.Advocate), holding(c.Psychologist, access.Adviser), holding(c.Doctor, access.Adviser)} {
		if err := file.Admit(c.Coordinator, p, now); err != nil {
			return err
		}
	}
	agreed := casework.Decision{Question: casework.WhetherToAssess, Agreed: true, HasSEN: casework.Yes, ProvisionMayBeNeeded: casework.Yes, Reason: "Both parts of the test are met.", DecidedOn: today}
	if err := file.Decide(c.Coordinator, agreed, today, now); err != nil {
		return err
	}
	return s.Cases.Save(ctx, file)
}

func holding(a ehc.Actor, relation access.Relation) casework.Party {
	return casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(a.Person)}, Relation: relation, Name: a.Name, Detail: a.JobTitle, ByEmail: true}
}

func (c *Cast) decideToIssue(ctx context.Context, s ports.Stores) error {
	file, err := s.Cases.Get(ctx, c.Case)
	if err != nil {
		return err
	}
	if err := file.AskForIssueDecision(c.Coordinator, nil, "", c.Clock.At); err != nil {
		return err
	}
	issue := casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is necessary.", DecidedOn: c.Today()}
	if err := file.Decide(c.Coordinator, issue, c.Today(), c.Clock.At); err != nil {
		return err
	}
	return s.Cases.Save(ctx, file)
}
