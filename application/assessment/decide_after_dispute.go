package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Standing is what is recorded of the disagreement with the refusal at which a case stands.
type Standing struct {
	// Recorded tells that there is a record of mediation or an appeal about the refusal.
	Recorded bool
	// Mediation is where the mediation stands.
	Mediation dispute.MediationState
	// Basis and OrderedOn are what the second decision rests on where that record has ended in an agreement, a
	// concession or an order; empty otherwise.
	Basis     casework.Basis
	OrderedOn ehc.Date
}

// bases pairs each way of settling a disagreement with the basis of the second decision.
var bases = map[dispute.Way]casework.Basis{
	dispute.ByAgreement: casework.Mediation, dispute.ByConcession: casework.UnopposedAppeal, dispute.ByConsent: casework.ConsentOrder, dispute.ByOrder: casework.TribunalOrder,
}

// standingOf reads what is recorded about the refusal at which the case stands; nothing for a first decision.
func standingOf(ctx context.Context, v *application.Visit, q casework.Question) (Standing, error) {
	decisions := v.Case.Decisions(q)
	if !v.Case.RefusedOn(q) || len(decisions) == 0 {
		return Standing{Mediation: dispute.NoMediation}, nil
	}
	disputes, err := v.Stores.Disputes.OfCase(ctx, v.Case.ID())
	if err != nil {
		return Standing{}, err
	}
	kind := questions[q].dispute
	for _, d := range disputes {
		if m := d.Matter(); m.Kind != kind || m.NoticeOn != decisions[0].PublishedOn {
			continue
		}
		standing := Standing{Recorded: true, Mediation: d.Mediation()}
		if s, ok := d.Settled(); ok {
			standing.Basis, standing.OrderedOn = bases[s.Way], s.On
			if (s.Way == dispute.ByOrder || s.Way == dispute.ByConsent) && len(s.About) == 0 {
				standing.Basis = casework.Remitted
			}
		}
		return standing, nil
	}
	return Standing{Mediation: dispute.NoMediation}, nil
}

// hold refuses a second decision that contradicts the record.
func (s Standing) hold(d casework.Decision) error {
	switch {
	case !s.Recorded:
		return nil
	case s.Basis == casework.FirstDecision && d.Basis != casework.Reconsidered:
		return fault.Field("basis", "decision.not-settled", "No agreement, concession or order is recorded for this disagreement yet. Record it under “Mediation and appeals” first, or choose that the council looked at its decision again.")
	case s.Basis == casework.FirstDecision:
		return nil
	}
	var faults []*fault.Fault
	if d.Basis != s.Basis {
		faults = append(faults, fault.Field("basis", "decision.other-basis", "The record of this disagreement says: "+lowerFirst(s.Basis.Label())+", on "+s.OrderedOn.Long()+". The second decision must rest on that."))
	}
	if d.OrderedOn != s.OrderedOn {
		faults = append(faults, fault.Field("ordered-on", "decision.other-date", "The record of this disagreement gives "+s.OrderedOn.Long()+" as the date of the agreement or order. The time limits count from it."))
	}
	return fault.Join(faults...)
}

func lowerFirst(text string) string {
	if text == "" {
		return text
	}
	return string(text[0]|0x20) + text[1:]
}
