package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// AskerKind is who asks for a reassessment.
type AskerKind string

const (
	AskedByParent      AskerKind = "parent"
	AskedByYoungPerson AskerKind = "young-person"
	AskedBySetting     AskerKind = "setting"
	AskedByHealthBoard AskerKind = "health-board"
	AskedByAuthority   AskerKind = "authority" // the authority thinks it necessary itself
)

// AskerRule is one row of the table of who can ask for a reassessment.
type AskerRule struct {
	Kind  AskerKind
	Label string
	Law   string
	// Must reports that the authority must reassess unless reg 24 lets it refuse, and has 15 days to say so. It is
	// false for the authority itself.
	Must bool
}

// Askers lists who can ask for a reassessment.
func Askers() []AskerRule {
	return []AskerRule{
		{AskedByParent, "The child’s parent", "CFA 2014 s.44(2)(a)", true},
		{AskedByYoungPerson, "The young person", "CFA 2014 s.44(2)(a)", true},
		{AskedBySetting, "The school, college or other setting", "CFA 2014 s.44(2)(b)", true},
		{AskedByHealthBoard, "The integrated care board", "SI 2014/1530 reg 23", true},
		{AskedByAuthority, "Nobody: the council itself thinks that it is necessary", "CFA 2014 s.44(3)", false},
	}
}

// Rule finds the row of a kind; ok is false for one that is none.
func (k AskerKind) Rule() (rule AskerRule, ok bool) {
	for _, r := range Askers() {
		if r.Kind == k {
			return r, true
		}
	}
	return AskerRule{}, false
}

// Reassessment is one time at which a plan was looked at anew from the ground up (CFA 2014 s.44), from the wish for it
// to what came of it. The plan in force stays in force all the while.
type Reassessment struct {
	State ReassessState
	Asker AskerKind
	// Name and Person are who asked; Person is empty where they have no account.
	Name   string
	Person ehc.PersonID
	// ReceivedOn is the day on which the authority received the request, or began to think about it itself.
	ReceivedOn ehc.Date
	Why        string
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
	// Decided is how many decisions the case had when it was asked for: later ones belong to it, or to the next.
	Decided int
	// TakenBackOn is the day on which the request was taken back.
	TakenBackOn ehc.Date
	// AgreedOn is the day on which the family was told that there will be a reassessment: advice asked since then
	// belongs to it.
	AgreedOn ehc.Date
	// FinalOn is the day on which the plan that came of it was made.
	FinalOn ehc.Date
}

// Reassessments lists them, the latest first.
func (c *Case) Reassessments() []Reassessment {
	all := slices.Clone(c.reassessments)
	slices.Reverse(all)
	return all
}

// Reassessment gives the latest one; ok is false where there was none.
func (c *Case) Reassessment() (latest Reassessment, ok bool) {
	if len(c.reassessments) == 0 {
		return Reassessment{}, false
	}
	return c.reassessments[len(c.reassessments)-1], true
}

// Reassessing reports whether a reassessment was agreed and is not finished.
func (c *Case) Reassessing() bool {
	r, ok := c.Reassessment()
	return ok && r.State == ReassessmentUnderWay
}

// AssessedSince is the day from which advice belongs to the assessment that is under way or was last made; no date
// for the first one, to which everything before belongs.
func (c *Case) AssessedSince() ehc.Date {
	for _, r := range slices.Backward(c.reassessments) {
		if !r.AgreedOn.IsZero() {
			return r.AgreedOn
		}
	}
	return ehc.Date{}
}

// PlanInForce reports whether a plan is in force, also while it is assessed anew.
func (c *Case) PlanInForce() bool { return !c.finalOn.IsZero() && !c.state.Closed() }

// InForceOn is the day on which the plan in force was made: the first one, or the one that a reassessment led to.
func (c *Case) InForceOn() ehc.Date {
	for _, r := range slices.Backward(c.reassessments) {
		if !r.FinalOn.IsZero() {
			return r.FinalOn
		}
	}
	return c.finalOn
}

// CanAskToReassess refuses where there is no plan to look at anew, and while that is being done or decided.
func (c *Case) CanAskToReassess() error {
	const law = "CFA 2014 s.44(2)"
	if !c.PlanInForce() {
		return fault.New(fault.Illegal, "reassess.no-plan", "Only a plan that is in force can be assessed again. This case stands at “"+c.state.Label()+"”.").Citing(law)
	}
	if r, ok := c.Reassessment(); ok && !ReassessRound.Final(r.State) && r.State != ReassessRefused && r.State != PlanKept {
		return fault.New(fault.Illegal, "reassess.asked", "A reassessment has been asked for already, on "+r.ReceivedOn.Long()+".").Citing(law)
	}
	if !c.state.Admits(access.AskToReassess) {
		return fault.New(fault.Illegal, "reassess.busy", "The plan is being changed just now. This case stands at “"+c.state.Label()+"”.").Citing(law)
	}
	return nil
}

