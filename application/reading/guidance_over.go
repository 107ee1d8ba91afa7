package reading

import "ehchub/domain/casework"

// over reports whether a stage of the case is done with: the case has gone on, has its answer, or is closed.
func over(c *casework.Case, stage casework.Stage) bool {
	switch c.State() {
	case casework.Closed:
		return true
	case casework.RefusedAssess, casework.RefusedIssue, casework.ReviewPending:
		return c.Stage() >= stage
	}
	return c.Stage() > stage
}

// standsAt says where a case stands now, for the pages of stages that are over.
func standsAt(c *casework.Case) string {
	state := c.State()
	if words := againNow[state]; words != "" && c.PlanInForce() {
		return words
	}
	return now[state]
}

var now = map[casework.State]string{
	casework.AssessDecisionPending: "Now the council decides whether to assess.",
	casework.RefusedAssess:         "The council has decided not to assess. The decision’s letter says what can be done about it.",
	casework.Assessing:             "Now the assessment is going on.",
	casework.IssueDecisionPending:  "Now the council decides whether a plan is needed.",
	casework.RefusedIssue:          "The council has decided that no plan is needed. The decision’s letter says what can be done about it.",
	casework.Drafting:              "Now the council writes the draft of the plan.",
	casework.DraftShared:           "Now there is a draft of the plan, and the family can comment on it.",
	casework.ReviewPending:         "The plan is in force, and what it promises must be done.",
	casework.Closed:                "The case is closed.",
}

// againNow is for a plan that is in force while it is looked at anew.
var againNow = map[casework.State]string{
	casework.Assessing:            "The plan is in force, and there is a new assessment.",
	casework.IssueDecisionPending: "The plan is in force. Now the council decides whether it changes.",
	casework.Drafting:             "The plan is in force, and the council writes a new draft of it.",
	casework.DraftShared:          "The plan is in force. There is a new draft of it, and the family can comment on it.",
}
