package advice

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/timescale"
)

// MaxNote is the longest note with a request, in characters.
const MaxNote = 5_000

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
	// Shared tells that the team is a service: any of its people answers.
	Shared bool
	// Setting is that for which the person was asked. Everybody who acts for it can answer, and whoever comes after (C16).
	Setting     ehc.SettingID
	SettingName string
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
	writtenBy       ehc.PersonID
	writer          string
	questions       []AskedQuestion
	pushes          []Push
	overridden      bool
}

// AnswerWeeks is how long the law gives for an answer, counted from the day on which the request is received
// (SI 2014/1530 reg 8(1)).
const AnswerWeeks = 6

// LastDay is the last lawful day for the answer to a request received on a day.
func LastDay(receivedOn ehc.Date) ehc.Date { return timescale.WithinWeeks(receivedOn, AnswerWeeks) }

// Ask makes a request for advice, received on the day it is sent. dueOn may be earlier than the law's six weeks,
// never later: an exception excuses lateness and moves no date (SI 2014/1530 reg 8).
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
	case dueOn.After(LastDay(on)):
		return nil, fault.Field("due-on", "advice.due-late", "The due date can be "+LastDay(on).Long()+" at the latest: the law gives six weeks.").Citing("SI 2014/1530 reg 8(1)")
	case len([]rune(note)) > MaxNote:
		return nil, fault.Field("note", "advice.note-long", fmt.Sprintf("Use %d characters or fewer.", MaxNote))
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

// AnswerWill says for whoever writes the advice that the team gives it, and why: the form doesn't ask them again (F113).
func (r *Request) AnswerWill(actor ehc.Actor, will Will, details string, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	switch {
	case !will.Advises():
		return fault.Field("will", "advice.will-yes", "Choose one of the answers. If your team will not advise, send that answer yourself: nobody else has to write.")
	case len([]rune(details)) > MaxNote:
		return fault.Field("details", "advice.too-long", fmt.Sprintf("Use %d characters or fewer.", MaxNote))
	}
	r.answer.Will, r.answer.WillBy, r.answer.Details, r.updatedAt = will, actor.Person, details, now
	return nil
}

// HandOver gives an open request to somebody else, with what is written of its answer: whoever was asked has left.
func (r *Request) HandOver(person ehc.PersonID, name, jobTitle, specialism string, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if person == "" {
		return fault.Field("adviser", "advice.adviser", "Choose the person or the team to ask.")
	}
	r.adviser.Person, r.adviser.Name, r.adviser.JobTitle, r.adviser.Specialism = person, name, jobTitle, specialism
	r.status, r.updatedAt = Pending, now
	return nil
}

// Save keeps the answer as far as it is written. expected is the version that the writer had read; a newer one
// means that someone else saved in between.
func (r *Request) Save(actor ehc.Actor, a Answer, expected int, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if expected != r.version {
		return fault.New(fault.Conflict, "advice.stale", "Someone else saved this advice while you were writing. Both texts are shown below: choose which to keep.")
	}
	if err := a.bounded(); err != nil {
		return err
	}
	a.Files, a.WillBy = r.answer.Files, r.answer.WillBy
	if r.WillIsAnsweredFor(actor) { // a form that was opened before the team's manager answered asks it still
		a.Will, a.Details = r.answer.Will, r.answer.Details
	}
	for _, reply := range a.Replies {
		if !slices.ContainsFunc(r.questions, func(q AskedQuestion) bool { return q.ID == reply.To }) {
			return fault.New(fault.Invalid, "advice.question-unknown", "This question is not asked any more. Reload the page.")
		}
	}
	if a.Will != r.answer.Will {
		a.WillBy = actor.Person
	}
	r.answer = a
	r.write(actor, now)
	return nil
}

// Attach adds a supporting document (F129).
func (r *Request) Attach(file ehc.FileID, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	files, err := ehc.AddFile(r.answer.Files, file)
	if err != nil {
		return err
	}
	r.answer.Files, r.updatedAt = files, now
	return nil
}

