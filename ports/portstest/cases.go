package portstest

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// CasesContract proves what use cases rely on when they keep cases.
func CasesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":                         everyFieldOfACase,
		"an empty case comes back":                       emptyCase,
		"a saved case counts on":                         caseCountsOn,
		"two writers, one conflict":                      caseConflict,
		"a case is started once":                         caseStartedOnce,
		"a case that is not there":                       noSuchCase,
		"a case ID belongs to one case":                  referenceTakenTwice,
		"numbers are never given twice":                  numbers,
		"a number not used is free again":                numberUndone,
		"what happened is told once":                     eventsTold,
		"a late word never moves a case back":            lateWord,
		"what belongs to a case is told without it":      recordedEvents,
		"texts of any length are kept":                   longTexts,
		"NUL is refused":                                 nulInACase,
		"saving and recording never wait for each other": saveAndRecord,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfACase(t *testing.T, u ports.UnitOfWork) {
	want := Fill[casework.Snapshot](t)
	want.Version = 0
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(want)) })
	want.Version = 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		byID, err := s.Cases.Get(ctx, want.ID)
		if err != nil {
			return err
		}
		same(t, "the case", byID.Snapshot(), want)
		byReference, err := s.Cases.ByReference(ctx, want.Reference)
		if err != nil {
			return err
		}
		same(t, "the case by its ID", byReference.Snapshot(), want)
		return nil
	})
}

func emptyCase(t *testing.T, u ports.UnitOfWork) {
	want := casework.Snapshot{ID: NewID[ehc.CaseID](), State: casework.RequestDraft, CreatedAt: At, UpdatedAt: At}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(want)) })
	want.Version = 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, want.ID)
		if err == nil {
			same(t, "the case", c.Snapshot(), want)
		}
		return err
	})
}

func caseCountsOn(t *testing.T, u ports.UnitOfWork) {
	first := Fill[casework.Snapshot](t)
	first.Version = 0
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(first)) })
	second := Fill[casework.Snapshot](t)
	second.ID, second.Version, second.UpdatedAt = first.ID, 1, first.UpdatedAt.Add(time.Hour)
	second.Parties = append(second.Parties[:1], heldBy(personHolder(), access.Adviser), heldBy(ehc.Authority(), access.Manager))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(second)) })
	second.Version = 2
	third := second
	third.Parties = second.Parties[:1]
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, first.ID)
		if err != nil {
			return err
		}
		same(t, "the case", c.Snapshot(), second)
		return s.Cases.Save(ctx, casework.Restore(third))
	})
	third.Version = 3
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, first.ID)
		if err == nil {
			same(t, "the case with fewer parties", c.Snapshot(), third)
		}
		return err
	})
}

func caseConflict(t *testing.T, u ports.UnitOfWork) {
	id := someCase(t, u)
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		loaded()
		c.Touch(aPerson("A writer"), ehc.DetailsChanged, nil, At)
		return s.Cases.Save(ctx, c)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		if v := c.Snapshot().Version; v != 2 {
			t.Errorf("the case counts %d versions", v)
		}
		entries, err := s.Pages.Timeline(ctx, id, 10)
		if len(entries) != 2 {
			t.Errorf("the loser left something on the timeline: %v", entries)
		}
		return err
	})
}

func caseStartedOnce(t *testing.T, u ports.UnitOfWork) {
	id := someCase(t, u)
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Save(ctx, casework.StartRequest(id, aPerson("Another"), casework.Request{}, casework.Child{}, At))
	})
	kind(t, "starting it again", err, fault.Conflict)
}

func noSuchCase(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "219", "'; DROP TABLE child_case; --", "00000000-0000-0000-0000-00000000000g", "\x00"} {
			_, err := s.Cases.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, ref := range []ehc.Reference{"EHC/26/9999", "", "\x00", "\xff"} {
			_, err := s.Cases.ByReference(ctx, ref)
			kind(t, string(ref), err, fault.NotFound)
		}
		return nil
	})
	unknown := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Record(ctx, ehc.Event{Kind: ehc.ViewsSaved, Case: NewID[ehc.CaseID](), At: At})
	})
	kind(t, "telling of no case", unknown, fault.NotFound)
}

func referenceTakenTwice(t *testing.T, u ports.UnitOfWork) {
	save := func() error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Cases.Save(ctx, casework.Restore(caseOf(casework.Requested, casework.Child{}, "EHC/26/0001")))
		})
	}
	if err := save(); err != nil {
		t.Fatal(err)
	}
	kind(t, "the same case ID again", save(), fault.Conflict)
}

func numbers(t *testing.T, u ports.UnitOfWork) {
	const each, writers = 10, 4
	var mu sync.Mutex
	given := map[int]bool{}
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
					n, err := s.Cases.NextNumber(ctx, 2026)
					mu.Lock()
					given[n] = true
					mu.Unlock()
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for n := 1; n <= each*writers; n++ {
		if !given[n] {
			t.Errorf("number %d was not given", n)
		}
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		n, err := s.Cases.NextNumber(ctx, 2027)
		if n != 1 {
			t.Errorf("the next year begins with %d", n)
		}
		return err
	})
}

func numberUndone(t *testing.T, u ports.UnitOfWork) {
	for range 2 {
		err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if n, err := s.Cases.NextNumber(ctx, 2026); err != nil || n != 1 {
				t.Errorf("got %d, %v", n, err)
			}
			return errUndone
		})
		if !errors.Is(err, errUndone) {
			t.Fatal(err)
		}
	}
}

