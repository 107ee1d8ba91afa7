// Package conversation is what the council and those on a case write to each other: one thread a case and audience, in
// which every question has a day by which it is answered.
package conversation

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Audience is who, beside the council, reads and writes a thread.
type Audience string

const (
	WithFamily   Audience = "family"   // the family and its advocates
	WithSetting  Audience = "setting"  // those who act for the child's own setting
	WithAdvisers Audience = "advisers" // everyone who was asked for advice
	Council      Audience = "council"  // the council's officers among themselves
)

// Audiences lists them in the order in which they are offered.
func Audiences() []Audience { return []Audience{WithFamily, WithSetting, WithAdvisers, Council} }

// Known reports whether there is such an audience.
func (a Audience) Known() bool { return a.Label() != "" }

// Label names the audience as the council calls it.
func (a Audience) Label() string {
	switch a {
	case WithFamily:
		return "Family"
	case WithSetting:
		return "Nursery, school or college"
	case WithAdvisers:
		return "Professionals who advise"
	case Council:
		return "Council only"
	}
	return ""
}

// LongestMessage bounds one message, in characters.
const LongestMessage = 5000

// Message is one message. It is never changed; its writer, or whoever runs the case, can take it back.
type Message struct {
	Number  int // within the thread, from 1
	At      time.Time
	By      ehc.PersonID
	Name    string // as it was then
	Job     string
	Council bool // written for the council
	Text    string
	// TakenBack says that it was taken back: its words are gone for everybody, and why stays.
	TakenBack *TakenBack
}

// TakenBack is the taking back of a message.
type TakenBack struct {
	At   time.Time
	Name string
	Why  string
}

// Reply is an answer that the council owes.
type Reply struct {
	Since    ehc.Date // when the question came
	By       ehc.Date // the day by which it is answered
	Promised bool     // an officer named that day; else it follows from the council's own rule
}

// Thread is everything that was written with one audience about one case.
type Thread struct {
	id       ID
	version  int
	messages []Message
	owed     Reply // zero while nothing is owed
	asked    ehc.Date
	reminded ehc.Date // the day of the answer of whose lateness the council was told
	changed  map[int]bool
	events   []ehc.Event
}

// ID names a thread.
type ID struct {
	Case ehc.CaseID
	With Audience
}

// New begins a thread in which nothing was written.
func New(id ID) *Thread { return &Thread{id: id} }

// ID names it.
func (t *Thread) ID() ID { return t.id }

// Messages lists what was written, the first first.
func (t *Thread) Messages() []Message { return t.messages }

// Owed is the answer that the council owes; ok is false while it owes none.
func (t *Thread) Owed() (r Reply, ok bool) { return t.owed, !t.owed.By.IsZero() }

// AskedBy is the day by which the council asked the others to answer; zero while it waits for nothing.
func (t *Thread) AskedBy() ehc.Date { return t.asked }

// Draft is a message as somebody wrote it.
type Draft struct {
	Text string
	// AnswerBy is, in a message of the council, the day by which it asks for an answer; zero asks for none.
	AnswerBy ehc.Date
	// ReplyBy is, in a message of the council, the day by which it will answer in full; zero where this is the answer.
	ReplyBy ehc.Date
}

// Write adds a message of somebody who writes for the council, or of one of the others. due is the day by which the
// council answers by its own rule. fault.Invalid at "text", "answer-by" or "reply-by" says what is wrong.
func (t *Thread) Write(actor ehc.Actor, forCouncil bool, d Draft, due, today ehc.Date, now time.Time) error {
	if err := d.check(forCouncil, today); err != nil {
		return err
	}
	t.add(Message{At: now, By: actor.Person, Name: actor.Name, Job: actor.JobTitle, Council: forCouncil, Text: strings.TrimSpace(d.Text)})
	switch {
	case t.id.With == Council:
		t.raise(ehc.OfficersWritten, actor, now, about(Council, ehc.Date{}))
	case !forCouncil:
		t.asked = ehc.Date{}
		if t.owed.By.IsZero() {
			t.owed = Reply{Since: today, By: due}
		}
		t.raise(ehc.CouncilWritten, actor, now, about(t.id.With, t.owed.By))
	default:
		t.owed = Reply{}
		if !d.ReplyBy.IsZero() {
			t.owed = Reply{Since: today, By: d.ReplyBy, Promised: true}
		}
		t.asked = d.AnswerBy
		t.raise(written(t.id.With, d.AnswerBy), actor, now, about(t.id.With, d.AnswerBy))
	}
	return nil
}

