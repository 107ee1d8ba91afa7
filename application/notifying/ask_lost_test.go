package notifying_test

import (
	"context"
	"testing"
	"time"

	"ehchub/application/notifying"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// carrier says of every message what it was told to say, and counts how often it was asked.
type carrier struct {
	says  delivery.Status
	clock ports.Clock
	asked int
	down  bool
}

func (c *carrier) Ask(context.Context, ehc.MessageID) (ports.Receipt, bool, error) {
	if c.asked++; c.down {
		return ports.Receipt{}, false, fault.New(fault.Unavailable, ports.NotReached, "No answer came.")
	}
	return ports.Receipt{Status: c.says, At: c.clock.Now()}, c.says != "", nil
}

func TestWhatNobodyReportedIsAskedForAfterADay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.happen(t, ehc.DecidedNotToAssess, "coordinator", nil)
	w.deliver(t)
	sent := len(w.messages(t))
	c := &carrier{clock: w.clock, says: delivery.Bounced}
	ask := func(hours int) (learnt int, err error) {
		w.clock.Advance(time.Duration(hours) * time.Hour)
		return notifying.AskLost{Gate: w.send.Gate, Carrier: c}.Do(t.Context(), ehc.SystemActor())
	}
	if learnt, err := ask(20); err != nil || learnt != 0 || c.asked != 0 {
		t.Errorf("within a day: %d, %v, asked %d times", learnt, err, c.asked)
	}
	c.down = true
	if _, err := ask(5); !fault.Has(err, ports.NotReached) || c.asked != 1 {
		t.Errorf("while nobody answers: %v, asked %d times", err, c.asked)
	}
	c.down = false
	if learnt, err := ask(25); err != nil || learnt != sent || sent == 0 {
		t.Errorf("of %d messages %d are known of: %v", sent, learnt, err)
	}
	for _, m := range w.messages(t) {
		if m.Status != delivery.Bounced || !m.Waits() {
			t.Errorf("a message that did not arrive: %+v", m)
		}
	}
	before := c.asked
	if learnt, err := ask(25); err != nil || learnt != 0 || c.asked != before {
		t.Errorf("what is known is asked again: %d, %v", learnt, err)
	}
	if _, err := (notifying.AskLost{Gate: w.send.Gate, Carrier: c}).Do(t.Context(), ehc.Actor{Kind: ehc.Human, Person: w.people["manager"].ID, Roles: []ehc.Role{ehc.RoleManager}}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a person asks: %v", err)
	}
}
