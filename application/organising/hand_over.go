package organising

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadWork reads everything that somebody has to do, before they leave, and who could take it (C17).
type ReadWork struct{ Means }

// WorkOut is the work of one person.
type WorkOut struct {
	Person people.Person
	Cases  []ports.HeldCase  // that they co-ordinate, with what was promised on them
	Asked  []ports.AskedWork // requests for advice that they have not answered
	// Coordinators and Advisers are who can take each kind of work, by name.
	Coordinators, Advisers []people.Person
}

// mostTakers bounds the lists of those who can take work over.
const mostTakers = 300

// Do reads it.
func (u ReadWork) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID) (WorkOut, error) {
	var out WorkOut
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return out, err
	}
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if out, err = workOf(ctx, s, id); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.SeePeople), Item: string(id)})
	})
	return out, err
}

func workOf(ctx context.Context, s ports.Stores, id ehc.PersonID) (out WorkOut, err error) {
	if out.Person, err = s.People.Get(ctx, id); err != nil {
		return out, err
	}
	held, err := s.Organisations.Work.HeldBy(ctx, id)
	if err != nil {
		return out, err
	}
	for _, h := range held {
		if h.Relation == access.Coordinator {
			out.Cases = append(out.Cases, h)
		}
	}
	if out.Asked, err = s.Organisations.Work.AskedOf(ctx, id); err != nil {
		return out, err
	}
	if out.Coordinators, err = takers(ctx, s, id, ehc.RoleCoordinator); err != nil {
		return out, err
	}
	out.Advisers, err = takers(ctx, s, id, ehc.RoleContributor, ehc.RoleSENCO)
	return out, err
}

func takers(ctx context.Context, s ports.Stores, but ehc.PersonID, roles ...ehc.Role) ([]people.Person, error) {
	found, err := s.People.Find(ctx, "", mostTakers, roles...)
	return slices.DeleteFunc(found, func(p people.Person) bool { return p.ID == but }), err
}

// Handing is one piece of work and who takes it.
type Handing struct {
	Case      ehc.CaseID
	Advice    ehc.AdviceID // empty for the case itself
	Reference ehc.Reference
	Called    string
	To        people.Person
}

// Deal gives each case in turn to one of those chosen, and each request for advice likewise: who gets what is the same when
// it is looked at and when it is done. fault.Invalid at "cases" or "advice" for somebody who can't take it.
func (out WorkOut) Deal(cases, advice []ehc.PersonID) ([]Handing, error) {
	var dealt []Handing
	toCases, err := chosenOf(cases, out.Coordinators, "cases")
	if err != nil {
		return nil, err
	}
	toAdvice, err := chosenOf(advice, out.Advisers, "advice")
	if err != nil {
		return nil, err
	}
	if len(toCases)+len(toAdvice) == 0 {
		return nil, fault.Field("cases", "hand-over.nobody", "Choose who takes the work over.")
	}
	for i, c := range out.Cases {
		if len(toCases) > 0 {
			dealt = append(dealt, Handing{c.Case, "", c.Reference, c.Called, toCases[i%len(toCases)]})
		}
	}
	for i, a := range out.Asked {
		if len(toAdvice) > 0 {
			dealt = append(dealt, Handing{a.Case, a.Advice, a.Reference, a.Called, toAdvice[i%len(toAdvice)]})
		}
	}
	return dealt, nil
}

func chosenOf(ids []ehc.PersonID, from []people.Person, field string) ([]people.Person, error) {
	var chosen []people.Person
	for _, id := range ids {
		i := slices.IndexFunc(from, func(p people.Person) bool { return p.ID == id })
		if i < 0 {
			return nil, fault.Field(field, "hand-over.taker", "Choose people from the list.")
		}
		if !slices.ContainsFunc(chosen, func(p people.Person) bool { return p.ID == id }) {
			chosen = append(chosen, from[i])
		}
	}
	return chosen, nil
}

