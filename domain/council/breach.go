package council

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// BreachRisk is how likely it is that somebody is harmed by a breach.
type BreachRisk string

const (
	RiskUnlikely BreachRisk = "unlikely"
	RiskLikely   BreachRisk = "likely"
	RiskHigh     BreachRisk = "high"
)

// BreachRisks lists the risks in the order of forms.
func BreachRisks() []BreachRisk { return []BreachRisk{RiskUnlikely, RiskLikely, RiskHigh} }

// Label names the risk on pages.
func (r BreachRisk) Label() string {
	return map[BreachRisk]string{RiskUnlikely: "Unlikely to put anybody at risk", RiskLikely: "A risk to somebody’s rights or freedoms", RiskHigh: "A high risk: the family must be told without delay"}[r]
}

// BreachSeen is whether what went to the wrong person was looked at.
type BreachSeen string

const (
	SeenYes     BreachSeen = "yes"
	SeenNo      BreachSeen = "no"
	SeenUnknown BreachSeen = "unknown"
)

// Label says it in words; "" for what is none of the three.
func (s BreachSeen) Label() string {
	return map[BreachSeen]string{SeenYes: "It was seen", SeenNo: "It was not seen", SeenUnknown: "Nobody knows"}[s]
}

// ReportWithin is how soon after becoming aware of a breach the Information Commissioner is told, unless a risk is unlikely
// (UK GDPR article 33(1)).
const ReportWithin = 72 * time.Hour

// Breach is an entry of the council's log of personal data breaches, which it keeps whether or not it reports them (UK GDPR
// article 33(5)).
type Breach struct {
	ID        ehc.BreachID
	Version   int
	Case      ehc.CaseID // empty where it is about no one case
	Reference string     // the case ID that people use
	What      string     // what happened
	Whose     string     // whose data
	ToWhom    string
	Seen      BreachSeen
	Opened    []string // what the audit says of who opened it before it was taken back
	Risk      BreachRisk
	AwareAt   time.Time // UTC; from then the 72 hours count
	// ReportedAt is when the Commissioner was told, zero before; ReportReference is what they answered by. WhyNot says why
	// nothing was reported, or why it was late.
	ReportedAt      time.Time
	ReportReference string
	WhyNot          string
	ToldFamilyOn    ehc.Date
	Outcome         string
	Closed          bool
	RecordedBy      ehc.PersonID
	RecorderName    string
	RecordedAt      time.Time
}

// ReportBy is the last moment to tell the Commissioner.
func (b Breach) ReportBy() time.Time { return b.AwareAt.Add(ReportWithin) }

// ToReport reports whether the Commissioner is still to be told.
func (b Breach) ToReport() bool { return b.ReportedAt.IsZero() && b.Risk != RiskUnlikely && !b.Closed }

// MaxBreachText is the longest that one text of a breach can be, in characters.
const MaxBreachText = 4000

// Check refuses an entry that lacks what the log must hold. fault.Invalid at the fields.
func (b Breach) Check(now time.Time) error {
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	need(strings.TrimSpace(b.What) != "", "what", "breach.what", "Say what happened.")
	need(strings.TrimSpace(b.Whose) != "", "whose", "breach.whose", "Say whose data it was.")
	need(strings.TrimSpace(b.ToWhom) != "", "to", "breach.to", "Say to whom it went, or could have gone.")
	need(b.Seen.Label() != "", "seen", "breach.seen", "Say whether it was seen.")
	need(b.Risk.Label() != "", "risk", "breach.risk", "Say how great the risk is.")
	need(!b.AwareAt.IsZero() && !b.AwareAt.After(now), "aware", "breach.aware", "Enter when the council became aware of it. It can’t be in the future.")
	need(b.ReportedAt.IsZero() || !b.ReportedAt.Before(b.AwareAt) && !b.ReportedAt.After(now), "reported", "breach.reported", "The report can’t be before the council knew of it, or in the future.")
	for field, text := range map[string]string{"what": b.What, "whose": b.Whose, "to": b.ToWhom, "why-not": b.WhyNot, "outcome": b.Outcome} {
		need(utf8.RuneCountInString(text) <= MaxBreachText, field, "breach.long", "Use 4,000 characters or fewer.")
	}
	late := !b.ReportedAt.IsZero() && b.ReportedAt.After(b.ReportBy())
	need(!late || strings.TrimSpace(b.WhyNot) != "", "why-not", "breach.late", "The 72 hours were over: say why the report was late. The Commissioner must be told, too.")
	if b.Closed {
		need(b.Risk == RiskUnlikely || !b.ReportedAt.IsZero() || strings.TrimSpace(b.WhyNot) != "", "reported", "breach.unreported", "Before it is closed, record the report to the Information Commissioner, or say why there was none.")
		need(b.Risk != RiskHigh || !b.ToldFamilyOn.IsZero(), "told", "breach.untold", "The risk is high: the family must be told before this is closed.")
		need(strings.TrimSpace(b.Outcome) != "", "outcome", "breach.outcome", "Say how it ended, and what is done so that it does not happen again.")
	}
	return fault.Join(faults...)
}
