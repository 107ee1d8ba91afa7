package timescale

import (
	"fmt"

	"ehchub/domain/ehc"
)

// The codes of the limits that the hub asks about by name. The table says what each is and where it stands in the law.
const (
	DecideWhetherToAssess   = "D2"
	SendAdvice              = "D3"
	SayThereIsNoPlan        = "D4"
	AnswerDraft             = "D6"
	AnswerConsultation      = "D7"
	SendFinalPlan           = "D8"
	ReviewFirst             = "D9"
	ReviewNext              = "D10"
	NameNextSchool          = "D17"
	NameNextPost16          = "D18"
	NameNextBetweenPost16   = "D19"
	DecideWhetherToReassess = "D23"
	SendPlanReassessed      = "D24"
	TransferPlan            = "D25"
	TellOfTransfer          = "D26"
	ReviewAfterTransfer     = "D27"
	TellNewHealthBoard      = "D28-tell"
	AskForHealthProvision   = "D28-ask"
	SendPlanToCustody       = "D29"
	ReviewUnder5            = "D20"
	LeaveSchoolAge          = "D30"
	ReachEndAge             = "D31"
	ContactMediation        = "D32"
	CertifyMediation        = "D33"
	ArrangeMediation        = "D34"
	DoAsAgreed              = "D35"
	SendAppeal              = "D36"
	RespondToAppeal         = "D37"
	AssessAsOrdered         = "D38"
	MakePlanAsOrdered       = "D39"
	DoAsOrdered             = "D40"
	DoAsConceded            = "D41"
)

// LimitOf counts the one limit of a code, or of a key ("D28-tell"), that an event starts; a Deadline without dates where the
// law did not have it
// on that day. It panics when the table has no such limit for such an event at all: that is a mistake in the hub, and
// no date may be made up for it.
func LimitOf(trigger Trigger, code string, on ehc.Date, facts Facts, cal Calendar) Deadline {
	facts = facts.of(Event{trigger, on})
	known := false
	for _, r := range rowsFrom(trigger) {
		if r.Code != code && r.key() != code {
			continue
		}
		if known = true; r.holds(on, facts) {
			return r.count(event{on, facts, cal})
		}
	}
	if !known {
		panic(fmt.Sprintf("timescale: no limit %s counts from %s", code, trigger))
	}
	return Deadline{}
}
