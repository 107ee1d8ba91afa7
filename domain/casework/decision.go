package casework

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
)

// Question is what the authority decides.
type Question string

const (
	WhetherToAssess Question = "assess" // CFA 2014 s.36
	WhetherToIssue  Question = "issue"  // CFA 2014 s.37
	// WhetherToReassess and WhetherToReplace are about a plan that is in force (CFA 2014 s.44; SI 2014/1530 regs 25, 27).
	WhetherToReassess Question = "reassess"
	WhetherToReplace  Question = "replace"
)

// Basis says why a decision follows an earlier refusal.
type Basis string

const (
	FirstDecision   Basis = ""
	Reconsidered    Basis = "reconsidered"
	Mediation       Basis = "mediation"
	UnopposedAppeal Basis = "unopposed-appeal"
	ConsentOrder    Basis = "consent-order"
	TribunalOrder   Basis = "tribunal-order"
	Remitted        Basis = "remitted"
)

// BasisLabel pairs a basis with its words and law.
type BasisLabel struct {
	Basis Basis
	Label string
	Law   string
}

// Bases lists on what a second decision can rest.
func Bases() []BasisLabel {
	return []BasisLabel{
		{Reconsidered, "The council looked at its decision again", "CFA 2014 s.36"},
		{Mediation, "A mediation agreement", "SI 2014/1530 reg 42"},
		{UnopposedAppeal, "An appeal that the council does not oppose", "SI 2014/1530 reg 45"},
		{ConsentOrder, "A consent order of the Tribunal", "SI 2014/1530 reg 44"},
		{TribunalOrder, "An order of the Tribunal", "SI 2014/1530 reg 44"},
		{Remitted, "An order of the Tribunal to decide again", "SI 2014/1530 regs 43, 44"},
	}
}

// Label gives the basis in words.
func (b Basis) Label() string {
	for _, l := range Bases() {
		if l.Basis == b {
			return l.Label
		}
	}
	return ""
}

// Answer is what a form answered to one part of the test.
type Answer string

const (
	Unanswered Answer = ""
	Yes        Answer = "yes"
	No         Answer = "no"
)

// Label gives the answer in words.
func (a Answer) Label() string { return map[Answer]string{Yes: "Yes", No: "No"}[a] }

// Decision is one published decision. It is never changed; a second one stands above it.
type Decision struct {
	Question Question
	Agreed   bool
	// HasSEN and ProvisionMayBeNeeded are the two limbs of s.36(8), answered for a decision to assess: has, or may
	// have, special educational needs; and may need provision by an EHC plan.
	HasSEN               Answer
	ProvisionMayBeNeeded Answer
	Reason               string
	DecidedOn            ehc.Date
	PublishedOn          ehc.Date
	// ByOtherAuthority reports that another authority carried out the assessment: which one, and the date of its advice
	// (F91). That advice can be relied on (SI 2014/1530 reg 6(4)).
	ByOtherAuthority bool
	OtherAuthority   string
	OtherAdviceOn    ehc.Date
	// Ground is why the authority will not reassess; only such a refusal has one.
	Ground      Ground
	Basis       Basis
	OrderedOn   ehc.Date // date of the agreement or order that the second decision follows
	DecidedBy   ehc.PersonID
	DeciderName string
}

// Ground is one of the two reasons for which an authority need not reassess (SI 2014/1530 reg 24).
type Ground string

const (
	AssessedRecently Ground = "recent"
	NotNecessary     Ground = "not-necessary"
)

// Grounds lists the two grounds for refusing to reassess, in the order of the regulation.
func Grounds() []Ground { return []Ground{AssessedRecently, NotNecessary} }

// Label gives the ground in words; "" for one that is none.
func (g Ground) Label() string {
	return map[Ground]string{
		AssessedRecently: "There was an assessment less than six months before the request",
		NotNecessary:     "Another assessment is not necessary",
	}[g]
}

// answer is one of the ways in which the authority can decide.
type answer struct {
	question Question
	agreed   bool
}

