package dispute

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// FieldOf names the date of a step as forms and faults do: "issue-certificate-on".
func FieldOf(step string) string { return strings.ReplaceAll(step, "_", "-") + "-on" }

// IsMediation tells a step of the mediation from one of the appeal.
func IsMediation(step string) bool {
	for _, s := range Mediation.Triggers() {
		if string(s) == step {
			return true
		}
	}
	return false
}

func isTribunal(step string) bool { return !IsMediation(step) }

// latest is the last step taken of one overlay.
func (d *Dispute) latest(of func(string) bool) Taken {
	for _, t := range slices.Backward(d.standing()) {
		if of(t.Step) {
			return t
		}
	}
	return Taken{}
}

// checkDay holds the day of a step to the order of things: after the decision, after the step before, and not ahead.
func (d *Dispute) checkDay(field string, on ehc.Date, before Taken, today ehc.Date, law string) *fault.Fault {
	switch {
	case on.IsZero():
		return fault.Field(field, "dispute.date", "Enter the day on which it happened.").Citing(law)
	case on.After(today):
		return fault.Field(field, "dispute.future", "This can’t be in the future: it is recorded once it has happened.").Citing(law)
	case on.Before(d.matter.NoticeOn):
		return fault.Field(field, "dispute.before-decision", "This can’t be before the notice of the decision, which was sent on "+d.matter.NoticeOn.Long()+".").Citing(law)
	case on.Before(before.On):
		return fault.Field(field, "dispute.before-last", "This can’t be before "+before.On.Long()+", the day of the step before it: "+stepWords(before.Step)+".").Citing(law)
	}
	return nil
}

// stepWords says what was done in a step: "the family wants mediation".
func stepWords(step string) string {
	words := Mediation.TriggerLabel(MediationStep(step))
	if isTribunal(step) {
		words = Tribunal.TriggerLabel(TribunalStep(step))
	}
	return strings.TrimPrefix(words, "record that ")
}

// StepWords gives a step as an entry of a list: "The family wants mediation".
func StepWords(step string) string {
	words := stepWords(step)
	return strings.ToUpper(words[:1]) + words[1:]
}