// Detach takes a supporting document off again, while the advice is not sent.
func (r *Request) Detach(file ehc.FileID, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	r.answer.Files = slices.DeleteFunc(slices.Clone(r.answer.Files), func(f ehc.FileID) bool { return f == file })
	r.updatedAt = now
	return nil
}

func (r *Request) write(actor ehc.Actor, now time.Time) {
	r.updatedAt, r.writtenBy, r.writer = now, actor.Person, actor.Name
}

// Submit sends the advice and locks it (F130).
func (r *Request) Submit(actor ehc.Actor, today ehc.Date, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	if err := r.answer.check(); err != nil {
		return err
	}
	if r.adviser.Setting != "" && actor.WorksAt(r.adviser.Setting) || r.adviser.Shared && actor.MemberOf(r.adviser.Team) {
		r.adviser.Person, r.adviser.Name, r.adviser.JobTitle = actor.Person, actor.Name, actor.JobTitle
	}
	r.status, r.doneOn = Completed, today
	r.write(actor, now)
	if r.firstDoneOn.IsZero() {
		r.firstDoneOn = today
	}
	return nil
}

// Reopen lets the author correct what was sent or closed, while the case is still assessed (F134). The first
// date is kept beside the new one. by is the day until which to send it again; it counts when it is later than
// the due date.
func (r *Request) Reopen(because string, by, today ehc.Date, assessing bool, now time.Time) error {
	switch {
	case !assessing:
		return fault.New(fault.Illegal, "advice.reopen-late", "Advice can be re-opened only while the assessment is in progress.")
	case r.Open():
		return fault.New(fault.Illegal, "advice.reopen-open", "This request is still open.")
	case strings.TrimSpace(because) == "":
		return fault.Field("reason", "advice.reopen-reason", "Say why it is re-opened. The author reads this.")
	case !by.IsZero() && by.Before(today):
		return fault.Field("due-on", "advice.reopen-due", "The day until which to send it again can’t be in the past.")
	}
	r.status, r.doneOn, r.closedBecause, r.overridden, r.reopenedBecause, r.updatedAt = Pending, ehc.Date{}, "", false, because, now
	if by.After(r.dueOn) {
		r.dueOn = by
	}
	if r.adviser.Person == "" {
		r.status = NotAllocated
	}
	return nil
}

