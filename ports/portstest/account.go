package portstest

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// account saves a person who may sign in.
func account(t testing.TB, u ports.UnitOfWork, email string) people.Person {
	t.Helper()
	p := people.Person{ID: NewID[ehc.PersonID](), Email: email, Name: "Ada Quill", JobTitle: "SENCO", Roles: []ehc.Role{ehc.RoleSENCO, ehc.RoleFamily},
		Settings: []ehc.SettingID{NewID[ehc.SettingID](), NewID[ehc.SettingID]()},
		Teams:    []ehc.TeamMembership{{Team: NewID[ehc.TeamID](), Manager: true}, {Team: NewID[ehc.TeamID]()}}}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for i, id := range p.Settings {
			if err := s.Settings.Save(ctx, people.Setting{ID: id, Name: "Setting " + string(rune('A'+i))}); err != nil {
				return err
			}
		}
		for _, m := range p.Teams {
			if err := s.Teams.Save(ctx, people.Team{ID: m.Team, Name: "Team"}); err != nil {
				return err
			}
		}
		return s.People.Save(ctx, p)
	})
	return p
}

// CredentialsContract proves what callers of ports.Credentials rely on.
func CredentialsContract(t *testing.T, open Open) {
	u := open(t)
	p := account(t, u, "ada@example.org")
	find := func(email string) (id ehc.PersonID, hash string, err error) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			id, hash, err = s.Accounts.Credentials.ByEmail(ctx, email)
			return nil
		})
		return id, hash, err
	}
	for _, email := range []string{p.Email, "nobody@example.org", "", "\x00"} {
		_, _, err := find(email)
		kind(t, "no password: "+email, err, fault.NotFound)
	}
	for _, hash := range []string{"first", "second"} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.Credentials.Set(ctx, p.ID, hash, At)
		})
		if id, got, err := find(p.Email); err != nil || id != p.ID || got != hash {
			t.Errorf("found %q, %q, %v", id, got, err)
		}
	}
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Credentials.Set(ctx, NewID[ehc.PersonID](), "hash", At)
	})
	kind(t, "a password of nobody", err, fault.NotFound)
}

func aCode(p ehc.PersonID, purpose ports.CodePurpose, token, seal string) ports.Code {
	return ports.Code{Person: p, Purpose: purpose, Way: "text", To: "+447700900123", Token: []byte(token), Seal: []byte(seal), Begun: At, SentAt: At.Add(time.Second), ExpiresAt: At.Add(10 * time.Minute), MostTries: 3}
}

