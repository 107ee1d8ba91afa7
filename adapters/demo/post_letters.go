package demo

import (
	"context"
	"time"

	"ehchub/application/notifying"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// daysUnposted is how many days back letters still wait to be posted.
const daysUnposted = 7

// postDaily lets an officer post each evening what was written on that day, save in the last days.
func (l *loading) postDaily() {
	for day := l.today.AddDays(-founded); !l.today.AddDays(-daysUnposted).Before(day); day = day.AddDays(1) {
		l.steps = append(l.steps, step{at: morning(day).Add(9 * time.Hour), what: "post the day’s letters", do: func(ctx context.Context) error { return l.postLetters(ctx, day) }})
	}
}

func (l *loading) postLetters(ctx context.Context, day ehc.Date) error {
	var waiting []ports.PostItem
	err := l.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err = s.PrintQueue.Waiting(ctx, notifying.MostPost)
		return err
	})
	if err != nil {
		return err
	}
	for _, item := range waiting {
		if _, err := (notifying.PostLetters{Gate: l.Gate}).Mark(ctx, l.actor("nadia"), day, item.Message); err != nil {
			return err
		}
	}
	return nil
}
