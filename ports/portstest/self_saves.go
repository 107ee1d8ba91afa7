package portstest

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"ehchub/domain/fault"
	"ehchub/ports"
)

// SelfSavesContract proves what callers of ports.SelfSaves rely on: a save that a page makes by itself is noted with what
// it saves or not at all, and the same save again changes nothing.
func SelfSavesContract(t *testing.T, open Open) {
	u := open(t)
	ada := account(t, u, "ada@example.org").ID
	page := NewID[string]()
	save := func(number int, marks map[string]string, fails error) error {
		ctx := ports.Saving(t.Context(), &ports.SelfSave{ByItself: true, ID: page, Number: number, Marks: marks})
		return u.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			browser := []byte{byte(number)}
			if err := s.Accounts.Browsers.Remember(ctx, browser, ada, At, At.Add(-time.Hour)); err != nil {
				return err
			}
			return fails
		})
	}
	last := func() (found ports.SelfSave, err error) {
		err = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			found, err = s.Accounts.SelfSaves.Last(ctx, page)
			return err
		})
		return found, err
	}
	stored := func(number int) bool {
		err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			_, err := s.Accounts.Browsers.Find(ctx, []byte{byte(number)}, At.Add(-time.Hour))
			return err
		})
		return err == nil
	}
	if _, err := last(); !fault.Is(err, fault.NotFound) {
		t.Errorf("of a page that saved nothing: %v", err)
	}
	if err := save(1, nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := last(); !fault.Is(err, fault.NotFound) {
		t.Errorf("what is no save of the page's text was noted: %v", err)
	}
	if err := save(2, map[string]string{"text": "a"}, errors.New("broken")); err == nil || stored(2) {
		t.Error("a broken unit kept something")
	}
	if err := save(3, map[string]string{"text": "b"}, nil); err != nil {
		t.Fatal(err)
	}
	for _, number := range []int{3, 2} {
		if err := save(number, map[string]string{"text": "c"}, nil); !errors.Is(err, ports.SavedAlready) {
			t.Errorf("save %d again: %v", number, err)
		}
	}
	if found, err := last(); err != nil || found.Number != 3 || !maps.Equal(found.Marks, map[string]string{"text": "b"}) || stored(2) {
		t.Errorf("last %+v, %v", found, err)
	}
	clear := func(before time.Time) {
		t.Helper()
		if err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Accounts.SelfSaves.Clear(ctx, before) }); err != nil {
			t.Fatal(err)
		}
	}
	clear(time.Now().Add(-time.Hour))
	if _, err := last(); err != nil {
		t.Errorf("forgotten too early: %v", err)
	}
	clear(time.Now().Add(time.Hour))
	if _, err := last(); !fault.Is(err, fault.NotFound) {
		t.Errorf("never forgotten: %v", err)
	}
	if err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		_, err := s.Accounts.SelfSaves.Last(ctx, "no identity")
		return err
	}); !fault.Is(err, fault.NotFound) {
		t.Errorf("no page at all: %v", err)
	}
}
