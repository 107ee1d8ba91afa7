package casework

import "ehchub/domain/ehc"

// UndatedDuty is something that the authority must do now, for which the law names no day.
type UndatedDuty struct {
	Kind      UndatedKind
	Duty      string
	ForFamily string // the duty in words for a parent or young person
	When      string // the law's own words for the time
	Since     ehc.Date
	Plain     string // why it is owed
	Law       string
}

// UndatedKind tells the duties apart.
type UndatedKind string

const (
	ReviewAfterRelease UndatedKind = "review-after-release"
	HeedHealthBoard    UndatedKind = "heed-health-board"
)

// UndatedDuties lists what the authority must do now without a day in the law: the review after a release from custody,
// and what a new integrated care board asked for.
func (c *Case) UndatedDuties() []UndatedDuty {
	if !c.PlanInForce() {
		return nil
	}
	var all []UndatedDuty
	if c.ReviewAwaited() {
		all = append(all, UndatedDuty{ReviewAfterRelease, "Review the plan after the release from custody", "The plan is reviewed after the release from custody", "As soon as reasonably practicable", c.Released(),
			"They were released on " + c.Released().Long() + ". From that day the council keeps the plan as before, and must review it as soon as reasonably practicable.", "CFA 2014 s.48"})
	}
	if h, open := c.HealthBoardChange(); open && h.Answer.Asks() {
		what, forFamily := "Assess anew, as the new integrated care board asked", "The council assesses anew, as the new health board asked"
		if h.Answer == BoardAsksReview {
			what, forFamily = "Review the plan, as the new integrated care board asked", "The council reviews the plan, as the new health board asked"
		}
		all = append(all, UndatedDuty{HeedHealthBoard, what, forFamily, "The law names no day", h.AnsweredOn,
			"The new board said on " + h.AnsweredOn.Long() + " that it cannot arrange the health support in the plan. The council must do what it asked for.", lawOfBoards})
	}
	return all
}
