package demo

import (
	"context"
	"sync"

	"ehchub/ports"
)

// hashedOnce hashes a password once and gives the same hash again: the demo's people share one password, and forty
// slow hashes of it would prove nothing.
type hashedOnce struct {
	ports.Passwords
	mu    sync.Mutex
	known map[string]string
}

func newHashedOnce(p ports.Passwords) *hashedOnce {
	return &hashedOnce{Passwords: p, known: map[string]string{}}
}

// Hash gives the hash of the password.
func (h *hashedOnce) Hash(ctx context.Context, password string) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if hash, ok := h.known[password]; ok {
		return hash, nil
	}
	hash, err := h.Passwords.Hash(ctx, password)
	if err == nil {
		h.known[password] = hash
	}
	return hash, err
}