// AskToReassess records the wish for a reassessment. From its receipt the authority has 15 days to tell the family
// whether it will reassess (SI 2014/1530 reg 25(1)); no time runs where the authority itself begins.
func (c *Case) AskToReassess(actor ehc.Actor, r Reassessment, today ehc.Date, now time.Time) error {
	if err := c.CanAskToReassess(); err != nil {
		return err
	}
	if err := fault.Join(c.checkAsking(r, today)...); err != nil {
		return err
	}
	r.Name, r.Why = strings.TrimSpace(r.Name), strings.TrimSpace(r.Why)
	r.State, r.RecordedBy, r.RecordedOn = ReassessRound.Initial(), actor.Person, today
	r.Decided = len(c.decisions)
	r.TakenBackOn, r.AgreedOn, r.FinalOn = ehc.Date{}, ehc.Date{}, ehc.Date{}
	c.reassessments = append(slices.Clone(c.reassessments), r)
	data := map[string]string{}
	kind := ehc.ReassessmentConsidered
	if rule, _ := r.Asker.Rule(); rule.Must {
		kind = ehc.ReassessmentAsked
		data[ehc.DataDue] = timescale.LimitOf(timescale.ReassessmentRequested, timescale.DecideWhetherToReassess, r.ReceivedOn, timescale.Facts{}, timescale.England()).Last.String()
	}
	c.raise(kind, actor, now, data)
	return nil
}

func (c *Case) checkAsking(r Reassessment, today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	rule, known := r.Asker.Rule()
	if !known {
		faults = append(faults, fault.Field("asker", "reassess.asker", "Say who asks for the reassessment.").Citing("CFA 2014 s.44(2)"))
	}
	if rule.Must && strings.TrimSpace(r.Name) == "" {
		faults = append(faults, fault.Field("name", "reassess.name", "Enter the name of the person who asks."))
	}
	if r.Asker == AskedByYoungPerson && !c.child.Born.IsZero() && !c.child.IsYoungPersonOn(r.ReceivedOn) {
		faults = append(faults, fault.Field("asker", "reassess.too-young", "The right to ask becomes the young person’s own when compulsory school age ends. Until then a parent or the setting asks.").Citing("CFA 2014 s.44(2), s.83"))
	}
	switch {
	case r.ReceivedOn.IsZero():
		faults = append(faults, fault.Field("received-on", "reassess.received", "Enter the day on which the council received the request."))
	case r.ReceivedOn.After(today):
		faults = append(faults, fault.Field("received-on", "reassess.future", "The request can’t have been received in the future."))
	case r.ReceivedOn.Before(c.InForceOn()):
		faults = append(faults, fault.Field("received-on", "reassess.before-plan", "This is before the plan was made, on "+c.InForceOn().Long()+"."))
	}
	switch {
	case strings.TrimSpace(r.Why) == "":
		faults = append(faults, fault.Field("why", "reassess.why", "Say what has changed, or why a new assessment is needed. A few words are enough."))
	case utf8.RuneCountInString(r.Why) > MaxReason:
		faults = append(faults, fault.Field("why", "reassess.why-long", "This must be 20,000 characters or fewer."))
	}
	return faults
}

// TakeReassessmentBack ends a request for a reassessment that whoever asked no longer wants, or that the authority
// itself no longer thinks necessary.
func (c *Case) TakeReassessmentBack(actor ehc.Actor, today ehc.Date, now time.Time) error {
	if err := c.stepRound(TakeBackReassessment); err != nil {
		return err
	}
	c.reassessments[len(c.reassessments)-1].TakenBackOn = today
	c.raise(ehc.ReassessmentTakenBack, actor, now, nil)
	return nil
}

// stepRound moves the latest reassessment.
func (c *Case) stepRound(on Trigger) error {
	if err := c.canStepRound(on); err != nil {
		return err
	}
	c.reassessments = slices.Clone(c.reassessments)
	round := &c.reassessments[len(c.reassessments)-1]
	round.State, _ = ReassessRound.Next(round.State, on)
	return nil
}

func (c *Case) canStepRound(on Trigger) error {
	r, ok := c.Reassessment()
	if !ok {
		return fault.New(fault.Illegal, "reassess.none", "No reassessment has been asked for.").Citing("CFA 2014 s.44(2)")
	}
	_, err := ReassessRound.Next(r.State, on)
	return err
}

// lastAssessedOn is the day on which the last assessment ended with a decision; no date where the hub does not know it.
func (c *Case) lastAssessedOn() ehc.Date {
	for _, d := range slices.Backward(c.decisions) {
		if d.Question == WhetherToIssue || d.Question == WhetherToReplace {
			return d.DecidedOn
		}
	}
	return c.finalOn
}

// recentMonths is how long after an assessment the authority need not assess again (SI 2014/1530 reg 24(a)).
const recentMonths = 6

// checkGround holds a refusal to reassess to one of the two grounds of reg 24.
func (d Decision) checkGround(c *Case) []*fault.Fault {
	const law = "SI 2014/1530 reg 24"
	r, _ := c.Reassessment()
	if rule, _ := r.Asker.Rule(); !rule.Must {
		return []*fault.Fault{fault.Field("agreed", "decision.nobody-asked", "Nobody has asked for this reassessment, so there is nothing to refuse. If the council no longer thinks that it is necessary, end it instead.").Citing("CFA 2014 s.44(3)")}
	}
	switch last := c.lastAssessedOn(); {
	case d.Ground.Label() == "":
		return []*fault.Fault{fault.Field("ground", "decision.ground", "Choose on which of the two grounds the council refuses. The law gives no other.").Citing(law)}
	case d.Ground == AssessedRecently && !last.IsZero() && timescale.WithinMonths(last, recentMonths).Before(r.ReceivedOn):
		return []*fault.Fault{fault.Field("ground", "decision.not-recent", "The last assessment ended on "+last.Long()+", more than six months before the request of "+r.ReceivedOn.Long()+". This ground is not open.").Citing(law)}
	}
	return nil
}
