package postgres

import (
	"sync"
	"time"

	"ehchub/domain/council"
)

// profileKept is how long a process that doesn't watch goes on with the profile that it read; another process's change
// reaches it after that.
const profileKept = time.Minute

// councilCache is the profile as this process last read or saved it.
type councilCache struct {
	mu      sync.Mutex
	now     func() time.Time
	profile council.Profile
	readAt  time.Time // zero before the first reading
	saves   int       // a reading that began before a save must not replace what was saved
}

func newCouncilCache() *councilCache { return &councilCache{now: time.Now} }

func (c *councilCache) get() (p council.Profile, saves int, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.profile, c.saves, !c.readAt.IsZero() && c.now().Sub(c.readAt) < profileKept
}

func (c *councilCache) wasRead(p council.Profile, saves int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if saves == c.saves {
		c.profile, c.readAt = p, c.now()
	}
}

func (c *councilCache) wasSaved(p council.Profile) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.saves++
	c.profile, c.readAt = p, c.now()
}

// committed lets the process see what the unit saved.
func (u *councilUnit) committed() {
	if u.saved != nil {
		u.cache.wasSaved(*u.saved)
	}
}
