package portstest

import (
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// DigestsContract proves that what waits for a person's daily e-mail is told once. open gives, beside the stores, the
// digests on the same clock.
func DigestsContract(t *testing.T, open func(t testing.TB) (OutboxStores, ports.Digests)) {
	for name, test := range map[string]func(*testing.T, OutboxStores, ports.Digests){
		"lines wait until nothing is added, and come together": linesTogether,
		"what was claimed is hidden for a while":               linesHidden,
		"one digest a day":                                     oneADay,
		"what is held goes when it may, beside the day's":      linesHeld,
		"what failed waits longer each time":                   linesFailed,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); o, d := open(t); test(t, o, d) })
	}
}

var digestDay = ehc.DateIn(At, time.UTC)

// addLine lets a line of a fresh event wait for somebody.
func addLine(t *testing.T, o OutboxStores, d ports.Digests, to ehc.PersonID) ports.DigestLine {
	t.Helper()
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	delivery := claim(t, o.Outbox, 1, 1)[0]
	line := ports.DigestLine{Message: delivery.ID, Person: to, To: notice.ToResponsible, Event: delivery.Event}
	for range 2 {
		if err := d.Add(t.Context(), line); err != nil {
			t.Fatal(err)
		}
	}
	return line
}

func claimLines(t *testing.T, d ports.Digests, on ehc.Date, quietSince time.Time, want ...int) [][]ports.DigestLine {
	t.Helper()
	claimed, err := d.Claim(t.Context(), 10, on, quietSince)
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, lines := range claimed {
		got = append(got, len(lines))
	}
	same(t, "the lines of each person", got, want)
	return claimed
}

func linesTogether(t *testing.T, o OutboxStores, d ports.Digests) {
	person := register(t, o.Units, "Nadia")
	first := addLine(t, o, d, person.ID)
	addLine(t, o, d, person.ID)
	claimLines(t, d, digestDay, At.Add(-time.Minute))
	claimed := claimLines(t, d, digestDay, At.Add(time.Minute), 2)
	if got := claimed[0][0]; got.Message != first.Message || got.Event.Case != first.Event.Case || got.To != notice.ToResponsible {
		t.Errorf("claimed %+v", got)
	}
}

func linesHidden(t *testing.T, o OutboxStores, d ports.Digests) {
	person := register(t, o.Units, "Nadia")
	addLine(t, o, d, person.ID)
	later := At.Add(time.Hour)
	claimLines(t, d, digestDay, later, 1)
	claimLines(t, d, digestDay, later)
	o.Advance(3 * time.Minute)
	lines := claimLines(t, d, digestDay, later, 1)
	if err := d.Drop(t.Context(), lines[0]); err != nil {
		t.Fatal(err)
	}
	o.Advance(time.Hour)
	claimLines(t, d, digestDay, later)
}

func oneADay(t *testing.T, o OutboxStores, d ports.Digests) {
	person := register(t, o.Units, "Nadia")
	addLine(t, o, d, person.ID)
	later := At.AddDate(0, 0, 3)
	if err := d.Done(t.Context(), digestDay, claimLines(t, d, digestDay, later, 1)[0]); err != nil {
		t.Fatal(err)
	}
	addLine(t, o, d, person.ID)
	claimLines(t, d, digestDay, later)
	claimLines(t, d, digestDay.AddDays(1), later, 1)
}

func linesFailed(t *testing.T, o OutboxStores, d ports.Digests) {
	person := register(t, o.Units, "Nadia")
	addLine(t, o, d, person.ID)
	later := At.AddDate(0, 0, 3)
	for try := range 8 {
		lines := claimLines(t, d, digestDay, later, 1)
		if err := d.Failed(t.Context(), lines[0]); err != nil {
			t.Fatal(err)
		}
		o.Advance(time.Minute<<try - time.Second)
		claimLines(t, d, digestDay, later)
		o.Advance(2 * time.Second)
	}
	o.Advance(24 * time.Hour)
	claimLines(t, d, digestDay, later)
}

func linesHeld(t *testing.T, o OutboxStores, d ports.Digests) {
	person := register(t, o.Units, "Nadia")
	daily, held := addLine(t, o, d, person.ID), addLine(t, o, d, person.ID)
	held.Held, held.NotBefore = true, At.Add(2*time.Hour)
	if err := d.Add(t.Context(), held); err != nil {
		t.Fatal(err)
	}
	told := claimLines(t, d, digestDay, At.Add(time.Hour), 1)[0]
	if told[0].Message != daily.Message || told[0].Held {
		t.Errorf("the day's list holds %+v", told)
	}
	if err := d.Done(t.Context(), digestDay, told); err != nil {
		t.Fatal(err)
	}
	o.Advance(119 * time.Minute)
	claimLines(t, d, digestDay, At.Add(time.Hour))
	o.Advance(time.Minute)
	told = claimLines(t, d, digestDay, At.Add(time.Hour), 1)[0]
	if told[0].Message != held.Message || !told[0].Held {
		t.Errorf("after quiet hours comes %+v", told)
	}
	if err := d.Done(t.Context(), digestDay.AddDays(1), told); err != nil {
		t.Fatal(err)
	}
	addLine(t, o, d, person.ID)
	claimLines(t, d, digestDay.AddDays(1), At.Add(3*time.Hour), 1)
}
