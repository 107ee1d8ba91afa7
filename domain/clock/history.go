package clock

import "slices"

// Stage is one stretch of the road from a request to a plan.
type Stage string

// The stretches, in the order of the road. How long each took is counted from the day on which the one before it ended.
const (
	Deciding      Stage = "deciding-to-assess" // from the request to the decision whether to assess
	Gathering     Stage = "gathering-advice"   // from there until the assessment is finished
	DecidingIssue Stage = "deciding-to-issue"  // from there to the decision whether to issue a plan
	Drafting      Stage = "drafting"           // from there until a draft is shared
	Finishing     Stage = "finishing"          // from there to the final plan
)

// Stages lists the stretches in order.
func Stages() []Stage { return []Stage{Deciding, Gathering, DecidingIssue, Drafting, Finishing} }

// Again names the same stretch of a reassessment.
func (s Stage) Again() Stage { return "again-" + s }

// AdviceStage names how long one kind of advice takes, from the request for it: kind is the letter of its limb of
// SI 2014/1530 reg 6(1).
func AdviceStage(kind string) Stage { return Stage("advice-" + kind) }

// EnoughCases is how many finished cases a council must have before the hub says how long a stretch takes there.
const EnoughCases = 30

// Parts is into how many equal parts a Spread divides the cases.
const Parts = 20

// Spread is how long a stretch took in the finished cases of a council.
type Spread struct {
	Cases int
	// Days holds, in calendar days, the shortest case, then the longest of each twentieth of the cases: Parts+1
	// numbers in rising order. Days[Parts/2] is the median.
	Days []int
}

// Known reports whether there were enough cases.
func (s Spread) Known() bool { return s.Cases >= EnoughCases && len(s.Days) == Parts+1 }

// Median is how many days the stretch usually takes; 0 when too few cases are known.
func (s Spread) Median() int {
	if !s.Known() {
		return 0
	}
	return s.Days[Parts/2]
}

// Usual gives how many days the stretch usually takes in all for a case in which it has taken so many already: the
// median of the cases that took as long. ok is false when too few cases are known, or none took as long.
func (s Spread) Usual(already int) (days int, ok bool) {
	if !s.Known() || already > s.Days[Parts] {
		return 0, false
	}
	passed := slices.IndexFunc(s.Days, func(d int) bool { return d >= already })
	return s.Days[(passed+Parts+1)/2], true
}

// History is how long the stretches took in one council.
type History map[Stage]Spread
