package casework

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
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
		{ByAuthority, "The authority has become responsible for the child", "CFA 2014 s.24, s.36(3)"},
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
type Channel string

const (
	Online Channel = "online"
	Paper  Channel = "paper"
	Phone  Channel = "phone"
	Email  Channel = "email"
)

// Requester is who asks, and how to reach them (G2).
type Requester struct {
	Kind         RequesterKind
	Person       ehc.PersonID // when they have an account
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
	// ReceivedOn is the civil date on which the authority received it, by whichever channel: every clock starts there.
	ReceivedOn ehc.Date
}

func (r Request) check() []*fault.Fault {
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	q := r.Requester
	need(q.Kind.Known(), "requester.kind", "request.kind", "Say who is asking.")
	need(strings.TrimSpace(q.Name) != "", "requester.name", "request.name", "Enter your full name.")
	need(strings.TrimSpace(q.Relationship) != "", "requester.relationship", "request.relationship", "Say how you know the child or young person.")
	need(q.Email != "" || q.Phone != "" || q.Address != "", "requester.email", "request.contact", "Give an e-mail address, a telephone number or a postal address, so that we can answer.")
	need(q.Consent || q.Kind == ByAuthority, "requester.consent", "request.consent", "Tick to say that the authority may ask other professionals about the child.")
	need(strings.TrimSpace(r.Story.NotWorking) != "", "story.not-working", "request.story", "Tell us what is difficult. A few words are enough.")
	return faults
}
