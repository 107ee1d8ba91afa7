package ehchub

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// The pages that councils live on, through the whole hub with a real session: session look-up and audit row are
// counted, BEGIN and COMMIT are not. The number must not hang on how much there is to show.
func TestPagesKeepToTheirNumberOfStatements(t *testing.T) {
	t.Parallel()
	w := newCountedHub(t)
	pages := map[string]int{
		"/cases?tray=in-progress":                 4,
		"/cases?tray=in-progress&q=ha&sort=name":  4,
		"/cases/" + string(w.cast.Case):           10,
		"/cases/" + string(w.cast.Case) + "/plan": 10,
	}
	few := map[string]int{}
	for path := range pages {
		w.count(path) // begins the draft, and fills what a process keeps in memory
		few[path] = w.count(path)
	}
	w.grow()
	for path, most := range pages {
		if n := w.count(path); n != few[path] || n > most {
			t.Errorf("%s: %d statements with little to show, %d with much; at most %d:\n%s", path, few[path], n, most, strings.Join(w.ran.Statements(), "\n"))
		}
	}
}

// countedHub is a whole hub with one child whose plan is drafted, and their co-ordinator signed in.
type countedHub struct {
	*testing.T
	cast  *planningtest.Cast
	hub   *Hub
	units ports.UnitOfWork
	ran   *postgres.Queries
}

const countedSecret = "the co-ordinator's session"

func newCountedHub(t *testing.T) *countedHub {
	t.Helper()
	dsn := pgtest.NewDSN(t)
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	w := &countedHub{T: t, units: postgres.NewUnitOfWork(db)}
	w.cast = planningtest.New(t, w.units, postgres.NewRefusalLog(db), system.IDs{})
	c := Config{DatabaseURL: dsn, DataDir: t.TempDir(), PublicURL: "http://hub.example", CodeSecret: strings.Repeat("wren", 10), SMTPHost: "127.0.0.1", SMTPTLS: "plain", MailFrom: "hub@wrenshire.example", Demo: "off"}
	if w.hub, err = assemble(t.Context(), c, &postgres.Database{DB: db, DSN: dsn}, w.cast.Clock, system.IDs{}, console.NewInbox(w.cast.Clock)); err != nil {
		t.Fatal(err)
	}
	officer := w.cast.Coordinator
	w.do(func(ctx context.Context, s ports.Stores) error {
		hash, now := sha256.Sum256([]byte(countedSecret)), w.cast.Clock.At
		return s.Accounts.Sessions.Begin(ctx, hash[:], officer.Person, ports.SessionBounds{Now: now, BegunSince: now.Add(-time.Hour)})
	})
	_, w.ran = postgres.CountQueries(db)
	return w
}

func (w *countedHub) do(work func(ctx context.Context, s ports.Stores) error) {
	w.Helper()
	if err := w.units.Do(w.Context(), work); err != nil {
		w.Fatal(err)
	}
}

func (w *countedHub) count(path string) int {
	w.Helper()
	w.ran.Reset()
	r, answer := httptest.NewRequest(http.MethodGet, path, nil), httptest.NewRecorder()
	r.AddCookie(&http.Cookie{Name: "hub", Value: countedSecret})
	w.hub.Handler.ServeHTTP(answer, r)
	if answer.Code != http.StatusOK {
		w.Fatalf("%s was answered with %d: %s", path, answer.Code, answer.Body)
	}
	return w.ran.Count()
}

// grow gives the co-ordinator forty more cases, and the child a long timeline.
func (w *countedHub) grow() {
	w.do(func(ctx context.Context, s ports.Stores) error {
		first, err := s.Cases.Get(ctx, w.cast.Case)
		if err != nil {
			return err
		}
		for i := range 40 {
			copied := first.Snapshot()
			copied.ID, copied.Reference, copied.Version = ehc.CaseID(system.IDs{}.New()), ehc.Reference(fmt.Sprintf("EHC/26/1%03d", i)), 0
			if err := s.Cases.Save(ctx, casework.Restore(copied)); err != nil {
				return err
			}
		}
		var events []ehc.Event
		for i := range 60 {
			events = append(events, ehc.Event{Kind: ehc.DetailsChanged, Case: w.cast.Case, At: w.cast.Clock.At.Add(time.Duration(i) * time.Second), By: w.cast.Coordinator.Person})
		}
		return s.Cases.Record(ctx, events...)
	})
}
