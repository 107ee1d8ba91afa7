package casework

import (
	"slices"
	"strings"

	"ehchub/domain/access"
)

// movingActions are the actions that move a case along its road, with the steps that they can take. Where they are possible
// follows from the machine.
var movingActions = map[access.Action][]Trigger{
	access.SubmitRequest:    {SubmitRequest},
	access.TakeOverPlans:    {TakeOverPlan},
	access.PrepareDecision:  {AskAssessDecision, AskIssueDecision},
	access.DecideToAssess:   {AgreeToAssess, RefuseToAssess},
	access.DecideToIssue:    {AgreeToIssue, RefuseToIssue},
	access.ShareDraft:       {ShareDraft},
	access.FinalisePlan:     {FinalisePlan},
	access.DecideToReassess: {AgreeToReassess, RefuseToReassess},
	access.DecideToReplace:  {AgreeToReplace, KeepPlan},
	access.AskToWithdraw:    {WithdrawRequest},
	access.CloseCase:        {WithdrawRequest, MoveAway, RecordDeath, ReachEndAge, LeaveEngland, JoinRequests, CloseOtherwise},
}

// standingActions are the actions that a case admits in some states only, without moving.
var standingActions = map[access.Action][]State{
	access.EditRequest:    {RequestDraft},
	access.ClearDraft:     {RequestDraft},
	access.UndoClosing:    {Closed},
	access.AskAdvice:      {Assessing},
	access.ReopenAdvice:   {Assessing},
	access.RelyOnAdvice:   {Assessing},
	access.CommentOnDraft: {DraftShared},
	access.Consult:        {DraftShared},
	access.AskToReassess:  {ReviewPending},
}

// Admits reports whether a case in the state admits the action, whoever takes it. Actions that are in no table are
// possible in every state in which their subject exists. What else must hold, the verb checks.
func (s State) Admits(action access.Action) bool {
	if triggers, moves := movingActions[action]; moves {
		return slices.ContainsFunc(triggers, func(t Trigger) bool { return Machine.Can(s, t) })
	}
	states, narrowed := standingActions[action]
	return !narrowed || slices.Contains(states, s)
}

// Admitting lists the states in which a case admits the action; every state for an action that none narrows.
func Admitting(action access.Action) []State {
	var found []State
	for _, s := range slices.Concat([]State{RequestDraft}, everOpen, []State{Closed}) {
		if s.Admits(action) {
			found = append(found, s)
		}
	}
	return found
}

// AccessMarkdown writes for people in which states of a case the actions are possible that are not possible in all.
func AccessMarkdown() string {
	var b strings.Builder
	b.WriteString("\n## While the case stands where\n\nThe table above says who. These actions are possible only while the case stands at one of the states named, whoever takes them; every other action in any state in which there is something to act on. " +
		"The steps and what must hold for each are in [states/assessment.md](states/assessment.md).\n\n| To … | while the case stands at |\n|---|---|\n")
	for _, action := range access.Actions() {
		states := Admitting(action)
		if len(states) == len(Machine.States()) {
			continue
		}
		labels := make([]string, len(states))
		for i, s := range states {
			labels[i] = s.Label()
		}
		b.WriteString("| " + string(action) + " | " + strings.Join(labels, "; ") + " |\n")
	}
	return b.String()
}
