package accounts

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// ReadWays shows a person how they sign in.
type ReadWays struct{ Means }

// OwnWays is how a person signs in.
type OwnWays struct {
	Ways     []Way // the one that is asked for first at the front
	Phone    string
	Email    string
	AppSince time.Time // zero without an app
	Codes    int       // recovery codes that are left
	Texts    bool      // the council sends text messages
	MayKey   bool      // the hub can take passkeys
	Passkeys []ports.Passkey
}

// Do reads them.
func (u ReadWays) Do(ctx context.Context, person ehc.PersonID) (out OwnWays, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, person)
		if err != nil {
			return err
		}
		out.Phone, out.Email, out.Texts = p.Phone, p.Email, u.Texts != nil
		if out.Ways, err = u.waysOf(ctx, s, p); err != nil {
			return err
		}
		out.MayKey = u.Passkeys != nil
		if out.Passkeys, err = s.Accounts.Passkeys.Of(ctx, person); err != nil {
			return err
		}
		app, err := s.Accounts.Authenticators.Of(ctx, person)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		out.AppSince = app.AddedAt
		out.Codes, err = s.Accounts.RecoveryCodes.Left(ctx, person)
		return err
	})
	return out, err
}

// AddApp ties an authenticator app to a person's account, in the place of any earlier one.
type AddApp struct{ Means }

// AddAppInput is whose account, the secret that the page showed, a code that the app made of it, and the password again, as for proven.
type AddAppInput struct {
	Person                 ehc.PersonID
	Secret, Code, Password string
}

// Do adds it. fault.Invalid at "code" or "password".
func (u AddApp) Do(ctx context.Context, in AddAppInput) error {
	now := u.Clock.Now().UTC()
	if _, err := u.Apps.Address(in.Secret, appName, string(in.Person)); err != nil {
		return err
	}
	digits, ok := plainDigits(in.Code)
	step, fits := u.Apps.Step(in.Secret, digits, now)
	if !ok || !fits {
		return fault.Field("code", "account.app-code", "This is not the code that the app should show now. Check that the time on your phone is right, wait for the next code and enter it.")
	}
	if err := u.proven(ctx, in.Person, in.Password, now); err != nil {
		return err
	}
	sealed, err := u.sealSecret(in.Person, in.Secret)
	if err != nil {
		return err
	}
	return u.changeWays(ctx, in.Person, securityMail{key: notice.AppAdded, at: now},
		func(ctx context.Context, s ports.Stores) error {
			if err := s.Accounts.Authenticators.Save(ctx, in.Person, ports.Authenticator{Sealed: sealed, AddedAt: now}); err != nil {
				return err
			}
			_, err := s.Accounts.Authenticators.Use(ctx, in.Person, step) // shown already: it signs nobody in
			return err
		})
}

// appName is what an app shows beside the person's address.
const appName = "EHC Hub"

// AppToAdd is a secret for a person's app to take in.
type AppToAdd struct {
	Secret  string
	Picture [][]bool // true is dark
}

// OfferApp makes a secret, or shows again one that the page holds already.
type OfferApp struct{ Means }

// Do gives it. Nothing is kept before a code of the app proves that it was taken in.
func (u OfferApp) Do(_ context.Context, email, secret string) (out AppToAdd, err error) {
	address := ""
	if secret != "" {
		address, err = u.Apps.Address(secret, appName, email)
	}
	if secret == "" || err != nil {
		secret, address, err = u.Apps.NewSecret(appName, email)
	}
	if err != nil {
		return out, err
	}
	out.Secret = secret
	out.Picture, err = u.Apps.Picture(address)
	return out, err
}

// DropApp takes the app off a person's account.
type DropApp struct{ Means }

// Do takes it off. fault.Invalid at "password".
func (u DropApp) Do(ctx context.Context, person ehc.PersonID, password string) error {
	now := u.Clock.Now().UTC()
	if err := u.proven(ctx, person, password, now); err != nil {
		return err
	}
	return u.changeWays(ctx, person, securityMail{key: notice.AppRemoved, at: now},
		func(ctx context.Context, s ports.Stores) error { return s.Accounts.Authenticators.Drop(ctx, person) })
}

// MakeRecoveryCodes gives a person codes to keep on paper.
type MakeRecoveryCodes struct{ Means }

const recoveryCodes = 10

// Do makes ten, in the place of all earlier ones; they are shown this once. fault.Invalid at "password".
func (u MakeRecoveryCodes) Do(ctx context.Context, person ehc.PersonID, password string) (codes []string, err error) {
	now := u.Clock.Now().UTC()
	if err := u.proven(ctx, person, password, now); err != nil {
		return nil, err
	}
	var seals [][]byte
	for range recoveryCodes {
		code := strings.ToLower(rand.Text()[:12]) // 60 random bits
		codes = append(codes, code[:4]+"-"+code[4:8]+"-"+code[8:])
		seals = append(seals, u.recoverySeal(person, code))
	}
	return codes, u.changeWays(ctx, person, securityMail{key: notice.RecoveryCodes, at: now},
		func(ctx context.Context, s ports.Stores) error {
			return s.Accounts.RecoveryCodes.Replace(ctx, person, seals)
		})
}

// changeWays changes how a person signs in; every browser then asks for the second step again, and they are told.
func (m Means) changeWays(ctx context.Context, person ehc.PersonID, mail securityMail, change func(context.Context, ports.Stores) error) error {
	var news *told
	err := m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if err = change(ctx, s); err == nil {
			news, err = m.waysChanged(ctx, s, person)
		}
		return err
	})
	if err == nil {
		m.tell(ctx, *news, mail)
	}
	return err
}

// waysChanged makes every browser ask for the second step again, and gives whom to tell.
func (m Means) waysChanged(ctx context.Context, s ports.Stores, person ehc.PersonID) (*told, error) {
	if err := s.Accounts.Devices.AskAgain(ctx, person); err != nil {
		return nil, err
	}
	return m.whomToTell(ctx, s, person)
}
