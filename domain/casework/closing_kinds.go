package casework

import (
	"ehchub/domain/ehc"
	"ehchub/domain/machine"
)

// ClosingKind is why a case ended outside of the process.
type ClosingKind string

const (
	ByWithdrawal     ClosingKind = "withdrawal"     // the requester or the family took the request back
	ByMovingAway     ClosingKind = "moved"          // another authority is responsible now
	ByDeath          ClosingKind = "death"          // the child or young person has died
	ByAge            ClosingKind = "age"            // the young person is 25
	ByLeavingEngland ClosingKind = "left-england"   // the law of England no longer applies to them
	BySecondRequest  ClosingKind = "second-request" // another request for the same child goes on
	ByOtherCause     ClosingKind = "other"
)

// ClosingRule is one row of the table of closings.
type ClosingRule struct {
	Kind    ClosingKind
	Trigger Trigger
	From    []State // in which states a case can end so
	Law     string
	Event   ehc.EventKind
	Label   string // as the authority chooses it
	When    string // what must hold, for the table of states
	Asks    string // which day the form asks for, in a sentence
	// Said is what everyone on the case reads; ToFamily what the family does.
	Said, ToFamily string
	// Otherwise says what to do where the case can't end so.
	Otherwise                               string
	NeedsReason, NeedsAuthority, NeedsAsker bool
	// WithoutPlan closings end what comes before a plan: they are not open while one is in force and assessed anew.
	WithoutPlan bool
	// Quiet closings send the family nothing, now or later.
	Quiet bool
}

// beforeAPlan are the states of a request on its way; withPlan are those in which a plan is in force.
var (
	beforeAPlan = []State{Requested, AssessDecisionPending, RefusedAssess, Assessing, IssueDecisionPending, RefusedIssue, Drafting, DraftShared}
	withPlan    = []State{ReviewPending}
	everOpen    = append(append([]State(nil), beforeAPlan...), withPlan...)
)

