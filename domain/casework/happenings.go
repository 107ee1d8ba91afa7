package casework

import (
	"slices"
	"strconv"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Happenings tells what happened on the case that starts time limits, and what became of them. drafts are the days
// on which drafts of the plan were served, the earliest first: the plan knows them.
func (c *Case) Happenings(drafts []ehc.Date) []timescale.Happening {
	if c.ReceivedOn().IsZero() {
		return nil
	}
	happened := []timescale.Happening{c.requestHappened()}
	if c.takenOver != nil {
		happened[0] = c.takenOverHappened()
	}
	if second, ok := c.ordered(); ok {
		happened = append(happened, c.secondClock(second, drafts))
	}
	happened = append(happened, c.remitted()...)
	happened = append(happened, c.refusals()...)
	happened = append(happened, c.reassessmentsHappened(drafts)...)
	happened = append(happened, c.birthHappened()...)
	happened = append(happened, c.movesHappened()...)
	happened = append(happened, c.boardsHappened()...)
	if !c.finalOn.IsZero() {
		happened = append(happened, c.planHappened()...)
	}
	happened = c.custodyHappened(happened)
	if c.state.Closed() {
		for i := range happened {
			happened[i].Off = map[string]string{timescale.All: "The case was closed."}
		}
	}
	return happened
}

// requestHappened tells of the request. The law asks for the family to be told, so a decision counts from the day
// it was published.
func (c *Case) requestHappened() timescale.Happening {
	h := happening(timescale.RequestReceived, c.request.ReceivedOn)
	if first, decided := c.first(WhetherToAssess); decided {
		h.Met[timescale.DecideWhetherToAssess] = first.PublishedOn
	}
	h.Met[timescale.SendFinalPlan] = c.finalOn
	c.tellNoPlan(h, timescale.SayThereIsNoPlan)
	switch second, replaced := c.ordered(); {
	case replaced:
		trigger, _ := second.clock()
		h.Off[timescale.All] = "It was replaced by the dates that count from " + second.OrderedOn.Long() + ", when " + trigger.Event() + "."
	case c.Refused():
		h.Off[timescale.SayThereIsNoPlan], h.Off[timescale.SendFinalPlan] = refusedWords, refusedWords
	}
	return h
}

const refusedWords = "The council refused. Other dates start if that decision changes."

// tellNoPlan tells of the duty to say that there will be no plan, which is owed only when the answer is no.
func (c *Case) tellNoPlan(h timescale.Happening, key string) {
	switch first, decided := c.first(WhetherToIssue); {
	case decided && !first.Agreed:
		h.Met[key] = first.PublishedOn
	case decided:
		h.Off[key] = "The decision was to issue a plan."
	}
}

// secondClock counts from the agreement or order behind a second decision, which takes the place of the request's
// own dates (SI 2014/1530 regs 42, 44, 45).
func (c *Case) secondClock(second Decision, drafts []ehc.Date) timescale.Happening {
	trigger, about := second.clock()
	h := happening(trigger, second.OrderedOn)
	h.Facts.About = about
	code := secondCodes[trigger]
	h.Met[code+"-notify"] = second.PublishedOn
	c.tellNoPlan(h, code+"-refuse")
	h.Met[code+"-draft"] = firstFrom(drafts, second.OrderedOn)
	h.Met[code+"-plan"], h.Met[code+"-final"] = c.finalOn, c.finalOn
	h.Off[timescale.DoAsAgreed+"-other"], h.Off[timescale.DoAsAgreed+"-health"] = appealableWords, appealableWords
	if c.Refused() {
		h.Off[code+"-plan"], h.Off[code+"-final"] = refusedWords, refusedWords
	}
	return h
}

const appealableWords = "The agreement is about something that can be appealed, which has its own times."

// secondCodes says under which code the limits after a second decision stand.
var secondCodes = map[timescale.Trigger]string{
	timescale.MediationAgreement: timescale.DoAsAgreed, timescale.OrderAssess: timescale.AssessAsOrdered, timescale.OrderMakePlan: timescale.MakePlanAsOrdered, timescale.OrderAmend: timescale.DoAsOrdered, timescale.AppealConceded: timescale.DoAsConceded,
}

func firstFrom(days []ehc.Date, from ehc.Date) ehc.Date {
	for _, d := range days {
		if !d.Before(from) {
			return d
		}
	}
	return ehc.Date{}
}

// refusals tells of every decision that can be appealed, with the family's time to do so.
func (c *Case) refusals() []timescale.Happening {
	var all []timescale.Happening
	for i, d := range c.decisions {
		if !d.Appealable() {
			continue
		}
		h := happening(timescale.DecisionNotice, d.PublishedOn)
		h.Item = "decision-" + strconv.Itoa(i+1)
		if i+1 < len(c.decisions) {
			h.Off[timescale.All] = "The council decided again on " + c.decisions[i+1].PublishedOn.Long() + "."
		}
		all = append(all, h)
	}
	return all
}

// planHappened tells of the plan: its first review, and the family's time to appeal against what it says.
func (c *Case) planHappened() []timescale.Happening {
	told := []timescale.Happening{happening(timescale.PlanMade, c.finalOn), planNotice(1, c.finalOn)}
	if c.takenOver != nil {
		told[0].Off[timescale.ReviewFirst] = "The plan was taken over: its review counts from the transfer."
		told[1].Off[timescale.All] = "The plan was made by another authority."
	}
	for _, r := range c.reassessments {
		if r.FinalOn.IsZero() {
			continue
		}
		told[len(told)-1].Off[timescale.All] = "A new plan took its place on " + r.FinalOn.Long() + "."
		told = append(told, planNotice(len(told), r.FinalOn))
	}
	return told
}

// planNotice is the notice that goes with a final plan, of which the first is number 1.
func planNotice(number int, on ehc.Date) timescale.Happening {
	notice := happening(timescale.DecisionNotice, on)
	notice.Item = "plan"
	if number > 1 {
		notice.Item += "-" + strconv.Itoa(number)
	}
	return notice
}

func happening(trigger timescale.Trigger, on ehc.Date) timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: trigger, On: on}, Met: map[string]ehc.Date{}, Off: map[string]string{}}
}

