package portstest

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// AuthenticatorsContract proves what callers of ports.Authenticators rely on: one app a person, each code once.
func AuthenticatorsContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org").ID, account(t, u, "tom@example.org").ID
	with := func(work func(ctx context.Context, s ports.Authenticators) error) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return work(ctx, s.Accounts.Authenticators) })
	}
	of := func(id ehc.PersonID) (a ports.Authenticator, err error) {
		err = with(func(ctx context.Context, s ports.Authenticators) error { a, err = s.Of(ctx, id); return err })
		return a, err
	}
	save := func(id ehc.PersonID, a ports.Authenticator) error {
		return with(func(ctx context.Context, s ports.Authenticators) error { return s.Save(ctx, id, a) })
	}
	use := func(id ehc.PersonID, step int64) (ok bool) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Authenticators) (err error) {
			ok, err = s.Use(ctx, id, step)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return ok
	}
	drop := func(id ehc.PersonID) error {
		return with(func(ctx context.Context, s ports.Authenticators) error { return s.Drop(ctx, id) })
	}
	for _, id := range []ehc.PersonID{p, NewID[ehc.PersonID](), "", "no identity"} {
		_, err := of(id)
		kind(t, "no app: "+string(id), err, fault.NotFound)
		if use(id, 1) {
			t.Error("a code of no app was taken")
		}
	}
	first, second := ports.Authenticator{Sealed: []byte("first"), AddedAt: At}, ports.Authenticator{Sealed: []byte("second"), AddedAt: At.Add(time.Hour)}
	kind(t, "an app of nobody", save(NewID[ehc.PersonID](), first), fault.NotFound)
	if err := save(p, first); err != nil {
		t.Fatal(err)
	}
	got, err := of(p)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "app", got, first)
	if !use(p, 100) {
		t.Error("a fresh code was not taken")
	}
	for _, spent := range []int64{100, 99} {
		if use(p, spent) {
			t.Errorf("the code of step %d was taken after that of step 100", spent)
		}
	}
	if !use(p, 101) || use(other, 102) {
		t.Error("the next code is taken, and of nobody else")
	}
	var took atomic.Int32
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if use(p, 200) {
				took.Add(1)
			}
		})
	}
	all.Wait()
	if took.Load() != 1 {
		t.Errorf("%d of 6 at once took the same code", took.Load())
	}
	if err := save(p, second); err != nil {
		t.Fatal(err)
	}
	if got, err = of(p); err != nil || !use(p, 1) {
		t.Errorf("the codes of a new app begin anew: %v", err)
	}
	same(t, "the app in its place", got, second)
	for range 2 {
		if err := drop(p); err != nil {
			t.Fatal(err)
		}
	}
	_, err = of(p)
	kind(t, "dropped", err, fault.NotFound)
}

// RecoveryCodesContract proves what callers of ports.RecoveryCodes rely on: each works once, until new ones come.
func RecoveryCodesContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org").ID, account(t, u, "tom@example.org").ID
	replace := func(id ehc.PersonID, seals ...string) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			var all [][]byte
			for _, seal := range seals {
				all = append(all, []byte(seal))
			}
			return s.Accounts.RecoveryCodes.Replace(ctx, id, all)
		})
	}
	use := func(id ehc.PersonID, seal string) (ok bool) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			ok, err = s.Accounts.RecoveryCodes.Use(ctx, id, []byte(seal))
			return err
		})
		return ok
	}
	left := func(id ehc.PersonID) (n int) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			n, err = s.Accounts.RecoveryCodes.Left(ctx, id)
			return err
		})
		return n
	}
	kind(t, "codes of nobody", replace(NewID[ehc.PersonID](), "a"), fault.NotFound)
	if left(p) != 0 || left("no identity") != 0 || use(p, "a") {
		t.Error("there are codes before any were made")
	}
	if err := replace(p, "a", "b", "c"); err != nil {
		t.Fatal(err)
	}
	if use(other, "a") || use(p, "d") || !use(p, "a") || use(p, "a") || left(p) != 2 {
		t.Errorf("each works once, for its owner: %d are left", left(p))
	}
	var took atomic.Int32
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if use(p, "b") {
				took.Add(1)
			}
		})
	}
	all.Wait()
	if took.Load() != 1 {
		t.Errorf("%d of 6 at once took the same code", took.Load())
	}
	if err := replace(p, "e"); err != nil {
		t.Fatal(err)
	}
	if use(p, "c") || !use(p, "e") || left(p) != 0 {
		t.Error("new codes end the earlier ones")
	}
	if err := replace(p); err != nil || left(p) != 0 {
		t.Errorf("none: %v", err)
	}
}