// HandOver gives the work of somebody who leaves to others in one step, and records who took what. What was promised to
// families and others goes with each case; so do its dates and reminders. What is written of advice stays as it is.
type HandOver struct{ Means }

// HandOverInput says whose work goes to whom.
type HandOverInput struct {
	Person        ehc.PersonID
	Cases, Advice []ehc.PersonID
}

// Do hands over, each case in a unit of its own, and gives how much moved. What somebody changed meanwhile so that it can't
// move stays, and is listed when the page is opened again.
func (u HandOver) Do(ctx context.Context, actor ehc.Actor, in HandOverInput) (moved, stayed int, err error) {
	out, err := ReadWork(u).Do(ctx, actor, in.Person)
	if err != nil {
		return 0, 0, err
	}
	dealt, err := out.Deal(in.Cases, in.Advice)
	if err != nil {
		return 0, 0, err
	}
	var done []Handing
	for _, h := range dealt {
		switch err := u.give(ctx, actor, out.Person, h); {
		case err == nil:
			done = append(done, h)
		case fault.As(err) == nil:
			return len(done), len(dealt) - len(done), err
		default:
			stayed++
		}
	}
	return len(done), stayed, u.record(ctx, actor, out.Person, done)
}

func (u HandOver) give(ctx context.Context, actor ehc.Actor, from people.Person, h Handing) error {
	if h.Advice == "" {
		return u.Gate.Change(ctx, actor, h.Case, access.Assign, "", func(v *application.Visit) error {
			if now, ok := v.Case.Coordinator(); !ok || now.Holder.ID != string(from.ID) {
				return fault.New(fault.Illegal, "hand-over.moved", "Somebody else has the case by now.")
			}
			return v.Case.Assign(actor, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(h.To.ID)}, Name: h.To.Name, Detail: h.To.JobTitle, Email: h.To.Email, Phone: h.To.Phone, ByEmail: true}, v.Now)
		})
	}
	return u.Gate.Open(ctx, actor, h.Case, access.AskAdvice, string(h.Advice), func(ctx context.Context, v *application.Visit) error {
		r, err := v.Stores.Advice.Get(ctx, h.Advice)
		if err != nil {
			return err
		}
		if r.Adviser().Person != from.ID {
			return fault.New(fault.Illegal, "hand-over.moved", "Somebody else was asked by now.")
		}
		v.Case.Release(ehc.Holder{Kind: ehc.HeldByPerson, ID: string(from.ID)}, access.Adviser, v.Now)
		if err := application.HandOverAdvice(ctx, v.Stores, actor, v.Case, h.Advice, h.To, v.Now); err != nil {
			return err
		}
		v.CountAgain(application.GivenOn)
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

func (u HandOver) record(ctx context.Context, actor ehc.Actor, from people.Person, done []Handing) error {
	if len(done) == 0 {
		return nil
	}
	now := u.Gate.Clock.Now().UTC()
	var changes []ports.OrganisationChange
	var words []string
	for i, h := range done {
		if slices.ContainsFunc(done[:i], func(d Handing) bool { return d.To.ID == h.To.ID }) {
			continue
		}
		cases, asked := 0, 0
		for _, d := range done {
			switch {
			case d.To.ID != h.To.ID:
			case d.Advice == "":
				cases++
			default:
				asked++
			}
		}
		took := fmt.Sprintf("cases: %d, requests for advice: %d", cases, asked)
		words = append(words, h.To.Name+" ("+took+")")
		changes = append(changes, ports.OrganisationChange{At: now, By: actor.Person, Person: h.To.ID, Words: "Took over from " + from.Name + ": " + took + "."})
	}
	changes = append(changes, ports.OrganisationChange{At: now, By: actor.Person, Person: from.ID, Words: "Work handed over to " + strings.Join(words, "; ") + "."})
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return u.recorded(ctx, s, actor, now, access.ChangePeople, string(from.ID), changes...)
	})
}