func eventsTold(t *testing.T, u ports.UnitOfWork) {
	actor := aPerson("Alex Reed")
	id := startCase(t, u, actor, casework.Child{})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		c.Touch(actor, ehc.DetailsChanged, map[string]string{ehc.DataPart: "child"}, At)
		return s.Cases.Save(ctx, c)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		entries, err := s.Pages.Timeline(ctx, id, 10)
		var events []ehc.Event
		for _, e := range entries {
			events = append(events, e.Event)
		}
		same(t, "the timeline", events, []ehc.Event{
			{Kind: ehc.DetailsChanged, Case: id, At: At, By: actor.Person, Data: map[string]string{ehc.DataPart: "child"}},
			{Kind: ehc.RequestStarted, Case: id, At: At, By: actor.Person},
		})
		return err
	})
}

func recordedEvents(t *testing.T, u ports.UnitOfWork) {
	actor := aPerson("Alex Reed")
	id := startCase(t, u, actor, casework.Child{})
	later := At.Add(time.Hour)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Record(ctx,
			ehc.Event{Kind: ehc.PlanPartSaved, Case: id, At: later, By: actor.Person, Data: map[string]string{ehc.DataPart: "a"}},
			ehc.Event{Kind: ehc.ViewsSaved, Case: id, At: later.Add(-time.Minute)})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		if snapshot := c.Snapshot(); snapshot.Version != 1 || !snapshot.UpdatedAt.Equal(later) {
			t.Errorf("the case counts %d versions and was changed last at %v", snapshot.Version, snapshot.UpdatedAt)
		}
		page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: actor.Holders()})
		if err != nil {
			return err
		}
		if len(page.Rows) != 1 || !page.Rows[0].UpdatedAt.Equal(later) {
			t.Errorf("the tray shows %v", page.Rows)
		}
		entries, err := s.Pages.Timeline(ctx, id, 2)
		if err == nil && (len(entries) != 2 || entries[0].Kind != ehc.PlanPartSaved || entries[1].Kind != ehc.ViewsSaved || entries[1].By != "") {
			t.Errorf("the timeline shows %v", entries)
		}
		return err
	})
}

// lateWord tells of something older than the last change, by both ways.
func lateWord(t *testing.T, u ports.UnitOfWork) {
	actor := aPerson("Alex Reed")
	id := startCase(t, u, actor, casework.Child{})
	for _, at := range []time.Time{At.Add(time.Hour), At.Add(-time.Hour)} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Cases.Record(ctx, ehc.Event{Kind: ehc.ViewsSaved, Case: id, At: at})
		})
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		c.Touch(actor, ehc.DetailsChanged, nil, At)
		return s.Cases.Save(ctx, c)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err != nil {
			return err
		}
		page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: actor.Holders()})
		if want := At.Add(time.Hour); err == nil && (!c.UpdatedAt().Equal(want) || len(page.Rows) != 1 || !page.Rows[0].UpdatedAt.Equal(want)) {
			t.Errorf("changed last at %v; the tray shows %v", c.UpdatedAt(), page.Rows)
		}
		return err
	})
}

func longTexts(t *testing.T, u ports.UnitOfWork) {
	// Letters in no order, because a database may take a long text for short by packing repetition.
	long := strings.Builder{}
	for random := rand.New(rand.NewPCG(1, 2)); long.Len() < 100_000; {
		long.WriteRune(rune('À' + random.IntN(600)))
	}
	year := 1 << 20
	text, holder := long.String(), personHolder()
	want := caseOf(casework.Requested, casework.Child{Surname: text, Forenames: text, Preferred: text, UPN: text, ULN: text, NHSNumber: text, GP: text, YearGroup: &year,
		Setting: casework.SettingRef{Name: text}}, "EHC/26/0001", heldBy(holder, access.Family))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(want)) })
	want.Version = 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, want.ID)
		if err != nil {
			return err
		}
		same(t, "the case", c.Snapshot(), want)
		page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: []ehc.Holder{holder}, Search: "EHC/26/0001"})
		if len(page.Rows) != 1 || page.Rows[0].Name != text+", "+text {
			t.Errorf("the tray shows %d rows", len(page.Rows))
		}
		return err
	})
}

func nulInACase(t *testing.T, u ports.UnitOfWork) {
	for name, child := range map[string]casework.Child{"in a column": {Surname: "Ha\x00le"}, "in the record": {GP: "Dr \x00"}} {
		err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Cases.Save(ctx, casework.Restore(caseOf(casework.Requested, child, "")))
		})
		kind(t, name, err, fault.Invalid)
	}
}

// saveAndRecord lets one writer save the whole case while others tell of its parts.
func saveAndRecord(t *testing.T, u ports.UnitOfWork) {
	author := aPerson("Alex Reed")
	id := startCase(t, u, author, casework.Child{})
	var wg sync.WaitGroup
	for writer := range 3 {
		wg.Go(func() {
			for range 15 {
				err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
					if writer > 0 {
						return s.Cases.Record(ctx, ehc.Event{Kind: ehc.PlanPartSaved, Case: id, At: At.Add(time.Hour)})
					}
					c, err := s.Cases.Get(ctx, id)
					if err != nil {
						return err
					}
					c.Touch(author, ehc.DetailsChanged, nil, At)
					return s.Cases.Save(ctx, c)
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, id)
		if err == nil && c.Snapshot().Version != 16 {
			t.Errorf("the case counts %d versions", c.Snapshot().Version)
		}
		return err
	})
}
