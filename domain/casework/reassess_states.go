package casework

import "ehchub/domain/machine"

// ReassessState is where one reassessment of a plan stands. It stands beside the state of the case: while it is only
// asked for, the case is live and is reviewed as before; once agreed, the case goes the road of an assessment again,
// and the plan stays in force.
type ReassessState string

const (
	ReassessDecisionPending ReassessState = "decision_pending"
	ReassessRefused         ReassessState = "refused"
	ReassessmentUnderWay    ReassessState = "under_way"
	PlanKept                ReassessState = "plan_kept"
	PlanReplaced            ReassessState = "plan_replaced"
	ReassessTakenBack       ReassessState = "taken_back"
)

// ReassessRound is the table of one reassessment. Its steps bear the names that they have on the road of the case.
var ReassessRound = machine.New(ReassessDecisionPending, []machine.Row[ReassessState, Trigger]{
	{From: ReassessDecisionPending, On: AgreeToReassess, To: ReassessmentUnderWay, Law: "CFA 2014 s.44(2), (3); SI 2014/1530 regs 23, 25, 26", When: "reasons are given"},
	{From: ReassessDecisionPending, On: RefuseToReassess, To: ReassessRefused, Law: "SI 2014/1530 regs 24, 25", When: "somebody asked, and there was an assessment less than six months before, or another is not necessary, with reasons"},
	{From: ReassessDecisionPending, On: TakeBackReassessment, To: ReassessTakenBack, Law: "CFA 2014 s.44(2), (3)", When: "whoever asked no longer wants it"},
	{From: ReassessRefused, On: AgreeToReassess, To: ReassessmentUnderWay, Law: "SI 2014/1530 regs 42, 44, 45", When: "a second decision names its basis and date"},
	{From: ReassessRefused, On: RefuseToReassess, To: ReassessRefused, Law: "SI 2014/1530 regs 43, 44", When: "the Tribunal ordered the council to decide again"},
	{From: ReassessmentUnderWay, On: AgreeToReplace, To: ReassessmentUnderWay, Law: "CFA 2014 s.44; SI 2014/1530 reg 27", When: "the reassessment shows that the plan must change"},
	{From: ReassessmentUnderWay, On: KeepPlan, To: PlanKept, Law: "CFA 2014 ss.44, 51(2)(e); SI 2014/1530 reg 27", When: "the reassessment shows that the plan is right as it is, with reasons"},
	{From: ReassessmentUnderWay, On: FinalisePlan, To: PlanReplaced, Law: "SI 2014/1530 reg 27(2)", When: "the new plan is issued"},
	{From: PlanKept, On: AgreeToReplace, To: ReassessmentUnderWay, Law: "SI 2014/1530 regs 42, 44, 45", When: "a second decision names its basis and date"},
	{From: PlanKept, On: KeepPlan, To: PlanKept, Law: "SI 2014/1530 regs 43, 44", When: "the Tribunal ordered the council to decide again"},
}, machine.Labels[ReassessState, Trigger]{
	States: map[ReassessState]string{
		ReassessDecisionPending: "Decision to reassess pending",
		ReassessRefused:         "Decision made not to reassess",
		ReassessmentUnderWay:    "Reassessment under way",
		PlanKept:                "Reassessed: plan kept",
		PlanReplaced:            "Reassessed: new plan",
		ReassessTakenBack:       "Request to reassess taken back",
	},
	Triggers: map[Trigger]string{
		AgreeToReassess: labels.Triggers[AgreeToReassess], RefuseToReassess: labels.Triggers[RefuseToReassess], TakeBackReassessment: "take the request to reassess back",
		AgreeToReplace: labels.Triggers[AgreeToReplace], KeepPlan: labels.Triggers[KeepPlan], FinalisePlan: labels.Triggers[FinalisePlan],
	},
})

// Label gives the state in words.
func (s ReassessState) Label() string { return ReassessRound.StateLabel(s) }
