package accounts

import (
	"context"
	"fmt"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SignIn is the first step of signing in: e-mail and password. The second is EnterCode.
type SignIn struct{ Means }

// SignInInput is what the person typed, and the network address that they typed it from.
type SignInInput struct {
	Email, Password, From string
	Devices               []string // the secrets of those who have signed in in the browser
}

// SignInOut is the secret that the browser carries to EnterCode, or that of the session where the browser needs no
// second step.
type SignInOut struct{ Token, Session string }

// Do checks the password and sends a code; in a browser that the person has asked to remember it begins the session. An unknown
// address and a wrong password give the same fault.Invalid ("account.wrong"); fault.TooMany says how long to wait.
func (u SignIn) Do(ctx context.Context, in SignInInput) (out SignInOut, err error) {
	email, err := in.check()
	if err != nil {
		return out, err
	}
	now := u.Clock.Now().UTC()
	found, err := u.look(ctx, email, in, now)
	if err != nil {
		return out, err
	}
	fits, err := u.Passwords.Fits(ctx, in.Password, found.hash)
	if err != nil {
		return out, err
	}
	if !fits {
		return out, fault.Field("email", "account.wrong", "The e-mail address or the password is not right. Check both and try again.")
	}
	if err := u.forgive(ctx, found.counted, in.From, now); err != nil {
		return out, err
	}
	if found.remembered {
		out.Session = newToken()
		return out, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.Sessions.Begin(ctx, hashOf(out.Session), found.person, sessionBounds(now))
		})
	}
	out.Token = newToken()
	return out, u.sendCode(ctx, signingIn{person: found.person, token: out.Token, to: email, begun: now}, now)
}

// looked is what is known of whoever tries to sign in.
type looked struct {
	person     ehc.PersonID
	hash       string // empty when nobody signs in with the address
	counted    string // the key under which their tries count
	remembered bool   // they asked for no second step in this browser
}

func (in SignInInput) check() (email string, err error) {
	var faults []*fault.Fault
	email, err = people.NormalEmail(in.Email)
	if err != nil {
		faults = append(faults, fault.As(err))
	}
	if in.Password == "" {
		faults = append(faults, fault.Field("password", "account.password-missing", "Enter your password."))
	}
	return email, fault.Join(faults...)
}

// look counts the try and finds the password's hash. The count stands whatever comes of the try. Tries in a browser in
// which the person has signed in before count apart from those of strangers, who can't lock them out of it.
func (u SignIn) look(ctx context.Context, email string, in SignInInput, now time.Time) (found looked, err error) {
	var wait time.Duration
	found.counted = u.counted("account", email)
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found.person, found.hash, err = s.Accounts.Credentials.ByEmail(ctx, email)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := u.lookAtDevice(ctx, s, in.Devices, now, &found); err != nil {
			return err
		}
		wait, err = s.Accounts.Attempts.Count(ctx, now, accountLimit(found.counted), addressLimit(u.counted("address", in.From)))
		return err
	})
	if err == nil && wait > 0 {
		err = tooMany("account.too-many", "There were too many tries to sign in.", wait)
	}
	return found, err
}

func (u SignIn) lookAtDevice(ctx context.Context, s ports.Stores, devices []string, now time.Time, found *looked) error {
	if found.person == "" || len(devices) == 0 {
		return nil
	}
	secret, known, err := deviceOf(ctx, s, found.person, devices)
	if err != nil || !known {
		return err
	}
	found.counted = u.counted("account here", string(found.person)+secret)
	d, err := s.Accounts.Devices.Find(ctx, found.person, hashOf(secret))
	if err != nil || !d.RememberedUntil.After(now) {
		return err
	}
	p, err := s.People.Get(ctx, found.person)
	found.remembered = MayRemember(p.Roles)
	return err
}

// forgive takes the counted tries back once the password was right.
func (u SignIn) forgive(ctx context.Context, counted, from string, now time.Time) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Attempts.Forget(ctx, now, counted, u.counted("address", from))
	})
}

// tooMany says how long to wait, in whole minutes.
func tooMany(code, what string, wait time.Duration) error {
	minutes := int((wait + time.Minute - 1) / time.Minute)
	in := fmt.Sprintf("%d minutes", minutes)
	if minutes <= 1 {
		in = "a minute"
	}
	return fault.New(fault.TooMany, code, what+" Please wait "+in+", then try again.").After(wait)
}
