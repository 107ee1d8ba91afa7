package portstest

import (
	"context"
	"sync"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// OutboxStores are an outbox with the units that fill it and the clock that it goes by.
type OutboxStores struct {
	Units   ports.UnitOfWork
	Outbox  ports.Outbox
	Advance func(time.Duration) // moves the clock, which stands at At when the test begins
}

// OutboxContract proves that an event that sends messages is offered until it is done, to one worker at a time.
func OutboxContract(t *testing.T, open func(t testing.TB) OutboxStores) {
	for name, test := range map[string]func(*testing.T, OutboxStores){
		"an event is offered as it happened, the oldest first": offeredAsItHappened,
		"only events that send messages enter":                 onlySending,
		"what is rolled back is not sent":                      undoneNotSent,
		"what is claimed is hidden for a while":                hiddenForAWhile,
		"what is done is not offered again":                    doneForGood,
		"a failure waits longer each time, then is parked":     failuresWait,
		"a failure that says how long waits so long":           failureWaits,
		"a worker that dies at every try gets no ninth":        deadWorkers,
		"workers share without taking anything twice":          sharedByWorkers,
		"a retry is told who was served":                       servedOnce,
		"waiting ends when an event comes in":                  waitIsWoken,
		"waiting ends when something is due":                   waitSeesDue,
		"waiting ends with its context":                        waitEnds,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// assigned is an event that sends a message.
func assigned(of ehc.CaseID, at time.Time) ehc.Event {
	return ehc.Event{Kind: ehc.CoordinatorAssigned, Case: of, At: at, By: NewID[ehc.PersonID](), Data: map[string]string{ehc.DataPerson: NewID[string]()}}
}

func recordEvents(t testing.TB, u ports.UnitOfWork, events ...ehc.Event) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Record(ctx, events...) })
}

func claim(t testing.TB, o ports.Outbox, n, want int) []ports.Delivery {
	t.Helper()
	claimed, err := o.Claim(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	if len(claimed) != want {
		t.Fatalf("claimed %d events, want %d: %v", len(claimed), want, claimed)
	}
	return claimed
}

func offeredAsItHappened(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units)
	first, second := assigned(of, At.Add(-time.Hour)), assigned(of, At)
	bare := ehc.Event{Kind: ehc.DecidedToAssess, Case: of, At: At.Add(-time.Minute)}
	recordEvents(t, o.Units, first, bare, second)
	for _, want := range []ehc.Event{first, bare, second} {
		got := claim(t, o.Outbox, 1, 1)[0]
		same(t, "the event", got.Event, want)
		if got.Attempts != 1 || !ehc.ValidID(string(got.ID)) {
			t.Errorf("offered as %s, try %d", got.ID, got.Attempts)
		}
	}
	claim(t, o.Outbox, 1, 0)
	claim(t, o.Outbox, 0, 0)
}

func onlySending(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units) // its start sends nothing
	told := assigned(of, At)
	told.Data[ehc.DataToldWith] = NewID[string]()
	recordEvents(t, o.Units, ehc.Event{Kind: ehc.PlanPartSaved, Case: of, At: At}, told)
	claim(t, o.Outbox, 10, 0)
	do(t, o.Units, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, of)
		if err != nil {
			return err
		}
		c.Touch(aPerson("A writer"), ehc.DetailsChanged, nil, At)
		c.Touch(aPerson("A writer"), ehc.CoordinatorAssigned, nil, At)
		return s.Cases.Save(ctx, c)
	})
	if got := claim(t, o.Outbox, 10, 1)[0].Event.Kind; got != ehc.CoordinatorAssigned {
		t.Errorf("offered %s", got)
	}
}

func undoneNotSent(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units)
	_ = o.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if err := s.Cases.Record(ctx, assigned(of, At)); err != nil {
			t.Error(err)
		}
		return errUndone
	})
	claim(t, o.Outbox, 10, 0)
}

func hiddenForAWhile(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	first := claim(t, o.Outbox, 10, 1)[0]
	claim(t, o.Outbox, 10, 0)
	o.Advance(30 * time.Second)
	claim(t, o.Outbox, 10, 0)
	o.Advance(10 * time.Minute)
	if again := claim(t, o.Outbox, 10, 1)[0]; again.ID != first.ID || again.Attempts != 2 {
		t.Errorf("offered %v, then %v", first, again)
	}
}

func doneForGood(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	if err := o.Outbox.Done(t.Context(), claim(t, o.Outbox, 10, 1)[0].ID); err != nil {
		t.Fatal(err)
	}
	o.Advance(24 * time.Hour)
	claim(t, o.Outbox, 10, 0)
}

