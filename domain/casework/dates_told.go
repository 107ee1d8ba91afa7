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
		case deadline.Code == timescale.SendFinalPlan || deadline.Code == timescale.SendPlanReassessed || deadline.Step == "plan" || deadline.Step == "final":
			finalPlan = deadline.Last
		}
	}
	return noPlan, finalPlan
}

// clockAt counts from the latest agreement or order up to a decision; else from the notice that agreed to reassess, or
// from the request.
func (c *Case) clockAt(d Decision, calendar timescale.Calendar) []timescale.Deadline {
	last := Decision{}
	for _, earlier := range c.decisions {
		trigger, _ := earlier.clock()
		if earlier.ofReassessment() == d.ofReassessment() && (trigger != "" || earlier.Question == WhetherToReassess && earlier.Agreed) {
			last = earlier
		}
		if earlier == d {
			break
		}
	}
	switch trigger, about := last.clock(); {
	case trigger != "":
		return timescale.DeadlinesWith(trigger, last.OrderedOn, timescale.Facts{About: about}, calendar)
	case d.ofReassessment() && last.Agreed:
		return timescale.DeadlinesFrom(timescale.ReassessmentAgreed, last.PublishedOn, calendar)
	case d.ofReassessment():
		return nil
	}
	return timescale.DeadlinesFrom(timescale.RequestReceived, c.request.ReceivedOn, calendar)
}
