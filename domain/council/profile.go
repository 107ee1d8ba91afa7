// Package council is what differs from one council to the next, as data: its name, contacts, colour, wording and
// the few rules that a council sets for itself.
package council

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Profile is one council's own data.
type Profile struct {
	Name       string // "Wrenshire County Council"
	ShortName  string
	Colour     string // accent colour as #rrggbb, at least 4.5:1 on white
	Team       string // the team that writes the letters
	Address    []string
	Phone      string
	Email      string
	LocalOffer string // web address
	// AssessmentPage and PlanPage are where the council tells families about assessments and plans; web addresses.
	AssessmentPage, PlanPage string
	// Logo is the SHA-256, in hex, of the picture of the council's logo; empty where there is none.
	Logo string
	// Independent advice and disputes: what decision notices must carry (SI 2014/1530 regs 5, 10, 14, 32).
	Advice     Contact // information, advice and support service (IAS)
	Mediation  Contact // mediation adviser
	Resolution Contact // disagreement resolution service
	Tribunal   Contact // First-tier Tribunal (Special Educational Needs and Disability)
	Help       Contact // help with the hub itself; its telephone is for what is urgent
	// DataProtection answers what people ask about their own data (UK GDPR art 13(1)(b)).
	DataProtection Contact
	// RecordsKept says in a sentence for how long the council keeps a child's file; empty leaves DefaultRecordsKept.
	RecordsKept string
	// ReferencePattern makes case IDs: {yy} is the year, {n} the number in the year. "EHC/{yy}/{n:4}".
	ReferencePattern string
	// SecondPersonDecides asks that someone other than the co-ordinator decides.
	SecondPersonDecides bool
	// DraftWindowDays is how long a family has for the draft, beginning with the day it is served; 15 at least.
	DraftWindowDays int
	// TargetDaysBefore is how many days before a last lawful day its target lies, before it is moved back to a
	// working day.
	TargetDaysBefore int
	// ClosedDays are working days on which the council's offices are shut. They move targets, never the law's days.
	ClosedDays []ehc.Date
	// VisitorDraftDays is how many days a request that a visitor began and did not send is kept after it was last
	// saved; 0 leaves DefaultVisitorDraftDays.
	VisitorDraftDays int
	// CommentsKept keeps what families comment on a draft from contributors (F183).
	CommentsKept bool
	// FamiliesAgree has families asked before somebody outside works with one child's file (C26).
	FamiliesAgree bool
	// OpensUnscanned has documents opened that no virus scanner has looked at.
	OpensUnscanned bool
	// ImpendingDays is how many calendar days before its last day a deadline counts as near.
	ImpendingDays int
	// ReplyDays is how many working days the council takes at most to answer a message; 0 leaves DefaultReplyDays.
	ReplyDays int
	// Complaints are the council's own times for complaints; what is 0 is as the Ombudsman's code has it.
	Complaints ComplaintTimes
	// RegisterAreas are the register's codes of the authorities whose settings are offered without being searched for:
	// the council's own and its neighbours'.
	RegisterAreas []string
}

// Contact is one service that a letter names.
type Contact struct {
	Name    string
	Phone   string
	Email   string
	Web     string
	Address string
}

// Reachable reports whether the service has a name and a way to reach it.
func (c Contact) Reachable() bool {
	return strings.TrimSpace(c.Name) != "" && strings.TrimSpace(c.Phone+c.Email+c.Web+c.Address) != ""
}

// DefaultReplyDays is within how many working days a message is answered where the council sets nothing else.
const DefaultReplyDays = 5

// ReplyBy gives the day by which a message that came on a day is answered: the last of so many days on which the council
// works, the next one being the first.
func (p Profile) ReplyBy(came ehc.Date) ehc.Date {
	days := p.ReplyDays
	if days <= 0 {
		days = DefaultReplyDays
	}
	return p.Calendar().OpenDays(came, days)
}

// DefaultVisitorDraftDays is how long an unsent request of a visitor is kept where the council sets nothing else.
const DefaultVisitorDraftDays = 90

// VisitorDraftsKept gives how many days an unsent request of a visitor is kept after it was last saved.
func (p Profile) VisitorDraftsKept() int {
	if p.VisitorDraftDays <= 0 {
		return DefaultVisitorDraftDays
	}
	return p.VisitorDraftDays
}

// KeptFor says for how long the council keeps a child's file.
func (p Profile) KeptFor() string {
	if strings.TrimSpace(p.RecordsKept) == "" {
		return DefaultRecordsKept
	}
	return p.RecordsKept
}

// MinimumDraftWindow is the least that the law allows (SI 2014/1530 reg 13(1)).
const MinimumDraftWindow = 15

// Reference makes the case ID with the number in the year.
func (p Profile) Reference(year, number int) string { return fill(p.ReferencePattern, year, number) }

// Calendar gives the calendar by which the council's targets are counted.
func (p Profile) Calendar() timescale.Calendar {
	return timescale.England().WithTargetDaysBefore(p.TargetDaysBefore).WithClosedDays(p.ClosedDays...)
}
