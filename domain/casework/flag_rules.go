package casework

import (
	"slices"

	"ehchub/domain/access"
)

// Flag is something about a child or young person that those who work with them must not overlook (F48, G19).
type Flag string

const (
	Safeguarding      Flag = "safeguarding"
	ChildProtection   Flag = "child-protection"
	RestrictedContact Flag = "restricted-contact"
	LookedAfter       Flag = "looked-after"
	YouthCustody      Flag = "youth-custody"
	NotInEducation    Flag = "neet"
	EducatedOtherwise Flag = "eotas"
	ExclusionRisk     Flag = "exclusion-risk"
	YoungCarer        Flag = "young-carer"
	Refugee           Flag = "refugee"
	ForcesFamily      Flag = "forces"
	Interpreter       Flag = "interpreter"
)

// FlagRule is one row of the table of flags.
type FlagRule struct {
	Flag  Flag
	Label string // as the authority chooses it
	Tag   string // as lists show it
	Hint  string // when to set it
	// seen lists who beside the authority's officers sees it.
	seen []access.Relation
	// Tick reports that lists can be kept to cases with it (F48).
	Tick bool
	// record leads to the answer of the child's record that says the same; nil where the record has none.
	record func(*Child) *bool
}

// Who beside the authority sees a flag. Nobody else is to read what may put a child at risk; a consulted setting sees
// what it needs to know whether it can meet the child's needs.
var (
	officers  = []access.Relation{access.Coordinator, access.Officer, access.Decider, access.Manager, access.Hub}
	relatives = []access.Relation{access.Author, access.Family, access.Advocate}
	partners  = []access.Relation{access.Setting, access.Adviser, access.TeamMember, access.TeamManager}
	workers   = []access.Relation{access.Setting, access.Adviser}
	consulted = []access.Relation{access.Consulted}
)

// FlagRules lists every flag, the most pressing first.
func FlagRules() []FlagRule {
	return []FlagRule{
		{Flag: Safeguarding, Label: "Safeguarding concern", Tag: "Safeguarding", Hint: "Someone has told the council of a concern for the child’s safety.", seen: workers, Tick: true},
		{Flag: ChildProtection, Label: "Child in need, or on a child protection plan", Tag: "Child in need", Hint: "Children Act 1989 ss.17, 47.", seen: workers},
		{Flag: RestrictedContact, Label: "Contact details restricted", Tag: "Contact restricted", Hint: "Ask before you tell anybody how to reach the family. The hub shows it to nobody but you; to keep address and setting from somebody on the case, use “Keep details private”.", seen: nil},
		{Flag: LookedAfter, Label: "Looked after by a local authority", Tag: "Looked after", Hint: "Children Act 1989 s.22.", seen: join(relatives, partners, consulted), Tick: true,
			record: func(c *Child) *bool { return &c.LookedAfter }},
		{Flag: YouthCustody, Label: "In youth custody", Tag: "Youth custody", Hint: "Children and Families Act 2014 ss.70 to 75.", seen: join(relatives, partners),
			record: func(c *Child) *bool { return &c.YouthCustody }},
		{Flag: NotInEducation, Label: "Not in education, employment or training", Tag: "NEET", Hint: "Also a child of compulsory school age who is out of school (Education Act 1996 s.19).", seen: join(relatives, partners, consulted), Tick: true,
			record: func(c *Child) *bool { return &c.NotInEducation }},
		{Flag: EducatedOtherwise, Label: "Educated otherwise than at school", Tag: "EOTAS", Hint: "Provision is arranged under section 61.", seen: join(relatives, partners, consulted), Tick: true},
		{Flag: ExclusionRisk, Label: "At risk of exclusion", Tag: "Exclusion risk", Hint: "The setting has suspended the child, or has warned that it may exclude.", seen: []access.Relation{access.Setting}},
		{Flag: YoungCarer, Label: "Young carer", Tag: "Young carer", Hint: "Children Act 1989 s.17ZA.", seen: join(relatives, partners)},
		{Flag: Refugee, Label: "Refugee or asylum seeker", Tag: "Refugee", Hint: "Also a child who came without their parents.", seen: join(relatives, partners)},
		{Flag: ForcesFamily, Label: "From an armed forces family", Tag: "Forces family", Hint: "The council must also ask the Ministry of Defence for advice.", seen: join(relatives, partners, consulted),
			record: func(c *Child) *bool { return &c.ForcesFamily }},
		{Flag: Interpreter, Label: "Interpreter needed", Tag: "Interpreter", Hint: "For meetings and calls with the family, sign language too.", seen: join(relatives, partners, consulted)},
	}
}

func join(groups ...[]access.Relation) []access.Relation { return slices.Concat(groups...) }

// Rule finds the row of a flag; ok is false for one that is none.
func (f Flag) Rule() (rule FlagRule, ok bool) {
	for _, r := range FlagRules() {
		if r.Flag == f {
			return r, true
		}
	}
	return FlagRule{}, false
}

// SeenBy reports whether someone who is this to the case sees the flag.
func (r FlagRule) SeenBy(relations ...access.Relation) bool {
	return slices.ContainsFunc(relations, func(one access.Relation) bool { return slices.Contains(officers, one) || slices.Contains(r.seen, one) })
}

// FlagTags gives the tags of flags in the order of the table, each once.
func FlagTags(flags []Flag) []string {
	var tags []string
	for _, r := range FlagRules() {
		if slices.Contains(flags, r.Flag) {
			tags = append(tags, r.Tag)
		}
	}
	return tags
}
