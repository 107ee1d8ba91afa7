package casework

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/people"
)

// RequesterKind is who asks. A parent, a young person and someone acting for a school or post-16 institution
// have the right to ask (CFA 2014 s.36(1)); anyone may bring a child to the authority's notice (s.23, Code 9.9).
type RequesterKind string

const (
	ByParent      RequesterKind = "parent"
	ByYoungPerson RequesterKind = "young-person"
	BySetting     RequesterKind = "setting"
	ByAuthority   RequesterKind = "authority"
	ByOther       RequesterKind = "other"
)

// RequesterLabel pairs a kind with the words a form shows.
type RequesterLabel struct {
	Kind  RequesterKind
	Label string
	Law   string
}

// RequesterKinds lists who may ask, with the rule that each rests on.
func RequesterKinds() []RequesterLabel {
	return []RequesterLabel{
		{ByParent, "I am the child’s parent or carer", "CFA 2014 s.36(1)"},
		{ByYoungPerson, "I am a young person aged 16 to 25", "CFA 2014 s.36(1)"},
		{BySetting, "I act for a nursery, school or college", "CFA 2014 s.36(1)"},
		{ByAuthority, "The council has become responsible for the child", "CFA 2014 s.24, s.36(3)"},
		{ByOther, "I know the child in another way", "CFA 2014 s.36(3); Code 9.9"},
	}
}

// Known reports whether the kind is one of the five.
func (k RequesterKind) Known() bool {
	for _, r := range RequesterKinds() {
		if r.Kind == k {
			return true
		}
	}
	return false
}

// Channel is how the request reached the authority; the clock is the same for each.
type Channel = paper.Channel

const (
	Online   = paper.Online
	Paper    = paper.Letter
	Phone    = paper.Phone
	Email    = paper.Email
	InPerson = paper.InPerson
)

// Requester is who asks, and how to reach them (G2).
type Requester struct {
	Kind   RequesterKind
	Person ehc.PersonID // when they have, or were invited to have, an account
	// Claimed is the account that has the e-mail address which someone gave who did not sign in; see AskToConfirm.
	Claimed      ehc.PersonID
	Name         string
	Relationship string // to the child: mother, SENCO, …
	Email        string
	Phone        string
	Address      string
	ByPost       bool // wants letters by post as well
	Interpreter  string
	// ParentalResponsibility names each adult who has it, as the requester wrote it.
	ParentalResponsibility string
	Consent                bool // agrees that the authority asks others for information
	ConsentOn              ehc.Date
}

// Story is what the requester tells of the child (G4).
type Story struct {
	WorkingWell string
	NotWorking  string
	History     string
	Health      string
	SocialCare  string
	Tried       string // what has been tried, and with what effect
	Attainment  string
	Attendance  string
}

// Request is the whole request for an assessment.
type Request struct {
	Requester Requester
	Story     Story
	Files     []ehc.FileID
	Channel   Channel
	// ReceivedOn is the civil date on which the authority received it, by whichever channel: every clock starts
	// there. A draft that writes down a paper or telephone request holds the date here already.
	ReceivedOn ehc.Date
	// AtDesk lets every officer go on with a draft that is written from a paper: its time runs whoever began it.
	AtDesk bool
}

// MaxStory is the longest that one answer of the story can be, in characters.
const MaxStory = 20_000

func (r Request) check() []*fault.Fault {
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	q := r.Requester
	need(q.Kind.Known(), "requester.kind", "request.kind", "Say who is asking.")
	need(strings.TrimSpace(q.Name) != "", "requester.name", "request.name", "Enter the full name of the person who asks.")
	need(strings.TrimSpace(q.Relationship) != "" || q.Kind == ByYoungPerson, "requester.relationship", "request.relationship", "Say how the person who asks knows the child or young person.")
	need(q.reachable(), "requester.email", "request.contact", "Give an e-mail address, a telephone number or a postal address, so that we can answer.")
	if q.Email != "" {
		_, err := people.NormalEmail(q.Email)
		need(err == nil, "requester.email", "request.email", "Enter an e-mail address in the form name@example.org.")
	}
	need(q.Consent || q.Kind == ByAuthority, "requester.consent", "request.consent", "Tick to say that the council may ask other professionals about the child.")
	need(strings.TrimSpace(r.Story.NotWorking) != "", "story.not-working", "request.story", "Tell us what is difficult. A few words are enough.")
	return append(faults, r.Story.bounded()...)
}

func (q Requester) reachable() bool {
	return strings.TrimSpace(q.Email+q.Phone+q.Address) != "" || q.Kind == ByAuthority
}

func (s Story) bounded() []*fault.Fault {
	var faults []*fault.Fault
	for _, part := range s.Parts() {
		if utf8.RuneCountInString(part.Text) > MaxStory {
			faults = append(faults, fault.Field("story."+part.Key, "request.story-long", "This answer must be 20,000 characters or fewer. You can add a longer text as a document."))
		}
	}
	return faults
}

// StoryPart is one answer of the story with its question; its key names it in forms ("story.health").
type StoryPart struct{ Key, Question, Text string }

// Parts lists the answers in the order in which they are asked.
func (s Story) Parts() []StoryPart {
	return []StoryPart{
		{"working-well", "What is going well?", s.WorkingWell}, {"not-working", "What is difficult?", s.NotWorking},
		{"history", "What has happened so far?", s.History}, {"health", "Health", s.Health}, {"social-care", "Social care", s.SocialCare},
		{"tried", "What has been tried, and what did it change?", s.Tried},
		{"attainment", "How are they getting on with learning?", s.Attainment}, {"attendance", "Attendance", s.Attendance},
	}
}

// StoryQuestion gives the question of a part of the story by its key; "" for a key that is none.
func StoryQuestion(key string) string {
	for _, part := range (Story{}).Parts() {
		if part.Key == key {
			return part.Question
		}
	}
	return ""
}

// OwnRequestAge is the age from which a young person may ask for themselves. The right is theirs from the end of
// compulsory school age (CFA 2014 s.83(2)); what a 16-year-old sends before it brings them to the authority's
// notice, which counts as much (s.36(3)).
const OwnRequestAge = 16

// checkAsker refuses a child's request in their own name: it is for a parent or a setting to make.
func (r Request) checkAsker(child Child, receivedOn ehc.Date) []*fault.Fault {
	if r.Requester.Kind != ByYoungPerson || child.Born.IsZero() || child.Born.YearsAt(receivedOn) >= OwnRequestAge {
		return nil
	}
	return []*fault.Fault{fault.Field("requester.kind", "request.too-young", "You can ask for yourself from the age of 16. Before that a parent, a carer or your school can ask for you.").Citing("CFA 2014 s.36(1), s.83")}
}
