package accounts

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SendNewCode sends a fresh code for a sign-in that waits for one; the earlier code no longer works (F23).
type SendNewCode struct{ Means }

// Do sends the code. fault.NotFound ("account.no-sign-in") when no sign-in waits under the token: it took too
// long, was finished, or the person began another. fault.TooMany when codes were sent too often.
func (u SendNewCode) Do(ctx context.Context, token string) error { return u.by(ctx, token, "") }

// TryAnotherWay asks, within a sign-in that waits, for another of the person's ways to show that it is they.
type TryAnotherWay struct{ Means }

// Do sends a code where the way needs one; the earlier code no longer works. A way that is not the person's own leads to
// their first. It fails as SendNewCode does.
func (u TryAnotherWay) Do(ctx context.Context, token string, way Way) error {
	return u.by(ctx, token, way)
}

// by asks for a way, or for the one that was asked for before.
func (u Means) by(ctx context.Context, token string, way Way) error {
	now := u.Clock.Now().UTC()
	var waiting ports.Code
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err = waitingSignIn(ctx, s, token, now)
		return err
	})
	if err != nil {
		return err
	}
	if way == "" {
		way = Way(waiting.Way)
	}
	return u.sendCode(ctx, signingIn{waiting.Person, token, way, waiting.To, waiting.Begun}, now)
}

// WaitingSignIn says where the code of a sign-in was sent.
type WaitingSignIn struct{ Means }

// SentTo is where a code went.
type SentTo struct {
	Way    Way
	Others []Way // the person's other ways
	ByText bool
	To     string // the last three digits of the telephone number, or the e-mail address
	// MayRemember means that the person may ask for no second step in a browser of their own.
	MayRemember bool
}

// Do looks the sign-in up. fault.NotFound as for SendNewCode.
func (u WaitingSignIn) Do(ctx context.Context, token string) (SentTo, error) {
	now := u.Clock.Now().UTC()
	var person people.Person
	var out SentTo
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		waiting, err := waitingSignIn(ctx, s, token, now)
		if err != nil {
			return err
		}
		if person, err = s.People.Get(ctx, waiting.Person); err != nil {
			return err
		}
		person, out.Way = reachedAt(person, waiting.To), Way(waiting.Way)
		out.Others, err = u.waysOf(ctx, s, person)
		return err
	})
	if err != nil {
		return SentTo{}, err
	}
	out.MayRemember = MayRemember(person.Roles)
	out.Others = slices.DeleteFunc(out.Others, func(w Way) bool { return w == out.Way })
	switch out.Way {
	case ByText:
		out.ByText, out.To = true, lastOf(person.Phone)
	case ByMail:
		out.To = person.Email
	}
	return out, nil
}

func waitingSignIn(ctx context.Context, s ports.Stores, token string, now time.Time) (ports.Code, error) {
	waiting, err := s.Accounts.Codes.Find(ctx, ports.ForSignIn, hashOf(token))
	if fault.Is(err, fault.NotFound) || (err == nil && now.Sub(waiting.Begun) >= SignInLife) {
		return ports.Code{}, fault.New(fault.NotFound, "account.no-sign-in", "Enter your e-mail address and password again.")
	}
	return waiting, err
}

// signingIn is a sign-in that waits for its second step.
type signingIn struct {
	person ehc.PersonID
	token  string // that the browser carries
	way    Way    // that was asked for; empty for the person's first
	// to is the number that its code is to prove, or the address that was signed in with; empty for the account's own.
	to    string
	begun time.Time
}

// reachedAt is the person with the number or address that a sign-in goes to.
func reachedAt(p people.Person, to string) people.Person {
	switch {
	case strings.Contains(to, "@"):
		p.Email = to
	case to != "":
		p.Phone = to
	}
	return p
}

// sendCode makes a code for a sign-in, stores it in the place of any earlier one and sends it.
func (m Means) sendCode(ctx context.Context, waiting signingIn, now time.Time) error {
	id, token, way, begun := waiting.person, waiting.token, waiting.way, waiting.begun
	digits, err := newDigits()
	if err != nil {
		return err
	}
	var person people.Person
	var profile council.Profile
	var wait time.Duration
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if person, err = s.People.Get(ctx, id); err != nil {
			return err
		}
		if waiting.to == person.Email {
			waiting.to = ""
		}
		person = reachedAt(person, waiting.to)
		ways, err := m.waysOf(ctx, s, person)
		if err != nil {
			return err
		}
		expires := now.Add(CodeLife)
		if way = chosenWay(ways, way); way.sent() {
			if wait, err = s.Accounts.Attempts.Count(ctx, now, codeLimit(m.counted("code", string(id)))); err != nil || wait > 0 {
				return err
			}
		} else {
			digits, expires = newToken(), begun.Add(SignInLife) // nothing that is typed fits it: fitsWay does
		}
		if profile, err = s.Council.Profile(ctx); err != nil {
			return err
		}
		return s.Accounts.Codes.Keep(ctx, ports.Code{Person: id, Purpose: ports.ForSignIn, Way: string(way), To: waiting.to, Token: hashOf(token), Seal: m.seal(ports.ForSignIn, token, digits),
			Begun: begun, SentAt: now, ExpiresAt: expires, MostTries: CodeTries})
	})
	if err == nil && wait > 0 {
		err = tooMany("account.codes-too-many", "We have sent you several codes already.", wait)
	}
	if err != nil || !way.sent() {
		return err
	}
	return m.deliverCode(ctx, person, profile, way, digits)
}

func (m Means) byText(p people.Person) bool { return m.Texts != nil && len(p.Phone) > 3 }

func (m Means) deliverCode(ctx context.Context, p people.Person, profile council.Profile, way Way, digits string) error {
	if way == ByText {
		return m.Texts.SendText(ctx, m.codeText(ctx, p, profile, digits))
	}
	return m.Mail.SendMail(ctx, m.codeMail(ctx, notice.SignInCode, p, profile, digits, "/register"))
}