// OwnAddressesContract proves what callers of ports.OwnAddresses rely on: an address leads to one person, by whichever of
// the two ways it is theirs.
func OwnAddressesContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org"), account(t, u, "tom@example.org")
	add := func(id ehc.PersonID, email string) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.OwnAddresses.Add(ctx, id, ports.OwnAddress{Email: email, AddedAt: At})
		})
	}
	drop := func(id ehc.PersonID, email string) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Accounts.OwnAddresses.Drop(ctx, id, email) })
	}
	owner := func(email string) (id ehc.PersonID) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			found, err := s.People.ByEmail(ctx, email)
			if fault.Is(err, fault.NotFound) {
				return nil
			}
			id = found.ID
			return err
		})
		return id
	}
	list := func(id ehc.PersonID) (all []ports.OwnAddress) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			all, err = s.Accounts.OwnAddresses.Of(ctx, id)
			return err
		})
		return all
	}
	kind(t, "of nobody", add(NewID[ehc.PersonID](), "x@example.org"), fault.NotFound)
	for _, email := range []string{"quill@example.org", "ada@work.example"} {
		if err := add(p.ID, email); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "addresses", list(p.ID), []ports.OwnAddress{{Email: "ada@work.example", AddedAt: At}, {Email: "quill@example.org", AddedAt: At}})
	if owner("quill@example.org") != p.ID || owner("ada@example.org") != p.ID || len(list(other.ID)) != 0 || list("no identity") != nil {
		t.Error("each address leads to its person")
	}
	for what, email := range map[string]string{"another’s further one": "quill@example.org", "another’s own": "ada@example.org"} {
		kind(t, what, add(other.ID, email), fault.Invalid)
	}
	kind(t, "twice", add(p.ID, "quill@example.org"), fault.Invalid)
	change := func(id ehc.PersonID, email string) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			found, err := s.People.Get(ctx, id)
			if err != nil {
				return err
			}
			found.Email = email
			return s.People.Save(ctx, found)
		})
	}
	kind(t, "a person’s own becomes another’s further one", change(other.ID, "quill@example.org"), fault.Invalid)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Accounts.Credentials.Set(ctx, p.ID, "hash", At); err != nil {
			return err
		}
		id, hash, err := s.Accounts.Credentials.ByEmail(ctx, "quill@example.org")
		if id != p.ID || hash != "hash" {
			t.Errorf("signing in with it leads to %s", id)
		}
		return err
	})
	if err := change(p.ID, "quill@example.org"); err != nil {
		t.Fatal(err)
	}
	if all := list(p.ID); len(all) != 1 || owner("quill@example.org") != p.ID || owner("ada@example.org") != "" {
		t.Errorf("once a further one is the person’s own, further are %+v", all)
	}
	drop(other.ID, "ada@work.example")
	if owner("ada@work.example") != p.ID {
		t.Error("somebody else took it away")
	}
	drop(p.ID, "ada@work.example")
	drop(p.ID, "ada@work.example")
	if owner("ada@work.example") != "" {
		t.Error("taken away, it still leads to its person")
	}

	t.Run("at once", func(t *testing.T) {
		var got atomic.Int32
		var all sync.WaitGroup
		try := func(work func() error) {
			all.Go(func() {
				if work() == nil {
					got.Add(1)
				}
			})
		}
		try(func() error { return add(p.ID, "both@example.org") })
		try(func() error { return change(other.ID, "both@example.org") })
		all.Wait()
		if got.Load() != 1 {
			t.Errorf("%d people have the same address", got.Load())
		}
	})
}

