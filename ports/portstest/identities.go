package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// IdentitiesContract proves what callers of ports.Identities rely on.
func IdentitiesContract(t *testing.T, open Open) {
	u := open(t)
	ada, tom := account(t, u, "ada@example.org"), account(t, u, "tom@example.org")
	link := func(provider, subject string, of int) error {
		person := []ports.Identity{{Person: ada.ID}, {Person: tom.ID}}[of].Person
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.Identities.Link(ctx, ports.Identity{Provider: provider, Subject: subject, Person: person, LinkedAt: At, UsedAt: At})
		})
	}
	find := func(provider, subject string) (found ports.Identity, err error) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			found, err = s.Accounts.Identities.Find(ctx, provider, subject, At.Add(time.Hour))
			return nil
		})
		return found, err
	}
	_, err := find("dfe", "one")
	kind(t, "nobody's account", err, fault.NotFound)
	for _, at := range []struct {
		provider, subject string
		of                int
	}{{"dfe", "one", 0}, {"council", "one", 1}, {"dfe", "two", 1}, {"dfe", "three", 0}} {
		if err := link(at.provider, at.subject, at.of); err != nil {
			t.Fatal(err)
		}
	}
	kind(t, "an account of somebody else", link("dfe", "two", 0), fault.Conflict)
	_, err = find("dfe", "one")
	kind(t, "an account in whose place another came", err, fault.NotFound)
	want := ports.Identity{Provider: "dfe", Subject: "three", Person: ada.ID, LinkedAt: At, UsedAt: At.Add(time.Hour)}
	got, err := find("dfe", "three")
	same(t, "the account", got, want)
	if err != nil {
		t.Error(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Accounts.Identities.OfPerson(ctx, ada.ID)
		same(t, "Ada's accounts", all, []ports.Identity{want})
		return err
	})
	departures(t, u)
}

func departures(t *testing.T, u ports.UnitOfWork) {
	want := Fill[ports.Departure](t)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Accounts.Identities.Depart(ctx, []byte("late"), want, At.Add(time.Minute)); err != nil {
			return err
		}
		return s.Accounts.Identities.Depart(ctx, []byte("state"), want, At.Add(time.Hour))
	})
	back := func(state string) (d ports.Departure, err error) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			d, err = s.Accounts.Identities.Return(ctx, []byte(state), At.Add(2*time.Minute))
			return nil
		})
		return d, err
	}
	for _, state := range []string{"late", "unknown"} {
		_, err := back(state)
		kind(t, state, err, fault.NotFound)
	}
	got, err := back("state")
	same(t, "the departure", got, want)
	if err != nil {
		t.Error(err)
	}
	_, err = back("state")
	kind(t, "returning twice", err, fault.NotFound)
}