// Close ends a request without an answer. Where that leaves a mandatory limb empty (LeavesEmpty), the authority must say
// that it goes on without it all the same: override (SI 2014/1530 reg 6(1)).
func (r *Request) Close(because string, leavesEmpty, override bool, today ehc.Date, now time.Time) error {
	if err := r.open(); err != nil {
		return err
	}
	var faults []*fault.Fault
	if strings.TrimSpace(because) == "" {
		faults = append(faults, fault.Field("reason", "advice.close-reason", "Say why the request is closed without advice."))
	}
	if leavesEmpty && !override {
		faults = append(faults, fault.Field("override", "advice.close-mandatory", "The law wants this kind of advice, and nobody else is asked for it. Ask somebody else first or, if the council has to go on without it, say so here.").Citing("SI 2014/1530 reg 6(1)"))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	r.status, r.doneOn, r.closedBecause, r.overridden, r.updatedAt = Closed, today, because, leavesEmpty, now
	return nil
}

// Overridden reports that the request was closed although that left a mandatory limb without advice.
func (r *Request) Overridden() bool { return r.status == Closed && r.overridden }

// LeavesEmpty reports whether closing the request would leave a limb that the law wants without advice, and without anybody
// who is still asked for it. cover says how the limbs stand, with the request among them.
func (r *Request) LeavesEmpty(cover []Standing) bool {
	for _, s := range cover {
		if s.Limb == r.limb {
			others := s.Open
			if r.Open() {
				others--
			}
			return s.Mandatory && !s.Met() && others == 0
		}
	}
	return false
}

// Open reports whether an answer is still awaited.
func (r *Request) Open() bool { return r.status == NotAllocated || r.status == Pending }

func (r *Request) open() error {
	switch r.status {
	case Completed:
		return fault.New(fault.Illegal, "advice.locked", "This advice has been sent and is locked. The case co-ordinator can re-open it if something is wrong.")
	case Closed:
		return fault.New(fault.Illegal, "advice.closed", "This request was closed, so it needs no answer. The case co-ordinator can re-open it.")
	}
	return nil
}

// Attribution is how section K names the author: the person written for, else the adviser, else their team.
func (r *Request) Attribution() (name, role string) {
	switch {
	case r.answer.OnBehalf.Choice == "yes":
		return r.answer.OnBehalf.Name, r.answer.OnBehalf.JobTitle
	case r.adviser.Person == "":
		return r.adviser.TeamName, ""
	}
	return r.adviser.Name, r.adviser.JobTitle
}

// SameAsk reports whether another request asks the same people for the same kind of advice and is still open.
func (r *Request) SameAsk(limb Limb, to Adviser) bool {
	return r.Open() && r.limb == limb && r.adviser.Team == to.Team && (to.Team != "" || r.adviser.Person == to.Person)
}

// AnsweredBy reports whether this person can answer: they, or their team, were asked. A team's request that was
// given to a member is that member's, and still their manager's; one to somebody of a setting is the setting's.
func (r *Request) AnsweredBy(actor ehc.Actor) bool {
	if actor.Kind == ehc.Guest && actor.GuestOf != r.id {
		return false
	}
	if r.adviser.Team != "" && actor.Manages(r.adviser.Team) {
		return true
	}
	if r.adviser.Setting != "" {
		return actor.WorksAt(r.adviser.Setting)
	}
	if r.adviser.Shared {
		return actor.MemberOf(r.adviser.Team)
	}
	if r.adviser.Person != "" {
		return actor.StandsFor(r.adviser.Person)
	}
	return r.adviser.Team != "" && actor.MemberOf(r.adviser.Team)
}

// Owed reports whether the request waits for this person or, while nobody has it, for a team of theirs.
func (r *Request) Owed(actor ehc.Actor) bool { return r.Open() && r.AnsweredBy(actor) }

// WillIsAnsweredFor reports that someone else, such as the team's manager, has answered for this writer whether
// advice will be given. The form then doesn't ask again (F113).
func (r *Request) WillIsAnsweredFor(actor ehc.Actor) bool {
	return r.answer.Will != "" && r.adviser.Team != "" && !actor.Manages(r.adviser.Team) && actor.MemberOf(r.adviser.Team) && r.answer.WillBy != actor.Person
}

// wasSent reports that advice went in once, or that none is expected any more. Advice re-opened for a correction
// counts: its author has formed their view already.
func (r *Request) wasSent() bool { return !r.Open() || !r.firstDoneOn.IsZero() }

// OwnIsIn reports that the advice of others is open to the actor: everything that they themselves were asked for
// is in or, for those asked only through a team, that team's advice is (F131). Those never asked owe none. Who stands in for
// somebody, and was not asked themselves, stands as that person does.
func OwnIsIn(actor ehc.Actor, requests []*Request) bool {
	asked, in := ownIn(actor.Alone(), requests)
	if asked {
		return in
	}
	for _, cover := range actor.Covers {
		if coverAsked, coverIn := ownIn(cover.Actor(), requests); coverAsked {
			asked, in = true, in || coverIn
		}
	}
	return in || !asked
}

func ownIn(actor ehc.Actor, requests []*Request) (asked, in bool) {
	own, ownIn, team, teamIn := 0, 0, 0, 0
	for _, r := range requests {
		switch {
		case actor.Person != "" && r.adviser.Person == actor.Person && (r.adviser.Setting == "" || actor.WorksAt(r.adviser.Setting)):
			own++
			if r.wasSent() {
				ownIn++
			}
		case r.adviser.Team != "" && actor.MemberOf(r.adviser.Team), r.adviser.Setting != "" && actor.WorksAt(r.adviser.Setting):
			team++
			if r.wasSent() {
				teamIn++
			}
		}
	}
	if own > 0 {
		return true, ownIn == own
	}
	return team > 0, teamIn > 0
}

// AllIn reports that at least one request was made and none is open any more.
func AllIn(requests []*Request) bool {
	for _, r := range requests {
		if r.Open() {
			return false
		}
	}
	return len(requests) > 0
}
