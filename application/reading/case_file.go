package reading

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// CaseFile opens a child's file: where it stands, what is outstanding and with whom, its dates and its timeline.
type CaseFile struct {
	Gate application.Gate
	// Looking notes that the reader has opened the file, and tells what has changed since they did so last. A file to take
	// away is no look.
	Looking bool
}

// CaseFileOut is what the case file shows.
type CaseFileOut struct {
	application.Head
	Settings []SettingOnCase
	Clock    *clock.Clock
	Likely   map[clock.Key]clock.Likely // of open deadlines, when each is likely to be done
	Timeline []ports.TimelineEntry
	// Correspondence is what was written about the case, as far as the reader may read it.
	ports.Correspondence
	// Changed is what others did since the reader opened the file last, the latest first, as far as the timeline here goes.
	Changed []ports.TimelineEntry
	Advice  []*advice.Request // while the assessment is under way
	Plan    *plan.Plan        // versions only; nil before the draft was begun
	// Draft is the shared draft as the reader stands to it; nil for all but the family, and before and after it.
	Draft *DraftWaiting
	// OwesAdvice reports that advice waits for the reader or their team, OwesAnswer that a consultation does.
	OwesAdvice, OwesAnswer bool
}

// recent is how many entries of the timeline the case file itself shows.
const recent = 12

// Do reads the file.
func (u CaseFile) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (CaseFileOut, error) {
	var out CaseFileOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "", func(ctx context.Context, v *application.Visit) error {
		out.Head = v.Head()
		var err error
		if out.Settings, err = settingsOnCase(ctx, v); err != nil {
			return err
		}
		if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
		if out.Correspondence, err = application.CorrespondenceOnCase(ctx, v); err != nil {
			return err
		}
		if err := out.readAssessment(ctx, v); err != nil {
			return err
		}
		if u.Looking {
			if err := out.readChanges(ctx, v); err != nil {
				return err
			}
		}
		if out.Likely, err = v.Forecast(ctx, out.Clock, append([]*advice.Request{}, out.Advice...)); err != nil {
			return err
		}
		return out.readPlan(ctx, v)
	})
	return out, err
}

func (out *CaseFileOut) readChanges(ctx context.Context, v *application.Visit) error {
	since, err := v.Stores.Looks.Mark(ctx, v.Actor.Person, v.Case.ID(), v.May(access.SeeAuthorityNotes), v.Now)
	if err != nil || since.IsZero() {
		return err
	}
	for _, e := range out.Timeline {
		if !e.At.Before(since) && e.By != v.Actor.Person && len(notice.ChangesFor(v.Subject, []ehc.Event{e.Event})) > 0 {
			out.Changed = append(out.Changed, e)
		}
	}
	return nil
}

func (out *CaseFileOut) readAssessment(ctx context.Context, v *application.Visit) (err error) {
	if out.Timeline, err = timelineOf(ctx, v, recent); err != nil {
		return err
	}
	if v.Case.State() != casework.Assessing {
		return nil // nobody waits for advice before, or after
	}
	asked, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	out.Advice = application.OfAssessment(asked, v.Case.AssessedSince())
	out.OwesAdvice = slices.ContainsFunc(out.Advice, func(r *advice.Request) bool { return r.Owed(v.Actor) })
	return err
}

func (out *CaseFileOut) readPlan(ctx context.Context, v *application.Visit) error {
	if v.Case.Stage() < casework.StagePlan && v.Case.FinalOn().IsZero() {
		return nil
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	switch {
	case fault.Is(err, fault.NotFound):
		return nil
	case err != nil:
		return err
	}
	out.Plan = p
	if err := out.readDraft(ctx, v); err != nil {
		return err
	}
	if len(v.Actor.Settings) == 0 {
		return nil
	}
	asked, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	out.OwesAnswer = slices.ContainsFunc(asked, func(c plan.Consultation) bool {
		return c.Status == plan.AwaitingResponse && v.Actor.WorksAt(c.Setting)
	})
	return err
}

func (out *CaseFileOut) readDraft(ctx context.Context, v *application.Visit) error {
	v.Knowing(access.Facts{access.OnceShared: len(out.Plan.Shared()) > 0})
	if !v.Case.State().Admits(access.CommentOnDraft) || !v.May(access.CommentOnDraft) {
		return nil
	}
	drafts, err := v.Stores.Pages.DraftsToAnswer(ctx, v.Actor.Person, v.Case.ID())
	if err == nil && len(drafts) == 1 {
		draft := waiting(drafts[0])
		out.Draft = &draft
	}
	return err
}

// timelineOf reads the latest entries that this reader may see.
func timelineOf(ctx context.Context, v *application.Visit, limit int) ([]ports.TimelineEntry, error) {
	return v.Stores.Pages.Timeline(ctx, v.Case.ID(), limit, notice.KindsFor(v.Subject)...)
}
