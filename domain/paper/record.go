package paper

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Kind is what was said.
type Kind string

// What people can say another way than in the hub.
const (
	Views        Kind = "views"
	Comments     Kind = "comments"
	Advice       Kind = "advice"
	Consultation Kind = "consultation"
	Mediation    Kind = "mediation"
	Proposal     Kind = "proposal"
	Request      Kind = "request"
	Withdrawal   Kind = "withdrawal"
	Reassessment Kind = "reassessment"
)

var labels = map[Kind]string{
	Views: "Views", Comments: "Comments on the draft plan", Advice: "Advice", Consultation: "A setting’s answer to a consultation",
	Mediation: "A wish for mediation", Proposal: "A wish about the people on the case", Request: "A request for an assessment",
	Withdrawal: "A wish to withdraw the request", Reassessment: "A request for a reassessment",
}

// Kinds lists what a paper can be.
func Kinds() []Kind {
	return []Kind{Comments, Views, Advice, Consultation, Mediation, Proposal, Withdrawal, Reassessment, Request}
}

// Label gives the kind in words.
func (k Kind) Label() string { return labels[k] }

// Behalf is set where an officer writes down what somebody else said.
type Behalf struct {
	// For is who said it, where a person of the case did.
	For ehc.PersonID
	// Name is who said it, where the case doesn't tell: whoever signed for a setting.
	Name string
	Receipt
	// Arrival is the scan that it is taken from; empty for none.
	Arrival ehc.ArrivalID
	// OnPaper is what stands on that scan, as the officer read it.
	OnPaper OnPaper
}

// Record tells who wrote something down for whom, and where it came from.
type Record struct {
	ID      ehc.RecordID
	Version int // counts saves
	Case    ehc.CaseID
	Kind    Kind
	Item    string     // what was written, within its kind: a tile, a request for advice, a consultation
	For     ehc.Holder // who said it; zero for somebody who is not on the case by themselves
	Name    string
	Receipt
	By     ehc.PersonID
	ByName string
	At     time.Time
	// Scan is the paper itself, where it was scanned.
	Scan ehc.FileID
	// Begun is what the person had begun to write in the hub and not sent. It is theirs, and nobody else reads it.
	Begun []string
	// Objection is what is wrong, in the words of whoever it was written for.
	Objection  string
	ObjectedAt time.Time
	ObjectedBy string
	Answer     string // of the authority
	AnsweredAt time.Time
	Answerer   string // name of the officer
}

// Source says who wrote it down, from what: "Recorded by Nadia Brightwell from a letter received on 12 September 2026".
func (r Record) Source() string {
	return "Recorded by " + r.ByName + " from " + r.Channel.Source(r.On)
}

// SaidBy reports whether the actor is who said it, or acts for them.
func (r Record) SaidBy(actor ehc.Actor) bool {
	switch r.For.Kind {
	case ehc.HeldByPerson:
		return actor.Person != "" && r.For.ID == string(actor.Person)
	case ehc.HeldBySetting:
		return actor.WorksAt(ehc.SettingID(r.For.ID))
	case ehc.HeldByTeam:
		return actor.MemberOf(ehc.TeamID(r.For.ID))
	}
	return false
}

// ReadBy hides from everybody but its writer what somebody had begun to write.
func (r Record) ReadBy(actor ehc.Actor) Record {
	if !r.SaidBy(actor) {
		r.Begun = nil
	}
	return r
}

// MaxObjection is how long an objection, or the answer to one, can be, in characters.
const MaxObjection = 5_000

// Object keeps that something was written down wrongly.
func (r Record) Object(actor ehc.Actor, what string, now time.Time) (Record, error) {
	what = strings.TrimSpace(what)
	switch {
	case !r.SaidBy(actor):
		return r, fault.New(fault.Forbidden, "access.own", "Only the person for whom it was written down can do this.")
	case what == "":
		return r, fault.Field("what", "paper.no-objection", "Write what is wrong, and what it should say.")
	case utf8.RuneCountInString(what) > MaxObjection:
		return r, fault.Field("what", "paper.long", fmt.Sprintf("Use %d characters or fewer.", MaxObjection))
	case r.Waits():
		return r, fault.New(fault.Illegal, "paper.objected", "The council knows that something is wrong here, and has not answered yet.")
	}
	r.Objection, r.ObjectedAt, r.ObjectedBy, r.Answer, r.AnsweredAt, r.Answerer = what, now, actor.Name, "", time.Time{}, ""
	return r, nil
}

// Waits reports whether somebody has said that it is wrong, and has no answer yet.
func (r Record) Waits() bool { return !r.ObjectedAt.IsZero() && r.AnsweredAt.IsZero() }

// Settle answers an objection.
func (r Record) Settle(actor ehc.Actor, how string, now time.Time) (Record, error) {
	how = strings.TrimSpace(how)
	switch {
	case !r.Waits():
		return r, fault.New(fault.Illegal, "paper.settled", "Nothing waits for an answer here.")
	case how == "":
		return r, fault.Field("answer", "paper.no-answer", "Write what you did about it. The person reads this.")
	case utf8.RuneCountInString(how) > MaxObjection:
		return r, fault.Field("answer", "paper.long", fmt.Sprintf("Use %d characters or fewer.", MaxObjection))
	}
	r.Answer, r.AnsweredAt, r.Answerer = how, now, actor.Name
	return r, nil
}
