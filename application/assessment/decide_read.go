package assessment

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// ReadDecision opens what was decided on one question: the latest decision first, the earlier ones below (F94).
type ReadDecision struct{ Gate application.Gate }

// DecisionOut is the decisions below the head of their case.
type DecisionOut struct {
	application.Head
	Question  casework.Question
	Decisions []casework.Decision // none before the first is published
	Due       []clock.Deadline    // the dates by which the family must be told
	Council   council.Profile
	// Clock is the case's, where the latest decision can be appealed.
	Clock *clock.Clock
	// MayDecide and MayPrepare report what the reader can do now, by the table and by where the case stands.
	MayDecide, MayPrepare bool
	// Signers are the officers who may sign the letter, for whoever may decide now.
	Signers []ports.Choice
	// MayAskMediation reports whether the reader can tell the authority now that they want mediation about it.
	MayAskMediation bool
	// Recommendations is what panels recommended, the latest first; for the authority alone. MayRecommend reports whether
	// the reader may record one now.
	Recommendations []casework.Recommendation
	MayRecommend    bool
	// Standing is what is recorded of the disagreement with the refusal that a second decision would follow.
	Standing Standing
	// NoticeLacks is why a refusal could not be published now; nil when it could.
	NoticeLacks error
}

// Do reads the decisions. Before the first one everybody on the case learns by when it is due.
func (u ReadDecision) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, q casework.Question) (DecisionOut, error) {
	var out DecisionOut
	err := u.Gate.Open(ctx, actor, id, access.SeeCase, "decision/"+string(q), func(ctx context.Context, v *application.Visit) (err error) {
		decisions := v.Case.Decisions(q)
		v.Knowing(access.Facts{access.OncePublished: len(decisions) > 0})
		if len(decisions) > 0 {
			if err := v.Decide(access.SeeDecision); err != nil {
				return err
			}
		}
		out = DecisionOut{Head: v.Head(), Question: q, Decisions: decisions, Due: dueFor(v.Head(), q), Council: v.Profile}
		out.MayDecide = v.May(Deciding(q)) && decidable(v.Case, q)
		if out.MayDecide {
			if out.Signers, err = v.SignerChoices(ctx); err != nil {
				return err
			}
		}
		out.MayPrepare = v.May(access.PrepareDecision) && preparable(v.Case, q)
		out.MayRecommend = v.May(access.RecordPanel) && v.Case.CanRecommend(q) == nil
		if v.May(access.SeeAuthorityNotes) {
			out.Recommendations = v.Case.Recommendations(q)
		}
		if asks := v.May(access.AskMediation); v.Case.RefusedOn(q) && (out.MayDecide || asks) {
			if out.Standing, err = standingOf(ctx, v, q); err != nil {
				return err
			}
			out.MayAskMediation = asks && len(decisions) > 0 && decisions[0].Appealable() && dispute.Mediation.Can(out.Standing.Mediation, dispute.RequestMediation)
		}
		if len(decisions) > 0 && decisions[0].Appealable() {
			if out.Clock, err = v.ClockAsSeen(ctx); err != nil {
				return err
			}
		}
		out.NoticeLacks = notice.MissingItems(v.Profile, casework.Decision{Question: q}.Letter())
		return nil
	})
	return out, err
}

// decidable reports whether the case stands before a decision on the question.
func decidable(c *casework.Case, q casework.Question) bool {
	return c.CanRecommend(q) == nil
}

func preparable(c *casework.Case, q casework.Question) bool {
	switch q {
	case casework.WhetherToIssue, casework.WhetherToReplace:
		return casework.Machine.Can(c.State(), casework.AskIssueDecision) && c.Reassessing() == (q == casework.WhetherToReplace)
	case casework.WhetherToAssess:
		_, assigned := c.Coordinator()
		return assigned && casework.Machine.Can(c.State(), casework.AskAssessDecision)
	}
	return false
}

// dueFor lists the dates that the decision must keep: 6 weeks to assess (SI 2014/1530 reg 5(1)), 16 weeks for
// refusing to issue (reg 10(1)), and 20 weeks for the plan that follows a yes (reg 13(2)); 15 days to say whether there
// will be a reassessment (reg 25(1)), and 14 weeks for its plan (reg 27(2)).
func dueFor(h application.Head, q casework.Question) []clock.Deadline {
	codes := map[casework.Question][]string{
		casework.WhetherToAssess: {timescale.DecideWhetherToAssess}, casework.WhetherToIssue: {timescale.SayThereIsNoPlan, timescale.SendFinalPlan},
		casework.WhetherToReassess: {timescale.DecideWhetherToReassess}, casework.WhetherToReplace: {timescale.SendPlanReassessed},
	}
	var due []clock.Deadline
	for _, d := range slices.Backward(h.Dates()) { // of several reassessments the latest
		if slices.Contains(codes[q], d.Code) && !slices.ContainsFunc(due, func(o clock.Deadline) bool { return o.Code == d.Code }) {
			due = append(due, d)
		}
	}
	slices.Reverse(due)
	return due
}
