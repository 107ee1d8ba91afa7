package casework

import (
	"strconv"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// reassessmentsHappened tells of each reassessment: the 15 days for the decision, and the time for the plan that
// follows (SI 2014/1530 regs 25(1), 27(2)).
func (c *Case) reassessmentsHappened(drafts []ehc.Date) []timescale.Happening {
	var all []timescale.Happening
	for i, r := range c.reassessments {
		item, decided := "reassessment-"+strconv.Itoa(i+1), c.decidedIn(i)
		if rule, _ := r.Asker.Rule(); rule.Must {
			all = append(all, r.requested(item, decided))
		}
		if second, ok := lastOrdered(decided, WhetherToReassess, WhetherToReplace); ok {
			h := r.secondClock(second, drafts)
			h.Item = item
			all = append(all, h)
		} else if !r.AgreedOn.IsZero() {
			all = append(all, r.agreed(item))
		}
	}
	return all
}

// decidedIn lists what was decided in the reassessment of this index.
func (c *Case) decidedIn(i int) []Decision {
	to := len(c.decisions)
	if i+1 < len(c.reassessments) {
		to = c.reassessments[i+1].Decided
	}
	return c.decisions[c.reassessments[i].Decided:to]
}

func (r Reassessment) requested(item string, decided []Decision) timescale.Happening {
	h := happening(timescale.ReassessmentRequested, r.ReceivedOn)
	h.Item = item
	if len(decided) > 0 {
		h.Met[timescale.DecideWhetherToReassess] = decided[0].PublishedOn
	} else if r.State == ReassessTakenBack {
		h.Off[timescale.All] = "The request was taken back on " + r.TakenBackOn.Long() + "."
	}
	return h
}

const keptWords = "The council decided that the plan stays as it is."

func (r Reassessment) agreed(item string) timescale.Happening {
	h := happening(timescale.ReassessmentAgreed, r.AgreedOn)
	h.Item = item
	h.Met[timescale.SendPlanReassessed] = r.FinalOn
	if r.State == PlanKept {
		h.Off[timescale.SendPlanReassessed] = keptWords
	}
	return h
}

// secondClock counts from the agreement or order behind a second decision, as it does on the road to a first plan.
func (r Reassessment) secondClock(second Decision, drafts []ehc.Date) timescale.Happening {
	trigger, about := second.clock()
	h := happening(trigger, second.OrderedOn)
	h.Facts.About = about
	code := secondCodes[trigger]
	h.Met[code+"-notify"] = second.PublishedOn
	h.Met[code+"-draft"] = firstFrom(drafts, second.OrderedOn)
	for _, step := range []string{"-plan", "-final", "-amend"} {
		h.Met[code+step] = r.FinalOn
	}
	if trigger == timescale.OrderAmend {
		h.Met[code] = r.FinalOn
	}
	h.Off[timescale.DoAsAgreed+"-other"], h.Off[timescale.DoAsAgreed+"-health"] = appealableWords, appealableWords
	switch {
	case r.State == PlanKept:
		h.Off[timescale.All] = keptWords
	case !r.FinalOn.IsZero():
		h.Off[code+"-refuse"] = "The council decided to change the plan."
	}
	return h
}
