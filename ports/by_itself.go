package ports

import (
	"context"
	"time"

	"ehchub/domain/fault"
)

// SelfSave is one save that a page makes by itself while somebody types, or makes later because there was no connection.
type SelfSave struct {
	// ID is that of the page as it stands open in one browser, made there; empty where the browser keeps no copy.
	ID string
	// Number grows with each text of the page. The same number again is the same save again.
	Number int
	// Marks are prints of what is saved, by the names of the fields. Nil while nothing is being saved.
	Marks map[string]string
}

type byItselfKey struct{}

// ByItself says that what happens below ctx is saved by a page itself while somebody types. The timeline and the audit
// then hold one entry for one stretch of writing, and not one every two seconds; and what was saved once is not saved again.
func ByItself(ctx context.Context, save *SelfSave) context.Context {
	return context.WithValue(ctx, byItselfKey{}, save)
}

// IsByItself reports whether ctx comes from ByItself.
func IsByItself(ctx context.Context) bool { return SelfSaveOf(ctx) != nil }

// SelfSaveOf gives the save that ctx comes from; nil where a page did not make it by itself.
func SelfSaveOf(ctx context.Context) *SelfSave {
	save, _ := ctx.Value(byItselfKey{}).(*SelfSave)
	return save
}

// SavedAlready is what a unit of work gives when the page has saved the same, or something later, before.
var SavedAlready = fault.New(fault.Conflict, "save.already", "This was saved already.")

// SelfSaves knows what pages saved by themselves. What is being saved is noted by the unit of work that saves it.
type SelfSaves interface {
	// Last gives what a page saved last; fault.NotFound where that is nothing, or was long ago.
	Last(ctx context.Context, page string) (SelfSave, error)
	// Clear forgets what was saved before an instant.
	Clear(ctx context.Context, before time.Time) error
}
