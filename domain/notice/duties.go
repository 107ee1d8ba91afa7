package notice

import (
	"ehchub/domain/council"
	"ehchub/domain/fault"
)

// Letter is one kind of letter that the authority must or may send.
type Letter string

const (
	RequestCame     Letter = "request-received"  // CFA 2014 s.36(7)
	WillAssess      Letter = "will-assess"       // CFA 2014 s.36(4), (8)
	WillNotAssess   Letter = "will-not-assess"   // CFA 2014 s.36(5)
	WillIssue       Letter = "will-issue"        // CFA 2014 s.36(9), s.37(1)
	WillNotIssue    Letter = "will-not-issue"    // CFA 2014 s.36(9), (10)
	WillReassess    Letter = "will-reassess"     // CFA 2014 s.44(2), (3)
	WillNotReassess Letter = "will-not-reassess" // SI 2014/1530 regs 24, 25
	WillReplace     Letter = "will-replace"      // SI 2014/1530 reg 27
	WillKeep        Letter = "will-keep"         // CFA 2014 s.51(2)(e)
	DraftPlan       Letter = "draft-plan"        // CFA 2014 s.38
	FinalPlan       Letter = "final-plan"        // CFA 2014 s.39, s.40
	Consultation    Letter = "consultation"      // CFA 2014 s.39(2), s.40(3)
	Transferred     Letter = "transferred"       // SI 2014/1530 reg 15(4)
	Delay           Letter = "delay"             // LGSCO 23 020 358: late, with no notice and no explanation
)

// Letters lists every kind, in the order of the road.
func Letters() []Letter {
	return []Letter{RequestCame, WillAssess, WillNotAssess, WillIssue, WillNotIssue, WillReassess, WillNotReassess, WillReplace, WillKeep, DraftPlan, FinalPlan, Consultation, Transferred, Delay}
}

// Item is one thing that a letter must tell.
type Item string

const (
	RequestHasCome  Item = "that the request has come, and when"
	ViewsWelcome    Item = "that views and evidence are welcome"
	WhatWasDecided  Item = "what was decided"
	Reasons         Item = "the reasons"
	AppealRight     Item = "the right of appeal"
	AppealTime      Item = "the time limits for an appeal"
	MediationInfo   Item = "how to ask for mediation, with the mediation adviser’s contact"
	Disagreements   Item = "the disagreement resolution service"
	AdviceSupport   Item = "the information, advice and support service"
	Representations Item = "the right to comment, with the last day"
	SettingRequest  Item = "the right to ask for a setting to be named"
	MeetOfficer     Item = "the right to meet an officer of the council"
	FindSettings    Item = "where to find information about settings"
	AnswerWanted    Item = "what the setting is asked, with the day by which"
	PlanCameOver    Item = "that the plan was transferred"
	WhetherToAssess Item = "whether the council proposes an assessment"
	WhenToReview    Item = "when the council proposes to review the plan"
	WhatIsLate      Item = "what is late, and since when"
)

// Duty is one row of the table of what a letter must tell, with the rule that asks for it.
type Duty struct {
	Item Item
	Law  string
}

