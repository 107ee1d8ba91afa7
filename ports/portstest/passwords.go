package portstest

import (
	"sync"
	"testing"

	"ehchub/ports"
)

// PasswordsContract proves what signing in relies on: a hash tells nothing of the password, fits that password
// alone, and nothing fits no hash.
func PasswordsContract(t *testing.T, p ports.Passwords) {
	const password = "three random wörds \U0001f33f"
	hash, err := p.Hash(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	again, err := p.Hash(t.Context(), password)
	if err != nil || again == hash {
		t.Errorf("the same password made the same hash: %v", err)
	}
	for _, try := range []struct {
		password, hash string
		fits           bool
	}{{password, hash, true}, {password, again, true}, {"three random words", hash, false}, {"", hash, false}, {password, "", false}, {"", "", false}} {
		if fits, err := p.Fits(t.Context(), try.password, try.hash); err != nil || fits != try.fits {
			t.Errorf("%q against %q: %v, %v", try.password, try.hash, fits, err)
		}
	}
	t.Run("many at once", func(t *testing.T) {
		var all sync.WaitGroup
		for range 12 {
			all.Go(func() {
				if fits, err := p.Fits(t.Context(), password, hash); err != nil || !fits {
					t.Errorf("%v, %v", fits, err)
				}
			})
		}
		all.Wait()
	})
}
