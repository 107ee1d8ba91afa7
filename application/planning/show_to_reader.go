package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
)

// commentsFor reads the comments on a version as far as the reader may see them: a reviewer sees their own whatever
// its state; of others nobody sees a word before it was sent.
func commentsFor(ctx context.Context, v *application.Visit, version ehc.VersionID) ([]plan.Comments, error) {
	if !v.May(access.ReadComments) && !v.May(access.CommentOnDraft) {
		return nil, nil
	}
	all, err := v.Stores.Comments.OfCase(ctx, v.Case.ID())
	return commentsShown(v, version, all), err
}

// commentsShown is what commentsFor gives, of comments that were read already.
func commentsShown(v *application.Visit, version ehc.VersionID, all []plan.Comments) []plan.Comments {
	var seen []plan.Comments
	for _, c := range all {
		if c.Version != version {
			continue
		}
		if c.Reviewer != v.Actor.Person && (c.Status != plan.CommentsCompleted || !v.May(access.ReadComments)) {
			c = c.Unread()
		}
		seen = append(seen, c)
	}
	return seen
}

// consultationsFor reads a case's consultations as far as the reader may see them (F200).
func consultationsFor(ctx context.Context, v *application.Visit) ([]plan.Consultation, error) {
	if v.Knowing(access.Facts{access.OwnOnly: true}); !v.May(access.SeeConsultations) {
		return nil, nil
	}
	defer v.Knowing(access.Facts{access.OwnOnly: false})
	all, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	return consultationsShown(v, all), err
}

// consultationsShown is what consultationsFor gives, of consultations that were read already.
func consultationsShown(v *application.Visit, all []plan.Consultation) []plan.Consultation {
	defer v.Knowing(access.Facts{access.OwnOnly: false})
	var seen []plan.Consultation
	for _, c := range all {
		if shown, ok := consultationFor(v, c); ok {
			seen = append(seen, shown)
		}
	}
	return seen
}

// consultationFor gives one consultation as this reader may see it. A setting sees its own in full; the authority
// sees all of it once it is answered; a family sees which answer was given, and never the reasons.
func consultationFor(v *application.Visit, c plan.Consultation) (plan.Consultation, bool) {
	own := v.Actor.WorksAt(c.Setting)
	v.Knowing(access.Facts{access.OwnOnly: own})
	if !v.May(access.SeeConsultations) {
		return plan.Consultation{}, false
	}
	if own {
		return c, true
	}
	if c.Status != plan.Complete {
		c = c.Unanswered()
	}
	if !v.May(access.SeeConsultationNote) {
		c = c.Headline()
	}
	return c, true
}
