package accounts

import (
	"context"
	"log/slog"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadPasswordLink says whose link it is, for the page behind it. It doesn't use the link, which mail scanners
// open too.
type ReadPasswordLink struct{ Means }

// PasswordLink is what the page behind a link shows.
type PasswordLink struct {
	Name, Email string
	// First means that the person has no password yet, and is asked how codes shall reach them. Later on, a link in an
	// e-mail is no proof of owning the telephone.
	First bool
	Phone string // a number that was given for them, for a first password only; it is proven by nothing yet
	Texts bool   // the council sends text messages
}

// Do reads a link. fault.NotFound ("account.link-ended") when it is used, too old, replaced or unknown.
func (u ReadPasswordLink) Do(ctx context.Context, token string) (PasswordLink, error) {
	p, err := u.linked(ctx, token, u.Clock.Now().UTC())
	link := PasswordLink{Name: p.Name, Email: p.Email, First: !p.Registered, Texts: u.Texts != nil}
	if link.First {
		link.Phone = p.Phone
	}
	return link, err
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

// ChoosePasswordInput is the link's secret and what the person typed. Way and Phone count for a first password only.
type ChoosePasswordInput struct {
	Token, Password string
	Way             Way    // by which codes shall come: ByMail, ByText or ByApp
	Phone           string // for ByText
}

// Chosen is a sign-in that has begun with a first password: its secret, for EnterCode. Whoever had one before signs in as
// always.
type Chosen struct{ SignIn string }

// Do sets the password. A first one begins the sign-in, too: its code goes to the number that was given, and proves it.
// fault.Invalid at "password", "way" or "phone"; fault.NotFound as for ReadPasswordLink.
func (u ChoosePassword) Do(ctx context.Context, in ChoosePasswordInput) (out Chosen, err error) {
	now := u.Clock.Now().UTC()
	before, err := u.linked(ctx, in.Token, now)
	if err != nil {
		return out, err
	}
	profile, err := u.profile(ctx)
	if err != nil {
		return out, err
	}
	phone, err := u.check(in, before, profile)
	if err != nil {
		return out, err
	}
	hash, err := u.Passwords.Hash(ctx, in.Password)
	if err != nil {
		return out, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		try, err := s.Accounts.Codes.Try(ctx, ports.ForPassword, hashOf(in.Token), u.seal(ports.ForPassword, in.Token, ""), now)
		if err != nil {
			return err
		}
		if !try.Fits {
			return linkEnded()
		}
		p, err := s.People.Get(ctx, try.Person)
		if err != nil {
			return err
		}
		if !p.Registered {
			p.Phone = "" // until a code proves one
		}
		return u.register(ctx, s, p, hash, now)
	})
	switch {
	case err != nil:
		return out, err
	case !before.Registered:
		return u.begin(ctx, before.ID, phone, now), nil
	}
	return out, u.Mail.SendMail(ctx, u.mail(ctx, notice.PasswordChanged, before, accountFacts(before, profile), "If it was not you, choose a new one at once: "+u.PublicURL+"/register"+callUs(profile)))
}

// begin asks for the code of a first sign-in. The password is saved already, so a code that can't be sent undoes nothing.
func (u ChoosePassword) begin(ctx context.Context, id ehc.PersonID, phone string, now time.Time) Chosen {
	first := signingIn{person: id, token: newToken(), to: phone, begun: now}
	if err := u.sendCode(ctx, first, now); err != nil {
		slog.WarnContext(ctx, "the code of a first sign-in was not sent", "person", id)
		return Chosen{}
	}
	return Chosen{SignIn: first.token}
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
	if !p.Registered {
		if phone, err = u.chosenPhone(in); err != nil {
			faults = append(faults, fault.As(err))
		}
	}
	return phone, fault.Join(append([]*fault.Fault{fault.As(u.checkPassword(in.Password, p, profile.Name))}, faults...)...)
}

// chosenPhone gives the number to which codes shall go; none where they go elsewhere.
func (u ChoosePassword) chosenPhone(in ChoosePasswordInput) (string, error) {
	switch {
	case in.Way == ByText && u.Texts != nil:
		return people.NormalMobile(in.Phone)
	case in.Way == ByMail, in.Way == ByApp:
		return "", nil
	}
	return "", fault.Field("way", "account.way-missing", "Choose how your codes shall reach you.")
}

// register stores the password's hash, marks the person as registered and ends their sessions; every browser asks for the second
// step again.
func (m Means) register(ctx context.Context, s ports.Stores, p people.Person, hash string, now time.Time) error {
	if err := s.Accounts.Credentials.Set(ctx, p.ID, hash, now); err != nil {
		return err
	}
	p.Registered = true
	if err := s.People.Save(ctx, p); err != nil {
		return err
	}
	if err := s.Accounts.Attempts.Forget(ctx, now, m.counted("account", p.Email)); err != nil {
		return err
	}
	if err := s.Accounts.Devices.AskAgain(ctx, p.ID); err != nil {
		return err
	}
	return s.Accounts.Sessions.EndAll(ctx, p.ID)
}
