package postgres

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
)

// Board is what the council has set for every page, in the memory of this process: read once, again after each change
// that this process commits, and while Run goes on after each change that another does.
type Board struct {
	statements
	cache *councilCache

	mu       sync.RWMutex
	standing council.Standing
	change   int64 // the number of the change that standing holds; 0 before it was read
}

// NewBoard reads what the council has set. It is the board of the unit of work, so that what that commits is seen at once.
func NewBoard(ctx context.Context, u *UnitOfWork) (*Board, error) {
	return u.board, u.board.read(ctx)
}

// Standing gives it. Its slices belong to everybody: they are never changed.
func (b *Board) Standing() council.Standing {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.standing
}

// Run looks for changes of other processes until ctx ends. A database that is away is asked again.
func (b *Board) Run(ctx context.Context, each time.Duration) {
	ticker := time.NewTicker(each)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			b.refresh(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// refresh reads anew where something has changed; where it can't, what is known stays.
func (b *Board) refresh(ctx context.Context) {
	if err := b.read(ctx); err != nil && ctx.Err() == nil {
		slog.WarnContext(ctx, "the council's settings were not read", "error", err)
	}
}

func (b *Board) read(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, boardTime)
	defer cancel()
	var row struct{ Number int64 }
	if err := b.one(ctx, &row, noProfile, "SELECT number FROM council_change"); err != nil {
		return err
	}
	b.mu.RLock()
	known := b.change == row.Number
	b.mu.RUnlock()
	if known {
		return nil
	}
	_, saves, _ := b.cache.get()
	found, err := b.load(ctx)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if row.Number > b.change {
		b.change, b.standing = row.Number, found
		if found.Profile.Name != "" {
			b.cache.wasRead(found.Profile, saves)
		}
	}
	return nil
}

const (
	boardTime     = 5 * time.Second
	bannersKept   = 50 // in memory: those that end last
	incidentsKept = 30 // in memory: the latest
)

func (b *Board) load(ctx context.Context) (s council.Standing, err error) {
	if s.Profile, err = b.storedProfile(ctx); err != nil && !fault.Is(err, fault.NotFound) {
		return s, err
	}
	if s.Banners, err = readBanners(ctx, b.statements, "ORDER BY shown_until DESC, id LIMIT ?", bannersKept); err != nil {
		return s, err
	}
	if s.Incidents, err = incidentsOn(b.statements, nil).List(ctx, incidentsKept); err != nil {
		return s, err
	}
	s.Maintenance, err = readMaintenance(ctx, b.statements)
	return s, err
}
