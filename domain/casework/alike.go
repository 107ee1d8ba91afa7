package casework

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"ehchub/domain/ehc"
)

// Kin is what is compared of two cases: the record of the child, and the persons of the family who hold the case.
type Kin struct {
	Child  Child
	Family []ehc.PersonID
}

// Kin gives what of a case is compared.
func (c *Case) Kin() Kin {
	k := Kin{Child: c.child}
	for _, p := range c.Family() {
		if p.Holder.Kind == ehc.HeldByPerson {
			k.Family = append(k.Family, ehc.PersonID(p.Holder.ID))
		}
	}
	return k
}

// Marks are those by which a record that may be the same child’s is found.
func (k Kin) Marks() Marks {
	m := Marks{Dates: append(NearDates(k.Child.Born), k.Child.Born)}
	if k.Child.Born.IsZero() {
		m.Dates = nil
	}
	if nhs := digitsOf(k.Child.NHSNumber); nhs != "" {
		m.NHSNumbers = []string{nhs}
	}
	if upn := strings.ToUpper(strings.TrimSpace(k.Child.UPN)); upn != "" {
		m.UPNs = []string{upn}
	}
	return m
}

// Likeness says what two cases seem to be to each other, and in which points their records are alike.
type Likeness struct {
	Kind Kinship // SameChild or Siblings
	Why  []string
}

// likenessRule is one row of the table by which records are compared.
type likenessRule struct {
	kind  Kinship
	why   string
	alike func(a, b Kin) bool
}

// likenessRules are ordered: what tells the same child stands before what tells siblings.
var likenessRules = []likenessRule{
	{SameChild, "the same UPN", func(a, b Kin) bool { return sameMark(a.Child.UPN, b.Child.UPN) }},
	{SameChild, "the same NHS number", func(a, b Kin) bool { return sameMark(digitsOf(a.Child.NHSNumber), digitsOf(b.Child.NHSNumber)) }},
	{SameChild, "the same ULN", func(a, b Kin) bool { return sameMark(digitsOf(a.Child.ULN), digitsOf(b.Child.ULN)) }},
	{SameChild, "the same name and date of birth", func(a, b Kin) bool {
		return sameBirth(a, b) && sameName(a.Child.Surname, b.Child.Surname) && sharesForename(a.Child, b.Child)
	}},
	{SameChild, "the same surname and date of birth, and a first name that is spelt much alike", func(a, b Kin) bool {
		return sameBirth(a, b) && sameName(a.Child.Surname, b.Child.Surname) && !sharesForename(a.Child, b.Child) && likeForename(a.Child, b.Child)
	}},
	{SameChild, "the same first name and date of birth, and one person of the family on both", func(a, b Kin) bool {
		return sameBirth(a, b) && !sameName(a.Child.Surname, b.Child.Surname) && sharesForename(a.Child, b.Child) && sharePerson(a, b)
	}},
	{SameChild, "the same name, and a date of birth that is written much alike", func(a, b Kin) bool {
		return slices.Contains(NearDates(a.Child.Born), b.Child.Born) && sameName(a.Child.Surname, b.Child.Surname) && sharesForename(a.Child, b.Child)
	}},
	{Siblings, "the same surname and date of birth, as twins have", func(a, b Kin) bool {
		return sameBirth(a, b) && sameName(a.Child.Surname, b.Child.Surname) && !sharesForename(a.Child, b.Child) && !likeForename(a.Child, b.Child)
	}},
	{Siblings, "one person of the family on both", sharePerson},
	{Siblings, "the same surname and address", func(a, b Kin) bool {
		return sameName(a.Child.Surname, b.Child.Surname) && sameMark(a.Child.Postcode, b.Child.Postcode) && sameMark(a.Child.Address, b.Child.Address)
	}},
}

// Alike compares two records; ok is false where nothing speaks for one child or one family.
func Alike(a, b Kin) (found Likeness, ok bool) {
	for _, rule := range likenessRules {
		if !rule.alike(a, b) {
			continue
		}
		if found.Kind == "" {
			found.Kind = rule.kind
		}
		found.Why = append(found.Why, rule.why)
	}
	return found, found.Kind != ""
}

func sameBirth(a, b Kin) bool { return !a.Child.Born.IsZero() && a.Child.Born == b.Child.Born }

// NearDates lists the dates that are easily written for a birth date: with day and month changed round, and a year too
// early or too late. None for the zero date.
func NearDates(born ehc.Date) (near []ehc.Date) {
	if born.IsZero() {
		return nil
	}
	changed := ehc.D(born.Year, time.Month(born.Day), int(born.Month))
	if born.Day <= 12 && born.Day != int(born.Month) {
		near = append(near, changed)
	}
	return append(near, ehc.D(born.Year-1, born.Month, born.Day), ehc.D(born.Year+1, born.Month, born.Day))
}

func sharePerson(a, b Kin) bool {
	return slices.ContainsFunc(a.Family, func(id ehc.PersonID) bool { return slices.Contains(b.Family, id) })
}

// sameMark compares what is written in figures and capitals, however it is spaced. Nothing is like nothing.
func sameMark(a, b string) bool { return letters(a) != "" && letters(a) == letters(b) }

// letters leaves the letters and figures of a text, in small letters, without accents' marks that were typed apart.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func sameName(a, b string) bool { return sameMark(a, b) }

// forenames are the first of the legal names and the name that the child goes by.
func (c Child) forenames() (names []string) {
	first, _, _ := strings.Cut(strings.TrimSpace(c.Forenames), " ")
	for _, name := range []string{first, c.Preferred} {
		if name = letters(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func sharesForename(a, b Child) bool {
	return slices.ContainsFunc(a.forenames(), func(name string) bool { return slices.Contains(b.forenames(), name) })
}

// likeForename reports whether two first names differ in one letter, in two changed round, or in that one is the
// beginning of the other, as Sam is of Samuel.
func likeForename(a, b Child) bool {
	for _, one := range a.forenames() {
		for _, other := range b.forenames() {
			if shorter := min(len(one), len(other)); shorter >= 3 && (one[:shorter] == other[:shorter] || oneSlip([]rune(one), []rune(other))) {
				return true
			}
		}
	}
	return false
}

// oneSlip reports whether one slip of the pen makes one word of the other: a letter too many, a wrong one, or two changed round.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) < len(b):
		return slices.Equal(a[i:], b[i+1:])
	case i == len(a) || slices.Equal(a[i+1:], b[i+1:]):
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
