package casework

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Question is what the authority decides.
type Question string

const (
	WhetherToAssess Question = "assess" // CFA 2014 s.36
	WhetherToIssue  Question = "issue"  // CFA 2014 s.37
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
		{Reconsidered, "The authority looked at its decision again", "CFA 2014 s.36"},
		{Mediation, "A mediation agreement", "SI 2014/1530 reg 42"},
		{UnopposedAppeal, "An appeal that the authority does not oppose", "SI 2014/1530 reg 45"},
		{ConsentOrder, "A consent order of the Tribunal", "SI 2014/1530 reg 44"},
		{TribunalOrder, "An order of the Tribunal", "SI 2014/1530 reg 44"},
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

// Decision is one published decision. It is never changed; a second one stands above it.
type Decision struct {
	Question Question
	Agreed   bool
	// HasSEN and ProvisionMayBeNeeded are the two limbs of s.36(8), answered for a decision to assess.
	HasSEN               bool
	ProvisionMayBeNeeded bool
	Reason               string
	DecidedOn            ehc.Date
	PublishedOn          ehc.Date
	ByOtherAuthority     bool // the assessment was carried out by another authority
	Basis                Basis
	OrderedOn            ehc.Date // date of the agreement or order that the second decision follows
	DecidedBy            ehc.PersonID
	DeciderName          string
}

// Appealable reports whether a right of appeal arises. A decision to assess or to issue carries none: the
// right arises when the final plan is sent (CFA 2014 s.51).
func (d Decision) Appealable() bool { return !d.Agreed }

// Headline says in one line what was decided.
func (d Decision) Headline() string {
	switch {
	case d.Question == WhetherToAssess && d.Agreed:
		return "The authority will carry out an EHC needs assessment"
	case d.Question == WhetherToAssess:
		return "The authority will not carry out an EHC needs assessment"
	case d.Agreed:
		return "The authority will issue an EHC plan"
	}
	return "The authority will not issue an EHC plan at this time"
}

func (d Decision) trigger() Trigger {
	switch {
	case d.Question == WhetherToAssess && d.Agreed:
		return AgreeToAssess
	case d.Question == WhetherToAssess:
		return RefuseToAssess
	case d.Agreed:
		return AgreeToIssue
	}
	return RefuseToIssue
}

func (d Decision) event() ehc.EventKind {
	switch d.trigger() {
	case AgreeToAssess:
		return ehc.DecidedToAssess
	case RefuseToAssess:
		return ehc.DecidedNotToAssess
	case AgreeToIssue:
		return ehc.DecidedToIssue
	}
	return ehc.DecidedNotToIssue
}

func (d Decision) check(c *Case, today ehc.Date) []*fault.Fault {
	faults := d.checkDate(c, today)
	if strings.TrimSpace(d.Reason) == "" {
		faults = append(faults, fault.Field("reason", "decision.reason", "Give the reasons for the decision. The family reads them.").Citing("SI 2014/1530 regs 5, 10"))
	}
	if d.Question == WhetherToAssess {
		faults = append(faults, d.checkLimbs()...)
	}
	if d.follows(c) {
		faults = append(faults, d.checkBasis(today)...)
	}
	return faults
}

func (d Decision) checkDate(c *Case, today ehc.Date) []*fault.Fault {
	switch {
	case d.DecidedOn.IsZero():
		return []*fault.Fault{fault.Field("decided-on", "decision.date", "Enter the date of the decision.")}
	case d.DecidedOn.After(today):
		return []*fault.Fault{fault.Field("decided-on", "decision.future", "The date of the decision can’t be in the future.")}
	case d.DecidedOn.Before(c.request.ReceivedOn):
		return []*fault.Fault{fault.Field("decided-on", "decision.before-request", "The decision can’t be earlier than the request, which was received on "+c.request.ReceivedOn.Long()+".")}
	}
	return nil
}

// checkLimbs holds the decision to its two limbs: agreeing needs both, refusing needs one that fails.
func (d Decision) checkLimbs() []*fault.Fault {
	const law = "CFA 2014 s.36(8)"
	both := d.HasSEN && d.ProvisionMayBeNeeded
	if d.Agreed && !both {
		return []*fault.Fault{fault.Field("agreed", "decision.limbs", "To agree, both parts of the test must be answered yes.").Citing(law)}
	}
	if !d.Agreed && both {
		return []*fault.Fault{fault.Field("agreed", "decision.limbs", "When both parts of the test are answered yes, the authority must assess.").Citing(law)}
	}
	return nil
}

func (d Decision) follows(c *Case) bool { return c.state == RefusedAssess || c.state == RefusedIssue }

func (d Decision) checkBasis(today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	if d.Basis.Label() == "" {
		faults = append(faults, fault.Field("basis", "decision.basis", "Say what the second decision rests on."))
	}
	if d.OrderedOn.IsZero() || d.OrderedOn.After(today) {
		faults = append(faults, fault.Field("ordered-on", "decision.ordered-on", "Enter the date of the agreement, order or new decision. It can’t be in the future."))
	}
	return faults
}
