package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// KeptFormsContract proves what callers of ports.Browsers and ports.KeptForms rely on: a form is its writer's alone, in
// its own browser and time, and there is never room for more than was set.
func KeptFormsContract(t *testing.T, open Open) {
	u := open(t)
	ada, bea := account(t, u, "ada@example.org").ID, account(t, u, "bea@example.org").ID
	room := ports.KeptRoom{EachBrowser: 2, InAll: 3}
	with := func(work func(ctx context.Context, s ports.Accounts) error) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return work(ctx, s.Accounts) })
	}
	must := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	remember := func(browser string, person ehc.PersonID, at time.Time) {
		t.Helper()
		must("remember", with(func(ctx context.Context, s ports.Accounts) error {
			return s.Browsers.Remember(ctx, []byte(browser), person, at, at.Add(-time.Hour))
		}))
	}
	last := func(browser string, since time.Time) (found ports.Browser, err error) {
		err = with(func(ctx context.Context, s ports.Accounts) error {
			found, err = s.Browsers.Find(ctx, []byte(browser), since)
			return err
		})
		return found, err
	}
	keep := func(browser string, person ehc.PersonID, print string, at time.Time) error {
		return with(func(ctx context.Context, s ports.Accounts) error {
			return s.KeptForms.Keep(ctx, ports.KeptForm{ID: NewID[string](), Browser: []byte(browser), Person: person, Print: []byte(print), Sealed: []byte("sealed " + print), KeptAt: at, Until: at.Add(time.Hour)}, room)
		})
	}
	of := func(browser string, person ehc.PersonID, at time.Time) (found []ports.KeptForm) {
		t.Helper()
		must("list", with(func(ctx context.Context, s ports.Accounts) (err error) {
			found, err = s.KeptForms.Of(ctx, []byte(browser), person, at)
			return err
		}))
		return found
	}
	count := func(what, browser string, person ehc.PersonID, at time.Time, want int) {
		t.Helper()
		if got := of(browser, person, at); len(got) != want {
			t.Errorf("%s: %d forms, want %d", what, len(got), want)
		}
	}

	_, err := last("one", At.Add(-time.Hour))
	kind(t, "an unknown browser", err, fault.NotFound)
	remember("one", ada, At)
	remember("other", ada, At)
	must("sign out", with(func(ctx context.Context, s ports.Accounts) error { return s.Browsers.SignedOut(ctx, []byte("one"), At) }))
	got, err := last("one", At.Add(-time.Hour))
	must("find", err)
	same(t, "browser", got, ports.Browser{Person: ada, SignedOutAt: At})
	_, err = last("one", At)
	kind(t, "a browser of long ago", err, fault.NotFound)

	must("keep", keep("one", ada, "a", At))
	must("keep the same again", keep("one", ada, "a", At.Add(time.Minute)))
	must("keep another", keep("one", ada, "b", At.Add(2*time.Minute)))
	kind(t, "a third in one browser", keep("one", ada, "c", At.Add(2*time.Minute)), fault.TooMany)
	must("keep in another browser", keep("other", ada, "a", At.Add(2*time.Minute)))
	kind(t, "a fourth in all", keep("other", ada, "b", At.Add(2*time.Minute)), fault.TooMany)
	kept := of("one", ada, At.Add(3*time.Minute))
	if len(kept) != 2 || string(kept[0].Sealed) != "sealed b" || !kept[1].KeptAt.Equal(At.Add(time.Minute)) {
		t.Errorf("kept %+v", kept)
	}
	count("somebody else", "one", bea, At, 0)
	count("nobody", "one", "", At, 0)
	count("another browser", "none", ada, At, 0)
	count("afterwards", "one", ada, At.Add(62*time.Minute), 0)

	drop := func(browser string, person ehc.PersonID, id string) {
		t.Helper()
		must("drop", with(func(ctx context.Context, s ports.Accounts) error {
			return s.KeptForms.Drop(ctx, []byte(browser), person, id)
		}))
	}
	drop("one", bea, kept[0].ID)
	drop("other", ada, kept[0].ID)
	drop("one", ada, "no identity")
	count("dropped by somebody else", "one", ada, At, 2)
	drop("one", ada, kept[0].ID)
	count("dropped", "one", ada, At, 1)

	must("clear", with(func(ctx context.Context, s ports.Accounts) error {
		return s.KeptForms.Clear(ctx, At.Add(61*time.Minute))
	}))
	count("what was over is cleared", "one", ada, At, 0)
	count("what was not is there", "other", ada, At, 1)

	remember("one", bea, At.Add(time.Minute))
	got, err = last("one", At)
	must("find", err)
	same(t, "after somebody else signed in", got, ports.Browser{Person: bea})
	remember("new", bea, At.Add(61*time.Minute))
	_, err = last("other", At.Add(-time.Hour))
	kind(t, "a browser that was forgotten", err, fault.NotFound)
	count("goes with its browser", "other", ada, At, 0)
}
