package notice

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/wording"
)

// Fields of the text of a message.
const (
	SubjectField  = "subject"
	SentenceField = "sentence"
)

// MessageTexts are the texts of messages: one for each event and each kind of recipient (F326, F358).
var MessageTexts = wording.Collection{Area: "message", Keys: messageKeys, Own: ownMessage, Check: checkMessage}

// MessageKey names the message of an event to a kind of recipient.
func MessageKey(kind ehc.EventKind, to Recipient) string { return string(kind) + "." + string(to) }

// FindMessage finds a message by its key; ok is false where there is none.
func FindMessage(key string) (e Entry, m Message, ok bool) {
	kind, to, _ := strings.Cut(key, ".")
	e, ok = For(ehc.EventKind(kind))
	if !ok {
		return e, m, false
	}
	at := slices.IndexFunc(e.Messages, func(m Message) bool { return string(m.To) == to })
	if at < 0 {
		return e, m, false
	}
	return e, e.Messages[at], true
}

func messageKeys() []string {
	var keys []string
	for _, e := range Catalogue() {
		for _, m := range e.Messages {
			keys = append(keys, MessageKey(e.Kind, m.To))
		}
	}
	return keys
}

func ownMessage(key string) (map[string]string, bool) {
	_, m, ok := FindMessage(key)
	return map[string]string{SubjectField: m.Subject, SentenceField: m.Sentence}, ok
}

// Label names a kind of recipient on pages.
func (r Recipient) Label() string {
	return map[Recipient]string{
		ToFamily: "The family and advocates", ToSetting: "The child’s setting", ToAdvisers: "Everyone asked for advice", ToCoordinator: "The case co-ordinator", ToRequester: "Who asked for the assessment",
		ToPerson: "The person concerned", ToGuest: "A guest, without an account", ToTeamManagers: "The team’s managers", ToConsulted: "The consulted setting", ToManagers: "Those who manage the service", ToResponsible: "The case co-ordinator, or the managers while there is none",
	}[r]
}

// MessagePlaceholders lists what the text of a message can hold: what every message can, and what its event tells.
func MessagePlaceholders(e Entry) []wording.Placeholder {
	told := []string{e.Timeline}
	for _, m := range e.Messages {
		told = append(told, m.Subject, m.Sentence)
	}
	names := slices.Clone(everywhere)
	for _, name := range []string{markDue, markVersion, markDuty, markDecisionBy, markPlanBy} {
		if slices.Contains(wording.Names(strings.Join(told, wording.Break)), name) {
			names = append(names, name)
		}
	}
	var all []wording.Placeholder
	for _, name := range names {
		all = append(all, wording.Placeholder{Name: name, Meaning: meanings[name]})
	}
	return all
}

// Needed lists the placeholders that a text of the message can't leave out: the days and the duty without which its reader
// would not know what to do by when.
func (m Message) Needed() []string {
	var needed []string
	for _, name := range wording.Names(m.Subject + wording.Break + m.Sentence) {
		if name != markVersion && !slices.Contains(everywhere, name) && !slices.Contains(needed, name) {
			needed = append(needed, name)
		}
	}
	return needed
}