// CodesContract proves what callers of ports.Codes rely on: a code works once, for its own purpose, in its time,
// for its few tries, and until a fresh one takes its place.
func CodesContract(t *testing.T, open Open) {
	u := open(t)
	p := account(t, u, "ada@example.org").ID
	keep := func(c ports.Code) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Accounts.Codes.Keep(ctx, c) })
	}
	try := func(purpose ports.CodePurpose, token, seal string, at time.Time) (found ports.CodeTry) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			found, err = s.Accounts.Codes.Try(ctx, purpose, []byte(token), []byte(seal), at)
			return err
		})
		return found
	}
	expect := func(what string, got, want ports.CodeTry) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %+v, want %+v", what, got, want)
		}
	}
	nobody := ports.CodeTry{}

	t.Run("is found until it is used", func(t *testing.T) {
		sent := aCode(p, ports.ForSignIn, "token", "seal")
		keep(sent)
		find := func(purpose ports.CodePurpose, token string) (c ports.Code, err error) {
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				c, err = s.Accounts.Codes.Find(ctx, purpose, []byte(token))
				return nil
			})
			return c, err
		}
		got, err := find(ports.ForSignIn, "token")
		if err != nil {
			t.Fatal(err)
		}
		same(t, "code", got, sent)
		for what, wrong := range map[string]struct {
			purpose ports.CodePurpose
			token   string
		}{"other purpose": {ports.ForPassword, "token"}, "other token": {ports.ForSignIn, "other"}, "no token": {ports.ForSignIn, ""}} {
			_, err := find(wrong.purpose, wrong.token)
			kind(t, what, err, fault.NotFound)
		}
		expect("first use", try(ports.ForSignIn, "token", "seal", At), ports.CodeTry{Person: p, Fits: true, Left: 2})
		expect("second use", try(ports.ForSignIn, "token", "seal", At), nobody)
		_, err = find(ports.ForSignIn, "token")
		kind(t, "used", err, fault.NotFound)
	})
	t.Run("three tries", func(t *testing.T) {
		keep(aCode(p, ports.ForSignIn, "t3", "seal"))
		for left := 2; left >= 0; left-- {
			expect("wrong", try(ports.ForSignIn, "t3", "wrong", At), ports.CodeTry{Person: p, Left: left})
		}
		expect("right, too late", try(ports.ForSignIn, "t3", "seal", At), nobody)
	})
	t.Run("ten minutes", func(t *testing.T) {
		keep(aCode(p, ports.ForSignIn, "t10", "seal"))
		expect("after", try(ports.ForSignIn, "t10", "seal", At.Add(10*time.Minute)), nobody)
		expect("before", try(ports.ForSignIn, "t10", "seal", At.Add(10*time.Minute-time.Microsecond)), ports.CodeTry{Person: p, Fits: true, Left: 2})
	})
	t.Run("one purpose", func(t *testing.T) {
		keep(aCode(p, ports.ForSignIn, "purpose", "seal"))
		expect("other purpose", try(ports.ForPassword, "purpose", "seal", At), nobody)
		keep(aCode(p, ports.ForPassword, "password", "seal"))
		expect("the one is not ended by the other", try(ports.ForSignIn, "purpose", "seal", At), ports.CodeTry{Person: p, Fits: true, Left: 2})
	})
	t.Run("a fresh one ends the earlier", func(t *testing.T) {
		keep(aCode(p, ports.ForSignIn, "old", "old seal"))
		try(ports.ForSignIn, "old", "wrong", At)
		keep(aCode(p, ports.ForSignIn, "new", "new seal"))
		expect("old", try(ports.ForSignIn, "old", "old seal", At), nobody)
		keep(aCode(p, ports.ForSignIn, "new", "newer seal")) // sent again within the same sign-in
		expect("old seal", try(ports.ForSignIn, "new", "new seal", At), ports.CodeTry{Person: p, Left: 2})
		expect("new seal", try(ports.ForSignIn, "new", "newer seal", At), ports.CodeTry{Person: p, Fits: true, Left: 1})
	})
	t.Run("of many at once one fits", func(t *testing.T) {
		c := aCode(p, ports.ForSignIn, "race", "seal")
		c.MostTries = 100
		keep(c)
		var fitted sync.Map
		var all sync.WaitGroup
		for i := range 6 {
			all.Go(func() {
				if try(ports.ForSignIn, "race", "seal", At).Fits {
					fitted.Store(i, true)
				}
			})
		}
		all.Wait()
		n := 0
		fitted.Range(func(any, any) bool { n++; return true })
		if n != 1 {
			t.Errorf("%d of 6 used the same code", n)
		}
	})
}

func bounds(now time.Time) ports.SessionBounds {
	return ports.SessionBounds{Now: now, SeenSince: now.Add(-30 * time.Minute), BegunSince: now.Add(-12 * time.Hour), Touch: now.Add(-time.Minute)}
}

