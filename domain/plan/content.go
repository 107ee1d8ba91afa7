package plan

import (
	"strconv"

	"ehchub/domain/ehc"
	"ehchub/domain/needs"
)

// AreaContent is one area with what the plan says of it.
type AreaContent struct {
	Area needs.Area
	AreaPart
}

// AdviceListed is one row of section K: advice obtained under reg 6(1), used or not.
type AdviceListed struct {
	Advice     ehc.AdviceID // empty for the family's views
	Views      string       // whose views they are, "child" or "parents"; empty for advice
	Limb       string
	Author     string
	Role       string
	Team       string
	ReceivedOn ehc.Date
	// Recorded says who wrote it down for them, and from what, where it came another way than through the hub.
	Recorded string
}

// Provider names who gave it and, where it was written down for them, who did and from what, on a line of its own.
func (a AdviceListed) Provider() string {
	if a.Recorded == "" {
		return a.Author
	}
	return a.Author + "\n" + a.Recorded
}

// Content is everything that a plan says, as a version freezes it.
type Content struct {
	A        SectionA
	Overview Overview
	Areas    []AreaContent
	I        Placement
	J        Budget
	K        Monitoring
	Advice   []AdviceListed
}

// AppendixNumber numbers what section K lists, from its place there counted from 0: "K1" is the first.
func AppendixNumber(place int) string { return "K" + strconv.Itoa(place+1) }

// Area gives what the plan says of one area.
func (c Content) Area(area needs.Area) AreaPart {
	for _, a := range c.Areas {
		if a.Area == area {
			return a.AreaPart
		}
	}
	return AreaPart{NotApplicable: true}
}

// ProvisionIn lists the provision that stands in a section, with the area and the outcome that it serves.
func (c Content) ProvisionIn(letter string) []Placed {
	var found []Placed
	for _, a := range c.Areas {
		for _, o := range a.Findings.Outcomes {
			for _, p := range o.Provisions {
				if needs.SectionOf(a.Area, p) == letter {
					found = append(found, Placed{a.Area, o, p})
				}
			}
		}
	}
	return found
}

// Placed is one piece of provision with where it belongs.
type Placed struct {
	Area      needs.Area
	Outcome   needs.Outcome
	Provision needs.Provision
}
