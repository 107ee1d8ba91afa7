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
	"ehchub/domain/paper"
)

// AskMediation lets a family tell the authority that it wants mediation about the latest decision that it can
// appeal. The authority has received it today, and can't refuse (CFA 2014 s.53; SI 2014/1530 reg 36).
type AskMediation struct{ Gate application.Gate }

// For records it for somebody of the family who said it another way than in the hub. The authority has received it on the
// day on which it came.
func (u AskMediation) For(ctx context.Context, actor ehc.Actor, id ehc.CaseID, b paper.Behalf) error {
	return u.Gate.Open(ctx, actor, id, access.SeeCase, "disputes", func(ctx context.Context, v *application.Visit) error {
		if err := v.Decide(access.RecordForOthers); err != nil {
			return err
		}
		return u.ask(ctx, v, func(m dispute.Matter) (application.Voice, error) {
			return v.SpeakingForParty(b, m.NoticeOn, "the decision was sent", access.Family)
		})
	})
}

// Do records it. fault.Illegal when there is nothing to mediate about, or mediation is under way or over.
func (u AskMediation) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.AskMediation, "disputes", func(ctx context.Context, v *application.Visit) error {
		return u.ask(ctx, v, func(dispute.Matter) (application.Voice, error) { return v.Own(), nil })
	})
}

func (u AskMediation) ask(ctx context.Context, v *application.Visit, speaking func(dispute.Matter) (application.Voice, error)) error {
	disputes, err := v.Stores.Disputes.OfCase(ctx, v.Case.ID())
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
	voice, err := speaking(matter)
	if err != nil {
		return err
	}
	d := recorded(disputes, matter)
	if d == nil {
		if d, err = dispute.Open(ehc.DisputeID(u.Gate.IDs.New()), v.Case.ID(), matter, v.Today, v.Now); err != nil {
			return err
		}
	}
	if err := d.StepMediation(v.Actor, dispute.MediationInput{Step: dispute.RequestMediation, On: voice.On, ByFamily: true}, v.Today, v.Now); err != nil {
		return err
	}
	kind, data := d.Event()
	v.Case.Touch(v.Actor, kind, data, v.Now)
	if err := keep(ctx, v, d); err != nil {
		return err
	}
	return voice.Keep(ctx, v, u.Gate.IDs, paper.Mediation, string(d.ID()))
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
