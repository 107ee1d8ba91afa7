package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// RecordDetention records that a child or young person is detained.
type RecordDetention struct{ Gate application.Gate }

// Do records it, and the flag with it. fault.Invalid at the field that lacks something.
func (u RecordDetention) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, d casework.Custody) error {
	return u.Gate.Change(ctx, actor, id, access.RecordCustody, "custody", func(v *application.Visit) error {
		return v.Case.RecordDetention(actor, d, v.Today, v.Now)
	})
}

// SendPlanToCustody records that the plan was sent to those in charge in custody.
type SendPlanToCustody struct{ Gate application.Gate }

// Do records the day.
func (u SendPlanToCustody) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordCustody, "custody", func(v *application.Visit) error {
		return v.Case.SendPlanToCustody(actor, on, v.Today, v.Now)
	})
}

// RecordRelease records the end of a time in custody.
type RecordRelease struct{ Gate application.Gate }

// Do records the day, and ends the flag.
func (u RecordRelease) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordCustody, "custody", func(v *application.Visit) error {
		return v.Case.RecordRelease(actor, on, v.Today, v.Now)
	})
}

// RecordReviewAfterRelease records that the plan was reviewed after a release from custody.
type RecordReviewAfterRelease struct{ Gate application.Gate }

// Do records the day.
func (u RecordReviewAfterRelease) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, on ehc.Date) error {
	return u.Gate.Change(ctx, actor, id, access.RecordCustody, "custody", func(v *application.Visit) error {
		return v.Case.RecordReviewAfterRelease(actor, on, v.Today, v.Now)
	})
}
