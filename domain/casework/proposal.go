package casework

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Wish is what somebody on a case asks of the authority about its people.
type Wish string

const (
	ToAdd    Wish = "add"    // that a person holds the case
	ToRemove Wish = "remove" // that a person holds it no longer
)

// WishAnswer is what became of a wish.
type WishAnswer string

const (
	WishOpen    WishAnswer = ""
	WishAgreed  WishAnswer = "agreed"
	WishRefused WishAnswer = "refused"
)

// Proposal is a wish about the people of a case that waits for the authority. Whoever is to be added has no part in the
// case until the authority has checked who they are: an address typed by somebody else is no proof.
type Proposal struct {
	ID      ehc.ProposalID
	Case    ehc.CaseID
	Version int
	Wish    Wish
	// Party is who is to hold the case, without a holder yet, or whose hold is to end.
	Party   Party
	Why     string
	AskedBy ehc.PersonID
	Asker   string // their display name
	AskedAt time.Time
	Answer  WishAnswer
	// Because is what the authority checked and with whom or, where it refused, why. Whoever asked reads it.
	Because    string
	AnsweredBy ehc.PersonID
	Answerer   string
	AnsweredAt time.Time
}

// MaxBecause is the longest reason of a wish, and of its answer, in characters.
const MaxBecause = 2_000

// Open reports whether the wish waits for the authority.
func (p Proposal) Open() bool { return p.Answer == WishOpen }

// ProposePerson asks for a family member or an advocate to be added. before are the case's earlier proposals: one who is
// asked for already, or who holds the case, is not asked for twice; fault.Invalid at "email".
func (c *Case) ProposePerson(actor ehc.Actor, id ehc.ProposalID, who Party, why string, before []Proposal, now time.Time) (Proposal, error) {
	if err := c.changeable(); err != nil {
		return Proposal{}, err
	}
	if !ofFamily(who.Relation) {
		return Proposal{}, fault.Field("kind", "proposal.kind", "Say whether they are family or an advocate.")
	}
	if held, ok := c.holding(who.Email, access.Family, access.Advocate); ok {
		return Proposal{}, onCase(held)
	}
	for _, p := range before {
		if p.Open() && p.Wish == ToAdd && p.Party.Email == who.Email {
			return Proposal{}, fault.Field("email", "proposal.again", p.Asker+" has asked for this person already. The council has still to check it.")
		}
	}
	return c.propose(actor, Proposal{ID: id, Wish: ToAdd, Party: who, Why: why}, ehc.PersonProposed, now)
}

// AskToRemove asks that a person no longer holds the case. fault.NotFound for somebody who doesn't, fault.Illegal for
// whoever can't be removed; see Remove.
func (c *Case) AskToRemove(actor ehc.Actor, id ehc.ProposalID, holder, why string, before []Proposal, now time.Time) (Proposal, error) {
	party, err := c.Removable(holder)
	if err != nil {
		return Proposal{}, err
	}
	if strings.TrimSpace(why) == "" {
		return Proposal{}, fault.Field("why", "proposal.why", "Say why this person should no longer see the case.")
	}
	for _, p := range before {
		if p.Open() && p.Wish == ToRemove && p.Party.Holder == party.Holder {
			return Proposal{}, fault.Field("why", "proposal.again", p.Asker+" has asked for this already. The council has still to answer.")
		}
	}
	return c.propose(actor, Proposal{ID: id, Wish: ToRemove, Party: party, Why: why}, ehc.RemovalAsked, now)
}

func (c *Case) propose(actor ehc.Actor, p Proposal, kind ehc.EventKind, now time.Time) (Proposal, error) {
	p.Why = strings.TrimSpace(p.Why)
	if utf8.RuneCountInString(p.Why) > MaxBecause {
		return Proposal{}, fault.Field("why", "proposal.long", "Use 2,000 characters or fewer.")
	}
	p.Case, p.AskedBy, p.Asker, p.AskedAt = c.id, actor.Person, actor.Name, now
	c.raise(kind, actor, now, map[string]string{ehc.DataItem: string(p.ID)})
	return p, nil
}

// AnswerProposal records what the authority answers. To add or remove the person is a step of its own, in the same unit
// of work. fault.Invalid at "because" without a reason; fault.Illegal for a wish that is answered.
func (c *Case) AnswerProposal(actor ehc.Actor, p Proposal, agree bool, because string, now time.Time) (Proposal, error) {
	because = strings.TrimSpace(because)
	switch {
	case !p.Open():
		return p, fault.New(fault.Illegal, "proposal.answered", p.Answerer+" has answered this already.")
	case because == "" && agree && p.Wish == ToAdd:
		return p, fault.Field("because", "proposal.checked", "Say what you checked, and with whom.")
	case because == "":
		return p, fault.Field("because", "proposal.because", "Say why. Whoever asked reads it.")
	case utf8.RuneCountInString(because) > MaxBecause:
		return p, fault.Field("because", "proposal.long", "Use 2,000 characters or fewer.")
	}
	kind := ehc.ProposalRefused
	p.Answer = WishRefused
	if agree {
		p.Answer, kind = WishAgreed, ehc.ProposalAgreed
	}
	p.Because, p.AnsweredBy, p.Answerer, p.AnsweredAt = because, actor.Person, actor.Name, now
	c.raise(kind, actor, now, map[string]string{ehc.DataItem: string(p.ID), ehc.DataPerson: string(p.AskedBy)})
	return p, nil
}

// changeable refuses where nobody is added or removed.
func (c *Case) changeable() error {
	if c.state == RequestDraft || c.state.Closed() {
		return fault.New(fault.Illegal, "case.admit", "People can be added once the request has been received and while the case is open.")
	}
	return nil
}

func ofFamily(r access.Relation) bool { return r == access.Family || r == access.Advocate }

// holding finds who holds the case in one of the relations under an e-mail address.
func (c *Case) holding(email string, relations ...access.Relation) (Party, bool) {
	for _, p := range c.with(relations...) {
		if email != "" && p.Email == email {
			return p, true
		}
	}
	return Party{}, false
}

func onCase(p Party) error {
	return fault.Field("email", "person.on-case", p.Name+" is on this case already.")
}
