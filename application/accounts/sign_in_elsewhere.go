package accounts

import (
	"context"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// DepartureLife is how long somebody may take to sign in elsewhere.
const DepartureLife = 15 * time.Minute

// Depart sends a browser to a provider of identities, to sign in there.
type Depart struct {
	Means
	Elsewhere ports.IdentityProviders
}

// Do gives the address to send the browser to, and the secret that it carries until it comes back. next is the page of
// the hub that was asked for.
func (u Depart) Do(ctx context.Context, provider, next string) (address, state string, err error) {
	d := ports.Departure{Provider: provider, State: newToken(), Nonce: newToken(), Verifier: newToken() + newToken(), Next: next}
	if address, err = u.Elsewhere.Address(ctx, d); err != nil {
		return "", "", err
	}
	return address, d.State, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Identities.Depart(ctx, hashOf(d.State), d, u.Clock.Now().UTC().Add(DepartureLife))
	})
}

// Arrive begins the session of somebody who has signed in elsewhere. The second factor is the provider's to ask for.
type Arrive struct {
	Means
	Elsewhere ports.IdentityProviders
}

// ArriveInput is what the browser brings back, and the secret that it carries.
type ArriveInput struct {
	Provider, Code string
	State, Carried string
	Problem        string // what the provider says went wrong
}

// Arrived is the secret of the session that has begun, and the page that was asked for.
type Arrived struct{ Session, Next string }

var (
	errNotDeparted = fault.New(fault.Unauthenticated, "account.not-departed", "That sign-in took too long, or was begun in another browser. Please start again.")
	errTurnedBack  = fault.New(fault.Unauthenticated, "account.turned-back", "You did not finish signing in there. Try again, or sign in with your password.")
	errNotKnown    = fault.New(fault.Unauthenticated, "account.not-known", "You have signed in there, but nobody with your e-mail address works in this hub yet. Ask the council, or whoever looks after your setting’s accounts, to add you with the address that you use there.")
	errElsewhere   = fault.New(fault.Unauthenticated, "account.other-setting", "You have signed in for a setting that you do not act for in this hub. Sign in again and choose another one, or ask the council to add you there.")
)

// Do takes the departure once, asks the provider who signed in, and begins the session. fault.Unauthenticated says what
// to do instead.
func (u Arrive) Do(ctx context.Context, in ArriveInput) (out Arrived, err error) {
	now := u.Clock.Now().UTC()
	d, err := u.departed(ctx, in, now)
	if err != nil {
		return out, err
	}
	if in.Problem != "" || in.Code == "" {
		return out, errTurnedBack
	}
	who, err := u.Elsewhere.Redeem(ctx, d, in.Code)
	if err != nil {
		return out, err
	}
	out = Arrived{Session: newToken(), Next: d.Next}
	var news *told
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, linked, err := u.person(ctx, s, d.Provider, who, now)
		if err != nil {
			return err
		}
		if err := actsFor(ctx, s, p, who.URN); err != nil {
			return err
		}
		if linked {
			if news, err = u.whomToTell(ctx, s, p.ID); err != nil {
				return err
			}
		}
		if err := registered(ctx, s, p); err != nil {
			return err
		}
		return s.Accounts.Sessions.Begin(ctx, hashOf(out.Session), p.ID, sessionBounds(now))
	})
	if err != nil {
		return Arrived{}, err
	}
	if news != nil {
		u.tell(ctx, *news, newIdentityMail(u.label(d.Provider), now))
	}
	return out, nil
}

// departed takes the departure that the browser comes back from. Whatever comes of it, it is used up.
func (u Arrive) departed(ctx context.Context, in ArriveInput, now time.Time) (d ports.Departure, err error) {
	if in.State == "" || in.State != in.Carried {
		return d, errNotDeparted
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		d, err = s.Accounts.Identities.Return(ctx, hashOf(in.State), now)
		return err
	})
	if fault.Is(err, fault.NotFound) || err == nil && d.Provider != in.Provider {
		return d, errNotDeparted
	}
	return d, err
}

// person finds whose the account is. One that is nobody's yet is tied to whoever works here with the address that the
// provider vouches for; linked says that this is new.
func (u Arrive) person(ctx context.Context, s ports.Stores, provider string, who ports.OutsideIdentity, now time.Time) (p people.Person, linked bool, err error) {
	known, err := s.Accounts.Identities.Find(ctx, provider, who.Subject, now)
	if err == nil {
		p, err = s.People.Get(ctx, known.Person)
		return p, false, open(p, err)
	}
	if !fault.Is(err, fault.NotFound) {
		return p, false, err
	}
	if who.Email == "" {
		return p, false, errNotKnown
	}
	p, err = s.People.ByEmail(ctx, who.Email)
	if err := open(p, err); err != nil {
		return p, false, err
	}
	if !slices.ContainsFunc(p.Roles, works) {
		return p, false, errNotKnown
	}
	return p, true, s.Accounts.Identities.Link(ctx, ports.Identity{Provider: provider, Subject: who.Subject, Person: p.ID, LinkedAt: now, UsedAt: now})
}

// open refuses somebody who is not there, or whose account was closed.
func open(p people.Person, err error) error {
	if fault.Is(err, fault.NotFound) || err == nil && p.Closed() {
		return errNotKnown
	}
	return err
}

// works reports whether a role is one of people at work: families sign in with the hub's own account.
func works(r ehc.Role) bool { return r != ehc.RoleFamily && r != ehc.RoleAdvocate }

// actsFor refuses somebody who signed in for a setting that they do not act for here.
func actsFor(ctx context.Context, s ports.Stores, p people.Person, urn string) error {
	if urn == "" || len(p.Settings) == 0 {
		return nil
	}
	settings, err := s.Settings.Many(ctx, p.Settings...)
	if err == nil && !slices.ContainsFunc(settings, func(own people.Setting) bool { return own.URN == "" || own.URN == urn }) {
		return errElsewhere
	}
	return err
}

// registered marks somebody who was invited as one who has signed in.
func registered(ctx context.Context, s ports.Stores, p people.Person) error {
	if p.Registered {
		return nil
	}
	p.Registered = true
	return s.People.Save(ctx, p)
}

func (u Arrive) label(provider string) string {
	for _, p := range u.Elsewhere.Providers() {
		if p.Name == provider {
			return p.Label
		}
	}
	return strings.ToUpper(provider)
}

func newIdentityMail(label string, at time.Time) securityMail {
	return securityMail{key: notice.WayElsewhere, at: at, detail: label}
}
