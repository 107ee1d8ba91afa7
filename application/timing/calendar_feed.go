package timing

import (
	"context"
	"strings"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// CalendarFeed gives the calendar behind a private link: the open dates that are its owner's own, as they stand.
type CalendarFeed struct {
	Units  ports.UnitOfWork
	Clock  ports.Clock
	Format ports.CalendarFormat
	// PublicURL is where people reach the hub, without a slash at its end.
	PublicURL string
}

// Do gives the calendar to whoever has the link, signed in or not. fault.NotFound for a link that was stopped or never
// was.
func (u CalendarFeed) Do(ctx context.Context, _ ehc.Actor, secret string) ([]byte, error) {
	var days []ports.CalendarDay
	now := u.Clock.Now().UTC()
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		id, err := s.CalendarLinks.Use(ctx, hashOf(secret), now)
		if err != nil {
			return err
		}
		person, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		owner := person.Actor()
		if err := access.DecideOwnDates(owner); err != nil {
			return err
		}
		own, err := s.Clocks.Own(ctx, owner, ehc.DateIn(now, application.London))
		for _, d := range own {
			days = append(days, u.day(d, now))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return u.Format.Calendar("EHC Hub: my dates", days), nil
}

func (u CalendarFeed) day(d ports.OwnDeadline, now time.Time) ports.CalendarDay {
	k := d.Key()
	return ports.CalendarDay{
		ID: strings.Join([]string{string(d.Case), string(k.Trigger), k.Item, k.Limit}, "-") + "@ehc-hub", On: d.Due(), Changed: now,
		Title: string(d.Reference) + ": " + d.Duty, Link: u.PublicURL + "/cases/" + string(d.Case) + "/timetable",
	}
}
