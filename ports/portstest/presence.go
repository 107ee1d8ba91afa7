package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// PresenceContract proves what callers of ports.Presence rely on, across servers: one and other are those of two processes
// that share a database, both listening, and units saves there.
func PresenceContract(t *testing.T, units ports.UnitOfWork, one, other ports.Presence) {
	ada, bea := account(t, units, "ada@example.org").ID, account(t, units, "bea@example.org").ID
	const place = "/cases/one/plan/parts/a"
	until := At.Add(time.Minute)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	look := func(from string, at time.Time) ([]ports.Stay, ports.LastSave) {
		t.Helper()
		others, last, err := other.Look(t.Context(), place, from, at)
		must(err)
		return others, last
	}
	told := func(what string, changed <-chan struct{}) {
		t.Helper()
		select {
		case _, more := <-changed:
			if !more {
				t.Fatalf("%s: the watch has ended", what)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: nobody was told", what)
		}
	}
	own, hers := NewID[string](), NewID[string]()
	changed, stop := other.Watch(place)
	listening := false
	for range 100 { // what comes before it listens is not known
		passer := NewID[string]()
		must(one.Stay(t.Context(), ports.Stay{Page: passer, Place: place, Person: ada, Name: "Ada"}, At, until))
		must(one.Leave(t.Context(), passer))
		select {
		case <-changed:
			listening = true
		case <-time.After(100 * time.Millisecond):
		}
		if listening {
			break
		}
	}
	for quiet := false; !quiet; {
		select {
		case <-changed:
		case <-time.After(300 * time.Millisecond):
			quiet = true
		}
	}
	elsewhere, stopElsewhere := other.Watch("/cases/two/plan/parts/a")
	defer stopElsewhere()

	must(other.Stay(t.Context(), ports.Stay{Page: own, Place: place, Person: bea, Name: "Bea"}, At, until))
	told("somebody comes", changed)
	must(one.Stay(t.Context(), ports.Stay{Page: hers, Place: place, Person: ada, Name: "Ada"}, At, until))
	told("somebody comes to another server", changed)
	if others, last := look(own, At); len(others) != 1 || others[0].Person != ada || others[0].Name != "Ada" || !last.At.IsZero() {
		t.Errorf("here are %+v, saved by %+v", others, last)
	}
	if others, _ := look(own, until); len(others) != 0 {
		t.Errorf("still here after their time: %+v", others)
	}
	must(one.Stay(t.Context(), ports.Stay{Page: hers, Place: place, Person: ada, Name: "Ada"}, At, until.Add(time.Minute)))
	if others, _ := look(own, until); len(others) != 1 {
		t.Error("staying on was not told")
	}

	save := func(page string, person ehc.PersonID, name string, fails bool) {
		t.Helper()
		ctx := ports.Saving(t.Context(), &ports.SelfSave{ByItself: true, ID: page, Number: 1, Marks: map[string]string{}, Place: place, Person: person, Name: name, At: At.Add(time.Second)})
		err := units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			if err := s.Accounts.Browsers.Remember(ctx, []byte(page), person, At, At.Add(-time.Hour)); err != nil || fails {
				return context.Canceled
			}
			return nil
		})
		if (err != nil) != fails {
			t.Fatal(err)
		}
	}
	save(hers, ada, "Ada", true)
	if _, last := look(own, At); !last.At.IsZero() {
		t.Error("what was not saved is told")
	}
	save(hers, ada, "Ada", false)
	told("somebody saves", changed)
	if _, last := look(own, At); last.Person != ada || last.Name != "Ada" || !last.At.Equal(At.Add(time.Second)) {
		t.Errorf("saved by %+v", last)
	}
	if _, last := look(hers, At); !last.At.IsZero() {
		t.Error("a page is told of its own save")
	}
	must(one.Leave(t.Context(), hers))
	told("somebody goes", changed)
	if others, _ := look(own, At); len(others) != 0 {
		t.Errorf("still here: %+v", others)
	}
	select {
	case <-elsewhere:
		t.Error("another place was told")
	default:
	}
	stop()
	must(one.Leave(t.Context(), NewID[string]()))
	must(one.Stay(t.Context(), ports.Stay{Page: "no identity", Place: place, Person: ada}, At, until))
}
