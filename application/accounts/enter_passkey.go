package accounts

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// AskPasskey asks for one of the person's passkeys within a sign-in that waits for it.
type AskPasskey struct{ Means }

// Do gives what the browser is asked; an earlier ask of the sign-in is answered no more. fault.NotFound as for SendNewCode.
func (u AskPasskey) Do(ctx context.Context, token string) (ask []byte, err error) {
	now := u.Clock.Now().UTC()
	waiting, err := u.waitsForPasskey(ctx, token, now)
	if err != nil {
		return nil, err
	}
	owner, known, err := u.keysOf(ctx, waiting.Person)
	if err != nil {
		return nil, err
	}
	if len(known) == 0 {
		return nil, errPasskeyLate
	}
	ask, expect, err := u.Passkeys.Challenge(owner, known)
	if err != nil {
		return nil, err
	}
	return ask, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.PasskeyAsks.Keep(ctx, hashOf(passkeyToken(token)), expect, now.Add(CodeLife))
	})
}

// passkeyToken is the secret under which the ask of a sign-in waits.
func passkeyToken(token string) string { return "passkey " + token }

func (m Means) waitsForPasskey(ctx context.Context, token string, now time.Time) (waiting ports.Code, err error) {
	if m.Passkeys == nil {
		return waiting, errNoPasskeys
	}
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err = waitingSignIn(ctx, s, token, now)
		return err
	})
	if err == nil && Way(waiting.Way) != ByPasskey {
		err = errPasskeyLate
	}
	return waiting, err
}

// EnterPasskey is the second step of signing in with a passkey.
type EnterPasskey struct{ Means }

// Do checks what the device answered and begins a session, whose secret it returns. Each ask is answered once.
// fault.Invalid at "passkey"; fault.NotFound as for SendNewCode; fault.TooMany after ten tries.
func (u EnterPasskey) Do(ctx context.Context, token string, answer []byte) (session string, err error) {
	now := u.Clock.Now().UTC()
	waiting, err := u.waitsForPasskey(ctx, token, now)
	if err != nil {
		return "", err
	}
	key, err := u.answered(ctx, waiting.Person, token, answer, now)
	if err != nil {
		return "", err
	}
	session = newToken()
	return session, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		held, err := s.Accounts.Passkeys.Use(ctx, waiting.Person, key)
		if err != nil {
			return err
		}
		try, err := s.Accounts.Codes.Try(ctx, ports.ForSignIn, hashOf(token), waiting.Seal, now)
		if err != nil {
			return err
		}
		if !held || !try.Fits { // removed, or signed in, meanwhile
			return errPasskeyLate
		}
		if err := s.Accounts.Attempts.Forget(ctx, now, u.counted(string(ByPasskey), string(waiting.Person))); err != nil {
			return err
		}
		return s.Accounts.Sessions.Begin(ctx, hashOf(session), waiting.Person, sessionBounds(now))
	})
}

// answered checks the answer of a device to what its browser was asked, and gives the key with its new record.
func (u EnterPasskey) answered(ctx context.Context, person ehc.PersonID, token string, answer []byte, now time.Time) (key ports.Passkey, err error) {
	var wait time.Duration
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, proofLimit(u.counted(string(ByPasskey), string(person))))
		return err
	})
	if err == nil && wait > 0 {
		err = tooMany("account.passkeys-tried", "There were too many tries with a passkey.", wait)
	}
	if err != nil {
		return key, err
	}
	expect, err := u.takeAsk(ctx, passkeyToken(token), now)
	if err != nil {
		return key, err
	}
	owner, known, err := u.keysOf(ctx, person)
	if err != nil {
		return key, err
	}
	key, err = u.Means.Passkeys.Check(owner, known, expect, answer)
	key.UsedAt = now
	return key, err
}
