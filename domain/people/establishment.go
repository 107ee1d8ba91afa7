package people

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Establishment is one row of England's register of schools and colleges (Get Information about Schools). Codes are the
// register's own. A number that the register leaves empty is 0, a date that it leaves empty is zero.
type Establishment struct {
	URN           string // the unique reference number: it never changes, and a school that becomes an academy gets a new one
	Name          string
	AuthorityCode string // of the local authority in whose area it lies
	Authority     string
	Number        string // within the authority
	TypeCode      string
	Type          string
	TypeGroup     string
	Status        RegisterStatus
	Opened        ehc.Date
	Closed        ehc.Date
	PhaseCode     string
	Phase         string
	LowAge        int
	HighAge       int
	Gender        string
	Boarders      string
	Capacity      int
	Pupils        int
	UKPRN         string // the number of a provider in the register of learning providers
	Street        string
	Locality      string
	Address3      string
	Town          string
	County        string
	Postcode      string
	Website       string
	Phone         string
	// Section41 reports that the Secretary of State has approved it under CFA 2014 s.41.
	Section41 bool
	// Needs are the types of need that it is organised for, as codes of the school census: "ASD", "MLD".
	Needs []string
	// Provision is "Resourced provision", "SEN unit" or both; empty where there is none.
	Provision       string
	ProvisionPlaces int
	ProvisionOnRoll int
	UnitPlaces      int
	UnitOnRoll      int
	Easting         int
	Northing        int
	ChangedOn       ehc.Date // when the register changed the row last
}

// RegisterStatus is the register's code for where an establishment stands.
type RegisterStatus string

const (
	RegisterOpen      RegisterStatus = "1"
	RegisterClosed    RegisterStatus = "2"
	RegisterClosing   RegisterStatus = "3" // open, but proposed to close
	RegisterNotOpened RegisterStatus = "4" // proposed to open
)

// Takes reports whether children can be there now.
func (s RegisterStatus) Takes() bool { return s == RegisterOpen || s == RegisterClosing }

// Known reports whether the register has such a code.
func (s RegisterStatus) Known() bool {
	return slices.Contains([]RegisterStatus{RegisterOpen, RegisterClosed, RegisterClosing, RegisterNotOpened}, s)
}

// askedByRight are the types of establishment that a family can ask a plan to name by right, each with the paragraph of
// CFA 2014 s.38(3) under which it falls. Institutions approved under s.41 (paragraphs (f) and (g)) may be of any type.
var askedByRight = map[string]string{
	"1": "s.38(3)(a)", "2": "s.38(3)(a)", "3": "s.38(3)(a)", "5": "s.38(3)(a)", // community, voluntary aided, voluntary controlled, foundation
	"7": "s.38(3)(a)", "12": "s.38(3)(a)", // community and foundation special
	"15": "s.38(3)(b)", // maintained nursery
	"28": "s.38(3)(c)", "33": "s.38(3)(c)", "34": "s.38(3)(c)", "35": "s.38(3)(c)", "36": "s.38(3)(c)", "38": "s.38(3)(c)", "39": "s.38(3)(c)",
	"40": "s.38(3)(c)", "41": "s.38(3)(c)", "42": "s.38(3)(c)", "43": "s.38(3)(c)", "44": "s.38(3)(c)", "45": "s.38(3)(c)", "46": "s.38(3)(c)", "57": "s.38(3)(c)", // academies and free schools of each kind
	"18": "s.38(3)(d)", "31": "s.38(3)(d)", // further education sector
	"8": "s.38(3)(e)", // non-maintained special
}

// AskedByRight reports whether a family can ask for it to be named under CFA 2014 s.38(3).
func (e Establishment) AskedByRight() bool { return e.Section41 || askedByRight[e.TypeCode] != "" }

// Check refuses a row without what every setting needs.
func (e Establishment) Check() error {
	var faults []*fault.Fault
	if len(e.URN) < 5 || len(e.URN) > 7 || strings.Trim(e.URN, "0123456789") != "" {
		faults = append(faults, fault.Field("URN", "register.urn", "The URN must be a number of five to seven digits."))
	}
	if e.Name == "" {
		faults = append(faults, fault.Field("EstablishmentName", "register.name", "The name is missing."))
	}
	if !e.Status.Known() {
		faults = append(faults, fault.Field("EstablishmentStatus (code)", "register.status", "The status must be 1, 2, 3 or 4."))
	}
	return fault.Join(faults...)
}

// Registered gives the setting as the register tells of it. What the council added by itself stays: its e-mail address,
// when it is shut, and a telephone number that the register lacks.
func (s Setting) Registered(e Establishment) Setting {
	s.URN, s.Name, s.Type, s.Phase = e.URN, e.Name, e.Type, e.Phase
	s.Address = joined(e.Street, e.Locality, e.Address3, e.Town, e.County, e.Postcode)
	if e.Phone != "" {
		s.Phone = e.Phone
	}
	s.LowAge, s.HighAge = e.LowAge, e.HighAge
	s.Section38 = e.AskedByRight()
	s.Closed = !e.Status.Takes()
	s.Register = e
	return s
}

// LikelySame reports whether a setting that somebody typed, and that has no URN, is the establishment: the same name, in
// the same place.
func (s Setting) LikelySame(e Establishment) bool {
	return s.URN == "" && plainName(s.Name) == plainName(e.Name) && e.Postcode != "" && strings.Contains(squeezed(s.Address), squeezed(e.Postcode))
}

// Succession says that one establishment took the place of another.
type Succession struct {
	From, To string // URNs
	Kind     string // in the register's words, such as "Successor - merged"
	On       ehc.Date
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

func squeezed(text string) string {
	return strings.ToUpper(strings.ReplaceAll(text, " ", ""))
}

func plainName(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.NewReplacer("’", "", "'", "", "&", "and").Replace(name)), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }), " ")
}

// Place gives what tells a setting apart from others of its name: ", Wrenford", or ", ZZ1 1AA" without a town; empty
// where the register knows neither.
func (s Setting) Place() string {
	for _, place := range []string{s.Register.Town, s.Register.Postcode} {
		if place != "" {
			return ", " + place
		}
	}
	return ""
}
