// Package casework is the case of one child or young person: the request, the two decisions, the people on the
// case and where it stands. Plan, advice and review meet it by its identity.
package casework

import "ehchub/domain/machine"

// State is where a case stands on the road from request to plan.
type State string

const (
	RequestDraft          State = "request_draft"
	Requested             State = "requested"
	AssessDecisionPending State = "assess_decision_pending"
	RefusedAssess         State = "refused_assess"
	Assessing             State = "assessing"
	IssueDecisionPending  State = "issue_decision_pending"
	RefusedIssue          State = "refused_issue"
	Drafting              State = "drafting"
	DraftShared           State = "draft_shared"
	ReviewPending         State = "review_pending"
	Closed                State = "closed"
)

// Trigger is a step that moves a case.
type Trigger string

const (
	SubmitRequest     Trigger = "submit_request"
	AskAssessDecision Trigger = "ask_assess_decision"
	AgreeToAssess     Trigger = "agree_to_assess"
	RefuseToAssess    Trigger = "refuse_to_assess"
	AskIssueDecision  Trigger = "ask_issue_decision"
	AgreeToIssue      Trigger = "agree_to_issue"
	RefuseToIssue     Trigger = "refuse_to_issue"
	ShareDraft        Trigger = "share_draft"
	FinalisePlan      Trigger = "finalise_plan"
	AgreeToReassess   Trigger = "agree_to_reassess"
	RefuseToReassess  Trigger = "refuse_to_reassess"
	AgreeToReplace    Trigger = "agree_to_replace"
	KeepPlan          Trigger = "keep_plan"
	WithdrawRequest   Trigger = "withdraw_request"
	MoveAway          Trigger = "move_away"
	RecordDeath       Trigger = "record_death"
	ReachEndAge       Trigger = "reach_end_age"
	LeaveEngland      Trigger = "leave_england"
	JoinRequests      Trigger = "join_requests"
	CloseOtherwise    Trigger = "close_otherwise"
	TakeOverPlan      Trigger = "take_over_plan"

	// TakeBackReassessment is a step of a reassessment alone; the case stays where it is.
	TakeBackReassessment Trigger = "take_back_reassessment"
)

var labels = machine.Labels[State, Trigger]{
	States: map[State]string{
		RequestDraft:          "Request draft",
		Requested:             "Request received",
		AssessDecisionPending: "Decision to assess pending",
		RefusedAssess:         "Decision made not to assess",
		Assessing:             "Assessment in progress",
		IssueDecisionPending:  "Decision to issue plan pending",
		RefusedIssue:          "Decision made not to issue an EHC Plan",
		Drafting:              "Draft EHC Plan (not yet shared)",
		DraftShared:           "Draft EHC Plan (shared)",
		ReviewPending:         "Review pending",
		Closed:                "Closed outside of process",
	},
	Triggers: withUndoing(map[Trigger]string{
		SubmitRequest:     "send the request",
		AskAssessDecision: "mark the case ready for the decision to assess",
		AgreeToAssess:     "agree to assess",
		RefuseToAssess:    "decide not to assess",
		AskIssueDecision:  "mark the case ready for the decision to issue a plan",
		AgreeToIssue:      "decide to issue a plan",
		RefuseToIssue:     "decide not to issue a plan",
		ShareDraft:        "share a draft of the plan",
		FinalisePlan:      "finalise the plan",
		AgreeToReassess:   "agree to reassess",
		RefuseToReassess:  "decide not to reassess",
		AgreeToReplace:    "decide to change the plan after a reassessment",
		KeepPlan:          "decide to keep the plan after a reassessment",
		WithdrawRequest:   "withdraw the request",
		MoveAway:          "pass the case to another authority",
		RecordDeath:       "close the case after a death",
		ReachEndAge:       "end the case at 25",
		LeaveEngland:      "close the case of someone who has left England",
		JoinRequests:      "close a second request for the same child",
		CloseOtherwise:    "close the case for another reason",
		TakeOverPlan:      "take over the plan of another authority",
	}),
}

func withUndoing(words map[Trigger]string) map[Trigger]string {
	for _, s := range everOpen {
		words[undoTo(s)] = "undo a mistaken closing"
	}
	return words
}

// Machine is the assessment road as data.
var Machine = machine.New(RequestDraft, append(road, closingRows()...), labels)