// PersonNamesContract proves what callers of ports.PersonNames rely on.
func PersonNamesContract(t *testing.T, open Open) {
	u := open(t)
	p := account(t, u, "ada@example.org")
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		names, err := s.PersonNames.Of(ctx, p.ID, NewID[ehc.PersonID](), "no identity")
		same(t, "names", names, map[ehc.PersonID]ports.PersonNow{p.ID: {Name: p.Name, Email: p.Email}})
		kept := must(s.People.Get(ctx, p.ID))
		kept.ClosedAt = At
		if err := s.People.Save(ctx, kept); err != nil {
			return err
		}
		same(t, "one whose account is closed", must(s.PersonNames.Of(ctx, p.ID))[p.ID].Closed, true)
		if err != nil {
			return err
		}
		none, err := s.PersonNames.Of(ctx)
		if len(none) != 0 {
			t.Errorf("of nobody: %v", none)
		}
		return err
	})
}

// PasskeysContract proves what callers of ports.Passkeys and ports.PasskeyAsks rely on.
func PasskeysContract(t *testing.T, open Open) {
	u := open(t)
	p, other := account(t, u, "ada@example.org").ID, account(t, u, "tom@example.org").ID
	with := func(work func(ctx context.Context, s ports.Accounts) error) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return work(ctx, s.Accounts) })
	}
	add := func(id ehc.PersonID, k ports.Passkey) error {
		return with(func(ctx context.Context, s ports.Accounts) error { return s.Passkeys.Add(ctx, id, k) })
	}
	list := func(id ehc.PersonID) (all []ports.Passkey) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Accounts) (err error) { all, err = s.Passkeys.Of(ctx, id); return err }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	use := func(id ehc.PersonID, k ports.Passkey) (held bool) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Accounts) (err error) {
			held, err = s.Passkeys.Use(ctx, id, k)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return held
	}
	drop := func(id ehc.PersonID, key string) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Accounts) error { return s.Passkeys.Drop(ctx, id, key) }); err != nil {
			t.Fatal(err)
		}
	}
	first, second := ports.Passkey{ID: "one", Name: "My phone", Record: []byte(`{"count": 1}`), AddedAt: At}, ports.Passkey{ID: "two", Name: "Work", Record: []byte(`{"count": 2}`), AddedAt: At.Add(time.Hour)}
	kind(t, "a key of nobody", add(NewID[ehc.PersonID](), first), fault.NotFound)
	for _, k := range []ports.Passkey{second, first} {
		if err := add(p, k); err != nil {
			t.Fatal(err)
		}
	}
	kind(t, "a key that is somebody’s", add(other, first), fault.Conflict)
	same(t, "keys", list(p), []ports.Passkey{first, second})
	if list("no identity") != nil || len(list(other)) != 0 {
		t.Error("somebody else has keys")
	}
	first.Record, first.UsedAt = []byte(`{"count": 5}`), At.Add(2*time.Hour)
	if use(other, first) || !use(p, first) {
		t.Error("a key is used by its owner alone")
	}
	same(t, "a key that was used", list(p)[0], first)
	drop(other, "one")
	if len(list(p)) != 2 {
		t.Error("somebody else removed it")
	}
	drop(p, "one")
	drop(p, "one")
	if left := list(p); len(left) != 1 || left[0].ID != "two" || use(p, first) {
		t.Errorf("left %+v", left)
	}

	keep := func(token, expect string, until time.Time) {
		t.Helper()
		if err := with(func(ctx context.Context, s ports.Accounts) error {
			return s.PasskeyAsks.Keep(ctx, []byte(token), []byte(expect), until)
		}); err != nil {
			t.Fatal(err)
		}
	}
	take := func(token string, now time.Time) (expect []byte, err error) {
		err = with(func(ctx context.Context, s ports.Accounts) (err error) {
			expect, err = s.PasskeyAsks.Take(ctx, []byte(token), now)
			return err
		})
		return expect, err
	}
	keep("a", `{"ask": 1}`, At.Add(time.Minute))
	keep("a", `{"ask": 2}`, At.Add(time.Minute))
	keep("b", `{"ask": 3}`, At.Add(time.Minute))
	if got, err := take("a", At); err != nil || string(got) != `{"ask": 2}` {
		t.Errorf("took %s, %v", got, err)
	}
	for what, late := range map[string]struct {
		token string
		now   time.Time
	}{"twice": {"a", At}, "unknown": {"c", At}, "too late": {"b", At.Add(time.Minute)}} {
		_, err := take(late.token, late.now)
		kind(t, what, err, fault.NotFound)
	}
}
