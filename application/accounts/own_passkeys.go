package accounts

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// How many passkeys a person has at most, and how long the name of one is.
const (
	mostPasskeys   = 10
	longestKeyName = 60
)

// forPasskey is what the secret is for under which an ask for a new key waits.
const forPasskey ports.CodePurpose = "passkey"

var errPasskeyLate = fault.Field("passkey", "account.passkey-late", "That took too long, or was answered already. Try again.")

var errNoPasskeys = fault.New(fault.NotFound, "account.no-passkeys", "This hub can’t take passkeys.")

// OfferPasskey asks a person's device for a new passkey.
type OfferPasskey struct{ Means }

// PasskeyInput is whose account, what they call the key, and the password again, as for proven.
type PasskeyInput struct {
	Person         ehc.PersonID
	Name, Password string
}

// Do gives what the browser is asked. fault.Invalid at "name" or "password".
func (u OfferPasskey) Do(ctx context.Context, in PasskeyInput) (ask []byte, err error) {
	if u.Passkeys == nil {
		return nil, errNoPasskeys
	}
	now := u.Clock.Now().UTC()
	if err := checkKeyName(in.Name); err != nil {
		return nil, err
	}
	owner, known, err := u.keysOf(ctx, in.Person)
	if err != nil {
		return nil, err
	}
	if len(known) >= mostPasskeys {
		return nil, fault.Field("name", "account.passkeys-many", "You have ten passkeys. Remove one of them first.")
	}
	if err := u.proven(ctx, in.Person, in.Password, now); err != nil {
		return nil, err
	}
	ask, expect, err := u.Passkeys.Offer(owner, known)
	if err != nil {
		return nil, err
	}
	return ask, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.PasskeyAsks.Keep(ctx, hashOf(u.ownToken(forPasskey, in.Person)), expect, now.Add(CodeLife))
	})
}

func checkKeyName(name string) error {
	switch name = strings.TrimSpace(name); {
	case name == "":
		return fault.Field("name", "account.passkey-name", "Enter a name by which you will know the passkey, such as “My phone”.")
	case utf8.RuneCountInString(name) > longestKeyName:
		return fault.Field("name", "account.passkey-name", "The name must have at most 60 characters.")
	}
	return nil
}

func (m Means) keysOf(ctx context.Context, id ehc.PersonID) (owner ports.PasskeyOwner, known []ports.Passkey, err error) {
	var p people.Person
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if p, err = s.People.Get(ctx, id); err == nil {
			known, err = s.Accounts.Passkeys.Of(ctx, id)
		}
		return err
	})
	return ports.PasskeyOwner{Person: id, Email: p.Email, Name: p.Name}, known, err
}

// takeAsk uses up what was asked under a secret, and gives what is expected. fault.Invalid at "passkey" when nothing is
// asked any more.
func (m Means) takeAsk(ctx context.Context, token string, now time.Time) (expect []byte, err error) {
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		expect, err = s.Accounts.PasskeyAsks.Take(ctx, hashOf(token), now)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return nil, errPasskeyLate
	}
	return expect, err
}

// AddPasskey keeps the key that a device has made.
type AddPasskey struct{ Means }

// AddPasskeyInput is whose account, what they call the key, and what the device answered.
type AddPasskeyInput struct {
	Person ehc.PersonID
	Name   string
	Answer []byte
}

// Do adds it. Each ask is answered once, within ten minutes. fault.Invalid at "passkey" or "name".
func (u AddPasskey) Do(ctx context.Context, in AddPasskeyInput) error {
	if u.Passkeys == nil {
		return errNoPasskeys
	}
	now := u.Clock.Now().UTC()
	if err := checkKeyName(in.Name); err != nil {
		return err
	}
	expect, err := u.takeAsk(ctx, u.ownToken(forPasskey, in.Person), now)
	if err != nil {
		return err
	}
	owner, _, err := u.keysOf(ctx, in.Person)
	if err != nil {
		return err
	}
	key, err := u.Passkeys.Accept(owner, expect, in.Answer)
	if err != nil {
		return err
	}
	key.Name, key.AddedAt = strings.TrimSpace(in.Name), now
	return u.changeWays(ctx, in.Person, securityMail{key: notice.PasskeyAdded, at: now},
		func(ctx context.Context, s ports.Stores) error { return s.Accounts.Passkeys.Add(ctx, in.Person, key) })
}

// DropPasskey takes a passkey off a person's account.
type DropPasskey struct{ Means }

// Do takes it off; the device's half is worth nothing then. fault.Invalid at "password".
func (u DropPasskey) Do(ctx context.Context, person ehc.PersonID, id, password string) error {
	now := u.Clock.Now().UTC()
	if err := u.proven(ctx, person, password, now); err != nil {
		return err
	}
	return u.changeWays(ctx, person, securityMail{key: notice.PasskeyRemoved, at: now},
		func(ctx context.Context, s ports.Stores) error { return s.Accounts.Passkeys.Drop(ctx, person, id) })
}
