package ports

import (
	"context"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// Looks keeps when each person last opened a case, so that they are told what has changed since.
type Looks interface {
	// Mark notes that a person opens a case, and gives the instant from which on somebody else has done something there
	// since they opened it last; zero when nothing has happened, and when they open it for the first time. Inside means
	// that the person sees what only the authority sees.
	Mark(ctx context.Context, person ehc.PersonID, of ehc.CaseID, inside bool, at time.Time) (since time.Time, err error)
	// News lists cases that the actor has opened before, still has, and on which others have done something since, what
	// began last first, at most limit.
	News(ctx context.Context, actor ehc.Actor, limit int) ([]News, error)
}

// NewsLimit is how many events of one case News lists.
const NewsLimit = 20

// News is what has happened on a case since a person opened it last.
type News struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Called    string // the child's name, as it is said
	// Relations are what the person, their settings and teams are to the case now.
	Relations []access.Relation
	// Events are those of others since, the latest first, at most NewsLimit, whoever may see them.
	Events []ehc.Event
}
