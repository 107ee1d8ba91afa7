package accounts

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// BrowserLife is how long the hub remembers who signed in last in a browser.
const BrowserLife = 7 * 24 * time.Hour

// RememberBrowser notes who has just signed in in a browser, so that what they typed before is theirs again.
type RememberBrowser struct{ Means }

// RememberBrowserInput is the secret of the session that has begun, and the one that the browser carried already.
type RememberBrowserInput struct{ Session, Browser string }

// RememberBrowserOut is the secret that the browser carries from now on, and whether something that the person typed
// is waiting for them in it.
type RememberBrowserOut struct {
	Browser string
	Waiting bool
}

// Do remembers the person of the session. A secret that the hub did not give is replaced.
func (u RememberBrowser) Do(ctx context.Context, in RememberBrowserInput) (out RememberBrowserOut, err error) {
	now := u.Clock.Now().UTC()
	out.Browser = in.Browser
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
		kept, err := s.Accounts.KeptForms.Of(ctx, hashOf(out.Browser), session.Actor.Person, now)
		out.Waiting = len(kept) > 0
		return err
	})
	return out, err
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
