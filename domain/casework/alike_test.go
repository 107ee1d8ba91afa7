package casework_test

import (
	"slices"
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func kin(change func(*casework.Child), family ...ehc.PersonID) casework.Kin {
	c := casework.Child{Forenames: "Samuel Tobias", Surname: "Ashworth", Born: ehc.D(2017, time.March, 4), UPN: "A123", NHSNumber: "943 476 5919", Address: "4 Mill Lane", Postcode: "WR4 2QT"}
	change(&c)
	return casework.Kin{Child: c, Family: family}
}

func TestTwoRequestsForOneChildAreToldFromSiblings(t *testing.T) {
	bare := func(c *casework.Child) {
		c.UPN, c.NHSNumber, c.ULN, c.Address, c.Postcode = "", "", "", "", ""
	}
	first := kin(func(*casework.Child) {}, "mother")
	for _, one := range []struct {
		name   string
		change func(*casework.Child)
		family []ehc.PersonID
		want   casework.Kinship
	}{
		{"the NHS number, spaced differently, under a changed surname", func(c *casework.Child) {
			*c = casework.Child{Forenames: "Sam", Surname: "Holt", Born: ehc.D(2011, time.May, 1), NHSNumber: "9434765919"}
		}, nil, casework.SameChild},
		{"the name and the birthday alone", bare, nil, casework.SameChild},
		{"a name written with other capitals and a hyphen", func(c *casework.Child) { bare(c); c.Surname = "ASH-WORTH" }, nil, casework.SameChild},
		{"a short name", func(c *casework.Child) { bare(c); c.Forenames = "Sam" }, nil, casework.SameChild},
		{"a slip of the pen", func(c *casework.Child) { bare(c); c.Forenames = "Samule" }, nil, casework.SameChild},
		{"the name that the child goes by", func(c *casework.Child) { bare(c); c.Forenames, c.Preferred = "Tobias", "Samuel" }, nil, casework.SameChild},
		{"day and month changed round", func(c *casework.Child) { bare(c); c.Born = ehc.D(2017, time.April, 3) }, nil, casework.SameChild},
		{"a year too late", func(c *casework.Child) { bare(c); c.Born = ehc.D(2018, time.March, 4) }, nil, casework.SameChild},
		{"another surname, the same mother", func(c *casework.Child) { bare(c); c.Surname = "Holt" }, []ehc.PersonID{"mother"}, casework.SameChild},
		{"a twin", func(c *casework.Child) { bare(c); c.Forenames = "Rosalind" }, nil, casework.Siblings},
		{"a brother with the same mother", func(c *casework.Child) {
			bare(c)
			c.Forenames, c.Born, c.Surname = "Piers", ehc.D(2012, time.May, 1), "Holt"
		}, []ehc.PersonID{"mother"}, casework.Siblings},
		{"a sister at the same address", func(c *casework.Child) {
			bare(c)
			c.Forenames, c.Born, c.Address, c.Postcode = "Hollie", ehc.D(2012, time.May, 1), "4, Mill Lane", "wr42qt"
		}, nil, casework.Siblings},
		{"a namesake of another age", func(c *casework.Child) { bare(c); c.Born = ehc.D(2012, time.May, 1) }, nil, ""},
		{"a neighbour of another name", func(c *casework.Child) {
			bare(c)
			c.Surname, c.Forenames, c.Born, c.Address, c.Postcode = "Pickard", "Ines", ehc.D(2012, time.May, 1), "4 Mill Lane", "WR4 2QT"
		}, nil, ""},
		{"a class-mate born on the same day", func(c *casework.Child) { bare(c); c.Surname = "Pickard"; c.Forenames = "Samuel" }, nil, ""},
		{"nothing known of either", func(c *casework.Child) { *c = casework.Child{} }, nil, ""},
	} {
		t.Run(one.name, func(t *testing.T) {
			other := kin(one.change, one.family...)
			for _, pair := range [][2]casework.Kin{{first, other}, {other, first}} {
				found, ok := casework.Alike(pair[0], pair[1])
				if found.Kind != one.want || ok != (one.want != "") || ok != (len(found.Why) > 0) {
					t.Errorf("found %+v, want %q", found, one.want)
				}
			}
		})
	}
}

func TestARelationIsOneWhicheverCaseIsOpen(t *testing.T) {
	by, now := ehc.Actor{Person: "p", Name: "Nadia Brightwell"}, time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	one, err := casework.Relate("b", "a", casework.Siblings, by, now)
	other, errOther := casework.Relate("a", "b", casework.Siblings, by, now)
	if err != nil || errOther != nil || one.Cases != other.Cases || one.Other("a") != "b" || one.Other("b") != "a" || !one.Answered() {
		t.Errorf("%+v %v, %+v %v", one, err, other, errOther)
	}
	if _, err := casework.Relate("a", "a", casework.Siblings, by, now); err == nil {
		t.Error("a case was related to itself")
	}
	if _, err := casework.Relate("a", "b", "cousins", by, now); err == nil {
		t.Error("an unknown kinship was taken")
	}
	if s, _ := casework.Suspect("a", "b", casework.Likeness{Kind: casework.SameChild, Why: []string{"the same UPN"}}, now); s.Answered() || slices.Equal(s.Why, nil) {
		t.Errorf("a suspicion counts as answered: %+v", s)
	}
}