// SessionsContract proves what callers of ports.Sessions rely on.
func SessionsContract(t *testing.T, open Open) {
	u := open(t)
	p := account(t, u, "ada@example.org")
	with := func(work func(ctx context.Context, s ports.Sessions) error) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return work(ctx, s.Accounts.Sessions) })
	}
	begin := func(token string, at time.Time) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Sessions) error {
			return s.Begin(ctx, []byte(token), p.ID, bounds(at))
		}); err != nil {
			t.Fatal(err)
		}
	}
	find := func(token string, at time.Time) (found ports.Session, err error) {
		err = with(func(ctx context.Context, s ports.Sessions) error {
			found, err = s.Find(ctx, []byte(token), bounds(at))
			return err
		})
		return found, err
	}
	live := func(what, token string, at time.Time, want bool) {
		t.Helper()
		_, err := find(token, at)
		if want && err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if !want {
			kind(t, what, err, fault.Unauthenticated)
		}
	}

	begin("one", At)
	got, err := find("one", At)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "session", got, ports.Session{Actor: p.Actor(), BegunAt: At})
	live("unknown", "other", At, false)
	live("empty", "", At, false)

	live("idle", "one", At.Add(30*time.Minute), false)
	live("in time", "one", At.Add(30*time.Minute-time.Microsecond), true)
	live("in time after the last use", "one", At.Add(59*time.Minute), true)
	begin("busy", At)
	for at := At; at.Before(At.Add(12 * time.Hour)); at = at.Add(29 * time.Minute) {
		live("busy", "busy", at, true)
	}
	live("twelve hours on", "busy", At.Add(12*time.Hour), false)

	begin("brief", At)
	live("used within the minute", "brief", At.Add(time.Minute-time.Microsecond), true) // not marked as seen
	live("counted from the first use", "brief", At.Add(30*time.Minute), false)

	begin("a", At)
	begin("b", At)
	if err := with(func(ctx context.Context, s ports.Sessions) error { return s.End(ctx, []byte("a")) }); err != nil {
		t.Fatal(err)
	}
	live("ended", "a", At, false)
	live("another", "b", At, true)
	if err := with(func(ctx context.Context, s ports.Sessions) error { return s.End(ctx, []byte("a")) }); err != nil {
		t.Errorf("ending none: %v", err)
	}
	if err := with(func(ctx context.Context, s ports.Sessions) error { return s.EndAll(ctx, p.ID) }); err != nil {
		t.Fatal(err)
	}
	live("ended with all", "b", At, false)

	begin("changed", At)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		saved, err := s.People.Get(ctx, p.ID)
		if err != nil {
			return err
		}
		saved.Roles, saved.Settings, saved.Teams = []ehc.Role{ehc.RoleCoordinator}, nil, nil
		return s.People.Save(ctx, saved)
	})
	if got, err := find("changed", At); err != nil || !slices.Equal(got.Actor.Roles, []ehc.Role{ehc.RoleCoordinator}) || len(got.Actor.Settings)+len(got.Actor.Teams) != 0 {
		t.Errorf("after the roles were changed: %+v, %v", got, err)
	}
}

// AttemptsContract proves what callers of ports.Attempts rely on.
func AttemptsContract(t *testing.T, open Open) {
	u := open(t)
	count := func(at time.Time, limits ...ports.Limit) (wait time.Duration) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			wait, err = s.Accounts.Attempts.Count(ctx, at, limits...)
			return err
		})
		return wait
	}
	forget := func(at time.Time, whole string, oneOf ...string) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.Attempts.Forget(ctx, at, whole, oneOf...)
		})
	}
	limit := func(key string, most int) ports.Limit {
		return ports.Limit{Key: key, Most: most, Within: 15 * time.Minute}
	}
	a := limit("a", 2)
	for i := range 2 {
		if wait := count(At.Add(time.Duration(i)*time.Minute), a); wait != 0 {
			t.Errorf("try %d has to wait %s", i+1, wait)
		}
	}
	if wait := count(At.Add(5*time.Minute), a); wait != 10*time.Minute {
		t.Errorf("one too many waits %s", wait)
	}
	if wait := count(At.Add(14*time.Minute), a); wait != time.Minute {
		t.Errorf("trying on moved the end: wait %s", wait)
	}
	if wait := count(At.Add(15*time.Minute), a); wait != 0 {
		t.Errorf("after the time, wait %s", wait)
	}
	if wait := count(At, limit("b", 5), limit("c", 0)); wait != 15*time.Minute {
		t.Errorf("the stricter of two limits waits %s", wait)
	}

	whole, shared := limit("whole", 1), limit("shared", 2)
	count(At, whole, shared)
	count(At, shared)
	forget(At, "whole", "shared", "unknown")
	if wait := count(At, whole, shared); wait != 0 {
		t.Errorf("after forgetting, wait %s", wait)
	}
	if wait := count(At, shared); wait == 0 {
		t.Error("forgetting one try of a shared count took back more")
	}

	t.Run("at once", func(t *testing.T) {
		var all sync.WaitGroup
		allowed := make(chan bool, 12)
		for range 12 {
			all.Go(func() { allowed <- count(At, limit("x", 5), limit("y", 100)) == 0 })
		}
		all.Wait()
		close(allowed)
		n := 0
		for ok := range allowed {
			if ok {
				n++
			}
		}
		if n != 5 {
			t.Errorf("%d of 12 were allowed, 5 may be", n)
		}
	})
}

