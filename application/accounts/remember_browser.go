package accounts

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// How long the hub remembers who signed in last in a browser, that somebody signs in in it, and that it needs no second
// step.
const (
	BrowserLife    = 7 * 24 * time.Hour
	DeviceLife     = 400 * 24 * time.Hour
	RememberedLife = 30 * 24 * time.Hour

	mostInBrowser = 5 // people who share one
)

// RememberBrowser notes who has just signed in in a browser: what they typed before is theirs again, they find it in the
// list of where they are signed in, and an e-mail tells them when it is a browser that they had not used before (E24).
type RememberBrowser struct{ Means }

// RememberBrowserInput is the secret of the session that has begun, and what the browser carried already.
type RememberBrowserInput struct {
	Session, Browser string
	Devices          []string // the secrets of those who have signed in in it
	Named            string   // the browser in plain words: "Firefox on Windows"
	// SkipCode asks for no second step in this browser for RememberedLife. It counts for those who MayRemember only.
	SkipCode bool
}

// RememberBrowserOut is what the browser carries from now on, and whether something that the person typed is waiting for
// them in it.
type RememberBrowserOut struct {
	Browser string
	Devices []string
	Waiting bool
}

// Do remembers the person of the session. A secret that the hub did not give them is replaced.
func (u RememberBrowser) Do(ctx context.Context, in RememberBrowserInput) (out RememberBrowserOut, err error) {
	now := u.Clock.Now().UTC()
	out.Browser = in.Browser
	var news *told
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		session, err := s.Accounts.Sessions.Find(ctx, hashOf(in.Session), sessionBounds(now))
		if err != nil {
			return err
		}
		_, err = s.Accounts.Browsers.Find(ctx, hashOf(out.Browser), now.Add(-BrowserLife))
		switch {
		case fault.Is(err, fault.NotFound):
			out.Browser = newToken()
		case err != nil:
			return err
		}
		if err := s.Accounts.Browsers.Remember(ctx, hashOf(out.Browser), session.Actor.Person, now, now.Add(-BrowserLife)); err != nil {
			return err
		}
		if out.Devices, news, err = u.seeDevice(ctx, s, session.Actor, in, now); err != nil {
			return err
		}
		kept, err := s.Accounts.KeptForms.Of(ctx, hashOf(out.Browser), session.Actor.Person, now)
		out.Waiting = len(kept) > 0
		return err
	})
	if err == nil && news != nil {
		u.tell(ctx, *news, newDeviceMail(in.Named, now))
	}
	return out, err
}

// seeDevice notes the browser among those in which the person signs in. news is whom to tell that it is a new one;
// nobody is told of their very first.
func (m Means) seeDevice(ctx context.Context, s ports.Stores, who ehc.Actor, in RememberBrowserInput, now time.Time) (secrets []string, news *told, err error) {
	if err = s.Accounts.OwnSessions.Describe(ctx, hashOf(in.Session), in.Named); err != nil {
		return nil, nil, err
	}
	all, err := s.Accounts.Devices.Of(ctx, who.Person)
	if err != nil {
		return nil, nil, err
	}
	secret, known, err := deviceOf(ctx, s, who.Person, in.Devices)
	if err != nil {
		return nil, nil, err
	}
	if !known {
		secret = newToken()
		if len(all) > 0 {
			if news, err = m.whomToTell(ctx, s, who.Person); err != nil {
				return nil, nil, err
			}
		}
	}
	d := ports.Device{Name: in.Named, SeenAt: now}
	if in.SkipCode && MayRemember(who.Roles) {
		d.RememberedUntil = now.Add(RememberedLife)
	}
	secrets = append([]string{secret}, slices.DeleteFunc(slices.Clone(in.Devices), func(other string) bool { return other == secret })...)
	return secrets[:min(len(secrets), mostInBrowser)], news, s.Accounts.Devices.See(ctx, who.Person, hashOf(secret), d, now.Add(-DeviceLife))
}

// deviceOf finds, among the secrets that a browser carries, the one under which the person has signed in in it.
func deviceOf(ctx context.Context, s ports.Stores, person ehc.PersonID, secrets []string) (secret string, known bool, err error) {
	for _, secret := range secrets[:min(len(secrets), mostInBrowser)] {
		_, err := s.Accounts.Devices.Find(ctx, person, hashOf(secret))
		if !fault.Is(err, fault.NotFound) {
			return secret, err == nil, err
		}
	}
	return "", false, nil
}

// MayRemember reports whether someone may do without the second step in a browser of their own (C21): families and
// advocates, who hold nothing but their own child's file. Whoever has any other part gives a code each time.
func MayRemember(roles []ehc.Role) bool {
	return len(roles) > 0 && !slices.ContainsFunc(roles, func(r ehc.Role) bool { return r != ehc.RoleFamily && r != ehc.RoleAdvocate })
}

// LeaveBrowser notes that someone signed out themselves, so that another tab can say why it asks to sign in.
type LeaveBrowser struct{ Means }

// Do notes it; in an unknown browser nothing happens.
func (u LeaveBrowser) Do(ctx context.Context, browser string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Browsers.SignedOut(ctx, hashOf(browser), u.Clock.Now().UTC())
	})
}

// SignedOutHere tells whether whoever was signed in last in a browser signed out themselves, less than half an hour ago:
// a page that they left open in another tab then says so.
type SignedOutHere struct{ Means }

// Do looks it up; nobody signed out in an unknown browser.
func (u SignedOutHere) Do(ctx context.Context, browser string) (out bool, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		last, err := s.Accounts.Browsers.Find(ctx, hashOf(browser), u.Clock.Now().UTC().Add(-BrowserLife))
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		out = u.Clock.Now().Sub(last.SignedOutAt) < SessionIdle
		return err
	})
	return out, err
}

// OpenedBy marks a form with who opened it in which browser, without saying who. A form that comes back under another
// mark was opened by somebody else.
func OpenedBy(browser string, person ehc.PersonID) string {
	return sealed(browser, "opened by", []byte(person))
}
