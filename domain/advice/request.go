package advice

import (
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
)

// Status is where one request for advice stands (F105).
type Status string

const (
	NotAllocated Status = "not-allocated" // a team's, waiting for its manager
	Pending      Status = "pending"
	Completed    Status = "completed"
	Closed       Status = "closed"
)

// Label gives the status in words.
func (s Status) Label() string {
	return map[Status]string{NotAllocated: "Not allocated", Pending: "Pending", Completed: "Completed", Closed: "Closed"}[s]
}

// Adviser is who was asked: a person, or a team with, once allocated, its member.
type Adviser struct {
	Person     ehc.PersonID
	Name       string
	JobTitle   string
	Specialism string
	Team       ehc.TeamID
	TeamName   string
}

// Request is one request for advice under one limb of reg 6(1), with its answer.
type Request struct {
	id              ehc.AdviceID
	caseID          ehc.CaseID
	version         int
	limb            Limb
	adviser         Adviser
	note            string
	requestedOn     ehc.Date
	dueOn           ehc.Date
	status          Status
	answer          Answer
	firstDoneOn     ehc.Date
	doneOn          ehc.Date
	closedBecause   string
	reopenedBecause string
	updatedAt       time.Time
}

// Ask makes a request for advice. dueOn is six weeks from the day it is received (SI 2014/1530 reg 8(1)).
func Ask(id ehc.AdviceID, caseID ehc.CaseID, limb Limb, adviser Adviser, note string, on, dueOn ehc.Date, now time.Time) (*Request, error) {
	info, ok := Info(limb)
	switch {
	case !ok:
		return nil, fault.Field("limb", "advice.limb", "Choose the kind of advice.")
	case info.ByViews:
		return nil, fault.Field("limb", "advice.limb-views", "The family gives its advice through the views, not through a request.").Citing(info.Source)
	case adviser.Person == "" && adviser.Team == "":
		return nil, fault.Field("adviser", "advice.adviser", "Choose the person or the team to ask.")
	case dueOn.Before(on):
		return nil, fault.Field("due-on", "advice.due", "The due date can’t be before the request.")
	}
	status := Pending
	if adviser.Person == "" {
		status = NotAllocated
	}
	return &Request{id: id, caseID: caseID, limb: limb, adviser: adviser, note: note, requestedOn: on, dueOn: dueOn, status: status,
		answer: Answer{Areas: map[needs.Area]needs.Findings{}}, updatedAt: now}, nil
}

// Allocate gives a team's request to one of its members (F101).
func (r *Request) Allocate(person ehc.PersonID, name, jobTitle, specialism string, now time.Time) error {
	if r.adviser.Team == "" || (r.status != NotAllocated && r.status != Pending) {
		return fault.New(fault.Illegal, "advice.allocate", "Only a team’s open request can be allocated.")
	}
	r.adviser.Person, r.adviser.Name, r.adviser.JobTitle, r.adviser.Specialism = person, name, jobTitle, specialism
	r.status, r.updatedAt = Pending, now
	return nil
}

// Save keeps the answer as far as it is written. expected is the version that the writer had read; a newer one
// means that someone else saved in between.
func (r *Request) Save(a Answer, expected int, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if expected != r.version {
		return fault.New(fault.Conflict, "advice.stale", "Someone else saved this advice while you were writing. Both texts are shown below: choose which to keep.")
	}
	if err := a.bounded(); err != nil {
		return err
	}
	a.Files = r.answer.Files
	r.answer, r.updatedAt = a, now
	return nil
}

// Attach adds a supporting document (F129).
func (r *Request) Attach(file ehc.FileID, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	r.answer.Files = append(r.answer.Files, file)
	r.updatedAt = now
	return nil
}

// Submit sends the advice and locks it (F130).
func (r *Request) Submit(today ehc.Date, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if err := r.answer.check(); err != nil {
		return err
	}
	r.status, r.doneOn, r.updatedAt = Completed, today, now
	if r.firstDoneOn.IsZero() {
		r.firstDoneOn = today
	}
	return nil
}

// Reopen lets the author correct what was sent or closed, while the case is still assessed (F134). The first
// date is kept beside the new one.
func (r *Request) Reopen(because string, assessing bool, now time.Time) error {
	switch {
	case !assessing:
		return fault.New(fault.Illegal, "advice.reopen-late", "Advice can be re-opened only while the assessment is in progress.")
	case r.status != Completed && r.status != Closed:
		return fault.New(fault.Illegal, "advice.reopen-open", "This request is still open.")
	case strings.TrimSpace(because) == "":
		return fault.Field("reason", "advice.reopen-reason", "Say why it is re-opened. The author reads this.")
	}
	r.status, r.doneOn, r.closedBecause, r.reopenedBecause, r.updatedAt = Pending, ehc.Date{}, "", because, now
	if r.adviser.Person == "" {
		r.status = NotAllocated
	}
	return nil
}

// Close ends a request without an answer. A mandatory limb can't be closed empty without a reason that says why
// the assessment goes on without it (SI 2014/1530 reg 6(1)).
func (r *Request) Close(because string, today ehc.Date, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if strings.TrimSpace(because) == "" {
		return fault.Field("reason", "advice.close-reason", "Say why the request is closed without advice.")
	}
	r.status, r.doneOn, r.closedBecause, r.updatedAt = Closed, today, because, now
	return nil
}

func (r *Request) open() error {
	if r.status == Completed || r.status == Closed {
		return fault.New(fault.Illegal, "advice.locked", "This advice has been sent and is locked. The case co-ordinator can re-open it if something is wrong.")
	}
	return nil
}

// Attribution is how section K names the author: the person written for, else the adviser.
func (r *Request) Attribution() (name, role string) {
	if r.answer.OnBehalf.Choice == "yes" {
		return r.answer.OnBehalf.Name, r.answer.OnBehalf.JobTitle
	}
	return r.adviser.Name, r.adviser.JobTitle
}

// Owed reports whether the request waits for this person or one of their teams.
func (r *Request) Owed(actor ehc.Actor) bool {
	return (r.status == Pending || r.status == NotAllocated) && r.AnsweredBy(actor)
}

// AnsweredBy reports whether this person, or a team of theirs, was asked.
func (r *Request) AnsweredBy(actor ehc.Actor) bool {
	if r.adviser.Team != "" && actor.Manages(r.adviser.Team) {
		return true
	}
	if r.adviser.Person != "" {
		return r.adviser.Person == actor.Person
	}
	return r.adviser.Team != "" && actor.MemberOf(r.adviser.Team)
}

// OwnIsIn reports that the actor owes no advice on the case, so that the advice of others is open to them
// (F131). Those never asked owe none.
func OwnIsIn(actor ehc.Actor, requests []*Request) bool {
	for _, r := range requests {
		mine := r.AnsweredBy(actor) || (r.adviser.Team != "" && actor.MemberOf(r.adviser.Team))
		if mine && (r.status == Completed || r.status == Closed) {
			return true
		}
	}
	for _, r := range requests {
		if r.Owed(actor) {
			return false
		}
	}
	return true
}
