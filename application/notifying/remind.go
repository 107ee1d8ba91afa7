package notifying

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Remind reminds whoever owes something of its day, once a day at eight o'clock in London (law: package clock,
// Chases). Any number of servers may do so at once.
type Remind struct{ Gate application.Gate }

// remindHour is that of the day, in London.
const remindHour = 8

// Do sends what is due today, and gives how many reminders that were. Before eight o'clock, and once the day's are
// sent, there is nothing to do. After days on which the hub stood still it catches up what is not stale.
func (u Remind) Do(ctx context.Context, actor ehc.Actor) (sent int, err error) {
	return application.Round{Gate: u.Gate, Daily: "reminders", Hour: remindHour,
		Wanting: func(ctx context.Context, s ports.Stores, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
			return s.Reminders.Wanting(ctx, today, after, limit)
		},
		Work: func(ctx context.Context, id ehc.CaseID) (int, error) { return u.remind(ctx, actor, id) },
	}.Go(ctx)
}

// Run reminds people every day, until ctx ends.
func (u Remind) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "people reminded of what is due", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}

func (u Remind) remind(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (sent int, err error) {
	err = u.Gate.Open(ctx, actor, id, access.Remind, "", func(ctx context.Context, v *application.Visit) error {
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		sent, err = v.Stores.Reminders.Send(ctx, v.Now, c.Reminders(v.Today, application.London)...)
		return err
	})
	return sent, err
}

// stillHolds reports whether what an event tells is still so when its e-mails are written. A reminder that waited
// while the mail server was away is not sent once the thing is done, or is due on another day.
func stillHolds(ctx context.Context, v *application.Visit, e ehc.Event) (bool, error) {
	if e.Data[ehc.DataDays] == "" {
		return true, nil
	}
	c, err := v.Clock(ctx)
	if err != nil {
		return false, err
	}
	due, err := ehc.ParseDate(e.Data[ehc.DataDue])
	if err != nil {
		return false, fault.New(fault.Invalid, "notice.unfilled", "The event lacks the date that its message needs.")
	}
	return c.Holds(clock.KeyOf(e), due), nil
}