// written is the event of a message of the council.
func written(with Audience, answerBy ehc.Date) ehc.EventKind {
	asks := !answerBy.IsZero()
	switch {
	case with == WithFamily && asks:
		return ehc.FamilyAsked
	case with == WithFamily:
		return ehc.FamilyWritten
	case with == WithSetting && asks:
		return ehc.SettingAsked
	case with == WithSetting:
		return ehc.SettingWritten
	case asks:
		return ehc.AdvisersAsked
	}
	return ehc.AdvisersWritten
}

func (d Draft) check(forCouncil bool, today ehc.Date) error {
	var faults []*fault.Fault
	switch n := utf8.RuneCountInString(strings.TrimSpace(d.Text)); {
	case n == 0:
		faults = append(faults, fault.Field("text", "message.empty", "Write your message."))
	case n > LongestMessage:
		faults = append(faults, fault.Field("text", "message.long", "Your message is longer than 5,000 characters. Shorten it, or send it as two."))
	}
	for field, day := range map[string]ehc.Date{"answer-by": d.AnswerBy, "reply-by": d.ReplyBy} {
		if !day.IsZero() && (!forCouncil || day.Before(today)) {
			faults = append(faults, fault.Field(field, "message.day", "The day must be today or later."))
		}
	}
	if !d.AnswerBy.IsZero() && !d.ReplyBy.IsZero() {
		faults = append(faults, fault.Field("answer-by", "message.both-days", "Ask for an answer, or promise one: not both in one message."))
	}
	return fault.Join(faults...)
}

// TakeBack takes a message's words away from everybody. Why stays in the thread. fault.NotFound for no such message.
func (t *Thread) TakeBack(actor ehc.Actor, number int, why string, now time.Time) error {
	if number < 1 || number > len(t.messages) {
		return fault.New(fault.NotFound, "message.unknown", "There is no such message.")
	}
	if strings.TrimSpace(why) == "" {
		return fault.Field("why", "message.why", "Say why the message is taken back.")
	}
	m := &t.messages[number-1]
	if m.TakenBack != nil {
		return fault.New(fault.Illegal, "message.taken-back", "This message has been taken back already.")
	}
	m.Text, m.TakenBack = "", &TakenBack{At: now, Name: actor.Name, Why: strings.TrimSpace(why)}
	t.mark(number)
	t.raise(ehc.MessageTakenBack, actor, now, about(t.id.With, ehc.Date{}))
	return nil
}

// Remind tells those who run the case that an answer is late, once for each day that was named. It reports whether it did.
func (t *Thread) Remind(now time.Time, today ehc.Date) bool {
	if t.owed.By.IsZero() || !t.owed.By.Before(today) || t.reminded == t.owed.By {
		return false
	}
	t.reminded = t.owed.By
	t.raise(ehc.AnswerLate, ehc.SystemActor(), now, about(t.id.With, t.owed.By))
	return true
}

func (t *Thread) add(m Message) {
	m.Number = len(t.messages) + 1
	t.messages = append(t.messages, m)
	t.mark(m.Number)
}

func (t *Thread) mark(number int) {
	if t.changed == nil {
		t.changed = map[int]bool{}
	}
	t.changed[number] = true
}

func (t *Thread) raise(kind ehc.EventKind, actor ehc.Actor, now time.Time, data map[string]string) {
	t.events = append(t.events, ehc.Event{Kind: kind, Case: t.id.Case, By: actor.Person, At: now, Data: data})
}

func about(with Audience, due ehc.Date) map[string]string {
	data := map[string]string{ehc.DataItem: string(with)}
	if !due.IsZero() {
		data[ehc.DataDue] = due.String()
	}
	return data
}
