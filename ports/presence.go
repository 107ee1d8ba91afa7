package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Stay is somebody who has a page open.
type Stay struct {
	Page   string // as SelfSave.ID
	Place  string // where the text of the page stands: its address
	Person ehc.PersonID
	Name   string
}

// LastSave is who saved the text of a place last, from another page. The zero LastSave is nobody.
type LastSave struct {
	Person ehc.PersonID
	Name   string
	At     time.Time
}

// Presence tells who has a page open now, and that somebody has saved its text, to every server of the hub.
type Presence interface {
	// Stay tells that somebody has a page open until an instant; again it renews that.
	Stay(ctx context.Context, s Stay, now, until time.Time) error
	// Leave tells that a page is closed; one that isn't open is no error.
	Leave(ctx context.Context, page string) error
	// Look gives who else has a place open, by name, and who saved its text last from another page than this one.
	Look(ctx context.Context, place, page string, now time.Time) ([]Stay, LastSave, error)
	// Watch gives a channel that holds a sign once something of the place may have changed, and is closed when no more
	// will come: then somebody else must be asked. stop ends the watch.
	Watch(place string) (changed <-chan struct{}, stop func())
}