var road = []machine.Row[State, Trigger]{
	{From: RequestDraft, On: SubmitRequest, To: Requested, Law: "CFA 2014 s.36(1)", When: "the requester may ask and the mandatory answers are there"},
	{From: RequestDraft, On: TakeOverPlan, To: ReviewPending, Law: "CFA 2014 s.47; SI 2014/1530 reg 15", When: "another authority made the plan, and this one is responsible now"},
	{From: Requested, On: AskAssessDecision, To: AssessDecisionPending, When: "a co-ordinator is assigned"},
	{From: Requested, On: AgreeToAssess, To: Assessing, Law: "CFA 2014 s.36(8)", When: "both limbs are answered yes"},
	{From: Requested, On: RefuseToAssess, To: RefusedAssess, Law: "CFA 2014 s.36(5); SI 2014/1530 reg 5", When: "both limbs are answered, at least one no, with reasons"},
	{From: AssessDecisionPending, On: AgreeToAssess, To: Assessing, Law: "CFA 2014 s.36(8)", When: "both limbs are answered yes"},
	{From: AssessDecisionPending, On: RefuseToAssess, To: RefusedAssess, Law: "CFA 2014 s.36(5); SI 2014/1530 reg 5", When: "both limbs are answered, at least one no, with reasons"},
	{From: RefusedAssess, On: AgreeToAssess, To: Assessing, Law: "SI 2014/1530 regs 42, 44, 45", When: "a second decision names its basis and date"},
	{From: RefusedAssess, On: RefuseToAssess, To: RefusedAssess, Law: "SI 2014/1530 regs 43, 44", When: "the Tribunal ordered the council to decide again"},
	{From: Assessing, On: AskIssueDecision, To: IssueDecisionPending, Law: "SI 2014/1530 reg 6(1), (4)", When: "every mandatory limb has advice, or an override is reasoned"},
	{From: IssueDecisionPending, On: AgreeToIssue, To: Drafting, Law: "CFA 2014 s.37(1)", When: "reasons are given"},
	{From: IssueDecisionPending, On: RefuseToIssue, To: RefusedIssue, Law: "CFA 2014 s.36(9)-(10); SI 2014/1530 reg 10", When: "reasons are given"},
	{From: RefusedIssue, On: AgreeToIssue, To: Drafting, Law: "SI 2014/1530 regs 42, 44, 45", When: "a second decision names its basis and date"},
	{From: RefusedIssue, On: RefuseToIssue, To: RefusedIssue, Law: "SI 2014/1530 regs 43, 44", When: "the Tribunal ordered the council to decide again"},
	{From: Drafting, On: ShareDraft, To: DraftShared, Law: "CFA 2014 s.38(1); SI 2014/1530 reg 13(1)", When: "section I is empty and all advice is attached"},
	{From: DraftShared, On: ShareDraft, To: DraftShared, Law: "CFA 2014 s.38(1); SI 2014/1530 reg 13(1)", When: "a revised draft makes the next version"},
	{From: DraftShared, On: FinalisePlan, To: ReviewPending, Law: "CFA 2014 s.39; SI 2014/1530 regs 13, 14", When: "the family's window is closed or their answer is final, the named setting was consulted, section I is filled, and the plan is signed and dated"},
	{From: ReviewPending, On: AgreeToReassess, To: Assessing, Law: "CFA 2014 s.44(2), (3); SI 2014/1530 regs 23, 25, 26", When: "a reassessment was asked for, or the council thinks it necessary; the plan stays in force"},
	{From: ReviewPending, On: RefuseToReassess, To: ReviewPending, Law: "SI 2014/1530 regs 24, 25", When: "there was an assessment less than six months before the request, or another is not necessary, with reasons"},
	{From: IssueDecisionPending, On: AgreeToReplace, To: Drafting, Law: "CFA 2014 s.44; SI 2014/1530 reg 27", When: "a plan is in force, and its reassessment shows that it must change"},
	{From: IssueDecisionPending, On: KeepPlan, To: ReviewPending, Law: "CFA 2014 ss.44, 51(2)(e); SI 2014/1530 reg 27", When: "a plan is in force, and its reassessment shows that it is right as it is, with reasons"},
	{From: ReviewPending, On: AgreeToReplace, To: Drafting, Law: "SI 2014/1530 regs 42, 44, 45", When: "the plan was kept, and a second decision names its basis and date"},
	{From: ReviewPending, On: KeepPlan, To: ReviewPending, Law: "SI 2014/1530 regs 43, 44", When: "the plan was kept, and the Tribunal ordered the council to decide again"},
}

// Label gives the state's words, as trays and pages show them.
func (s State) Label() string { return labels.States[s] }

// Known reports whether the state is one of the road's.
func (s State) Known() bool { return labels.States[s] != "" }

// Stage is one of the five stages that the bar at the top of a case shows.
type Stage int

const (
	StageRequest Stage = iota + 1
	StageDecisionToAssess
	StageAssessment
	StageDecisionToIssue
	StagePlan
)

// Stages lists the five stages in order with their labels.
func Stages() []string { return []string{"Request", "Decision", "Assessment", "Decision", "EHC Plan"} }

// Stage says which stage the state belongs to.
func (s State) Stage() Stage {
	switch s {
	case AssessDecisionPending, RefusedAssess:
		return StageDecisionToAssess
	case Assessing:
		return StageAssessment
	case IssueDecisionPending, RefusedIssue:
		return StageDecisionToIssue
	case Drafting, DraftShared, ReviewPending:
		return StagePlan
	}
	return StageRequest
}

// Live reports whether a plan is in force, so that the case stands in My live cases.
func (s State) Live() bool { return s == ReviewPending }

// Closed reports whether the case has ended and is hidden unless asked for.
func (s State) Closed() bool { return s == Closed }
