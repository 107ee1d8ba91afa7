package reading

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// News reads what has changed on a person's cases since they opened each last (C1).
type News struct{ Units ports.UnitOfWork }

// NewsShown is on how many cases changes are listed.
const NewsShown = 5

// newsRead is how many cases are looked at for changes that the reader may see.
const newsRead = 20

// Do reads it in one statement, what began last first. Each case has only what its reader may see, and at least one
// change; there may be one case more than NewsShown. fault.Unauthenticated for nobody.
func (u News) Do(ctx context.Context, actor ehc.Actor) (found []ports.News, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Looks.News(ctx, actor, newsRead)
		for _, n := range all {
			subject := access.Subject{Case: n.Case, Relations: n.Relations} // no facts: what hangs on one is left for the case itself
			if n.Events = notice.ChangesFor(subject, n.Events); len(n.Events) > 0 && access.May(access.SeeCase, subject) && len(found) <= NewsShown {
				found = append(found, n)
			}
		}
		return err
	})
	return found, err
}
