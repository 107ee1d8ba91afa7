// Package complaint is a complaint about the council's service: two stages, each with a day for the acknowledgement and
// one for the answer, and then the Ombudsman. It changes no decision and stops no time limit of the law.
package complaint

import "ehchub/domain/machine"

// State is where a complaint stands.
type State string

// The states of a complaint.
const (
	Made               State = "made"
	Acknowledged       State = "acknowledged"
	Answered           State = "answered"
	TakenFurther       State = "taken_further"
	AcknowledgedSecond State = "acknowledged_second"
	AnsweredSecond     State = "answered_second"
	WithOmbudsman      State = "with_ombudsman"
	Withdrawn          State = "withdrawn"
	Closed             State = "closed"
)

// Step moves a complaint.
type Step string

// The steps of a complaint.
const (
	Acknowledge Step = "acknowledge"
	Answer      Step = "answer"
	TakeFurther Step = "take_further"
	Withdraw    Step = "withdraw"
	Ombudsman   Step = "ombudsman"
	Close       Step = "close"
)

// The rules that the steps rest on.
const (
	code      = "LGSCO Complaint Handling Code 2024"
	ombudsman = "Local Government Act 1974 ss.24A-26D"
)

// Machine is the table of its steps.
var Machine = machine.New(Made, []machine.Row[State, Step]{
	{From: Made, On: Acknowledge, To: Acknowledged, Law: code, When: "somebody whom it is not about answers it"},
	{From: Acknowledged, On: Answer, To: Answered, Law: code},
	{From: Answered, On: TakeFurther, To: TakenFurther, Law: code, When: "the person who complained asks for it"},
	{From: Answered, On: Close, To: Closed, Law: code, When: "the time to take it further is over, or they are content"},
	{From: TakenFurther, On: Acknowledge, To: AcknowledgedSecond, Law: code, When: "somebody else answers than at the first stage"},
	{From: AcknowledgedSecond, On: Answer, To: AnsweredSecond, Law: code},
	{From: AnsweredSecond, On: Ombudsman, To: WithOmbudsman, Law: ombudsman, When: "the Ombudsman tells the council"},
	{From: AnsweredSecond, On: Close, To: Closed, Law: code},
	{From: WithOmbudsman, On: Close, To: Closed, Law: ombudsman, When: "the Ombudsman has decided"},
	{From: Made, On: Withdraw, To: Withdrawn, Law: code},
	{From: Acknowledged, On: Withdraw, To: Withdrawn, Law: code},
	{From: TakenFurther, On: Withdraw, To: Withdrawn, Law: code},
	{From: AcknowledgedSecond, On: Withdraw, To: Withdrawn, Law: code},
}, machine.Labels[State, Step]{
	States: map[State]string{
		Made: "Stage 1: not acknowledged yet", Acknowledged: "Stage 1: being looked into", Answered: "Stage 1: answered", TakenFurther: "Stage 2: not acknowledged yet",
		AcknowledgedSecond: "Stage 2: being looked into", AnsweredSecond: "Stage 2: answered", WithOmbudsman: "With the Ombudsman", Withdrawn: "Withdrawn", Closed: "Closed",
	},
	Triggers: map[Step]string{
		Acknowledge: "acknowledge the complaint", Answer: "answer the complaint", TakeFurther: "take the complaint to stage 2", Withdraw: "withdraw the complaint",
		Ombudsman: "record that the Ombudsman looks into it", Close: "close the complaint",
	},
})

// Label gives the state's words.
func (s State) Label() string { return Machine.StateLabel(s) }

// Stage is 1, 2 or 3: the third is with the Ombudsman.
func (s State) Stage() int {
	switch s {
	case TakenFurther, AcknowledgedSecond, AnsweredSecond:
		return 2
	case WithOmbudsman:
		return 3
	}
	return 1
}

// Over reports whether nothing more is owed.
func (s State) Over() bool { return s == Withdrawn || s == Closed }
