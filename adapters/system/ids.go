package system

import (
	"math/rand/v2"
	"sync"
	"time"

	"github.com/google/uuid"
)

// IDs makes identities that nobody can guess and that sort by the time of their making (UUID version 7).
type IDs struct{}

// New gives a fresh identity. It panics when the machine has no randomness left to give, since an identity that
// can be guessed must never be handed out.
func (IDs) New() string { return uuid.Must(uuid.NewV7()).String() }

// SeededIDs makes identities of the same form that are the same on every run with the same seed and the same
// times: for tests and the demo. They can be guessed; real cases take IDs. Make it with NewSeededIDs. It may be
// used from several goroutines.
type SeededIDs struct {
	clock interface{ Now() time.Time }
	mu    sync.Mutex
	from  *rand.Rand
	last  int64 // the millisecond and 12 bits of order within it, of the identity made last
}

// sameMoment is how far, in the units of last, the identities may run ahead of a clock that stands still: about
// four seconds, 16 million identities. A clock put back further starts a new series.
const sameMoment = 1 << 24

// NewSeededIDs makes a source of identities from a seed, dated by the clock.
func NewSeededIDs(seed uint64, clock interface{ Now() time.Time }) *SeededIDs {
	return &SeededIDs{clock: clock, from: rand.New(rand.NewPCG(seed, seed))}
}

// New gives the next identity. Those made while the clock stands still sort in the order of their making.
func (s *SeededIDs) New() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	order := s.clock.Now().UnixMilli() << 12
	if order>>12 <= s.last>>12 && s.last-order < sameMoment {
		order = s.last + 1
	}
	s.last = order
	return shaped(order, s.from.Uint64()).String()
}

// shaped lays out 48 bits of milliseconds, 12 of order and 62 random ones as a UUID of version 7.
func shaped(order int64, random uint64) uuid.UUID {
	var id uuid.UUID
	ms, within := order>>12, order&0xfff
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6], id[7] = 0x70|byte(within>>8), byte(within)
	for i := range 8 {
		id[8+i] = byte(random >> (56 - 8*i))
	}
	id[8] = 0x80 | id[8]&0x3f
	return id
}
