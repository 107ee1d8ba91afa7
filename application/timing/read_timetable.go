package timing

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// ReadTimetable gives every date of a case: what is due, what was done, what fell away, and what it was before.
type ReadTimetable struct{ Gate application.Gate }

// TimetableOut is what the timetable shows.
type TimetableOut struct {
	application.Head
	Clock   *clock.Clock
	Likely  map[clock.Key]clock.Likely // of open deadlines, when each is likely to be done
	Undated []timescale.Deadline       // duties for which the law names no day
}

// Do reads the timetable.
func (u ReadTimetable) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (TimetableOut, error) {
	var out TimetableOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "timetable", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
		out.Undated = slices.DeleteFunc(out.Clock.Undated(v.Profile.Calendar()), func(d timescale.Deadline) bool {
			return d.Code == timescale.ReviewUnder5 && (d.Trigger != timescale.PlanMade || v.Case.Child().Born.YearsAt(v.Today) >= 5)
		})
		out.Likely, err = v.Forecast(ctx, out.Clock, nil)
		return err
	})
	return out, err
}