// ClosingRules lists how a case can end outside of the process.
func ClosingRules() []ClosingRule {
	return []ClosingRule{
		{Kind: ByWithdrawal, Trigger: WithdrawRequest, From: beforeAPlan, Law: "CFA 2014 s.36", Event: ehc.RequestWithdrawn,
			Label: "The requester or the family has withdrawn the request", When: "someone entitled to has asked, and the council records why its duty no longer stands",
			Asks: "the day on which they asked", Said: "The request was withdrawn.",
			ToFamily:  "The request was withdrawn, as you or the person who made it asked. You can ask for an assessment again at any time.",
			Otherwise: "A plan is in force, so there is no request left to withdraw. A plan ends only under section 45.", NeedsReason: true, NeedsAsker: true, WithoutPlan: true},
		{Kind: ByMovingAway, Trigger: MoveAway, From: everOpen, Law: "CFA 2014 ss.24, 47; SI 2014/1530 reg 15", Event: ehc.CaseMovedAway,
			Label: "The family has moved to another authority’s area", When: "another authority is responsible from a known day",
			Asks: "the day of the move", Said: "The family has moved, and another authority is responsible now.",
			ToFamily:  "You have moved, and the council of your new home is responsible now. If your child has a plan, it stays in force, and the new authority must keep to it.",
			Otherwise: "This case can’t end so from here.", NeedsAuthority: true},
		{Kind: ByDeath, Trigger: RecordDeath, From: everOpen, Law: "CFA 2014 s.24", Event: ehc.CaseClosedQuietly,
			Label: "The child or young person has died", When: "the council has been told",
			Asks: "the date of death", Said: "This case is closed. Nothing more is needed from you.",
			ToFamily:  "We are very sorry. This case is closed. You do not have to do anything, and we will not write to you about it again.",
			Otherwise: "This case can’t end so from here.", Quiet: true},
		{Kind: ByAge, Trigger: ReachEndAge, From: everOpen, Law: "CFA 2014 ss.46, 83; SI 2014/1530 reg 46", Event: ehc.CaseClosed,
			Label: "The young person has turned 25", When: "the 25th birthday has been, and the plan is not kept to the end of the academic year",
			Asks: "the last day of the plan or, without one, the 25th birthday", Said: "The young person has turned 25, and the duties of this process end.",
			ToFamily:  "You have turned 25, and the duties of this process end. Adult services can tell you what they offer.",
			Otherwise: "This case can’t end so from here."},
		{Kind: ByLeavingEngland, Trigger: LeaveEngland, From: everOpen, Law: "CFA 2014 s.24", Event: ehc.CaseClosed,
			Label: "The child or young person has left England", When: "they no longer live in England",
			Asks: "the day on which they left", Said: "The child or young person has left England.",
			ToFamily:  "You have left England, and English law on these plans no longer applies. If you come back, you can ask again.",
			Otherwise: "This case can’t end so from here."},
		{Kind: BySecondRequest, Trigger: JoinRequests, From: []State{Requested, AssessDecisionPending}, Law: "CFA 2014 s.36", Event: ehc.CaseClosed,
			Label: "It is a second request for a child whose other request goes on", When: "the other request is of the same child, and goes on with its own dates",
			Asks: "the day on which it was found", Said: "The council has another request for the same child. That one goes on.",
			ToFamily:  "The council already has a request for this child. That one goes on, with its own dates, and what you sent is read with it. You do not have to do anything.",
			Otherwise: "A decision has been taken on this request, so it is not closed as a second one.", NeedsReason: true, WithoutPlan: true},
		{Kind: ByOtherCause, Trigger: CloseOtherwise, From: beforeAPlan, Law: "CFA 2014 s.36", Event: ehc.CaseClosed,
			Label: "Another reason", When: "the council records why its duty no longer stands",
			Asks: "the day from which the duty no longer stands", Said: "The council’s duty no longer stands.",
			ToFamily:  "The council has closed this case. The reason is below. If you do not agree, ask your case co-ordinator or the free advice service.",
			Otherwise: "A plan is in force. It ends only when the council is no longer responsible, or when the plan is no longer necessary (section 45).", NeedsReason: true, WithoutPlan: true},
	}
}

// Rule finds the row of a kind; ok is false for a kind that is none.
func (k ClosingKind) Rule() (rule ClosingRule, ok bool) {
	for _, r := range ClosingRules() {
		if r.Kind == k {
			return r, true
		}
	}
	return ClosingRule{}, false
}

// ClosingsOpen lists how the case can end outside of the process from where it stands.
func (c *Case) ClosingsOpen() []ClosingRule {
	var found []ClosingRule
	for _, r := range ClosingRules() {
		if Machine.Can(c.state, r.Trigger) && !((r.WithoutPlan || r.Kind == ByMovingAway) && c.PlanInForce()) {
			found = append(found, r)
		}
	}
	return found
}

// OpenStates lists the states that an open case can stand at, from the receipt of the request on.
func OpenStates() []State { return append([]State(nil), everOpen...) }

// WithdrawableStates lists the states in which the request can still be taken back.
func WithdrawableStates() []State { return append([]State(nil), beforeAPlan...) }

// undoTo names the step that takes a mistaken closing back to where the case stood.
func undoTo(s State) Trigger { return "undo_closing_of_" + Trigger(s) }

// closingRows are the steps of the table that close a case, and those that undo it.
func closingRows() []machine.Row[State, Trigger] {
	var rows []machine.Row[State, Trigger]
	for _, r := range ClosingRules() {
		rows = append(rows, machine.FromEach(r.From, r.Trigger, Closed, r.Law, r.When)...)
	}
	for _, s := range everOpen {
		rows = append(rows, machine.Row[State, Trigger]{From: Closed, On: undoTo(s), To: s, When: "the closing was a mistake, the case stood here, and a manager gives the reason"})
	}
	return rows
}
