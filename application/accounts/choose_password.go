package accounts

import (
	"context"
	"strings"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadPasswordLink says whose link it is, for the page behind it. It doesn't use the link, which mail scanners
// open too.
type ReadPasswordLink struct{ Means }

// PasswordLink is what the page behind a link shows.
type PasswordLink struct {
	Name, Email string
	// First means that the person has no password yet, and is asked for a mobile number. Later on, a link in an
	// e-mail is no proof of owning the telephone.
	First bool
}

// Do reads a link. fault.NotFound ("account.link-ended") when it is used, too old, replaced or unknown.
func (u ReadPasswordLink) Do(ctx context.Context, token string) (PasswordLink, error) {
	p, err := u.linked(ctx, token, u.Clock.Now().UTC())
	return PasswordLink{Name: p.Name, Email: p.Email, First: !p.Registered}, err
}

func (m Means) linked(ctx context.Context, token string, now time.Time) (p people.Person, err error) {
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		link, err := s.Accounts.Codes.Find(ctx, ports.ForPassword, hashOf(token))
		if fault.Is(err, fault.NotFound) || (err == nil && !now.Before(link.ExpiresAt)) {
			return linkEnded()
		}
		if err != nil {
			return err
		}
		p, err = s.People.Get(ctx, link.Person)
		return err
	})
	return p, err
}

func linkEnded() error {
	return fault.New(fault.NotFound, "account.link-ended", "This link no longer works. Ask for a new one.")
}

// ChoosePassword sets the password of whoever the link was sent to. It signs them out everywhere.
type ChoosePassword struct{ Means }

// ChoosePasswordInput is the link's secret and what the person typed. Phone counts for a first password only.
type ChoosePasswordInput struct{ Token, Password, Phone string }

// Do sets the password. fault.Invalid at "password" or "phone"; fault.NotFound as for ReadPasswordLink.
func (u ChoosePassword) Do(ctx context.Context, in ChoosePasswordInput) error {
	now := u.Clock.Now().UTC()
	before, err := u.linked(ctx, in.Token, now)
	if err != nil {
		return err
	}
	profile, err := u.profile(ctx)
	if err != nil {
		return err
	}
	phone, err := u.check(in, before, profile)
	if err != nil {
		return err
	}
	hash, err := u.Passwords.Hash(ctx, in.Password)
	if err != nil {
		return err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		try, err := s.Accounts.Codes.Try(ctx, ports.ForPassword, hashOf(in.Token), u.seal(ports.ForPassword, in.Token, ""), now)
		if err != nil {
			return err
		}
		if !try.Fits {
			return linkEnded()
		}
		return u.register(ctx, s, try.Person, hash, phone, now)
	})
	if err != nil || !before.Registered {
		return err
	}
	return u.Mail.SendMail(ctx, u.passwordChangedMail(ehc.MessageID(u.IDs.New()), before, profile))
}

func (m Means) profile(ctx context.Context) (profile council.Profile, err error) {
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		profile, err = s.Council.Profile(ctx)
		return err
	})
	return profile, err
}

func (u ChoosePassword) check(in ChoosePasswordInput, p people.Person, profile council.Profile) (phone string, err error) {
	var faults []*fault.Fault
	if !p.Registered && strings.TrimSpace(in.Phone) != "" {
		if phone, err = people.NormalMobile(in.Phone); err != nil {
			faults = append(faults, fault.As(err))
		}
	}
	return phone, fault.Join(append([]*fault.Fault{fault.As(u.checkPassword(in.Password, p, profile.Name))}, faults...)...)
}

// register stores the password's hash, marks the person as registered and ends their sessions; every browser asks for the second
// step again.
func (m Means) register(ctx context.Context, s ports.Stores, id ehc.PersonID, hash, phone string, now time.Time) error {
	if err := s.Accounts.Credentials.Set(ctx, id, hash, now); err != nil {
		return err
	}
	p, err := s.People.Get(ctx, id)
	if err != nil {
		return err
	}
	if phone != "" {
		p.Phone = phone
	}
	p.Registered = true
	if err := s.People.Save(ctx, p); err != nil {
		return err
	}
	if err := s.Accounts.Attempts.Forget(ctx, now, m.counted("account", p.Email)); err != nil {
		return err
	}
	if err := s.Accounts.Devices.AskAgain(ctx, id); err != nil {
		return err
	}
	return s.Accounts.Sessions.EndAll(ctx, id)
}
