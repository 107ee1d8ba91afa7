package accounts

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadProof tells how somebody who is signed in shows once more that it is they.
type ReadProof struct{ Means }

// Proof is how: with the password, or with a code by e-mail where there is none, because the person signs in with an
// account elsewhere.
type Proof struct {
	ByCode bool
	Sent   bool   // a code waits to be entered
	Email  string // where it goes
}

// Do reads it.
func (u ReadProof) Do(ctx context.Context, person ehc.PersonID) (out Proof, err error) {
	now := u.Clock.Now().UTC()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, person)
		if err != nil {
			return err
		}
		out.Email = p.Email
		_, err = passwordOf(ctx, s, p)
		out.ByCode = fault.Is(err, fault.NotFound)
		if !out.ByCode {
			return err
		}
		waiting, err := s.Accounts.Codes.Find(ctx, ports.ForProof, hashOf(u.ownToken(ports.ForProof, person)))
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		out.Sent = now.Before(waiting.ExpiresAt)
		return err
	})
	return out, err
}

// passwordOf gives the hash of a person's password. fault.NotFound where they have none.
func passwordOf(ctx context.Context, s ports.Stores, p people.Person) (hash string, err error) {
	_, hash, err = s.Accounts.Credentials.ByEmail(ctx, p.Email)
	return hash, err
}

// SendProofCode sends the code by which somebody without a password shows that it is they.
type SendProofCode struct{ Means }

// Do sends it to the person's address. fault.TooMany when codes were sent too often.
func (u SendProofCode) Do(ctx context.Context, person ehc.PersonID) error {
	digits, to, err := u.sendOwnCode(ctx, person, ports.ForProof, "")
	if err != nil {
		return err
	}
	return u.Mail.SendMail(ctx, u.codeMail(ctx, notice.ProofCode, to.person, to.profile, digits, "/account/sessions"))
}

// sendOwnCode keeps a code for somebody who is signed in, and gives it with whom it is for.
func (m Means) sendOwnCode(ctx context.Context, id ehc.PersonID, purpose ports.CodePurpose, to string) (digits string, whom *told, err error) {
	var wait time.Duration
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if digits, wait, err = m.keepCode(ctx, s, id, purpose, to, m.Clock.Now().UTC()); err == nil {
			whom, err = m.whomToTell(ctx, s, id)
		}
		return err
	})
	if err == nil && wait > 0 {
		err = tooMany("account.codes-too-many", "We have sent you several codes already.", wait)
	}
	return digits, whom, err
}

// proven asks somebody who is signed in for their password, or for the code that SendProofCode sent where they have none,
// before a change that would let in whoever found their screen open. fault.Invalid at "password"; fault.TooMany after ten
// tries.
func (m Means) proven(ctx context.Context, id ehc.PersonID, given string, now time.Time) error {
	var wait time.Duration
	var hash string
	var byCode bool
	key := m.counted("proof", string(id))
	err := m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if wait, err = s.Accounts.Attempts.Count(ctx, now, proofLimit(key)); err != nil || wait > 0 {
			return err
		}
		p, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		hash, err = passwordOf(ctx, s, p)
		if byCode = fault.Is(err, fault.NotFound); byCode {
			return nil
		}
		return err
	})
	switch {
	case err == nil && wait > 0:
		err = tooMany("account.proof-too-many", "What you gave to show that it is you was wrong too often.", wait)
	case err == nil && byCode:
		if err = m.useCode(ctx, id, ports.ForProof, given, now, nothingMore); err != nil {
			if f := fault.As(err); f != nil && f.Field == "code" {
				err = f.At("password")
			}
		}
	case err == nil:
		err = m.passwordFits(ctx, given, hash)
	}
	if err != nil {
		return err
	}
	return m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.Accounts.Attempts.Forget(ctx, now, key) })
}

func nothingMore(context.Context, ports.Stores, string) error { return nil }

func (m Means) passwordFits(ctx context.Context, given, hash string) error {
	fits, err := m.Passwords.Fits(ctx, given, hash)
	if err == nil && !fits {
		err = fault.Field("password", "account.proof-wrong", "This is not your password. Try again.")
	}
	return err
}
