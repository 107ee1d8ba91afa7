package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// GuestLinkDays is how many days the link of a guest works: six weeks, as long as the law gives for the answer
// (SI 2014/1530 reg 8(1)).
const GuestLinkDays = 42

// GuestLinkLife is the same as a time.
const GuestLinkLife = GuestLinkDays * 24 * time.Hour

// Guest is the invitation of somebody without an account to give one piece of advice (C8). They come in by a link that
// was sent to one address, with a code that goes to the same address or to their telephone, and find that one request.
type Guest struct {
	ID      ehc.GuestID
	Version int
	Case    ehc.CaseID
	Advice  ehc.AdviceID
	Person  ehc.PersonID
	Name    string
	Email   string // where links and codes go
	// Specialism is what they are asked as, such as "music therapist".
	Specialism string
	InvitedBy  ehc.PersonID
	Inviter    string // their display name
	InvitedAt  time.Time
	// LinkAt is when the latest link was made; zero while it waits to be sent.
	LinkAt    time.Time
	ExpiresAt time.Time // of the link, and of every way in by it
	CameAt    time.Time // when they came in last; zero for never
	EndedAt   time.Time // zero while they may come
	EndedBy   ehc.PersonID
	// EndedBecause is why the authority ended it.
	EndedBecause string
}

// GuestState is how far an invitation has come.
type GuestState string

const (
	LinkWaits   GuestState = "link-waits" // to be sent
	LinkSent    GuestState = "link-sent"  // and not used
	GuestCame   GuestState = "came"
	LinkExpired GuestState = "link-expired"
	GuestEnded  GuestState = "ended"
)

// Label gives the state in words.
func (s GuestState) Label() string {
	return map[GuestState]string{LinkWaits: "Link is being sent", LinkSent: "Link sent", GuestCame: "Has opened it", LinkExpired: "Link has expired", GuestEnded: "Access ended"}[s]
}

// State says how far the invitation has come.
func (g Guest) State(now time.Time) GuestState {
	switch {
	case !g.EndedAt.IsZero():
		return GuestEnded
	case !now.Before(g.ExpiresAt):
		return LinkExpired
	case g.LinkAt.IsZero():
		return LinkWaits
	case g.CameAt.IsZero():
		return LinkSent
	}
	return GuestCame
}

// MayCome reports whether the guest can come in now.
func (g Guest) MayCome(now time.Time) bool { return g.EndedAt.IsZero() && now.Before(g.ExpiresAt) }

// Actor gives the guest as the one who acts: bound to the one request.
func (g Guest) Actor() ehc.Actor {
	return ehc.Actor{Kind: ehc.Guest, Person: g.Person, Name: g.Name, JobTitle: g.Specialism, Email: g.Email, GuestOf: g.Advice, AnswersOnly: g.Case}
}

// InviteGuest begins an invitation: the guest holds the case as Guest, and the event of their being asked tells them. The
// link works from now on, for GuestLinkLife.
func (c *Case) InviteGuest(actor ehc.Actor, g Guest, phone string, data map[string]string, now time.Time) (Guest, error) {
	party := Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(g.Person)}, Relation: access.Guest, Name: g.Name, Detail: g.Specialism, Email: g.Email, Phone: phone, ByEmail: true}
	if err := c.Involve(actor, party, ehc.AdviceRequested, data, now); err != nil {
		return Guest{}, err
	}
	g.Case, g.InvitedBy, g.Inviter, g.InvitedAt, g.ExpiresAt = c.id, actor.Person, actor.Name, now, now.Add(GuestLinkLife)
	return g, nil
}

// RenewGuestLink has a new link sent in the place of the earlier one, which is dead from now on. fault.Illegal for a guest
// whose access has ended.
func (c *Case) RenewGuestLink(actor ehc.Actor, g Guest, now time.Time) (Guest, error) {
	if err := c.changeable(); err != nil {
		return g, err
	}
	if !g.EndedAt.IsZero() {
		return g, fault.New(fault.Illegal, "guest.ended", "This guest’s access has ended. Ask them for advice again if you still need it.")
	}
	g.LinkAt, g.ExpiresAt = time.Time{}, now.Add(GuestLinkLife)
	c.raise(ehc.GuestLinkRenewed, actor, now, map[string]string{ehc.DataPerson: string(g.Person), ehc.DataAdvice: string(g.Advice)})
	return g, nil
}

// EndGuest ends an invitation at once. all are the person's invitations on the case: they hold it while one is left.
// fault.Illegal for one that has ended; fault.Invalid at "because" without a reason.
func (c *Case) EndGuest(actor ehc.Actor, g Guest, because string, all []Guest, now time.Time) (Guest, error) {
	because = strings.TrimSpace(because)
	switch {
	case !g.EndedAt.IsZero():
		return g, fault.New(fault.Illegal, "guest.ended-already", "This guest’s access has ended already.")
	case because == "":
		return g, fault.Field("because", "person.remove-why", "Say why this person’s access is ended.")
	case utf8.RuneCountInString(because) > MaxBecause:
		return g, fault.Field("because", "proposal.long", "Use 2,000 characters or fewer.")
	}
	g.EndedAt, g.EndedBy, g.EndedBecause = now, actor.Person, because
	if slices.ContainsFunc(all, func(o Guest) bool { return o.ID != g.ID && o.Person == g.Person && o.EndedAt.IsZero() }) {
		c.updatedAt = now
		return g, nil
	}
	for i, p := range c.parties {
		if p.Holds() && p.Relation == access.Guest && p.Holder.ID == string(g.Person) {
			c.parties[i].Until, c.parties[i].EndedBy, c.parties[i].EndedBecause = now, actor.Person, because
		}
	}
	c.raise(ehc.PersonRemoved, actor, now, map[string]string{"holder": string(g.Person), ehc.DataPerson: string(g.Person)})
	return g, nil
}

// guestRelations gives what a guest is to the case: a guest where they were asked, and nothing anywhere else, whatever
// else the person behind them may be.
func (c *Case) guestRelations(actor ehc.Actor) []access.Relation {
	if actor.AnswersOnly != c.id {
		return nil
	}
	for _, p := range c.parties {
		if p.Holds() && p.Relation == access.Guest && p.Holder.ID == string(actor.Person) {
			return []access.Relation{access.Guest}
		}
	}
	return nil
}

// relationOf gives what somebody with an account is to a case that they hold themselves. Who was asked as a guest, and
// works with the hub by now, is an adviser; anybody else finds nothing by it.
func relationOf(actor ehc.Actor, p Party) []access.Relation {
	switch {
	case p.Relation != access.Guest:
		return []access.Relation{p.Relation}
	case actor.Is(ehc.RoleContributor) || actor.Is(ehc.RoleSENCO):
		return []access.Relation{access.Adviser}
	}
	return nil
}
