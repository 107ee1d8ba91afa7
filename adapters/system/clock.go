// Package system gives the hub what it takes from the machine: the time, the place whose civil dates the law
// counts in, and new identities.
package system

import (
	"sync"
	"time"
	_ "time/tzdata" // a machine without time zone files must still know London's dates
)

// London is the place whose civil dates the law counts in.
var London = london()

func london() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("system: " + err.Error())
	}
	return place
}

// Clock is the machine's clock.
type Clock struct{}

// Now gives the instant in UTC to the microsecond, which is what the database keeps.
func (Clock) Now() time.Time { return instant(time.Now()) }

// SetClock is a clock that stands where it is put: for tests, and for the demo's loader, which lives through
// months in a moment. Make it with NewSetClock. It may be used from several goroutines.
type SetClock struct {
	mu  sync.Mutex
	now time.Time
}

// NewSetClock makes a clock that stands at the instant.
func NewSetClock(at time.Time) *SetClock { return &SetClock{now: instant(at)} }

// Now gives the instant at which the clock stands, in UTC.
func (c *SetClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set puts the clock at an instant, earlier or later.
func (c *SetClock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = instant(at)
}

// Advance moves the clock on.
func (c *SetClock) Advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = instant(c.now.Add(by))
}

func instant(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }
