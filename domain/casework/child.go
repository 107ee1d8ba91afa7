package casework

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Child is the record of the child or young person.
type Child struct {
	Forenames     string // legal forenames
	Surname       string // legal surname
	Preferred     string // the name they go by; empty when it is the first forename
	Born          ehc.Date
	Gender        string
	Address       string
	Postcode      string
	UPN           string
	ULN           string
	NHSNumber     string
	Ethnicity     string
	FirstLanguage string
	YearGroup     *int // national curriculum year where it differs from the birth date's; 0 is reception
	// YearGroupSince is a day of the school year in which YearGroup was recorded; zero while the request is a draft.
	YearGroupSince  ehc.Date
	LookedAfter     bool
	LookedAfterBy   string // the authority that looks after them
	YouthCustody    bool
	ForcesFamily    bool
	NotInEducation  bool
	Setting         SettingRef // where they are registered; of two, the main one
	SecondSetting   SettingRef // the subsidiary one of a child who is registered at two
	PreviousSetting SettingRef
	// SettingDays and SecondDays are the days of the week on which a child who is registered at two settings attends each.
	SettingDays, SecondDays []SchoolDay
	// SettingSince is the first day at Setting; PreviousFrom and PreviousTo are the first and last day at
	// PreviousSetting. Zero where nobody knows.
	SettingSince, PreviousFrom, PreviousTo ehc.Date
	// EarlierSettings are those before PreviousSetting, the latest first.
	EarlierSettings []Attended
	GP              string
	Professionals   string // others already involved, as the requester wrote them
	Photo           ehc.FileID
}

// SettingRef points at an education setting; Name is kept as it was written when the register has none.
type SettingRef struct {
	ID   ehc.SettingID
	Name string
}

// IsZero reports whether no setting is given.
func (s SettingRef) IsZero() bool { return s.ID == "" && s.Name == "" }

// DualRegistered reports whether the child is registered at two settings, a main and a subsidiary one: the people of both
// have the case.
func (c Child) DualRegistered() bool { return !c.Setting.IsZero() && !c.SecondSetting.IsZero() }

// Called gives the name that the child goes by, for sentences on pages.
func (c Child) Called() string {
	if c.Preferred != "" {
		return c.Preferred
	}
	first, _, _ := strings.Cut(strings.TrimSpace(c.Forenames), " ")
	return first
}

// FullName gives forenames and surname.
func (c Child) FullName() string { return strings.TrimSpace(c.Forenames + " " + c.Surname) }

// TrayName gives "Surname, Forenames", as trays show it (F37).
func (c Child) TrayName() string { return c.Surname + ", " + c.Forenames }

// Possessive gives "Rowan's", for headings.
func (c Child) Possessive() string { return c.Called() + "’s" }

// check refuses a record without what every case needs. today bounds the birth date.
func (c Child) check(today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	if strings.TrimSpace(c.Forenames) == "" {
		faults = append(faults, fault.Field("child.forenames", "child.forenames", "Enter the child or young person’s forenames."))
	}
	if strings.TrimSpace(c.Surname) == "" {
		faults = append(faults, fault.Field("child.surname", "child.surname", "Enter the child or young person’s surname."))
	}
	switch {
	case c.Born.IsZero():
		faults = append(faults, fault.Field("child.born", "child.born-missing", "Enter the date of birth."))
	case c.Born.After(today):
		faults = append(faults, fault.Field("child.born", "child.born-future", "The date of birth must be in the past."))
	}
	faults = append(faults, c.checkAttended(today)...)
	return append(faults, c.checkNumbers()...)
}

// checkAge refuses a request for someone who has reached 25. Records of those who have one already are not held to
// it: a plan may run to the end of the academic year (CFA 2014 s.46).
func (c Child) checkAge(receivedOn ehc.Date) []*fault.Fault {
	if c.Born.IsZero() || c.Born.After(receivedOn) || c.Born.YearsAt(receivedOn) < 25 {
		return nil
	}
	return []*fault.Fault{fault.Field("child.born", "child.too-old", "An assessment can be asked for up to the 25th birthday.").Citing("CFA 2014 s.36(1), s.83")}
}

// EndAge is the age at which the process ends (CFA 2014 ss.46, 83).
const EndAge = 25

// turns gives the birthday with the age. Who was born on 29 February has it on 1 March in other years.
func (c Child) turns(age int) ehc.Date {
	if c.Born.IsZero() {
		return ehc.Date{}
	}
	return ehc.D(c.Born.Year+age, c.Born.Month, 1).AddDays(c.Born.Day - 1)
}