// OwnSessionsContract proves what callers of ports.OwnSessions and ports.Proofs rely on.
func OwnSessionsContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org").ID, account(t, u, "tom@example.org").ID
	bounds := ports.SessionBounds{Now: At, SeenSince: At.Add(-time.Hour), BegunSince: At.Add(-time.Hour), Touch: At}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for i, token := range []string{"one", "two", "three"} {
			later := bounds
			later.Now = At.Add(time.Duration(i) * time.Minute)
			if err := s.Accounts.Sessions.Begin(ctx, []byte(token), p, later); err != nil {
				return err
			}
		}
		if err := s.Accounts.Sessions.Begin(ctx, []byte("his"), other, bounds); err != nil {
			return err
		}
		return s.Accounts.OwnSessions.Describe(ctx, []byte("two"), "Firefox on a Mac")
	})
	list := func(whose ehc.PersonID) (all []ports.OwnSession) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			all, err = s.Accounts.OwnSessions.Of(ctx, whose, bounds)
			return err
		})
		return all
	}
	all := list(p)
	if len(all) != 3 || all[1].Device != "Firefox on a Mac" || !all[0].SeenAt.Equal(At.Add(2*time.Minute)) {
		t.Fatalf("lists %+v", all)
	}
	his := list(other)[0].ID
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []string{his, "", "no hex", all[1].ID, all[1].ID} {
			if err := s.Accounts.OwnSessions.EndOne(ctx, p, id); err != nil {
				return err
			}
		}
		return nil
	})
	if len(list(p)) != 2 || len(list(other)) != 1 {
		t.Errorf("one was ended: %+v and %+v are left", list(p), list(other))
	}
	proved := func(whose ehc.PersonID, token string) (at time.Time) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			at, err = s.Accounts.Proofs.LastOf(ctx, whose, []byte(token))
			return err
		})
		return at
	}
	if !proved(p, "one").Equal(At) || !proved(other, "one").IsZero() || !proved(p, "unknown").IsZero() {
		t.Error("the proof of a session is its beginning, and its person's alone")
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Accounts.Proofs.Note(ctx, []byte("one"), At.Add(time.Hour)); err != nil {
			return err
		}
		return s.Accounts.OwnSessions.EndOthers(ctx, p, []byte("one"))
	})
	if left := list(p); len(left) != 1 || left[0].ID != all[2].ID || !proved(p, "one").Equal(At.Add(time.Hour)) || len(list(other)) != 1 {
		t.Errorf("left %+v, proved %v", left, proved(p, "one"))
	}
}

// DevicesContract proves what callers of ports.Devices rely on.
func DevicesContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org").ID, account(t, u, "tom@example.org").ID
	see := func(whose ehc.PersonID, token string, d ports.Device) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.Devices.See(ctx, whose, []byte(token), d, At.Add(-time.Hour))
		})
	}
	find := func(whose ehc.PersonID, token string) (d ports.Device, err error) {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			d, err = s.Accounts.Devices.Find(ctx, whose, []byte(token))
			return nil
		})
		return d, err
	}
	see(p, "old", ports.Device{Name: "Old", SeenAt: At.Add(-2 * time.Hour)})
	see(p, "one", ports.Device{Name: "Firefox", SeenAt: At, RememberedUntil: At.Add(time.Hour)})
	see(p, "one", ports.Device{Name: "Firefox 2", SeenAt: At.Add(time.Minute)})
	see(other, "one", ports.Device{Name: "His", SeenAt: At})
	d, err := find(p, "one")
	if err != nil || d.Name != "Firefox 2" || !d.FirstAt.Equal(At) || !d.SeenAt.Equal(At.Add(time.Minute)) || !d.RememberedUntil.Equal(At.Add(time.Hour)) {
		t.Errorf("found %+v, %v", d, err)
	}
	for _, token := range []string{"old", "unknown"} {
		_, err := find(p, token)
		kind(t, token, err, fault.NotFound)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Accounts.Devices.AskAgain(ctx, p); err != nil {
			return err
		}
		return s.Accounts.Devices.Forget(ctx, other, "no hex")
	})
	if d, _ := find(p, "one"); !d.RememberedUntil.IsZero() {
		t.Errorf("still needs no second step: %+v", d)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Accounts.Devices.Forget(ctx, p, d.ID) })
	_, err = find(p, "one")
	kind(t, "forgotten", err, fault.NotFound)
	if d, err := find(other, "one"); err != nil || d.Name != "His" {
		t.Errorf("another's in the same browser: %+v, %v", d, err)
	}
}
