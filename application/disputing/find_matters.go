package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// refusals pairs the two questions of an assessment with the disagreement that a refusal can bring.
var refusals = map[casework.Question]dispute.Kind{casework.WhetherToAssess: dispute.NotToAssess, casework.WhetherToIssue: dispute.NotToIssue}

// findMatters lists what can be disputed on a case as it stands: each refusal, the latest first, and what the final
// plan says. The right of appeal arises with the notice (CFA 2014 s.51).
func findMatters(ctx context.Context, v *application.Visit) ([]dispute.Matter, error) {
	var found []dispute.Matter
	if on := v.Case.FinalOn(); !on.IsZero() {
		number, err := finalVersion(ctx, v)
		if err != nil {
			return nil, err
		}
		found = append(found, dispute.Matter{Kind: dispute.PlanContents, NoticeOn: on, Version: number})
	}
	for _, q := range []casework.Question{casework.WhetherToIssue, casework.WhetherToAssess} {
		for _, d := range v.Case.Decisions(q) {
			if d.Appealable() {
				found = append(found, dispute.Matter{Kind: refusals[q], NoticeOn: d.PublishedOn})
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
	latest, _ := p.Latest()
	return latest.Number, nil
}

// laterKinds are decisions about a plan in force, of which the case keeps no notice: its day is asked for.
var laterKinds = []dispute.Kind{dispute.NotToReassess, dispute.NotToAmend, dispute.ToCease}

// chosenMatter finds what a new record is about. A decision that the case knows has its own day; of another the day
// is the one given, and not before the plan.
func chosenMatter(matters []dispute.Matter, wanted dispute.Matter, final ehc.Date) (dispute.Matter, error) {
	for _, m := range matters {
		if m.Kind == wanted.Kind && (wanted.NoticeOn.IsZero() || wanted.NoticeOn == m.NoticeOn) {
			return m, nil
		}
	}
	info, _ := wanted.Kind.Info()
	for _, kind := range laterKinds {
		if kind != wanted.Kind || final.IsZero() {
			continue
		}
		if !wanted.NoticeOn.IsZero() && wanted.NoticeOn.Before(final) {
			return wanted, fault.Field("notice-on", "dispute.before-plan", "This decision can’t be before the plan, which was made on "+final.Long()+".").Citing(info.Law)
		}
		return dispute.Matter{Kind: kind, NoticeOn: wanted.NoticeOn}, nil
	}
	return wanted, fault.Field("matter", "dispute.no-decision", "There is no such decision on this case that the family could disagree with. Mediation and an appeal follow a decision.").Citing(info.Law)
}
