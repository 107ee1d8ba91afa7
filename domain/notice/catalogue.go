// Package notice is the catalogue of what happens on a case: what the timeline says of each event and to whom,
// and which messages it sends. It is a table; pages and the worker read it.
package notice

import (
	"strings"
	"sync"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// Audience is who may see an entry of the timeline.
type Audience string

const (
	Everyone      Audience = "everyone"       // all who see the case
	AuthorityOnly Audience = "authority-only" // the authority's officers
	NotConsulted  Audience = "not-consulted"  // all but a consulted setting
	Consulting    Audience = "consulting"     // those who may know which settings are consulted
	Disputing     Audience = "disputing"      // those who may know of mediation and appeals
	InCustody     Audience = "in-custody"     // those who may know of a time in custody
	Moving        Audience = "moving"         // those who may know that the family moves
)

// Recipient is who a message goes to, by what they are to the case.
type Recipient string

const (
	ToFamily       Recipient = "family"      // family and advocates on the case
	ToSetting      Recipient = "setting"     // people who act for the child's setting
	ToAdvisers     Recipient = "advisers"    // everyone asked for advice
	ToCoordinator  Recipient = "coordinator" // the case's co-ordinator
	ToRequester    Recipient = "requester"   // who asked for the assessment, account or not
	ToPerson       Recipient = "person"      // the person named in the event
	ToGuest        Recipient = "guest"       // the person named in the event, who has no account and comes in by a link
	ToTeamManagers Recipient = "team"        // managers of the team named in the event
	ToConsulted    Recipient = "consulted"   // people who act for the setting named in the event
	ToManagers     Recipient = "managers"    // those who manage the service
	ToResponsible  Recipient = "responsible" // the case's co-ordinator or, while there is none, those who manage the service
)

// Message is one e-mail that an event sends to one kind of recipient, in the hub's own words. A council can put others in
// their place: see MessageTexts. Subject and Sentence may hold placeholders, which never tell a name or a detail of the
// child. Link may hold {item}, {letter} and {consultation}: see Page.
type Message struct {
	Code     string // E1-E24 of the e-mail catalogue; E25 mediation, E26 appeals, E27 and E28 messages, E29 what was written down for somebody, E30 scanned paper
	To       Recipient
	Subject  string
	Sentence string // what happened, and what to do
	Link     string // the page under /cases/{case} that it opens; "" is the case itself
}

// Page gives the page below the case that a message of an event opens.
func (m Message) Page(e ehc.Event) string {
	return strings.NewReplacer("{item}", e.Data[ehc.DataItem], "{letter}", e.Data[ehc.DataLetter], "{consultation}", e.Data[ehc.DataConsultation]).Replace(m.Link)
}

// Entry is one row of the catalogue.
type Entry struct {
	Kind     ehc.EventKind
	Timeline string // what the timeline says; {{due date}}, {{version}}, {{duty}}, {{recorded}} and {{source}} may stand in it
	Audience Audience
	Messages []Message
}

// For finds the row of an event; ok is false for a kind that is not in the catalogue.
func For(kind ehc.EventKind) (Entry, bool) {
	e, ok := byKind()[kind]
	return e, ok
}

var byKind = sync.OnceValue(func() map[ehc.EventKind]Entry {
	all := map[ehc.EventKind]Entry{}
	for _, e := range Catalogue() {
		all[e.Kind] = e
	}
	return all
})

// Sends reports whether an event of this kind sends any message.
func Sends(kind ehc.EventKind) bool { e, ok := For(kind); return ok && len(e.Messages) > 0 }

// KindsFor lists the kinds of event whose entries someone with these rights on the case sees.
func KindsFor(s access.Subject) []ehc.EventKind {
	sees := map[Audience]bool{}
	for _, audience := range []Audience{Everyone, AuthorityOnly, NotConsulted, Consulting, Disputing, Moving, InCustody} {
		sees[audience] = audience.VisibleTo(s)
	}
	var kinds []ehc.EventKind
	for _, e := range Catalogue() {
		if sees[e.Audience] {
			kinds = append(kinds, e.Kind)
		}
	}
	return kinds
}

// VisibleTo reports whether an entry for this audience is shown to someone with these rights on the case.
func (a Audience) VisibleTo(s access.Subject) bool {
	switch a {
	case Everyone:
		return true
	case NotConsulted:
		return access.May(access.SeeAuthorityNotes, s) || !onlyConsulted(s)
	case Consulting:
		return access.May(access.SeeConsultations, s)
	case InCustody:
		return access.May(access.SeeCustody, s)
	case Moving:
		return access.May(access.SeeMoves, s)
	case Disputing:
		return access.May(access.SeeDisputes, s)
	}
	return access.May(access.SeeAuthorityNotes, s)
}

func onlyConsulted(s access.Subject) bool {
	for _, r := range s.Relations {
		if r != access.Consulted {
			return false
		}
	}
	return true
}