// answers says of each what it does to the case, what the timeline tells, which letter goes out and how a page names it.
var answers = map[answer]struct {
	trigger  Trigger
	event    ehc.EventKind
	letter   notice.Letter
	headline string
}{
	{WhetherToAssess, true}:    {AgreeToAssess, ehc.DecidedToAssess, notice.WillAssess, "The council will carry out an EHC needs assessment"},
	{WhetherToAssess, false}:   {RefuseToAssess, ehc.DecidedNotToAssess, notice.WillNotAssess, "The council will not carry out an EHC needs assessment"},
	{WhetherToIssue, true}:     {AgreeToIssue, ehc.DecidedToIssue, notice.WillIssue, "The council will issue an EHC plan"},
	{WhetherToIssue, false}:    {RefuseToIssue, ehc.DecidedNotToIssue, notice.WillNotIssue, "The council will not issue an EHC plan at this time"},
	{WhetherToReassess, true}:  {AgreeToReassess, ehc.DecidedToReassess, notice.WillReassess, "The council will assess again"},
	{WhetherToReassess, false}: {RefuseToReassess, ehc.DecidedNotToReassess, notice.WillNotReassess, "The council will not assess again"},
	{WhetherToReplace, true}:   {AgreeToReplace, ehc.DecidedToReplace, notice.WillReplace, "The council will change the plan"},
	{WhetherToReplace, false}:  {KeepPlan, ehc.DecidedToKeep, notice.WillKeep, "The council will keep the plan as it is"},
}

func (d Decision) answer() answer { return answer{d.Question, d.Agreed} }

// Letter says which letter tells of the decision, and so what it must carry.
func (d Decision) Letter() notice.Letter { return answers[d.answer()].letter }

// Headline says in one line what was decided.
func (d Decision) Headline() string { return answers[d.answer()].headline }

func (d Decision) trigger() Trigger { return answers[d.answer()].trigger }

func (d Decision) event() ehc.EventKind { return answers[d.answer()].event }

// Appealable reports whether a right of appeal arises. A decision to assess or to issue carries none: the
// right arises when the final plan is sent (CFA 2014 s.51).
func (d Decision) Appealable() bool { return !d.Agreed }

// MaxReason is how long the reasons can be, in characters.
const MaxReason = 20_000

func (d Decision) check(c *Case, today ehc.Date) []*fault.Fault {
	faults := d.checkDate(c, today)
	switch {
	case strings.TrimSpace(d.Reason) == "":
		faults = append(faults, fault.Field("reason", "decision.reason", "Give the reasons for the decision. The family reads them.").Citing("SI 2014/1530 regs 5, 10"))
	case utf8.RuneCountInString(d.Reason) > MaxReason:
		faults = append(faults, fault.Field("reason", "decision.reason-long", "The reasons must be 20,000 characters or fewer."))
	}
	if d.Question == WhetherToAssess && d.weighsTheTest() {
		faults = append(faults, d.checkLimbs()...)
	}
	if d.Question == WhetherToReassess && !d.Agreed {
		faults = append(faults, d.checkGround(c)...)
	}
	if c.RefusedOn(d.Question) {
		faults = append(faults, d.checkBasis(c, today)...)
	}
	return append(faults, d.checkOtherAuthority(c, today)...)
}

// weighsTheTest reports whether the authority itself answers the test: not where an agreement or an order did.
func (d Decision) weighsTheTest() bool {
	return d.Basis == FirstDecision || d.Basis == Reconsidered || d.Basis == Remitted
}

func (d Decision) checkDate(c *Case, today ehc.Date) []*fault.Fault {
	wrong := func(code, message string) []*fault.Fault {
		return []*fault.Fault{fault.Field("decided-on", code, message)}
	}
	switch {
	case d.DecidedOn.IsZero():
		return wrong("decision.date", "Enter the date of the decision.")
	case d.DecidedOn.After(today):
		return wrong("decision.future", "The date of the decision can’t be in the future.")
	case d.DecidedOn.Before(c.request.ReceivedOn):
		return wrong("decision.before-request", "The decision can’t be earlier than the request, which was received on "+c.request.ReceivedOn.Long()+".")
	case d.ofReassessment() && d.DecidedOn.Before(c.askedOn()):
		return wrong("decision.before-asked", "The decision can’t be earlier than the request to assess again, which was received on "+c.askedOn().Long()+".")
	case d.DecidedOn.Before(c.lastDecidedOn()):
		return wrong("decision.before-last", "The decision can’t be earlier than the one before it, of "+c.lastDecidedOn().Long()+".")
	}
	return nil
}