// ordered finds the latest second decision on the road to a first plan that rests on an agreement or an order.
func (c *Case) ordered() (Decision, bool) {
	return lastOrdered(c.decisions, WhetherToAssess, WhetherToIssue)
}

func lastOrdered(decisions []Decision, questions ...Question) (Decision, bool) {
	for _, d := range slices.Backward(decisions) {
		if trigger, _ := d.clock(); trigger != "" && slices.Contains(questions, d.Question) {
			return d, true
		}
	}
	return Decision{}, false
}

// remitted tells of orders to decide again, each met by the decision that follows it.
func (c *Case) remitted() []timescale.Happening {
	var all []timescale.Happening
	for _, d := range c.decisions {
		if d.Basis == Remitted {
			h := happening(timescale.OrderRemitted, d.OrderedOn)
			h.Met[timescale.DoAsOrdered] = d.PublishedOn
			all = append(all, h)
		}
	}
	return all
}

// clock says what the time limits after a second decision count from; "" when the request's own dates go on.
func (d Decision) clock() (timescale.Trigger, timescale.Subject) {
	about, order := timescale.AboutAssess, timescale.OrderAssess
	switch d.Question {
	case WhetherToIssue:
		about, order = timescale.AboutMakePlan, timescale.OrderMakePlan
	case WhetherToReassess:
		about = timescale.AboutReassess
	case WhetherToReplace:
		about, order = timescale.AboutAmend, timescale.OrderAmend
	}
	switch d.Basis {
	case Mediation:
		return timescale.MediationAgreement, about
	case UnopposedAppeal:
		return timescale.AppealConceded, about
	case ConsentOrder, TribunalOrder:
		return order, about
	}
	return "", ""
}

// first finds the first decision on a question.
func (c *Case) first(q Question) (Decision, bool) {
	for _, d := range c.decisions {
		if d.Question == q {
			return d, true
		}
	}
	return Decision{}, false
}
