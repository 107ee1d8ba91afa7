package notifying

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// PostLetters is the council's own post: letters that are printed and put into their envelopes by its staff.
type PostLetters struct {
	Gate   application.Gate
	Binder ports.Binder
}

// PostOut is what is to be posted today, and what was posted.
type PostOut struct {
	Waiting, Posted []ports.PostItem
	Today           ehc.Date
}

const (
	// MostPost is how many letters are listed, printed or marked at a time.
	MostPost = 200
	// shownFor is how long a posted letter stays in view, so that a mistake can be put right.
	shownFor = 14 * 24 * time.Hour
)

// Do lists it.
func (u PostLetters) Do(ctx context.Context, actor ehc.Actor) (out PostOut, err error) {
	if err := access.DecideOffice(actor, access.PostLetters); err != nil {
		return out, err
	}
	now := u.Gate.Clock.Now().UTC()
	out.Today = ehc.DateIn(now, application.London)
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if out.Waiting, err = s.PrintQueue.Waiting(ctx, MostPost); err != nil {
			return err
		}
		out.Posted, err = s.PrintQueue.Posted(ctx, now.Add(-shownFor), MostPost)
		return err
	})
	return out, err
}

// Print gives letters as one file: those named, or all that wait. Whoever prints a letter could read it, so each is
// recorded. fault.NotFound when there is none.
func (u PostLetters) Print(ctx context.Context, actor ehc.Actor, ids ...ehc.MessageID) ([]byte, error) {
	if err := access.DecideOffice(actor, access.PostLetters); err != nil {
		return nil, err
	}
	var letters []ports.PostLetter
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if letters, err = s.PrintQueue.Letters(ctx, MostPost, ids...); err != nil {
			return err
		}
		for _, l := range letters {
			err := s.Audit.Record(ctx, ports.AuditEntry{At: u.Gate.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.PostLetters), Case: l.Case, Item: "letter " + string(l.Message) + " file"})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(letters) == 0 {
		return nil, fault.New(fault.NotFound, "post.nothing", "No letter waits to be posted.")
	}
	files := make([][]byte, len(letters))
	for i, l := range letters {
		files[i] = l.PDF
	}
	return u.Binder.Bind(files...)
}

// Mark marks letters as posted on a day, and tells it on their cases: the law counts from it when a letter was served. It
// counts them; those that somebody else has marked are left as they are.
func (u PostLetters) Mark(ctx context.Context, actor ehc.Actor, on ehc.Date, ids ...ehc.MessageID) (marked int, err error) {
	if err := access.DecideOffice(actor, access.PostLetters); err != nil {
		return 0, err
	}
	now := u.Gate.Clock.Now().UTC()
	today := ehc.DateIn(now, application.London)
	switch {
	case len(ids) == 0:
		return 0, fault.Field("letters", "post.none-chosen", "Choose the letters that you have posted.")
	case on.IsZero():
		return 0, fault.Field("posted-on", "post.no-day", "Enter the day on which the letters were posted.")
	case on.After(today):
		return 0, fault.Field("posted-on", "post.later", "The day on which the letters were posted can’t be in the future.")
	case on.Before(today.AddDays(-daysBack)):
		return 0, fault.Field("posted-on", "post.long-ago", "The day on which the letters were posted is more than 14 days ago. Check it.")
	}
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		items, err := s.PrintQueue.Mark(ctx, on, actor.Person, now, ids...)
		if err != nil {
			return err
		}
		for _, item := range items {
			if on.Before(ehc.DateIn(item.QueuedAt, application.London)) {
				return fault.Field("posted-on", "post.before", "A letter to "+item.Name+" was not written yet on that day. Enter a later one.")
			}
		}
		marked = len(items)
		return tellCases(ctx, s, ehc.LetterPosted, actor, on, now, items...)
	})
	return marked, err
}

// daysBack is how many days ago a letter can have been posted that is marked today.
const daysBack = 14

// PutBack lets a letter wait again that was marked by mistake.
func (u PostLetters) PutBack(ctx context.Context, actor ehc.Actor, id ehc.MessageID) error {
	if err := access.DecideOffice(actor, access.PostLetters); err != nil {
		return err
	}
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		item, err := s.PrintQueue.PutBack(ctx, id)
		if err != nil {
			return err
		}
		return tellCases(ctx, s, ehc.LetterNotPosted, actor, item.PostedOn, u.Gate.Clock.Now().UTC(), item)
	})
}

func tellCases(ctx context.Context, s ports.Stores, kind ehc.EventKind, actor ehc.Actor, on ehc.Date, now time.Time, items ...ports.PostItem) error {
	var events []ehc.Event
	for _, item := range items {
		if item.Case != "" {
			events = append(events, ehc.Event{Kind: kind, Case: item.Case, At: now, By: actor.Person, Data: map[string]string{ehc.DataDue: on.String()}})
		}
	}
	return s.Cases.Record(ctx, events...)
}
