package accounts

import (
	"context"
	"encoding/hex"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ownToken is the secret under which a code waits that somebody who is signed in has asked for.
func (m Means) ownToken(purpose ports.CodePurpose, person ehc.PersonID) string {
	return hex.EncodeToString(m.keyed("own code", string(purpose), string(person)))
}

// keepCode makes a code for somebody who is signed in, in the place of any earlier one for the purpose. wait is how long
// until another may be sent; zero when this one may.
func (m Means) keepCode(ctx context.Context, s ports.Stores, id ehc.PersonID, purpose ports.CodePurpose, to string, now time.Time) (digits string, wait time.Duration, err error) {
	if digits, err = newDigits(); err != nil {
		return "", 0, err
	}
	if wait, err = s.Accounts.Attempts.Count(ctx, now, codeLimit(m.counted("own code", string(id)))); err != nil || wait > 0 {
		return "", wait, err
	}
	token := m.ownToken(purpose, id)
	return digits, 0, s.Accounts.Codes.Keep(ctx, ports.Code{Person: id, Purpose: purpose, To: to, Token: hashOf(token), Seal: m.seal(purpose, token, digits),
		Begun: now, SentAt: now, ExpiresAt: now.Add(CodeLife), MostTries: CodeTries})
}

// useCode takes a code that somebody signed in has typed, and does what it is for in the same unit; to is where the code
// went. fault.Invalid at "code" says what to do.
func (m Means) useCode(ctx context.Context, id ehc.PersonID, purpose ports.CodePurpose, typed string, now time.Time, use func(ctx context.Context, s ports.Stores, to string) error) error {
	digits, err := ByMail.plain(typed)
	if err != nil {
		return err
	}
	var try ports.CodeTry
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		token := m.ownToken(purpose, id)
		waiting, err := s.Accounts.Codes.Find(ctx, purpose, hashOf(token))
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		try, err = s.Accounts.Codes.Try(ctx, purpose, hashOf(token), m.seal(purpose, token, digits), now)
		if err != nil || !try.Fits {
			return err // nil keeps the count of a try that failed
		}
		return use(ctx, s, waiting.To)
	})
	switch {
	case err != nil || try.Fits:
		return err
	case try.Person == "":
		return fault.Field("code", "account.code-ended", "This code no longer works. Ask for a new one.")
	}
	return wrongCode(ByMail, try.Left)
}

// codeWaits gives where the code of a purpose went that somebody signed in has asked for. fault.NotFound
// ("account.no-code") where none waits any more.
func (m Means) codeWaits(ctx context.Context, id ehc.PersonID, purpose ports.CodePurpose, now time.Time) (to string, err error) {
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		waiting, err := s.Accounts.Codes.Find(ctx, purpose, hashOf(m.ownToken(purpose, id)))
		if fault.Is(err, fault.NotFound) || err == nil && !now.Before(waiting.ExpiresAt) {
			return fault.New(fault.NotFound, "account.no-code", "No code waits to be entered. Ask for a new one.")
		}
		to = waiting.To
		return err
	})
	return to, err
}
