package accounts

import (
	"context"
	"crypto/hmac"
	"log/slog"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// How long what was typed is kept, and how much of it.
const (
	KeptLife   = 2 * time.Hour
	keptForm   = 1 << 20 // bytes of one form, packed
	keptPlaces = 10      // of one person in one browser
	keptInAll  = 2000
)

// KeepForm keeps what someone posted after their session had ended, until they are signed in again in the same
// browser. Nothing is done with it before they look at it and save it themselves.
type KeepForm struct{ Means }

// KeepFormInput is the secret of the browser, the mark that the form was opened with (see OpenedBy), and the form.
type KeepFormInput struct {
	Browser, Opened string
	Form            []byte
	// Until keeps it longer than KeptLife, where nothing can be saved for a while; zero doesn't.
	Until time.Time
}

// Do keeps the form for whoever was signed in last in the browser, if it was they who opened it. fault.Forbidden
// otherwise, fault.TooLarge and fault.TooMany where there is no room.
func (u KeepForm) Do(ctx context.Context, in KeepFormInput) error {
	now := u.Clock.Now().UTC()
	until := now.Add(KeptLife)
	if in.Until.After(until) {
		until = in.Until.UTC()
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		last, err := s.Accounts.Browsers.Find(ctx, hashOf(in.Browser), now.Add(-BrowserLife))
		if fault.Is(err, fault.NotFound) || err == nil && !hmac.Equal([]byte(in.Opened), []byte(OpenedBy(in.Browser, last.Person))) {
			return fault.New(fault.Forbidden, "account.not-kept", "This was typed while someone else was signed in.")
		}
		if err != nil {
			return err
		}
		packed, err := sealForm(in.Browser, last.Person, in.Form)
		if err != nil {
			return err
		}
		if len(packed) > keptForm {
			return fault.New(fault.TooLarge, "account.kept-large", "What you typed is too long to be kept.")
		}
		return s.Accounts.KeptForms.Keep(ctx, ports.KeptForm{
			ID: u.IDs.New(), Browser: hashOf(in.Browser), Person: last.Person, Print: []byte(sealed(in.Browser, "same form", in.Form)), Sealed: packed,
			KeptAt: now, Until: until,
		}, ports.KeptRoom{EachBrowser: keptPlaces, InAll: keptInAll})
	})
}

// ReadKeptForms gives what waits for a person in a browser.
type ReadKeptForms struct{ Means }

// Kept is one form that waits for the person who typed it.
type Kept struct {
	ID            string
	Form          []byte
	KeptAt, Until time.Time
}

// Do opens what is kept of a person in a browser, the latest first. Nobody reads another's: the person is who is
// signed in.
func (u ReadKeptForms) Do(ctx context.Context, person ehc.PersonID, browser string) (found []Kept, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		kept, err := s.Accounts.KeptForms.Of(ctx, hashOf(browser), person, u.Clock.Now().UTC())
		if err != nil {
			return err
		}
		for _, one := range kept {
			form, err := openForm(browser, person, one.Sealed)
			if err != nil {
				return err
			}
			found = append(found, Kept{one.ID, form, one.KeptAt, one.Until})
		}
		return nil
	})
	return found, err
}

// DropKeptForm deletes what was kept, once it was saved or is no longer wanted.
type DropKeptForm struct{ Means }

// Do deletes one of a person's; none is no error.
func (u DropKeptForm) Do(ctx context.Context, person ehc.PersonID, browser, id string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.KeptForms.Drop(ctx, hashOf(browser), person, id)
	})
}

// ClearKeptForms deletes what was kept and never fetched.
type ClearKeptForms struct{ Means }

// clearKeptEvery is how long the hub waits until it looks again.
const clearKeptEvery = 15 * time.Minute

// Do deletes every form whose time is over, and forgets what pages saved that nobody has a copy of any more.
func (u ClearKeptForms) Do(ctx context.Context) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		now := u.Clock.Now().UTC()
		if err := s.Accounts.SelfSaves.Clear(ctx, now.Add(-CopyLife-24*time.Hour)); err != nil {
			return err
		}
		return s.Accounts.KeptForms.Clear(ctx, now)
	})
}

// Run clears now and then, until ctx ends. Any number of hubs may do so at once.
func (u ClearKeptForms) Run(ctx context.Context) {
	ticker := time.NewTicker(clearKeptEvery)
	defer ticker.Stop()
	for {
		if err := u.Do(ctx); err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "clearing kept forms failed", "error", err)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
