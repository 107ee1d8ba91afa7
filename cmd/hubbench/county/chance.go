package county

import (
	"encoding/hex"
	"math/rand/v2"
	"time"
)

// chance gives what is drawn by lot. The same seed gives the same draws.
type chance struct {
	*rand.Rand
	at   time.Time // from which identities take their order
	made uint64
}

func newChance(seed, stream uint64, at time.Time) *chance {
	return &chance{Rand: rand.New(rand.NewPCG(seed, stream)), at: at}
}

func pick[T any](r *chance, from []T) T { return from[r.IntN(len(from))] }

// between gives a number from low to high, both possible.
func (r *chance) between(low, high int) int { return low + r.IntN(high-low+1) }

// id makes an identity in the layout of a UUID of version 7.
func (r *chance) id() string {
	ms, low := uint64(r.at.UnixMilli()), r.Uint64()
	r.made++
	var b [16]byte
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6], b[7] = 0x70|byte(r.made>>8)&0x0f, byte(r.made)
	for i := range 8 {
		b[8+i] = byte(low >> (56 - 8*i))
	}
	b[8] = 0x80 | b[8]&0x3f
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
