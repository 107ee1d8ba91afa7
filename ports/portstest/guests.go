package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// GuestsContract proves what use cases rely on when people without an account come in by a link.
func GuestsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":                      everyFieldOfAGuest,
		"two changes, one conflict":                   guestConflict,
		"a request has one open invitation":           oneGuestOfARequest,
		"a fresh link ends the earlier":               guestLinks,
		"a session lasts as long as the invitation":   guestSessions,
		"who co-ordinates the case finds its guests":  guestsListed,
		"an invitation that is not there, or no link": noSuchGuest,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func someGuest(t testing.TB, u ports.UnitOfWork) casework.Guest {
	t.Helper()
	p := register(t, u, "Olga Marsh")
	g := casework.Guest{ID: NewID[ehc.GuestID](), Case: someCase(t, u), Advice: NewID[ehc.AdviceID](), Person: p.ID, Name: "Olga Marsh", Email: "olga@therapy.example", InvitedAt: At, ExpiresAt: At.Add(time.Hour)}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	g.Version = 1
	return g
}

func guestNow(t testing.TB, u ports.UnitOfWork, id ehc.GuestID) (g casework.Guest) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		g, err = s.Guests.Invitations.Get(ctx, id)
		return err
	})
	return g
}

func everyFieldOfAGuest(t *testing.T, u ports.UnitOfWork) {
	want := Fill[casework.Guest](t)
	some := someGuest(t, u)
	want.ID, want.Case, want.Advice, want.Person = NewID[ehc.GuestID](), some.Case, NewID[ehc.AdviceID](), some.Person
	for version := range 2 {
		want.Version = version
		want.EndedBecause = Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, want) })
		want.Version++
		same(t, "the invitation", guestNow(t, u, want.ID), want)
	}
}

func guestConflict(t *testing.T, u ports.UnitOfWork) {
	g := someGuest(t, u)
	save := func() error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	}
	if err := save(); err != nil {
		t.Fatal(err)
	}
	kind(t, "the second of two", save(), fault.Conflict)
}

func oneGuestOfARequest(t *testing.T, u ports.UnitOfWork) {
	g := someGuest(t, u)
	other := g
	other.ID, other.Version = NewID[ehc.GuestID](), 0
	save := func(g casework.Guest) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	}
	kind(t, "a second open invitation", save(other), fault.Conflict)
	g.EndedAt = At
	if err := save(g); err != nil {
		t.Fatal(err)
	}
	if err := save(other); err != nil {
		t.Errorf("one after it: %v", err)
	}
}

func guestLinks(t *testing.T, u ports.UnitOfWork) {
	g := someGuest(t, u)
	keep := func(link string) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Guests.Links.Keep(ctx, g.ID, []byte(link), At)
		})
	}
	finds := func(link string) bool {
		err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			found, err := s.Guests.Links.Find(ctx, []byte(link))
			if err == nil && (found.ID != g.ID || !found.LinkAt.Equal(At)) {
				t.Errorf("found %+v", found)
			}
			return err
		})
		return err == nil
	}
	if err := keep("first"); err != nil || !finds("first") {
		t.Fatalf("the first link: %v", err)
	}
	if err := keep("second"); err != nil || finds("first") || !finds("second") {
		t.Errorf("the second link, or the first beside it: %v", err)
	}
	g = guestNow(t, u, g.ID)
	g.LinkAt = time.Time{}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	if finds("second") {
		t.Error("a link works that is to be replaced")
	}
	if err := keep("third"); err != nil || !finds("third") {
		t.Errorf("the third link: %v", err)
	}
	g = guestNow(t, u, g.ID)
	g.EndedAt = At
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	if finds("third") {
		t.Error("the link of an invitation that has ended works")
	}
	kind(t, "a link for an invitation that has ended", keep("fourth"), fault.NotFound)
}

func guestSessions(t *testing.T, u ports.UnitOfWork) {
	g := someGuest(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Guests.Links.Keep(ctx, g.ID, []byte("link"), At)
	})
	begin := func(token string, now time.Time) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Guests.Sessions.Begin(ctx, []byte(token), g.ID, now, now.Add(-time.Hour))
		})
	}
	find := func(token string, now time.Time) (found ports.GuestSession, err error) {
		err = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) (err error) {
			found, err = s.Guests.Sessions.Find(ctx, []byte(token), now, now.Add(-time.Minute), now.Add(-time.Hour))
			return err
		})
		return found, err
	}
	if err := begin("token", At); err != nil {
		t.Fatal(err)
	}
	if found, err := find("token", At.Add(2*time.Minute)); err != nil || found.ID != g.ID || !found.BegunAt.Equal(At) || !found.SeenAt.Equal(At) || !found.CameAt.Equal(At) {
		t.Errorf("found %+v, %v", found, err)
	}
	if found, err := find("token", At.Add(2*time.Minute)); err != nil || !found.SeenAt.Equal(At.Add(2*time.Minute)) {
		t.Errorf("being seen is not marked: %+v, %v", found, err)
	}
	_, err := find("another", At)
	kind(t, "another token", err, fault.Unauthenticated)
	kind(t, "to come after the end", begin("late", At.Add(time.Hour)), fault.Unauthenticated)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Sessions.End(ctx, []byte("token")) })
	_, err = find("token", At)
	kind(t, "a session that was ended", err, fault.Unauthenticated)
	if err := begin("again", At); err != nil {
		t.Fatal(err)
	}
	g = guestNow(t, u, g.ID)
	g.EndedAt = At
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, g) })
	_, err = find("again", At)
	kind(t, "a session whose invitation has ended", err, fault.Unauthenticated)
	kind(t, "to come once it has ended", begin("more", At), fault.Unauthenticated)
}

func guestsListed(t *testing.T, u ports.UnitOfWork) {
	first, second := someGuest(t, u), someGuest(t, u)
	second.EndedAt = At
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Guests.Invitations.Save(ctx, second) })
	for _, q := range []struct {
		ports.GuestQuery
		want int
	}{{ports.GuestQuery{Size: 10}, 2}, {ports.GuestQuery{Size: 10, Open: true}, 1}, {ports.GuestQuery{Size: 1}, 2}, {ports.GuestQuery{Size: 10, Coordinator: "x"}, 0}, {ports.GuestQuery{Size: 10, Coordinator: NewID[ehc.PersonID]()}, 2}} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			page, err := s.Guests.Invitations.List(ctx, q.GuestQuery)
			if page.Total != q.want || len(page.Guests) != min(q.want, q.Size) {
				t.Errorf("%+v: %d of %d", q.GuestQuery, len(page.Guests), page.Total)
			}
			return err
		})
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Guests.Invitations.OfCase(ctx, first.Case)
		if len(all) != 1 || all[0].ID != first.ID {
			t.Errorf("of the case: %v", all)
		}
		return err
	})
}

func noSuchGuest(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.GuestID{NewID[ehc.GuestID](), "", "x"} {
			_, err := s.Guests.Invitations.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
			kind(t, "link of "+string(id), s.Guests.Links.Keep(ctx, id, []byte("x"), At), fault.NotFound)
		}
		_, err := s.Guests.Links.Find(ctx, []byte("x"))
		kind(t, "no link", err, fault.NotFound)
		if all, err := s.Guests.Invitations.OfCase(ctx, "x"); err != nil || len(all) > 0 {
			t.Errorf("no case: %v, %v", all, err)
		}
		return nil
	})
}
