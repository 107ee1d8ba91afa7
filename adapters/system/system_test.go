package system

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

var (
	_ ports.Clock = Clock{}
	_ ports.Clock = (*SetClock)(nil)
	_ ports.IDs   = IDs{}
	_ ports.IDs   = (*SeededIDs)(nil)
)

func TestLondonKnowsSummerTime(t *testing.T) {
	lateEvening := time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC)
	if got := ehc.DateIn(lateEvening, London); got != ehc.D(2026, 7, 1) {
		t.Errorf("half past midnight in London on 1 July is dated %s", got)
	}
}

func TestTheClockGivesUTCToTheMicrosecond(t *testing.T) {
	before := time.Now().Truncate(time.Microsecond)
	now := Clock{}.Now()
	if now.Location() != time.UTC || now.Nanosecond()%1000 != 0 || now.Before(before) || now.After(time.Now()) {
		t.Errorf("got %v", now)
	}
}

func TestASetClockStandsWhereItIsPut(t *testing.T) {
	c := NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 1, London))
	if got := c.Now(); got != time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC) {
		t.Errorf("got %v", got)
	}
	c.Advance(36 * time.Hour)
	if got := c.Now(); got != time.Date(2026, 9, 2, 20, 0, 0, 0, time.UTC) {
		t.Errorf("a day and a half on: %v", got)
	}
	c.Set(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
	if got := c.Now(); got.Year() != 2020 {
		t.Errorf("put back: %v", got)
	}
}

func TestIdentitiesHaveTheirForm(t *testing.T) {
	clock := NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
	seeded := NewSeededIDs(7, clock)
	for _, made := range []string{IDs{}.New(), seeded.New()} {
		id, err := uuid.Parse(made)
		if err != nil || id.Version() != 7 || id.Variant() != uuid.RFC4122 || !ehc.ValidID(made) {
			t.Errorf("%s: version %d, %v", made, id.Version(), err)
		}
	}
	id, _ := uuid.Parse(seeded.New())
	sec, nsec := id.Time().UnixTime()
	if got := time.Unix(sec, nsec).UTC(); !got.Equal(clock.Now()) {
		t.Errorf("dated %v", got)
	}
}

func TestSeededIdentitiesRepeatAndSort(t *testing.T) {
	make10000 := func(seed uint64) []string {
		clock := NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
		ids := NewSeededIDs(seed, clock)
		var all []string
		for i := range 10000 {
			if i == 9000 {
				clock.Advance(time.Hour)
			}
			all = append(all, ids.New())
		}
		return all
	}
	first := make10000(1)
	if !slices.Equal(first, make10000(1)) {
		t.Error("one seed gave two series")
	}
	if slices.Equal(first, make10000(2)) {
		t.Error("two seeds gave one series")
	}
	if !slices.IsSorted(first) || len(slices.Compact(slices.Clone(first))) != len(first) {
		t.Error("not in order, or not unique")
	}
}

func TestSeededIdentitiesFollowAClockThatIsPutBack(t *testing.T) {
	clock := NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
	ids := NewSeededIDs(1, clock)
	later := ids.New()
	clock.Set(clock.Now().AddDate(-1, 0, 0))
	if earlier := ids.New(); earlier >= later {
		t.Errorf("%s of last year sorts after %s", earlier, later)
	}
}
