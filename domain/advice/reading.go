package advice

import (
	"time"

	"ehchub/domain/ehc"
)

// ID is the request's identity.
func (r *Request) ID() ehc.AdviceID { return r.id }

// Case is the case that the advice is for.
func (r *Request) Case() ehc.CaseID { return r.caseID }

// Version counts saves; a writer sends back the one that they read.
func (r *Request) Version() int { return r.version }

// Limb is the letter of reg 6(1) under which it was asked.
func (r *Request) Limb() Limb { return r.limb }

// Adviser is who was asked.
func (r *Request) Adviser() Adviser { return r.adviser }

// Note is what the authority added to the request (F107).
func (r *Request) Note() string { return r.note }

// RequestedOn is the day on which the request was sent and received.
func (r *Request) RequestedOn() ehc.Date { return r.requestedOn }

// DueOn is the last day for the answer.
func (r *Request) DueOn() ehc.Date { return r.dueOn }

// DoneOn is when it was last completed or closed; zero while open.
func (r *Request) DoneOn() ehc.Date { return r.doneOn }

// FirstDoneOn is when it was first completed; it stays when the advice is re-opened.
func (r *Request) FirstDoneOn() ehc.Date { return r.firstDoneOn }

// Status is where it stands.
func (r *Request) Status() Status { return r.status }

// Answer is what was written, sent or not.
func (r *Request) Answer() Answer { return r.answer }

// ClosedBecause is why it was closed without advice.
func (r *Request) ClosedBecause() string { return r.closedBecause }

// ReopenedBecause is why it was re-opened last.
func (r *Request) ReopenedBecause() string { return r.reopenedBecause }

// UpdatedAt is the instant of the last save, in UTC.
func (r *Request) UpdatedAt() time.Time { return r.updatedAt }

// Writer is the display name of whoever saved the answer last; empty while nobody has.
func (r *Request) Writer() string { return r.writer }

// Snapshot is one request as a store keeps it.
type Snapshot struct {
	ID              ehc.AdviceID
	Case            ehc.CaseID
	Version         int
	Limb            Limb
	Adviser         Adviser
	Note            string
	RequestedOn     ehc.Date
	DueOn           ehc.Date
	Status          Status
	Answer          Answer
	FirstDoneOn     ehc.Date
	DoneOn          ehc.Date
	ClosedBecause   string
	ReopenedBecause string
	UpdatedAt       time.Time
	WrittenBy       ehc.PersonID // who saved the answer last
	Writer          string       // their display name
	Questions       []AskedQuestion
	Pushes          []Push
	Overridden      bool // closed although the law wants it
}

// Snapshot gives the request to a store.
func (r *Request) Snapshot() Snapshot {
	return Snapshot{
		ID: r.id, Case: r.caseID, Version: r.version, Limb: r.limb, Adviser: r.adviser, Note: r.note, RequestedOn: r.requestedOn,
		DueOn: r.dueOn, Status: r.status, Answer: r.answer, FirstDoneOn: r.firstDoneOn, DoneOn: r.doneOn, ClosedBecause: r.closedBecause,
		ReopenedBecause: r.reopenedBecause, UpdatedAt: r.updatedAt, WrittenBy: r.writtenBy, Writer: r.writer,
		Questions: r.questions, Pushes: r.pushes, Overridden: r.overridden,
	}
}

// Restore brings a stored request back. Only stores and imports call it.
func Restore(s Snapshot) *Request {
	return &Request{
		id: s.ID, caseID: s.Case, version: s.Version, limb: s.Limb, adviser: s.Adviser, note: s.Note, requestedOn: s.RequestedOn,
		dueOn: s.DueOn, status: s.Status, answer: s.Answer, firstDoneOn: s.FirstDoneOn, doneOn: s.DoneOn, closedBecause: s.ClosedBecause,
		reopenedBecause: s.ReopenedBecause, updatedAt: s.UpdatedAt, writtenBy: s.WrittenBy, writer: s.Writer,
		questions: s.Questions, pushes: s.Pushes, overridden: s.Overridden,
	}
}
