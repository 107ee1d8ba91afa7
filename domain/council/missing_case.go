package council

import (
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// MissingCaseID is the identity of a question for a case that somebody does not find.
type MissingCaseID string

// The states of such a question.
const (
	MissingNew      MissingState = "new"
	MissingLinked   MissingState = "linked"   // the child's record names their setting now
	MissingAnswered MissingState = "answered" // with words alone
)

// MissingState is how far a question has come.
type MissingState string

// Label gives the state in words.
func (s MissingState) Label() string {
	return map[MissingState]string{MissingNew: "Waits for the council", MissingLinked: "In your setting’s cases now", MissingAnswered: "Answered"}[s]
}

// MissingCase is what somebody at work says of a child whose case they expected to find and don't (C16). What the hub knows
// of such a child is for officers alone.
type MissingCase struct {
	ID      MissingCaseID
	Version int
	At      time.Time // UTC
	Person  ehc.PersonID
	Name    string // of whoever asks, with their job title
	Email   string
	// Setting is the one for which they ask; empty for a professional.
	Setting     ehc.SettingID
	SettingName string

	Forenames, Surname string
	Born               ehc.Date
	Why                string // why they think that the case is theirs
	// Case is the one that seemed to be meant when they asked, or the one that was linked; empty for none.
	Case ehc.CaseID

	State      MissingState
	Answer     string
	AnsweredAt time.Time
	AnsweredBy string // a name
}

// Check finds what is wrong with a question. today bounds the date of birth.
func (m MissingCase) Check(today ehc.Date) error {
	var faults []*fault.Fault
	need := func(ok bool, field, code, says string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, says))
		}
	}
	need(strings.TrimSpace(m.Forenames) != "", "forenames", "missing.forenames", "Enter the child or young person’s forenames.")
	need(strings.TrimSpace(m.Surname) != "", "surname", "missing.surname", "Enter the child or young person’s surname.")
	need(!m.Born.IsZero(), "born", "missing.born", "Enter the date of birth.")
	need(!m.Born.After(today), "born", "missing.born-future", "The date of birth must be in the past.")
	need(strings.TrimSpace(m.Why) != "", "why", "missing.why", "Say why you think that the case is yours.")
	return fault.Join(append(faults, tooLong("why", m.Why), tooLong("forenames", m.Forenames), tooLong("surname", m.Surname))...)
}

// Settle answers the question, in words or by having named their setting in the record of a case.
// fault.Illegal for one that is answered; fault.Invalid at "answer" without words.
func (m MissingCase) Settle(by ehc.Actor, linked ehc.CaseID, answer string, now time.Time) (MissingCase, error) {
	if m.State != MissingNew {
		return m, fault.New(fault.Illegal, "missing.answered", m.AnsweredBy+" has answered this already.")
	}
	m.State = MissingAnswered
	if linked != "" {
		m.State, m.Case = MissingLinked, linked
	}
	if answer = strings.TrimSpace(answer); answer == "" && linked != "" {
		answer = "The child’s record names your setting now. You find the case among those of your setting."
	}
	if answer == "" {
		return m, fault.Field("answer", "missing.answer", "Write the answer. Whoever asked reads it.")
	}
	if long := tooLong("answer", answer); long != nil {
		return m, long
	}
	m.Answer, m.AnsweredAt, m.AnsweredBy = answer, now, by.Name
	return m, nil
}
