// Package identity proves who someone is: passwords, hashed so slowly that a stolen table is of little use.
package identity

import (
	"context"
	"fmt"

	"github.com/alexedwards/argon2id"

	"ehchub/domain/fault"
)

// cost is what one hash takes: 19 MiB of memory, two passes, one thread (OWASP's recommendation for argon2id).
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// nobody is a hash that no password fits, for the address that nobody signs in with. Checking against it takes as
// long as checking against a real one.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IHNpZ25zIGlu$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// Passwords hashes passwords with argon2id. Make it with NewPasswords.
type Passwords struct{ turns chan struct{} }

// NewPasswords lets at most atOnce hashes run at a time; each takes 19 MiB.
func NewPasswords(atOnce int) Passwords { return Passwords{make(chan struct{}, max(atOnce, 1))} }

// Hash makes a hash that says how it was made, with a salt of its own.
func (p Passwords) Hash(ctx context.Context, password string) (string, error) {
	if err := p.wait(ctx); err != nil {
		return "", err
	}
	defer p.done()
	hash, err := argon2id.CreateHash(password, cost)
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return hash, nil
}

// Fits reports whether the hash was made of the password. An empty hash fits nothing and takes as long.
func (p Passwords) Fits(ctx context.Context, password, hash string) (bool, error) {
	if err := p.wait(ctx); err != nil {
		return false, err
	}
	defer p.done()
	known := hash != ""
	if !known {
		hash = nobody
	}
	fits, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return fits && known, nil
}

// wait is the caller's turn, or the end of their patience.
func (p Passwords) wait(ctx context.Context) error {
	select {
	case p.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fault.New(fault.Unavailable, "account.busy", "Too many people are signing in just now. Please try again in a minute.")
	}
}

func (p Passwords) done() { <-p.turns }
