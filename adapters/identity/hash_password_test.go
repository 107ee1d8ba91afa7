package identity_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/adapters/identity"
	"ehchub/domain/fault"
	"ehchub/ports/portstest"
)

func TestPasswordsContract(t *testing.T) {
	portstest.PasswordsContract(t, identity.NewPasswords(2))
}

func TestHashesSayHowTheyWereMade(t *testing.T) {
	hash, err := identity.NewPasswords(1).Hash(t.Context(), "correct horse battery")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("gave %q, %v", hash, err)
	}
}

func TestWaitingForATurnEndsWithTheRequest(t *testing.T) {
	passwords := identity.NewPasswords(1)
	ended, end := context.WithCancel(t.Context())
	end()
	refused := 0
	done := make(chan error)
	for range 20 {
		go func() { _, err := passwords.Fits(ended, "a password", ""); done <- err }()
	}
	for range 20 {
		if err := <-done; fault.Is(err, fault.Unavailable) {
			refused++
		} else if err != nil {
			t.Error(err)
		}
	}
	if refused == 0 {
		t.Error("nobody was turned away, though one works at a time and nobody would wait")
	}
}
