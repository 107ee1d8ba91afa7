package clock

import (
	"fmt"
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Road is where a case stands on the road from request to plan, with what the clock itself doesn't know.
type Road struct {
	// Stage is the stretch under way; empty when none is: the case was refused or closed, or its plan is final.
	Stage Stage
	// Since is the day on which the stretch began.
	Since ehc.Date
	// Asked tells for each request for advice, by its identity, the letter of its limb and whose advice it is, in
	// words that follow "advice from".
	Asked map[string]Asked
	// Window is how many days the family has for a draft that is still to be shared.
	Window int
	// TellSettings reports whether the reader may know that settings are being consulted.
	TellSettings bool
}

// Asked is what one request for advice is about.
type Asked struct{ Kind, From string }

// Likely is when something is likely to be done, and why.
type Likely struct {
	// On is the day; zero when there is not enough to say one.
	On ehc.Date
	// Reason says in sentences that a parent understands what is waited for and how long that usually takes.
	Reason string
	// LateBy is by how many days that is after the law's last day; 0 when it is in time, or no day can be said.
	LateBy int
}

// Forecast says for each open deadline of the road when its duty is likely to be done. Deadlines that nothing is known
// of, and windows given to a family, are left out.
func (c *Clock) Forecast(road Road, history History, calendar timescale.Calendar, today ehc.Date) map[Key]Likely {
	f := forecast{c, road, history, calendar, today, c.assessingAgain(), map[Key]Likely{}}
	f.advice()
	if road.Stage != "" {
		f.stages()
	}
	return f.found
}

type forecast struct {
	*Clock
	road     Road
	history  History
	calendar timescale.Calendar
	today    ehc.Date
	again    bool
	found    map[Key]Likely
}

// assessingAgain reports whether a reassessment is under way (SI 2014/1530 reg 27): it has a history of its own, since
// it begins with a plan in force.
func (c *Clock) assessingAgain() bool {
	return slices.ContainsFunc(c.deadlines, func(d Deadline) bool { return d.Trigger == timescale.ReassessmentAgreed && d.Owed() })
}

// took is how long a stretch took in cases of the same kind.
func (f forecast) took(s Stage) Spread {
	if f.again {
		return f.history[s.Again()]
	}
	return f.history[s]
}

// keep notes what is likely of one deadline.
func (f forecast) keep(d Deadline, on ehc.Date, reason string) {
	l := Likely{On: on, Reason: reason}
	if !on.IsZero() {
		l.LateBy = d.LateBy(on)
	}
	f.found[d.Key()] = l
}

// working moves a day on to one on which the council works, and never gives one that has passed.
func (f forecast) working(d ehc.Date) ehc.Date {
	if d.Before(f.today) {
		d = f.today
	}
	for !f.calendar.Open(d) {
		d = d.AddDays(1)
	}
	return d
}

// NoHistory is what a forecast says in place of how long something usually takes, where too few cases are finished.
const NoHistory = "There is not enough history in this council yet to say how long that takes."

// usual gives the day on which a stretch that began on a day is likely to end; no day when nothing can be said. words
// say how long it usually takes here.
func (f forecast) usual(spread Spread, since ehc.Date) (end ehc.Date, words string) {
	already := max(since.DaysUntil(f.today), 0)
	if !spread.Known() {
		return ehc.Date{}, NoHistory
	}
	words = "In this council that usually takes " + comparable(spread.Median(), already) + "."
	days, ok := spread.Usual(already)
	switch {
	case !ok:
		return ehc.Date{}, words + " Here it has taken longer than in any case before, so we cannot say when it will end."
	case already > spread.Median():
		words += " Here it has taken longer already."
	}
	end = since.AddDays(days)
	if end.Before(f.today) {
		end = f.today
	}
	return end, words
}

// inWords gives days as people say them: from two weeks on in whole weeks, rounded up.
func inWords(days int) string {
	switch {
	case days == 1:
		return "1 day"
	case days < 14:
		return fmt.Sprintf("%d days", days)
	}
	return fmt.Sprintf("%d weeks", (days+6)/7)
}

// comparable gives how many days something usually takes in words that what it has taken already can be held against:
// in days where it has taken longer, yet less than the whole weeks that would be told.
func comparable(usual, already int) string {
	if already > usual && (already+6)/7 <= (usual+6)/7 {
		return fmt.Sprintf("%d days", usual)
	}
	return inWords(usual)
}

// outstanding lists the open requests for advice.
func (f forecast) outstanding() []Deadline {
	return slices.DeleteFunc(f.Deadlines(), func(d Deadline) bool { return d.Trigger != timescale.AdviceRequestReceived || !d.Open() })
}

// advice says when each piece of advice that is not in is likely to come.
func (f forecast) advice() {
	for _, d := range f.outstanding() {
		end, words := f.usual(f.history[AdviceStage(f.road.Asked[d.Item].Kind)], d.On)
		f.keep(d, end, "We are waiting for "+f.from(d)+". "+words)
	}
}

func (f forecast) from(d Deadline) string {
	if from := f.road.Asked[d.Item].From; from != "" {
		return "advice from " + from
	}
	return "advice that we asked for"
}

// stages walks the road from the stretch under way to the final plan. Of those to come, each takes its usual time and
// the family's days are never shortened.
func (f forecast) stages() {
	at := slices.Index(Stages(), f.road.Stage)
	end, reason := f.now()
	f.reached(f.road.Stage, end, reason)
	steps := 0
	for _, next := range Stages()[at+1:] {
		spread := f.took(next)
		if !spread.Known() {
			end = ehc.Date{}
		}
		if !end.IsZero() {
			steps += spread.Median()
			before := end
			if end = f.working(end.AddDays(spread.Median())); next == Finishing {
				end = latest(end, f.working(before.AddDays(f.road.Window+1)))
			}
		}
		f.reached(next, end, reason+f.after(end, steps))
	}
}

// after says how long the steps take that come after what is waited for now.
func (f forecast) after(end ehc.Date, days int) string {
	if end.IsZero() {
		return ""
	}
	return " The steps after that usually take " + inWords(days) + "."
}

// now gives the end of the stretch under way, and what is waited for in it.
func (f forecast) now() (ehc.Date, string) {
	end, words := f.usual(f.took(f.road.Stage), f.road.Since)
	switch f.road.Stage {
	case Gathering:
		if waiting := f.outstanding(); len(waiting) > 0 {
			return f.slowest(waiting, end)
		}
		return f.ours(end), "All the advice that we asked for is in. The next step is ours. " + f.wholePart(Gathering)
	case DecidingIssue:
		return f.ours(end), "The assessment is finished, and we are deciding whether to issue a plan. " + words
	case Drafting:
		return f.ours(end), "We are writing the draft plan. " + words
	case Finishing:
		return f.finishing(end, words)
	}
	return f.ours(end), "We are deciding whether to assess. " + words
}

// wholePart says how long a stretch usually takes from its beginning.
func (f forecast) wholePart(s Stage) string {
	if spread := f.took(s); spread.Known() {
		return "From the decision to assess, this part usually takes " + inWords(spread.Median()) + " in this council."
	}
	return NoHistory
}

// ours is a day on which the council acts.
func (f forecast) ours(end ehc.Date) ehc.Date {
	if end.IsZero() {
		return end
	}
	return f.working(end)
}

// slowest waits for the advice that is likely to come last; where nothing is known of it, the whole stretch counts.
func (f forecast) slowest(waiting []Deadline, whole ehc.Date) (ehc.Date, string) {
	last, known := waiting[0], true
	for _, d := range waiting {
		switch on := f.found[d.Key()].On; {
		case on.IsZero():
			last, known = d, false
		case known && on.After(f.found[last.Key()].On):
			last = d
		}
	}
	reason := f.found[last.Key()].Reason
	if others := len(waiting) - 1; others == 1 {
		reason = strings.Replace(reason, ". ", ", and for 1 other piece of advice. ", 1)
	} else if others > 1 {
		reason = strings.Replace(reason, ". ", fmt.Sprintf(", and for %d other pieces of advice. ", others), 1)
	}
	if known {
		return f.ours(f.found[last.Key()].On), reason
	}
	return f.ours(whole), reason
}

// finishing waits for the family's answer, whose days come first, and for consulted settings.
func (f forecast) finishing(end ehc.Date, words string) (ehc.Date, string) {
	said := "The draft plan is shared, and we are finishing the plan. "
	for _, d := range f.Deadlines() {
		if d.Trigger == timescale.DraftServed && d.Open() && !f.today.After(d.Target) {
			said = "Comments on the draft plan can be sent until " + d.Target.Long() + ". "
			words = strings.Replace(words, "that usually takes", "the time from the draft to the final plan is usually", 1)
			if !end.IsZero() {
				end = latest(end, d.Target.AddDays(1))
			}
		}
	}
	return f.ours(end), said + f.settings("We are also waiting for an answer from a setting. ", "We are also waiting for answers from %d settings. ") + words
}

// settings says of how many settings an answer is waited for, where the reader may know; nothing where of none.
func (f forecast) settings(one, many string) string {
	waiting := 0
	for _, d := range f.Deadlines() {
		if d.Trigger == timescale.SettingConsulted && d.Open() && f.road.TellSettings {
			waiting++
		}
	}
	switch waiting {
	case 0:
		return ""
	case 1:
		return one
	}
	return fmt.Sprintf(many, waiting)
}

func latest(a, b ehc.Date) ehc.Date {
	if b.After(a) {
		return b
	}
	return a
}

// reached keeps the end of a stretch for every open deadline that asks for it.
func (f forecast) reached(s Stage, end ehc.Date, reason string) {
	for _, d := range f.Deadlines() {
		if d.Owed() && stageOf(d) == s {
			f.keep(d, end, reason)
		}
	}
}

// stageOf says which stretch ends with what a deadline asks for; "" for one that is not about the road.
func stageOf(d Deadline) Stage {
	switch d.Code {
	case timescale.DecideWhetherToAssess:
		return Deciding
	case timescale.SayThereIsNoPlan:
		return DecidingIssue
	case timescale.SendFinalPlan, timescale.SendPlanReassessed:
		return Finishing
	case timescale.DoAsAgreed, timescale.AssessAsOrdered, timescale.MakePlanAsOrdered, timescale.DoAsConceded:
		return map[string]Stage{"notify": Deciding, "refuse": DecidingIssue, "draft": Drafting, "plan": Finishing, "final": Finishing}[d.Step]
	}
	return ""
}
