// Package access holds who may do and see what, as one table that denies by default. A use case loads its
// subject, derives the actor's relations to the case and asks Decide before anything else happens.
package access

import (
	"slices"
	"sync"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Relation is what an actor is to one case.
type Relation string

const (
	Author      Relation = "author"       // started the draft request
	CoAuthor    Relation = "co-author"    // was asked to write in the draft request
	Family      Relation = "family"       // parent, carer, guardian or young person on the case
	Advocate    Relation = "advocate"     // speaks for the family
	Setting     Relation = "setting"      // works at the child's own setting
	Consulted   Relation = "consulted"    // works at a setting with an open consultation
	Answered    Relation = "answered"     // works at a setting whose consultation is over
	Adviser     Relation = "adviser"      // was asked for advice
	TeamMember  Relation = "team-member"  // belongs to a team that was asked
	TeamManager Relation = "team-manager" // manages a team that was asked
	Coordinator Relation = "coordinator"  // the authority's co-ordinator of this case
	Officer     Relation = "officer"      // another co-ordinator of the authority
	Decider     Relation = "decider"      // decides for the authority where it wants a second person
	Manager     Relation = "manager"      // manages the authority's service
	Hub         Relation = "hub"          // the hub itself
	Guest       Relation = "guest"        // was asked for one piece of advice, without an account
	Complainant Relation = "complainant"  // made the complaint that is asked about
	Answerer    Relation = "answerer"     // answers the complaint that is asked about
	Unconfirmed Relation = "unconfirmed"  // has the account whose e-mail address a visitor's request gave
)

// Relations lists every relation.
func Relations() []Relation {
	return []Relation{Author, CoAuthor, Family, Advocate, Setting, Consulted, Answered, Adviser, TeamMember, TeamManager, Coordinator, Officer, Decider, Manager, Hub, Guest, Unconfirmed, Complainant, Answerer}
}

// Offices lists what an actor is to every case by their office at the authority, before any case is looked at.
func Offices(actor ehc.Actor) []Relation {
	if actor.Kind == ehc.System {
		return []Relation{Hub}
	}
	var relations []Relation
	if actor.Is(ehc.RoleManager) {
		relations = append(relations, Manager)
	}
	if actor.Is(ehc.RoleDecider) {
		relations = append(relations, Decider)
	}
	if actor.Is(ehc.RoleCoordinator) {
		relations = append(relations, Officer)
	}
	return relations
}

// DecideOffice answers nil when the table grants an action that is about the council's own work, and no case, to one of
// the actor's offices.
func DecideOffice(actor ehc.Actor, action Action) error {
	switch {
	case allowed(action, Subject{Relations: Offices(actor)}):
		return nil
	case actor.Kind == ehc.Nobody:
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	return fault.New(fault.Forbidden, "access.denied", "Your role in the council does not include this step.")
}

// Condition narrows a grant; the facts come with the subject.
type Condition string

const (
	Always          Condition = ""
	OwnOnly         Condition = "own"          // only what the actor, or the actor's team or setting, answers for
	AfterOwn        Condition = "after-own"    // once the actor's own (or team's) advice is in, or none is owed
	OnceSubmitted   Condition = "submitted"    // once its author has submitted it
	OnceShared      Condition = "shared"       // once the authority has shared it
	OncePublished   Condition = "published"    // once the authority has published it
	WhenUnassigned  Condition = "unassigned"   // while no co-ordinator has the case
	WhenDraft       Condition = "draft"        // while the request is a draft
	WhenSender      Condition = "sender"       // while the request is a draft that is theirs to send
	OnePersonRules  Condition = "one-person"   // where the council lets the co-ordinator decide
	TwoPersonRules  Condition = "two-people"   // where the council wants a second person to decide
	Unshielded      Condition = "unshielded"   // unless it is kept from the reader by name
	WhenRequester   Condition = "requester"    // where the setting asked for the assessment
	ContributorsToo Condition = "contributors" // once its author has sent it, where the council lets contributors read it
)

// Facts are the conditions that hold for the subject at hand.
type Facts map[Condition]bool

// Subject is what an actor wants to act on.
type Subject struct {
	Case      ehc.CaseID
	Relations []Relation
	Facts     Facts
}

// Grant is one row of the table: these relations may do this, under this condition.
type Grant struct {
	Action    Action
	Relation  Relation
	Condition Condition
}

// Decide answers nil when the table grants the action. An actor who may not know of the case gets NotFound;
// one who may, Forbidden with a sentence that says why.
func Decide(actor ehc.Actor, action Action, subject Subject) error {
	if allowed(action, subject) {
		return nil
	}
	if actor.Kind == ehc.Nobody {
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	if action == SeeCase || !allowed(SeeCase, subject) {
		return fault.New(fault.NotFound, "access.unknown", "There is no such case, or you do not have access to it.")
	}
	return refusal(action, subject)
}

// May reports whether Decide would allow the action; pages use it to leave out what a reader can't do.
func May(action Action, subject Subject) bool { return allowed(action, subject) }

func allowed(action Action, subject Subject) bool {
	for _, g := range byAction()[action] {
		if slices.Contains(subject.Relations, g.Relation) && subject.holds(g.Condition) {
			return true
		}
	}
	return false
}

// byAction is the table by its first column, because a page asks it many times.
var byAction = sync.OnceValue(func() map[Action][]Grant {
	grants := map[Action][]Grant{}
	for _, g := range Table() {
		grants[g.Action] = append(grants[g.Action], g)
	}
	return grants
})

func (s Subject) holds(c Condition) bool {
	if c == ContributorsToo && !s.Facts[OnceSubmitted] {
		return false
	}
	return c == Always || s.Facts[c]
}

func refusal(action Action, subject Subject) error {
	for _, g := range byAction()[action] {
		if !slices.Contains(subject.Relations, g.Relation) {
			continue
		}
		if why := g.Condition.why(); why != "" {
			return fault.New(fault.Forbidden, "access."+string(g.Condition), why)
		}
	}
	return fault.New(fault.Forbidden, "access.denied", "Your part in this case does not include this step. Ask the case co-ordinator if you think it should.")
}

func (c Condition) why() string {
	switch c {
	case AfterOwn:
		return "You will see this after you have sent your own advice."
	case OwnOnly:
		return "Only the person who was asked can do this."
	case OnceSubmitted:
		return "Its author has not sent it yet."
	case OnceShared:
		return "The council has not shared the plan yet. You will be told when it does."
	case OncePublished:
		return "The council has not published this decision yet."
	case WhenUnassigned:
		return "Another co-ordinator has this case."
	case WhenSender:
		return "One person alone sends this request, and says who writes in it. The list of its parts says who that is."
	case WhenDraft:
		return "The request has been sent and can no longer be changed."
	case Unshielded:
		return "Some details of this case are kept private. Ask the case co-ordinator for what you need: they give you a copy without these details."
	case ContributorsToo:
		return "The family has not sent it yet, or the council keeps it between the family, their school and itself."
	case WhenRequester:
		return "Only the family, or the setting if it asked for the assessment, can ask to withdraw the request."
	case OnePersonRules, TwoPersonRules:
		return "This council asks a second person to decide."
	}
	return ""
}