// Duties lists what the letter must tell. Agreeing to assess or to issue carries no right of appeal: that arises
// with the final plan (CFA 2014 s.51(2)).
func (l Letter) Duties() []Duty {
	switch l {
	case RequestCame:
		return []Duty{{RequestHasCome, "CFA 2014 s.36(1); SI 2014/1530 reg 5(1)"}, {ViewsWelcome, "CFA 2014 s.36(7); SI 2014/1530 reg 3"}}
	case WillAssess:
		return []Duty{{WhatWasDecided, "CFA 2014 s.36(8); SI 2014/1530 reg 5(1)"}}
	case WillNotAssess:
		return append([]Duty{{WhatWasDecided, "SI 2014/1530 reg 5(1)"}, {Reasons, "CFA 2014 s.36(5)"}}, disputes("5", "CFA 2014 s.51(2)(a)")...)
	case WillIssue:
		return []Duty{{WhatWasDecided, "CFA 2014 s.36(9), s.37(1)"}, {Reasons, "CFA 2014 s.36(9)"}}
	case WillNotIssue:
		return append([]Duty{{WhatWasDecided, "SI 2014/1530 reg 10(1)"}, {Reasons, "CFA 2014 s.36(9)"}}, disputes("10", "CFA 2014 s.51(2)(b)")...)
	case WillReassess:
		return []Duty{{WhatWasDecided, "CFA 2014 s.44; SI 2014/1530 reg 25(1)"}}
	case WillNotReassess:
		return append([]Duty{{WhatWasDecided, "SI 2014/1530 reg 25(1)"}, {Reasons, "SI 2014/1530 regs 24, 25(2)"}}, disputes("25", "CFA 2014 s.51(2)(d)")...)
	case WillReplace:
		return []Duty{{WhatWasDecided, "CFA 2014 s.44; SI 2014/1530 reg 27"}, {Reasons, "SI 2014/1530 reg 27"}}
	case WillKeep:
		return append([]Duty{{WhatWasDecided, "CFA 2014 s.44; SI 2014/1530 reg 27"}, {Reasons, "SI 2014/1530 reg 27"}}, disputes("27", "CFA 2014 s.51(2)(e)")...)
	case DraftPlan:
		return []Duty{
			{Representations, "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)"}, {SettingRequest, "CFA 2014 s.38(2)(b)"},
			{MeetOfficer, "SI 2014/1530 reg 13(1)"}, {FindSettings, "SI 2014/1530 reg 13(1)"},
		}
	case FinalPlan:
		return append([]Duty{{WhatWasDecided, "SI 2014/1530 reg 13(2)"}}, disputes("14", "CFA 2014 s.51(2)(c)")...)
	case Consultation:
		return []Duty{{AnswerWanted, "CFA 2014 s.39(2), s.40(3); Code of Practice 9.83"}}
	case Transferred:
		return []Duty{{PlanCameOver, "SI 2014/1530 reg 15(4)(a)"}, {WhetherToAssess, "SI 2014/1530 reg 15(4)(b)"}, {WhenToReview, "SI 2014/1530 reg 15(4)(c)"}}
	case Delay:
		return []Duty{{WhatIsLate, "SI 2014/1530 regs 5(1), 10(1), 13(2)"}}
	}
	return nil
}

// disputes is what every notice of something that can be appealed must tell.
func disputes(reg, right string) []Duty {
	return []Duty{
		{AppealRight, right + "; SI 2014/1530 reg " + reg}, {AppealTime, "SI 2014/1530 reg " + reg + "; SI 2008/2699 r.20"},
		{MediationInfo, "SI 2014/1530 regs " + reg + ", 32"}, {Disagreements, "CFA 2014 s.57; SI 2014/1530 reg " + reg}, {AdviceSupport, "CFA 2014 s.32; SI 2014/1530 reg " + reg},
	}
}

// Appealable reports whether the letter gives a right of appeal.
func (l Letter) Appealable() bool {
	for _, d := range l.Duties() {
		if d.Item == AppealRight {
			return true
		}
	}
	return false
}

// MissingItems says what the council's profile lacks of what the letter must tell, each with its rule: the letter
// must not be made, nor what it tells be decided, before that is filled in. It is nil when nothing is missing.
func MissingItems(p council.Profile, l Letter) error {
	var faults []*fault.Fault
	for _, d := range l.Duties() {
		if need, ok := needs[d.Item]; ok && !need.there(p) {
			faults = append(faults, fault.New(fault.Illegal, "notice.incomplete", "The letter must name "+need.words+", and the council’s profile does not hold it. Ask whoever keeps the profile to add it.").Citing(d.Law))
		}
	}
	return fault.Join(faults...)
}

// needs says which items take something from the council's profile.
var needs = map[Item]struct {
	words string
	there func(council.Profile) bool
}{
	AppealRight:   {"the Tribunal, with a way to reach it", func(p council.Profile) bool { return p.Tribunal.Reachable() }},
	MediationInfo: {"the mediation adviser, with a way to reach them", func(p council.Profile) bool { return p.Mediation.Reachable() }},
	Disagreements: {"the disagreement resolution service, with a way to reach it", func(p council.Profile) bool { return p.Resolution.Reachable() }},
	AdviceSupport: {"the information, advice and support service, with a way to reach it", func(p council.Profile) bool { return p.Advice.Reachable() }},
	FindSettings:  {"the Local Offer, where settings are listed", func(p council.Profile) bool { return p.LocalOffer != "" }},
}
