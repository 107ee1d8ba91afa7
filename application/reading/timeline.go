package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// timelineLimit bounds how much of a timeline one page reads.
const timelineLimit = 500

// Timeline reads what happened on a case, as far as the reader may see it (F16, F64).
type Timeline struct{ Gate application.Gate }

// TimelineOut is the timeline below the head of its case.
type TimelineOut struct {
	application.Head
	Entries []ports.TimelineEntry
}

// Do reads it, the latest first.
func (u Timeline) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (TimelineOut, error) {
	var out TimelineOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "timeline", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		out.Entries, err = timelineOf(ctx, v, timelineLimit)
		return err
	})
	return out, err
}
