package casework

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// DatesTold gives the last days that a decision's letter tells the family: by when they hear if there will be no
// plan, and by when a plan is final. They are counted as things stood when the decision was published, so that a
// letter reads the same whatever happened since. A zero date is not counted from what the decision rests on.
func (c *Case) DatesTold(d Decision, calendar timescale.Calendar) (noPlan, finalPlan ehc.Date) {
	for _, deadline := range c.clockAt(d, calendar) {
		switch {
		case deadline.Code == timescale.SayThereIsNoPlan || deadline.Step == "refuse":
			noPlan = deadline.Last
		case deadline.Code == timescale.SendFinalPlan || deadline.Step == "plan" || deadline.Step == "final":
			finalPlan = deadline.Last
		}
	}
	return noPlan, finalPlan
}

// clockAt counts from the latest agreement or order up to a decision, or else from the request.
func (c *Case) clockAt(d Decision, calendar timescale.Calendar) []timescale.Deadline {
	ordered := Decision{}
	for _, earlier := range c.decisions {
		if trigger, _ := earlier.clock(); trigger != "" {
			ordered = earlier
		}
		if earlier == d {
			break
		}
	}
	if trigger, about := ordered.clock(); trigger != "" {
		return timescale.DeadlinesWith(trigger, ordered.OrderedOn, timescale.Facts{About: about}, calendar)
	}
	return timescale.DeadlinesFrom(timescale.RequestReceived, c.request.ReceivedOn, calendar)
}
