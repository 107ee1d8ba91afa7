package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Browser is who was signed in last in one browser.
type Browser struct {
	Person ehc.PersonID
	// SignedOutAt is when they signed out themselves; zero while they have not.
	SignedOutAt time.Time
}

// Browsers remembers who was signed in last in a browser, under the hash of the secret that it carries.
type Browsers interface {
	// Remember tells that a person signed in, and forgets browsers in which nobody has since an instant.
	Remember(ctx context.Context, browser []byte, person ehc.PersonID, at, since time.Time) error
	// SignedOut tells that the person signed out; in an unknown browser nothing happens.
	SignedOut(ctx context.Context, browser []byte, at time.Time) error
	// Find gives who signed in last, if that was after since. fault.NotFound otherwise.
	Find(ctx context.Context, browser []byte, since time.Time) (Browser, error)
}

// KeptForm is what someone posted after their session had ended, until they are signed in again.
type KeptForm struct {
	ID      string
	Browser []byte // the hash of the browser's secret
	Person  ehc.PersonID
	// Print tells one posted form from another without saying what it holds.
	Print []byte
	// Sealed is the form, which only the browser's own secret opens.
	Sealed        []byte
	KeptAt, Until time.Time
}

// KeptRoom bounds how many forms are kept.
type KeptRoom struct{ EachBrowser, InAll int }

// KeptForms keeps forms for a short time. One whose time is over is never given, and goes with the next that is kept.
type KeptForms interface {
	// Keep stores a form; the same one again takes no second place. fault.TooMany when there is no room.
	Keep(ctx context.Context, f KeptForm, room KeptRoom) error
	// Of lists what is kept of a person in a browser, the latest first.
	Of(ctx context.Context, browser []byte, person ehc.PersonID, now time.Time) ([]KeptForm, error)
	// Drop deletes one of a person's in a browser; none is no error.
	Drop(ctx context.Context, browser []byte, person ehc.PersonID, id string) error
	// Clear deletes every form whose time is over.
	Clear(ctx context.Context, now time.Time) error
}
