package recording

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
)

// ListRecordable lists what an officer can write down for somebody on a case just now, and what was written down.
type ListRecordable struct{ Gate application.Gate }

// RecordableOut is that list.
type RecordableOut struct {
	application.Head
	// Reviewers are those of the family whose comments on the latest draft are wanted.
	Reviewers []Reviewer
	// Draft is the draft that they comment on; zero while there is none.
	Draft plan.Shared
	// Advice is asked for and has not come.
	Advice []*advice.Request
	// Consultations wait for a setting's answer.
	Consultations []plan.Consultation
	// Views can be written down.
	Views bool
	// Withdrawal, Reassessment and People report that a wish of that kind can be written down.
	Withdrawal, Reassessment, People bool
	// Arrived are papers of the case that wait to be written down.
	Arrived []paper.Arrival
	// Records are what was written down, the latest first.
	Records []paper.Record
}

// Reviewer is one of the family with how their comments stand.
type Reviewer struct {
	casework.Party
	Sent bool
}

// Do lists it.
func (u ListRecordable) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out RecordableOut, err error) {
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "what came on paper", func(ctx context.Context, v *application.Visit) error {
		if err := v.Decide(access.RecordForOthers); err != nil {
			return err
		}
		out.Head, out.Views = v.Head(), slices.Contains([]casework.State{casework.Requested, casework.AssessDecisionPending, casework.Assessing, casework.IssueDecisionPending}, v.Case.State())
		_, asked := v.Case.WithdrawalAsked()
		out.Withdrawal = v.Case.CanBeWithdrawn() && !asked && len(v.Case.Withdrawers()) > 0
		out.Reassessment = v.Case.CanAskToReassess() == nil && len(v.Case.Reassessers()) > 0
		out.People = v.Case.State() != casework.RequestDraft && v.Case.State() != casework.Closed && len(v.Case.Wishers()) > 0
		if out.Records, err = v.Stores.PaperRecords.OfCase(ctx, id); err != nil {
			return err
		}
		for i, r := range out.Records {
			out.Records[i] = r.ReadBy(actor)
		}
		if out.Arrived, err = waitingPapers(ctx, v); err != nil {
			return err
		}
		if err := out.findAdvice(ctx, v); err != nil {
			return err
		}
		return out.findDraft(ctx, v)
	})
	return out, err
}

func (out *RecordableOut) findAdvice(ctx context.Context, v *application.Visit) error {
	switch v.Case.State() {
	case casework.Assessing, casework.IssueDecisionPending:
	default:
		return nil
	}
	all, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	for _, r := range all {
		if r.Open() && !r.AnsweredBy(v.Actor) {
			out.Advice = append(out.Advice, r)
		}
	}
	return err
}

func (out *RecordableOut) findDraft(ctx context.Context, v *application.Visit) error {
	consultations, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, c := range consultations {
		if c.Status == plan.AwaitingResponse {
			out.Consultations = append(out.Consultations, c.Unanswered())
		}
	}
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	latest, shared := p.Latest()
	if !shared || !v.Case.State().Admits(access.CommentOnDraft) {
		return nil
	}
	out.Draft = latest
	comments, err := v.Stores.Comments.OfCase(ctx, v.Case.ID())
	for _, party := range v.Case.Family() {
		if party.Holder.Kind == ehc.HeldByPerson {
			r := Reviewer{Party: party}
			for _, c := range comments {
				r.Sent = r.Sent || c.Version == latest.ID && string(c.Reviewer) == party.Holder.ID && c.Status == plan.CommentsCompleted
			}
			out.Reviewers = append(out.Reviewers, r)
		}
	}
	return err
}
