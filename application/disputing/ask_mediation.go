package disputing

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// AskMediation lets a family tell the authority that it wants mediation about the latest decision that it can
// appeal. The authority has received it today, and can't refuse (CFA 2014 s.53; SI 2014/1530 reg 36).
type AskMediation struct{ Gate application.Gate }

// Do records it. fault.Illegal when there is nothing to mediate about, or mediation is under way or over.
func (u AskMediation) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.AskMediation, "disputes", func(ctx context.Context, v *application.Visit) error {
		disputes, err := v.Stores.Disputes.OfCase(ctx, id)
		if err != nil {
			return err
		}
		matters, err := findMatters(ctx, v)
		if err != nil {
			return err
		}
		matter, err := askable(v.Case, disputes, matters)
		if err != nil {
			return err
		}
		d := recorded(disputes, matter)
		if d == nil {
			if d, err = dispute.Open(ehc.DisputeID(u.Gate.IDs.New()), id, matter, v.Today, v.Now); err != nil {
				return err
			}
		}
		if err := d.StepMediation(actor, dispute.MediationInput{Step: dispute.RequestMediation, On: v.Today, ByFamily: true}, v.Today, v.Now); err != nil {
			return err
		}
		kind, data := d.Event()
		v.Case.Touch(actor, kind, data, v.Now)
		return keep(ctx, v, d)
	})
}

// askable finds the decision about which mediation can still be asked for: the latest, while it stands. A refusal
// that a second decision has overtaken stands no more.
func askable(c *casework.Case, disputes []*dispute.Dispute, matters []dispute.Matter) (dispute.Matter, error) {
	var latest dispute.Matter
	for _, m := range matters {
		if overtaken := slices.ContainsFunc(refusals, func(r refusal) bool { return r.kind == m.Kind && !c.RefusedOn(r.question) }); overtaken {
			continue
		}
		if latest.NoticeOn.IsZero() || m.NoticeOn.After(latest.NoticeOn) {
			latest = m
		}
	}
	if latest.NoticeOn.IsZero() {
		return latest, fault.New(fault.Illegal, "dispute.no-decision", "Mediation is about a decision that you disagree with. There is none yet that can be appealed.").Citing("CFA 2014 s.52")
	}
	if d := recorded(disputes, latest); d != nil && !dispute.Mediation.Can(d.Mediation(), dispute.RequestMediation) {
		return latest, fault.New(fault.Illegal, "dispute.asked", "Mediation about this decision is recorded already. See how it stands under “Mediation and appeals”.").Citing("CFA 2014 s.53")
	}
	return latest, nil
}
