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
type SignInInput struct{ Email, Password, From string }

// Do checks the password, sends a code and returns the secret that the browser carries to EnterCode. An unknown
// address and a wrong password give the same fault.Invalid ("account.wrong"); fault.TooMany says how long to wait.
func (u SignIn) Do(ctx context.Context, in SignInInput) (token string, err error) {
	email, err := in.check()
	if err != nil {
		return "", err
	}
	now := u.Clock.Now().UTC()
	person, hash, err := u.look(ctx, email, in.From, now)
	if err != nil {
		return "", err
	}
	fits, err := u.Passwords.Fits(ctx, in.Password, hash)
	if err != nil {
		return "", err
	}
	if !fits {
		return "", fault.Field("email", "account.wrong", "The e-mail address or the password is not right. Check both and try again.")
	}
	if err := u.forgive(ctx, email, in.From, now); err != nil {
		return "", err
	}
	token = newToken()
	return token, u.sendCode(ctx, person, token, now, now)
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

// look counts the try and finds the password's hash, which is empty when nobody signs in with the address. The
// count stands whatever comes of the try.
func (u SignIn) look(ctx context.Context, email, from string, now time.Time) (person ehc.PersonID, hash string, err error) {
	var wait time.Duration
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		wait, err = s.Accounts.Attempts.Count(ctx, now, accountLimit(u.counted("account", email)), addressLimit(u.counted("address", from)))
		if err != nil || wait > 0 {
			return err
		}
		person, hash, err = s.Accounts.Credentials.ByEmail(ctx, email)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		return err
	})
	if err == nil && wait > 0 {
		err = tooMany("account.too-many", "There were too many tries to sign in.", wait)
	}
	return person, hash, err
}

// forgive takes the counted tries back once the password was right.
func (u SignIn) forgive(ctx context.Context, email, from string, now time.Time) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Attempts.Forget(ctx, now, u.counted("account", email), u.counted("address", from))
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