// ofReassessment reports whether the decision is about a plan in force.
func (d Decision) ofReassessment() bool {
	return d.Question == WhetherToReassess || d.Question == WhetherToReplace
}

func (c *Case) askedOn() ehc.Date { r, _ := c.Reassessment(); return r.ReceivedOn }

func (c *Case) lastDecidedOn() ehc.Date {
	if len(c.decisions) == 0 {
		return ehc.Date{}
	}
	return c.decisions[len(c.decisions)-1].DecidedOn
}

// checkLimbs holds the decision to its two limbs, both answered: agreeing needs both, refusing needs one that fails.
func (d Decision) checkLimbs() []*fault.Fault {
	const law = "CFA 2014 s.36(8)"
	var faults []*fault.Fault
	if d.HasSEN.Label() == "" {
		faults = append(faults, fault.Field("has-sen", "decision.limb-sen", "Say whether the child or young person has, or may have, special educational needs.").Citing(law))
	}
	if d.ProvisionMayBeNeeded.Label() == "" {
		faults = append(faults, fault.Field("provision", "decision.limb-provision", "Say whether it may be necessary for special educational provision to be made in an EHC plan.").Citing(law))
	}
	if len(faults) > 0 {
		return faults
	}
	both := d.HasSEN == Yes && d.ProvisionMayBeNeeded == Yes
	if d.Agreed && !both {
		return []*fault.Fault{fault.Field("agreed", "decision.limbs", "To agree, both parts of the test must be answered yes.").Citing(law)}
	}
	if !d.Agreed && both {
		return []*fault.Fault{fault.Field("agreed", "decision.limbs", "When both parts of the test are answered yes, the council must assess.").Citing(law)}
	}
	return nil
}

// checkOtherAuthority holds an assessment by another authority to its name and the date of its advice.
func (d Decision) checkOtherAuthority(c *Case, today ehc.Date) []*fault.Fault {
	if !d.ByOtherAuthority {
		return nil
	}
	var faults []*fault.Fault
	if strings.TrimSpace(d.OtherAuthority) == "" {
		faults = append(faults, fault.Field("other-authority", "decision.other-authority", "Enter which authority carried out the assessment."))
	}
	switch {
	case d.OtherAdviceOn.IsZero():
		faults = append(faults, fault.Field("other-advice-on", "decision.other-advice-on", "Enter the date of its advice."))
	case d.OtherAdviceOn.After(today):
		faults = append(faults, fault.Field("other-advice-on", "decision.other-future", "The advice can’t be from the future."))
	case d.OtherAdviceOn.Before(c.child.Born):
		faults = append(faults, fault.Field("other-advice-on", "decision.other-before-birth", "This is before the child or young person was born."))
	}
	return faults
}

// checkBasis holds a second decision to what it rests on: a basis, and a date between the refusal and today.
func (d Decision) checkBasis(c *Case, today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	if d.Basis.Label() == "" {
		faults = append(faults, fault.Field("basis", "decision.basis", "Say what the second decision rests on."))
	}
	if !d.Agreed && d.Basis != Remitted {
		faults = append(faults, fault.Field("agreed", "decision.refused-again", "The council can refuse again only where the Tribunal ordered it to decide again. If it stands by its decision, it makes no second one.").Citing("SI 2014/1530 regs 43, 44"))
	}
	switch {
	case d.OrderedOn.IsZero():
		faults = append(faults, fault.Field("ordered-on", "decision.ordered-on", "Enter the date of the agreement, the order or the new decision."))
	case d.OrderedOn.After(today):
		faults = append(faults, fault.Field("ordered-on", "decision.ordered-future", "The date of the agreement, the order or the new decision can’t be in the future."))
	case d.OrderedOn.Before(c.lastDecidedOn()):
		faults = append(faults, fault.Field("ordered-on", "decision.ordered-early", "The agreement, order or new decision can’t be earlier than the refusal of "+c.lastDecidedOn().Long()+"."))
	}
	return faults
}
