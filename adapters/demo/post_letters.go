package demo

import (
	"context"

	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// postLetters has the letters of the past posted on the day on which they were written, save those of the last days.
func (l *loading) postLetters(ctx context.Context) error {
	post := notifying.PostLetters{Gate: l.Gate}
	var waiting []ports.PostItem
	err := l.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		waiting, err = s.PrintQueue.Waiting(ctx, notifying.MostPost)
		return err
	})
	if err != nil {
		return err
	}
	for _, item := range waiting {
		written := ehc.DateIn(item.QueuedAt, application.London)
		if l.today.AddDays(-daysUnposted).Before(written) {
			continue
		}
		l.Clock.Set(item.QueuedAt)
		if _, err := post.Mark(ctx, l.actor("nadia"), written, item.Message); err != nil {
			return err
		}
	}
	return nil
}

// daysUnposted is how many days back letters still wait to be posted.
const daysUnposted = 7