func failuresWait(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	last, tries := time.Duration(-1), 0
	for {
		claimed, waited := waitForOffer(t, o)
		if claimed == nil {
			break
		}
		if tries++; waited <= last {
			t.Errorf("before try %d it waited %v, before the last one %v", tries, waited, last)
		}
		last = waited
		if err := o.Outbox.Failed(t.Context(), claimed.ID, "the mail server said \x00 no", 0); err != nil {
			t.Fatal(err)
		}
	}
	if tries != 8 {
		t.Errorf("parked after %d tries", tries)
	}
}

func failureWaits(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	for range 12 { // more often than a failure is tried
		if err := o.Outbox.Failed(t.Context(), claim(t, o.Outbox, 1, 1)[0].ID, "as much as it may in a day", 6*time.Hour); err != nil {
			t.Fatal(err)
		}
		o.Advance(6*time.Hour - time.Minute)
		claim(t, o.Outbox, 1, 0)
		o.Advance(time.Minute)
	}
}

// waitForOffer moves the clock until an event is offered, at most five hours.
func waitForOffer(t testing.TB, o OutboxStores) (claimed *ports.Delivery, waited time.Duration) {
	t.Helper()
	for ; waited < 5*time.Hour; waited += time.Minute {
		found, err := o.Outbox.Claim(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 1 {
			return &found[0], waited
		}
		o.Advance(time.Minute)
	}
	return nil, waited
}

func deadWorkers(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	tries := 0
	for {
		claimed, _ := waitForOffer(t, o)
		if claimed == nil {
			break
		}
		if tries++; claimed.Attempts != tries {
			t.Errorf("try %d is told as %d", tries, claimed.Attempts)
		}
	}
	if tries != 8 {
		t.Errorf("parked after %d tries", tries)
	}
}

func sharedByWorkers(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units)
	var events []ehc.Event
	for range 40 {
		events = append(events, assigned(of, At))
	}
	recordEvents(t, o.Units, events...)
	var mu sync.Mutex
	taken := map[ehc.MessageID]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				claimed, err := o.Outbox.Claim(t.Context(), 3)
				if err != nil {
					t.Error(err)
				}
				if len(claimed) == 0 {
					return
				}
				for _, d := range claimed {
					mu.Lock()
					taken[d.ID]++
					mu.Unlock()
					if err := o.Outbox.Done(t.Context(), d.ID); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	for id, times := range taken {
		if times != 1 {
			t.Errorf("%s was taken %d times", id, times)
		}
	}
	for range len(events) - len(taken) { // a worker may see nothing while another holds the rest
		claim(t, o.Outbox, 1, 1)
	}
}

func servedOnce(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units)
	recordEvents(t, o.Units, assigned(of, At), assigned(of, At))
	claimed := claim(t, o.Outbox, 2, 2)
	sam, alex := NewID[string](), NewID[string]()
	for _, to := range []string{sam, alex, sam} {
		if err := o.Outbox.Sent(t.Context(), claimed[0].ID, to); err != nil {
			t.Error(err)
		}
	}
	o.Advance(time.Hour)
	again := claim(t, o.Outbox, 2, 2)
	same(t, "whom the first event reached", again[0].Served, []string{sam, alex})
	same(t, "whom the second event reached", again[1].Served, []string(nil))
}

// limit ends a wait that a fault would make long; no test that passes comes near it.
const limit = 20 * time.Second

func waitIsWoken(t *testing.T, o OutboxStores) {
	of := someCase(t, o.Units)
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	woken := make(chan struct{})
	go func() { o.Outbox.Wait(ctx); close(woken) }()
	for waiting := true; waiting; { // the first may come in before the wait begins
		recordEvents(t, o.Units, assigned(of, At.Add(time.Hour))) // not due: only its coming in can wake
		select {
		case <-woken:
			waiting = false
		default:
		}
	}
	if ctx.Err() != nil {
		t.Error("the wait did not end")
	}
}

func waitSeesDue(t *testing.T, o OutboxStores) {
	recordEvents(t, o.Units, assigned(someCase(t, o.Units), At))
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	o.Outbox.Wait(ctx)
	if ctx.Err() != nil {
		t.Error("what was due was not seen")
	}
}

func waitEnds(t *testing.T, o OutboxStores) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { o.Outbox.Wait(ctx); close(ended) }()
	cancel()
	select {
	case <-ended:
	case <-time.After(limit):
		t.Error("the wait went on")
	}
	o.Outbox.Wait(ctx)
	claim(t, o.Outbox, 1, 0) // and the outbox goes on working
}
