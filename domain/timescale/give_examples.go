package timescale

import "ehchub/domain/ehc"

// Example counts the row from a sample event, so that a page can show the rule at work.
func (r Row) Example() Deadline {
	on, facts := sampleOf(r.Trigger)
	facts.About, facts.To = r.About, r.To
	return r.count(event{on, facts.of(Event{r.Trigger, on}), England()})
}

func sampleOf(trigger Trigger) (ehc.Date, Facts) {
	switch trigger {
	case DraftServed, SettingConsulted, PlanMade:
		return ehc.D(2023, 9, 12), Facts{}
	case AdviceRequestReceived:
		return ehc.D(2026, 10, 13), Facts{}
	case ReviewMeeting, LastReview, AmendmentNotice:
		return ehc.D(2026, 10, 1), Facts{}
	case OldAuthorityKnew, OrderAssess, OrderMakePlan, OrderAmend, OrderNameSetting, OrderContinuePlan, OrderCease, OrderRemitted:
		return ehc.D(2026, 11, 2), Facts{}
	case Transferred:
		return ehc.D(2026, 11, 20), Facts{PlanMade: ehc.D(2026, 3, 1)}
	case DecisionNotice:
		return ehc.D(2026, 6, 24), Facts{}
	case MediationCertificate:
		return ehc.D(2026, 8, 20), Facts{Decision: ehc.D(2026, 6, 24)}
	case DateOfBirth:
		return ehc.D(2010, 9, 1), Facts{}
	case PhaseTransfer:
		return ehc.D(2027, 9, 1), Facts{}
	}
	return ehc.D(2026, 9, 1), Facts{}
}
