package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// SelfSave is one save of a page's text: one that the page makes by itself while somebody types, or later because there
// was no connection; or one by a button.
type SelfSave struct {
	// ByItself means that nobody pressed a button.
	ByItself bool
	// ID is that of the page as it stands open in one browser, made there; empty where the browser keeps no copy.
	ID string
	// Number grows with each text of the page. The same number again is the same save again.
	Number int
	// Marks are prints of what is saved, by the names of the fields. Nil while nothing is being saved.
	Marks map[string]string
	// Place is where the text stands, Person and Name who saves it, and At when: whoever has the place open is told
	// (Presence). Empty where nobody is.
	Place  string
	Person ehc.PersonID
	Name   string
	At     time.Time
}

type byItselfKey struct{}

// Saving says that what happens below ctx is the save of a page. Where the page makes it by itself, the timeline and the audit then hold one entry for one stretch of writing, and not one every two seconds; and what was saved once is not saved again.
func Saving(ctx context.Context, save *SelfSave) context.Context {
	return context.WithValue(ctx, byItselfKey{}, save)
}

// IsByItself reports whether ctx comes from a save that a page makes by itself.
func IsByItself(ctx context.Context) bool {
	save := SelfSaveOf(ctx)
	return save != nil && save.ByItself
}

// SelfSaveOf gives the save that ctx comes from; nil where there is none.
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
