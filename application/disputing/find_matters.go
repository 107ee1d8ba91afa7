package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// refusal pairs a question with the disagreement that a refusal can bring.
type refusal struct {
	question casework.Question
	kind     dispute.Kind
}

// refusals lists them, the latest on the road first.
var refusals = []refusal{
	{casework.WhetherToReplace, dispute.NotToAmend}, {casework.WhetherToReassess, dispute.NotToReassess},
	{casework.WhetherToIssue, dispute.NotToIssue}, {casework.WhetherToAssess, dispute.NotToAssess},
}

// findMatters lists what can be disputed on a case as it stands: each refusal, the latest first, and what the final
// plan says. The right of appeal arises with the notice (CFA 2014 s.51).
func findMatters(ctx context.Context, v *application.Visit) ([]dispute.Matter, error) {
	var found []dispute.Matter
	if on := v.Case.InForceOn(); !on.IsZero() {
		number, err := finalVersion(ctx, v)
		if err != nil {
			return nil, err
		}
		found = append(found, dispute.Matter{Kind: dispute.PlanContents, NoticeOn: on, Version: number})
	}
	for _, r := range refusals {
		for _, d := range v.Case.Decisions(r.question) {
			if d.Appealable() {
				found = append(found, dispute.Matter{Kind: r.kind, NoticeOn: d.PublishedOn})
			}
		}
	}
	return found, nil
}

// finalVersion is the number of the version that is in force; 0 where the plan was made before the hub.
func finalVersion(ctx context.Context, v *application.Visit) (int, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartA)
	if fault.Is(err, fault.NotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	issued, _ := p.InForce()
	return issued.Number, nil
}

// laterKinds are decisions about a plan in force of which the case keeps no notice, so that its day is asked for. Those
// not to reassess are kept since the case has one.
func laterKinds(c *casework.Case) []dispute.Kind {
	switch {
	case c.FinalOn().IsZero():
		return nil
	case len(c.Reassessments()) > 0:
		return []dispute.Kind{dispute.NotToAmend, dispute.ToCease}
	}
	return []dispute.Kind{dispute.NotToReassess, dispute.NotToAmend, dispute.ToCease}
}

// chosenMatter finds what a new record is about. A decision that the case knows has its own day; of another the day
// is the one given, and not before the plan.
func chosenMatter(matters []dispute.Matter, wanted dispute.Matter, c *casework.Case) (dispute.Matter, error) {
	for _, m := range matters {
		if m.Kind == wanted.Kind && (wanted.NoticeOn.IsZero() || wanted.NoticeOn == m.NoticeOn) {
			return m, nil
		}
	}
	info, _ := wanted.Kind.Info()
	final := c.FinalOn()
	for _, kind := range laterKinds(c) {
		if kind != wanted.Kind {
			continue
		}
		if !wanted.NoticeOn.IsZero() && wanted.NoticeOn.Before(final) {
			return wanted, fault.Field("notice-on", "dispute.before-plan", "This decision can’t be before the plan, which was made on "+final.Long()+".").Citing(info.Law)
		}
		return dispute.Matter{Kind: kind, NoticeOn: wanted.NoticeOn}, nil
	}
	return wanted, fault.Field("matter", "dispute.no-decision", "There is no such decision on this case that the family could disagree with. Mediation and an appeal follow a decision.").Citing(info.Law)
}
