package accounts

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Way is one by which a person can show, after their password, that it is they (C12).
type Way string

const (
	ByPasskey  Way = "passkey"  // a key that their device keeps
	ByApp      Way = "app"      // a code of their authenticator app
	ByText     Way = "text"     // a code by text message
	ByMail     Way = "email"    // a code by e-mail
	ByRecovery Way = "recovery" // one of the codes that they keep on paper
)

// waysOf lists a person's own ways, the one that is asked for first at the front. E-mail always remains, so that nobody
// loses their last way.
func (m Means) waysOf(ctx context.Context, s ports.Stores, p people.Person) (ways []Way, err error) {
	keys, err := s.Accounts.Passkeys.Of(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	if len(keys) > 0 && m.Passkeys != nil {
		ways = append(ways, ByPasskey)
	}
	_, err = s.Accounts.Authenticators.Of(ctx, p.ID)
	switch {
	case err == nil && m.Apps != nil:
		ways = append(ways, ByApp)
	case err != nil && !fault.Is(err, fault.NotFound):
		return nil, err
	}
	if m.byText(p) {
		ways = append(ways, ByText)
	}
	ways = append(ways, ByMail)
	left, err := s.Accounts.RecoveryCodes.Left(ctx, p.ID)
	if left > 0 {
		ways = append(ways, ByRecovery)
	}
	return ways, err
}

// chosenWay is the way that was asked for, if it is one of the person's, else their first.
func chosenWay(ways []Way, wanted Way) Way {
	if slices.Contains(ways, wanted) {
		return wanted
	}
	return ways[0]
}

// sent reports whether the hub sends a code for this way.
func (w Way) sent() bool { return w == ByText || w == ByMail }

// fitsWay gives the seal that uses up a waiting sign-in where what was typed is right, and one that fits nothing where it
// is not.
func (m Means) fitsWay(ctx context.Context, s ports.Stores, waiting ports.Code, token, typed string, now time.Time) ([]byte, error) {
	var fits bool
	var err error
	switch Way(waiting.Way) {
	case ByPasskey: // it has no code: EnterPasskey takes it
	case ByApp:
		fits, err = m.appFits(ctx, s, waiting.Person, typed, now)
	case ByRecovery:
		fits, err = s.Accounts.RecoveryCodes.Use(ctx, waiting.Person, m.recoverySeal(waiting.Person, typed))
	default:
		return m.seal(ports.ForSignIn, token, typed), nil
	}
	if err != nil || !fits {
		return []byte("fits nothing"), err
	}
	return waiting.Seal, nil
}

// appFits takes a code of the person's app. Each works once.
func (m Means) appFits(ctx context.Context, s ports.Stores, person ehc.PersonID, code string, now time.Time) (bool, error) {
	app, err := s.Accounts.Authenticators.Of(ctx, person)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	secret, err := m.openSecret(person, app.Sealed)
	if err != nil {
		return false, err
	}
	step, fits := m.Apps.Step(secret, code, now)
	if !fits {
		return false, nil
	}
	return s.Accounts.Authenticators.Use(ctx, person, step)
}

func (m Means) secretLock() (cipher.AEAD, error) {
	block, err := aes.NewCipher(m.keyed("authenticator"))
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// sealSecret closes an app's secret for one person; without the hub's key a stolen table makes no codes.
func (m Means) sealSecret(person ehc.PersonID, secret string) ([]byte, error) {
	lock, err := m.secretLock()
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, lock.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return lock.Seal(nonce, nonce, []byte(secret), []byte(person)), nil
}

func (m Means) openSecret(person ehc.PersonID, sealed []byte) (string, error) {
	lock, err := m.secretLock()
	if err != nil || len(sealed) < lock.NonceSize() {
		return "", errBroken
	}
	secret, err := lock.Open(nil, sealed[:lock.NonceSize()], sealed[lock.NonceSize():], []byte(person))
	if err != nil {
		return "", errBroken
	}
	return string(secret), nil
}

func (m Means) recoverySeal(person ehc.PersonID, code string) []byte {
	return m.keyed("recovery", string(person), code)
}
