package postgres

import (
	"context"
	"slices"
	"sync"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
)

// profileKept is how long a process goes on with the profile that it read; another process's change reaches it
// after that.
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

// councilStore is the Council of one unit of work.
type councilStore struct {
	statements
	cache *councilCache
	saved *council.Profile // in this unit, not committed yet
}

func (s *councilStore) Profile(ctx context.Context) (council.Profile, error) {
	if s.saved != nil {
		return copied(*s.saved), nil
	}
	p, saves, ok := s.cache.get()
	if ok {
		return copied(p), nil
	}
	var row recordRow
	missing := fault.New(fault.NotFound, "council.unknown", "The council’s details have not been set up yet.")
	if err := s.one(ctx, &row, missing, "SELECT record FROM council"); err != nil {
		return council.Profile{}, err
	}
	p = council.New("") // a setting that came later has its first value
	if err := restore(row.Record, &p); err != nil {
		return council.Profile{}, err
	}
	s.cache.wasRead(p, saves)
	return copied(p), nil
}

func (s *councilStore) SaveProfile(ctx context.Context, p council.Profile) error {
	p = copied(p)
	text, err := record(p)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, "INSERT INTO council (record) VALUES (?) ON CONFLICT (one) DO UPDATE SET record = excluded.record, saved_at = now()", text)
	if err != nil {
		return err
	}
	s.saved = &p
	return nil
}

// committed lets the process see what the unit saved.
func (s *councilStore) committed() {
	if s.saved != nil {
		s.cache.wasSaved(*s.saved)
	}
}

func copied(p council.Profile) council.Profile {
	p.Address, p.ClosedDays = slices.Clone(p.Address), slices.Clone(p.ClosedDays)
	return p
}
