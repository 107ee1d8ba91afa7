package timescale

import (
	"fmt"

	"ehchub/domain/fault"
)

// order says that one event cannot come before another, and by which rule.
type order struct {
	first, then Trigger
	law         string
}

var orderRules = func() []order {
	rules := []order{
		{RequestReceived, AdviceRequestReceived, "reg 6(1)"},
		{RequestReceived, DecisionNotice, "reg 5(1)"},
		{RequestReceived, DraftServed, "reg 13(1)"},
		{RequestReceived, SettingConsulted, "s.39(2)"},
		{DraftServed, PlanMade, "reg 13(1)"},
		{PlanMade, LastReview, "s.44(1)(a)"},
		{ReassessmentRequested, ReassessmentAgreed, "reg 24"},
		{OldAuthorityKnew, Transferred, "reg 15(2)"},
		{MediationRequested, MediationEnded, "reg 36"},
		{MediationRequested, MediationAgreement, "reg 42"},
		{AppealReceived, AppealConceded, "reg 45"},
	}
	for _, then := range []Trigger{MediationRequested, MediationDeclined, MediationEnded, MediationAgreement, MediationCertificate} {
		rules = append(rules, order{DecisionNotice, then, "s.52, reg 33"})
	}
	rules = append(rules, order{DecisionNotice, AppealReceived, "s.51"})
	for _, then := range []Trigger{OrderAssess, OrderMakePlan, OrderAmend, OrderNameSetting, OrderContinuePlan, OrderCease, OrderRemitted, Recommendation} {
		rules = append(rules, order{AppealReceived, then, "s.51"})
	}
	for _, t := range Triggers() {
		if t != DateOfBirth {
			rules = append(rules, order{DateOfBirth, t, ""})
		}
	}
	return rules
}()

// CheckOrder refuses events of one case that cannot have come in this order: a decision before its request, a
// mediation certificate before the decision. The fault is Invalid ("timescale.out-of-order") at the later event's
// name, and cites the rule. An event that happened more than once is measured by its first day where it comes
// first, and by its last where it follows.
func CheckOrder(events []Event) error {
	firstOf, lastOf := map[Trigger]Event{}, map[Trigger]Event{}
	for _, e := range events {
		if known, ok := firstOf[e.Trigger]; !ok || e.On.Before(known.On) {
			firstOf[e.Trigger] = e
		}
		if known, ok := lastOf[e.Trigger]; !ok || e.On.After(known.On) {
			lastOf[e.Trigger] = e
		}
	}
	var faults []*fault.Fault
	for _, rule := range orderRules {
		first, ok := firstOf[rule.first]
		then, also := lastOf[rule.then]
		if ok && also && then.On.Before(first.On) {
			faults = append(faults, fault.Field(string(rule.then), "timescale.out-of-order",
				fmt.Sprintf("%s (%s) cannot be before %s (%s).", rule.then, then.On.Long(), rule.first, first.On.Long())).Citing(rule.law))
		}
	}
	return fault.Join(faults...)
}
