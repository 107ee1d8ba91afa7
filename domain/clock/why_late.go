package clock

import (
	"slices"
	"strings"
)

// WhyLate says what of the road is still to be done, whose it is and since when it was asked for: words that a letter
// about a delay can begin from. How long things usually take stays out of them, since it excuses nothing.
func (c *Clock) WhyLate(road Road) string {
	f := forecast{Clock: c, road: road}
	switch road.Stage {
	case Deciding:
		return "We have not finished looking at what was sent to us with the request, and so we have not decided."
	case Gathering:
		if waiting := f.outstanding(); len(waiting) > 0 {
			return "To decide, we need the advice of everyone whom we asked, and some of it has not come. We are still waiting for " + f.allFrom(waiting) + "."
		}
		return "All the advice that we asked for has come. We have not finished reading it, and so we have not decided."
	case DecidingIssue:
		return "The assessment is finished. We have not yet decided whether there will be a plan."
	case Drafting:
		return "We have decided that there will be a plan. We have not finished writing it."
	case Finishing:
		return "The draft plan has been shared. We have not finished the final plan." + f.settings(" We are still waiting for an answer from a setting that we asked.", " We are still waiting for answers from %d settings that we asked.")
	}
	return "We have not been able to do it in time."
}

// allFrom names each piece of advice that is waited for, with the day on which it was asked for, the longest first.
func (f forecast) allFrom(waiting []Deadline) string {
	slices.SortStableFunc(waiting, func(a, b Deadline) int { return b.On.DaysUntil(a.On) })
	var all []string
	for _, d := range waiting {
		all = append(all, f.from(d)+", asked for on "+d.On.Long())
	}
	last := len(all) - 1
	if last == 0 {
		return all[0]
	}
	return strings.Join(all[:last], "; ") + "; and " + all[last]
}
