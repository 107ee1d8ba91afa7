package postgres_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// world is one case with a plan in its draft.
type world struct {
	units   *postgres.UnitOfWork
	ran     *postgres.Queries
	actor   ehc.Actor
	subject ehc.CaseID
}

func newWorld(t *testing.T) world {
	t.Helper()
	db, ran := postgres.CountQueries(pgtest.New(t))
	w := world{postgres.NewUnitOfWork(db), ran, ehc.Actor{Kind: ehc.Human, Person: portstest.NewID[ehc.PersonID](), Name: "Priya Raman"}, portstest.NewID[ehc.CaseID]()}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		if err := s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire"}); err != nil {
			return err
		}
		c := casework.StartRequest(w.subject, w.actor, casework.Request{}, casework.Child{Surname: "Hale"}, portstest.At)
		if err := s.Cases.Save(ctx, c); err != nil {
			return err
		}
		return s.Plans.Save(ctx, plan.Begin(portstest.NewID[ehc.PlanID](), w.subject, nil, plan.ViewsGiven{}, portstest.NewID[ehc.ItemID], portstest.At))
	})
	return w
}

func (w world) do(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := w.units.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

// costs fails the test unless the unit of work runs this many statements.
func (w world) costs(t *testing.T, what string, want int, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	w.ran.Reset()
	w.do(t, work)
	if got := w.ran.Count(); got != want {
		t.Errorf("%s runs %d statements, want %d:\n%s", what, got, want, strings.Join(w.ran.Statements(), "\n"))
	}
}

// seen is the audit entry that every visit writes.
func (w world) seen() ports.AuditEntry {
	return ports.AuditEntry{At: portstest.At, Actor: w.actor.Person, Action: string(access.SeeCase), Case: w.subject}
}

func TestStatementsOfEachStep(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for what, step := range map[string]struct {
		cost int
		work func(ctx context.Context, s ports.Stores) error
	}{
		"opening a case": {2, func(ctx context.Context, s ports.Stores) error {
			if _, err := s.Cases.Get(ctx, w.subject); err != nil {
				return err
			}
			if _, err := s.Council.Profile(ctx); err != nil {
				return err
			}
			return s.Audit.Record(ctx, w.seen())
		}},
		"saving a case": {4, func(ctx context.Context, s ports.Stores) error {
			c, err := s.Cases.Get(ctx, w.subject)
			if err != nil {
				return err
			}
			c.Touch(w.actor, ehc.CoordinatorAssigned, nil, portstest.At)
			return s.Cases.Save(ctx, c)
		}},
		"a whole plan": {1, func(ctx context.Context, s ports.Stores) error { _, err := s.Plans.Of(ctx, w.subject); return err }},
		"saving one part of the plan": {5, func(ctx context.Context, s ports.Stores) error {
			if _, err := s.Cases.Get(ctx, w.subject); err != nil {
				return err
			}
			if _, err := s.Council.Profile(ctx); err != nil {
				return err
			}
			if err := writePart(ctx, s, w); err != nil {
				return err
			}
			if err := s.Cases.Record(ctx, ehc.Event{Kind: ehc.PlanPartSaved, Case: w.subject, At: portstest.At, By: w.actor.Person}); err != nil {
				return err
			}
			return s.Audit.Record(ctx, w.seen())
		}},
		"the timeline": {1, func(ctx context.Context, s ports.Stores) error {
			_, err := s.Pages.Timeline(ctx, w.subject, 50)
			return err
		}},
		"advice and views": {2, func(ctx context.Context, s ports.Stores) error {
			if _, err := s.Advice.OfCase(ctx, w.subject); err != nil {
				return err
			}
			_, err := s.Views.Of(ctx, w.subject)
			return err
		}},
		"a person": {1, func(ctx context.Context, s ports.Stores) error {
			_, _ = s.People.ByEmail(ctx, "sam@example.org")
			return nil
		}},
	} {
		w.costs(t, what, step.cost, step.work)
	}
}

func writePart(ctx context.Context, s ports.Stores, w world) error {
	p, err := s.Plans.Of(ctx, w.subject, plan.PartJ)
	if err != nil {
		return err
	}
	part, err := p.Part(plan.PartJ)
	if err != nil {
		return err
	}
	part.J = &plan.Budget{NotApplicable: true}
	if err := p.Write(w.actor, part, portstest.At); err != nil {
		return err
	}
	return s.Plans.Save(ctx, p)
}

func TestATrayIsOneStatementHoweverItIsAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	holders := []ehc.Holder{{Kind: ehc.HeldByPerson, ID: string(w.actor.Person)}, {Kind: ehc.HeldByTeam, ID: portstest.NewID[string]()}, ehc.Authority()}
	for _, sort := range []ports.TraySort{ports.ByUpdated, ports.ByName, ports.ByYear, ports.BySetting, ports.ByStatus} {
		for _, search := range []string{"", "ha", "hale row"} {
			w.costs(t, string(sort)+" "+search, 1, func(ctx context.Context, s ports.Stores) error {
				_, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: holders, Sort: sort, Search: search, Statuses: []string{"assessing"}, IncludeClosed: true})
				return err
			})
		}
	}
	w.costs(t, "the settings", 1, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayAll, Holders: holders})
		return err
	})
}
