package gias

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// row is one line of a table, with what was wrong with the values read from it.
type row struct {
	columns map[string]int
	values  []string
	line    int
	wrong   []ports.RegisterProblem
}

func (r *row) text(column string) string {
	i, ok := r.columns[column]
	if !ok || i >= len(r.values) {
		return ""
	}
	return plain(r.values[i])
}

// named gives a text that the register writes out where there is nothing.
func (r *row) named(column string) string {
	switch text := r.text(column); strings.ToLower(text) {
	case "not applicable", "not recorded", "none", "does not apply":
		return ""
	default:
		return text
	}
}

func (r *row) number(column string) int {
	text := r.text(column)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		r.refuse(column, text, "This is no number; it was left out.")
		return 0
	}
	return n
}

func (r *row) date(column string) ehc.Date {
	text := r.text(column)
	if text == "" {
		return ehc.Date{}
	}
	for _, form := range []string{"02-01-2006", "02/01/2006"} {
		if at, err := time.Parse(form, text); err == nil {
			return ehc.D(at.Year(), at.Month(), at.Day())
		}
	}
	r.refuse(column, text, "This is no date such as 31-08-2026; it was left out.")
	return ehc.Date{}
}

// longestShown bounds how much of a value that was not taken a report repeats.
const longestShown = 80

func (r *row) refuse(column, value, why string) {
	if utf8.RuneCountInString(value) > longestShown {
		value = string([]rune(value)[:longestShown]) + "…"
	}
	r.wrong = append(r.wrong, ports.RegisterProblem{Line: r.line, URN: r.text("URN"), Column: column, Value: value, Why: why})
}

func (r *row) establishment() ports.RegisterRow {
	e := people.Establishment{
		URN: r.text("URN"), Name: r.text("EstablishmentName"), AuthorityCode: r.text("LA (code)"), Authority: r.text("LA (name)"), Number: r.text("EstablishmentNumber"),
		TypeCode: r.text("TypeOfEstablishment (code)"), Type: r.text("TypeOfEstablishment (name)"), TypeGroup: r.text("EstablishmentTypeGroup (name)"),
		Status: people.RegisterStatus(r.text("EstablishmentStatus (code)")), Opened: r.date("OpenDate"), Closed: r.date("CloseDate"),
		PhaseCode: r.text("PhaseOfEducation (code)"), Phase: r.named("PhaseOfEducation (name)"), LowAge: r.number("StatutoryLowAge"), HighAge: r.number("StatutoryHighAge"),
		Gender: r.named("Gender (name)"), Boarders: r.named("Boarders (name)"), Capacity: r.number("SchoolCapacity"), Pupils: r.number("NumberOfPupils"), UKPRN: r.text("UKPRN"),
		Street: r.text("Street"), Locality: r.text("Locality"), Address3: r.text("Address3"), Town: r.text("Town"), County: r.named("County (name)"), Postcode: r.text("Postcode"),
		Website: r.text("SchoolWebsite"), Phone: phone(r.text("TelephoneNum")), Section41: r.text("Section41Approved (name)") == "Approved", Needs: r.needs(),
		Provision: r.named("TypeOfResourcedProvision (name)"), ProvisionPlaces: r.number("ResourcedProvisionCapacity"), ProvisionOnRoll: r.number("ResourcedProvisionOnRoll"),
		UnitPlaces: r.number("SenUnitCapacity"), UnitOnRoll: r.number("SenUnitOnRoll"), Easting: r.number("Easting"), Northing: r.number("Northing"), ChangedOn: r.date("LastChangedDate"),
	}
	if e.LowAge > e.HighAge && e.HighAge > 0 {
		r.refuse("StatutoryLowAge", strconv.Itoa(e.LowAge)+" to "+strconv.Itoa(e.HighAge), "The lowest age is above the highest; both were left out.")
		e.LowAge, e.HighAge = 0, 0
	}
	if f := fault.As(e.Check()); f != nil {
		for _, each := range f.All() {
			r.refuse(each.Field, r.text(each.Field), each.Message+" The row was left out.")
			r.wrong[len(r.wrong)-1].Whole = true
		}
	}
	return ports.RegisterRow{Line: r.line, Establishment: e, Wrong: r.wrong}
}

// needs reads all thirteen columns: some rows say "Not Applicable" in the first and name needs in later ones.
func (r *row) needs() []string {
	var all []string
	for n := 1; n <= 13; n++ {
		text := r.named("SEN" + strconv.Itoa(n) + " (name)")
		if code, _, found := strings.Cut(text, " - "); found {
			all = append(all, strings.ToUpper(code))
		}
	}
	return all
}

// phone puts back the nought that spreadsheets and the register leave away.
func phone(text string) string {
	digits := strings.ReplaceAll(text, " ", "")
	if len(digits) == 10 && digits[0] != '0' && strings.Trim(digits, "0123456789") == "" {
		return "0" + text
	}
	return text
}

// succession reads a link; ok is false for one that says nothing of what follows what.
func (r *row) succession() (s people.Succession, ok bool) {
	urn, other, kind := r.text("URN"), r.text("LinkURN"), r.text("LinkType")
	s = people.Succession{Kind: kind, On: r.date("LinkEstablishedDate")}
	switch {
	case urn == "" || other == "" || urn == other:
		return s, false
	case strings.HasPrefix(kind, "Successor"):
		s.From, s.To = urn, other
	case strings.HasPrefix(kind, "Predecessor"):
		s.From, s.To = other, urn
	default:
		return s, false
	}
	return s, true
}
