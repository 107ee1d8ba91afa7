package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// adviceOf loads one request of the open case, with the fact whether it is the actor's to answer, and asks the
// access table about the action.
func adviceOf(ctx context.Context, v *application.Visit, id ehc.AdviceID, action access.Action) (*advice.Request, error) {
	r, err := v.Stores.Advice.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if r.Case() != v.Case.ID() {
		return nil, fault.New(fault.NotFound, "advice.unknown", "There is no such request for advice.")
	}
	own := r.AnsweredBy(v.Actor)
	if action == access.AllocateAdvice {
		own = v.Actor.Manages(r.Adviser().Team)
	}
	err = v.Knowing(access.Facts{access.OwnOnly: own}).Decide(action)
	if asked := r.Adviser().Person; own && asked != v.Actor.Person && v.Actor.StandsFor(asked) {
		v.StandIn(asked)
	}
	return r, err
}

// assessed refuses once the evidence is closed: advice is written and sent until the authority decides whether to
// issue a plan.
func assessed(c *casework.Case) error {
	switch c.State() {
	case casework.Assessing, casework.IssueDecisionPending:
		return nil
	}
	return fault.New(fault.Illegal, "advice.not-assessing", "Advice can be given while the assessment is in progress. This case stands at: "+c.State().Label()+".")
}

// askable refuses outside of the assessment: once it is marked finished, nobody new is asked.
func askable(c *casework.Case) error {
	if assessing(c) {
		return nil
	}
	return fault.New(fault.Illegal, "advice.not-assessing", "Advice is asked for while the assessment is in progress. This case stands at: "+c.State().Label()+".")
}

// tellAllIn raises the event that nothing is awaited any more, when that is so. changed is the request as it
// stands now, which the store may not show yet.
func tellAllIn(ctx context.Context, v *application.Visit, changed *advice.Request) error {
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for i, r := range requests {
		if r.ID() == changed.ID() {
			requests[i] = changed
		}
	}
	if advice.AllIn(application.OfAssessment(requests, v.Case.AssessedSince())) {
		v.Case.Touch(v.Actor, ehc.AllAdviceIn, nil, v.Now)
	}
	return nil
}

// about names who a request is with, for an event: its person or, while it has none, its team.
func about(r *advice.Request, more map[string]string) map[string]string {
	data := map[string]string{ehc.DataAdvice: string(r.ID())}
	if a := r.Adviser(); a.Person != "" {
		data[ehc.DataPerson] = string(a.Person)
	} else {
		data[ehc.DataTeam] = string(a.Team)
	}
	for k, v := range more {
		data[k] = v
	}
	return data
}
