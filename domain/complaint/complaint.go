package complaint

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ID is the identity of a complaint.
type ID string

// Channel is how it reached the council.
type Channel string

// The channels.
const (
	Online  Channel = "online"
	Paper   Channel = "paper"
	Phone   Channel = "phone"
	ByEmail Channel = "e-mail"
)

// Channels lists those that an officer records.
func Channels() []Channel { return []Channel{Paper, Phone, ByEmail} }

// Label names the channel; "" for none that there is.
func (c Channel) Label() string {
	return map[Channel]string{Online: "In the hub", Paper: "On paper", Phone: "By telephone or in person", ByEmail: "By e-mail"}[c]
}

// Finding is what an answer says of a complaint.
type Finding string

// The findings.
const (
	Upheld       Finding = "upheld"
	PartlyUpheld Finding = "partly"
	NotUpheld    Finding = "not"
)

// Findings lists them in the order of a form.
func Findings() []Finding { return []Finding{Upheld, PartlyUpheld, NotUpheld} }

// Label says it in words; "" for none that there is.
func (f Finding) Label() string {
	return map[Finding]string{Upheld: "We agree with the complaint", PartlyUpheld: "We agree with part of it", NotUpheld: "We don’t agree with it"}[f]
}

// Times are the council's own times, in working days. Zero leaves those of the Ombudsman's code.
type Times struct{ Acknowledge, Answer, Extend, TakeFurther, AcknowledgeSecond, AnswerSecond, ExtendSecond int }

// Count gives the last of so many working days after a day.
type Count func(from ehc.Date, days int) ehc.Date

// Matter is what somebody complains of.
type Matter struct {
	Channel    Channel
	ReceivedOn ehc.Date
	By         ehc.PersonID // who complains, where they have an account
	Name       string
	Reach      string         // how to reach them, where they have no account
	RecordedBy ehc.PersonID   // the officer who wrote it down; empty where they did it themselves
	Case       ehc.CaseID     // empty where it is about no one case
	Reference  ehc.Reference  // the case ID that people use
	What       string         // what went wrong
	Wanted     string         // what would put it right
	About      []ehc.PersonID // officers whom it is about: none of them reads or answers it
	AboutNames []string
}

// Taken is one step that was taken.
type Taken struct {
	Step  Step // or "" for what moved nothing: being given to somebody, a day put off
	Words string
	On    ehc.Date
	By    ehc.PersonID
	Name  string
	At    time.Time
}

// Reply is the answer of one stage.
type Reply struct {
	Text    string
	Finding Finding
	By      ehc.PersonID
	Name    string
	On      ehc.Date
}

// Snapshot is a complaint as it is stored.
type Snapshot struct {
	ID      ID
	Version int
	Matter
	State       State
	Handler     ehc.PersonID
	HandlerName string
	Due         ehc.Date // by when the next step of the council is owed; zero where none is
	Further     ehc.Date // the last day to take it further; zero where it can't be
	Extended    bool     // the day of this stage's answer was put off
	Replies     []Reply
	Taken       []Taken
}

// Complaint is one complaint.
type Complaint struct{ s Snapshot }

// MaxText bounds each text of a complaint, in letters.
const MaxText = 5000

// New makes a complaint. fault.Invalid at the fields "what", "wanted", "name", "channel" and "received".
func New(id ID, m Matter, actor ehc.Actor, times Times, count Count, today ehc.Date, now time.Time) (*Complaint, error) {
	m.What, m.Wanted, m.Name = strings.TrimSpace(m.What), strings.TrimSpace(m.Wanted), strings.TrimSpace(m.Name)
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	need(m.What != "", "what", "complaint.what", "Say what went wrong.")
	need(utf8.RuneCountInString(m.What) <= MaxText, "what", "complaint.long", "Use 5,000 characters or fewer.")
	need(utf8.RuneCountInString(m.Wanted) <= MaxText, "wanted", "complaint.long", "Use 5,000 characters or fewer.")
	need(m.Name != "" && utf8.RuneCountInString(m.Name) <= 200, "name", "complaint.name", "Enter the name of the person who complains, in 200 characters or fewer.")
	need(utf8.RuneCountInString(m.Reach) <= 1000, "reach", "complaint.reach-long", "Use 1,000 characters or fewer.")
	need(m.Channel.Label() != "", "channel", "complaint.channel", "Say how the complaint reached the council.")
	need(m.By != "" || strings.TrimSpace(m.Reach) != "", "reach", "complaint.reach", "Enter how to reach the person who complains, so that they can be answered.")
	need(!m.ReceivedOn.IsZero(), "received", "complaint.received", "Enter the day on which the complaint was received. Its times count from it.")
	need(!m.ReceivedOn.After(today), "received", "complaint.received-future", "The day on which the complaint was received can’t be in the future.")
	if err := fault.Join(faults...); err != nil {
		return nil, err
	}
	c := &Complaint{Snapshot{ID: id, Matter: m, State: Machine.Initial(), Due: count(m.ReceivedOn, times.Acknowledge)}}
	c.note("", "The complaint was made", m.ReceivedOn, actor, now)
	return c, nil
}

// Restore gives a complaint back as it was stored.
func Restore(s Snapshot) *Complaint { return &Complaint{s} }

// Snapshot gives what is stored of it.
func (c *Complaint) Snapshot() Snapshot {
	s := c.s
	s.About, s.AboutNames, s.Replies, s.Taken = slices.Clone(s.About), slices.Clone(s.AboutNames), slices.Clone(s.Replies), slices.Clone(s.Taken)
	return s
}

// ReadAs says which version its reader had: saving then finds that somebody has changed it since.
func (c *Complaint) ReadAs(version int) { c.s.Version = version }

// Called is what people call it: "C-3F09A1B2".
func (s Snapshot) Called() string {
	if len(s.ID) != 36 {
		return ""
	}
	return "C-" + strings.ToUpper(string(s.ID[28:]))
}

// IsAbout reports whether it is about the person, who then neither reads nor answers it.
func (s Snapshot) IsAbout(person ehc.PersonID) bool {
	return person != "" && slices.Contains(s.About, person)
}

// IsFrom reports whether the person made it.
func (s Snapshot) IsFrom(person ehc.PersonID) bool { return person != "" && s.By == person }

func (c *Complaint) note(step Step, words string, on ehc.Date, actor ehc.Actor, now time.Time) {
	c.s.Taken = append(c.s.Taken, Taken{Step: step, Words: words, On: on, By: actor.Person, Name: actor.Name, At: now})
}

// step moves the complaint; where it can't be moved so, it is fault.Illegal.
func (c *Complaint) step(on Step) error {
	next, err := Machine.Next(c.s.State, on)
	if err == nil {
		c.s.State = next
	}
	return err
}
