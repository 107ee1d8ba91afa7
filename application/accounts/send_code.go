package accounts

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SendNewCode sends a fresh code for a sign-in that waits for one; the earlier code no longer works (F23).
type SendNewCode struct{ Means }

// Do sends the code. fault.NotFound ("account.no-sign-in") when no sign-in waits under the token: it took too
// long, was finished, or the person began another. fault.TooMany when codes were sent too often.
func (u SendNewCode) Do(ctx context.Context, token string) error {
	now := u.Clock.Now().UTC()
	var waiting ports.Code
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err = waitingSignIn(ctx, s, token, now)
		return err
	})
	if err != nil {
		return err
	}
	return u.sendCode(ctx, waiting.Person, token, waiting.Begun, now)
}

// WaitingSignIn says where the code of a sign-in was sent.
type WaitingSignIn struct{ Means }

// SentTo is where a code went.
type SentTo struct {
	ByText bool
	To     string // the last three digits of the telephone number, or the e-mail address
	// MayRemember means that the person may ask for no second step in a browser of their own.
	MayRemember bool
}

// Do looks the sign-in up. fault.NotFound as for SendNewCode.
func (u WaitingSignIn) Do(ctx context.Context, token string) (SentTo, error) {
	now := u.Clock.Now().UTC()
	var person people.Person
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		waiting, err := waitingSignIn(ctx, s, token, now)
		if err != nil {
			return err
		}
		person, err = s.People.Get(ctx, waiting.Person)
		return err
	})
	if err != nil {
		return SentTo{}, err
	}
	if u.byText(person) {
		return SentTo{ByText: true, To: person.Phone[len(person.Phone)-3:], MayRemember: MayRemember(person.Roles)}, nil
	}
	return SentTo{To: person.Email, MayRemember: MayRemember(person.Roles)}, nil
}

func waitingSignIn(ctx context.Context, s ports.Stores, token string, now time.Time) (ports.Code, error) {
	waiting, err := s.Accounts.Codes.Find(ctx, ports.ForSignIn, hashOf(token))
	if fault.Is(err, fault.NotFound) || (err == nil && now.Sub(waiting.Begun) >= SignInLife) {
		return ports.Code{}, fault.New(fault.NotFound, "account.no-sign-in", "Enter your e-mail address and password again.")
	}
	return waiting, err
}

// sendCode makes a code for a sign-in that began at begun, stores it in the place of any earlier one and sends it.
func (m Means) sendCode(ctx context.Context, id ehc.PersonID, token string, begun, now time.Time) error {
	digits, err := newDigits()
	if err != nil {
		return err
	}
	var person people.Person
	var profile council.Profile
	var wait time.Duration
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if wait, err = s.Accounts.Attempts.Count(ctx, now, codeLimit(m.counted("code", string(id)))); err != nil || wait > 0 {
			return err
		}
		if person, err = s.People.Get(ctx, id); err != nil {
			return err
		}
		if profile, err = s.Council.Profile(ctx); err != nil {
			return err
		}
		return s.Accounts.Codes.Keep(ctx, ports.Code{Person: id, Purpose: ports.ForSignIn, Token: hashOf(token), Seal: m.seal(ports.ForSignIn, token, digits),
			Begun: begun, SentAt: now, ExpiresAt: now.Add(CodeLife), MostTries: CodeTries})
	})
	if err == nil && wait > 0 {
		err = tooMany("account.codes-too-many", "We have sent you several codes already.", wait)
	}
	if err != nil {
		return err
	}
	return m.deliverCode(ctx, person, profile, digits)
}

func (m Means) byText(p people.Person) bool { return m.Texts != nil && len(p.Phone) > 3 }

func (m Means) deliverCode(ctx context.Context, p people.Person, profile council.Profile, digits string) error {
	key := ehc.MessageID(m.IDs.New())
	if m.byText(p) {
		return m.Texts.SendText(ctx, ports.Text{Key: key, To: p.Phone, Body: codeText(profile, digits)})
	}
	return m.Mail.SendMail(ctx, m.codeMail(key, p, profile, digits))
}
