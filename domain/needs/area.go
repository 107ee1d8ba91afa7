// Package needs holds the shape in which advisers give advice and the plan keeps it: six areas, each with
// strengths, needs, outcomes, steps and provision. Advice and plan share the shape, so that nothing is typed twice.
package needs

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// Area is one of the six areas of need of the advice template and the plan.
type Area string

const (
	Communication Area = "communication"
	Cognition     Area = "cognition"
	SEMH          Area = "semh"
	Sensory       Area = "sensory"
	Health        Area = "health"
	SocialCare    Area = "social-care"
)

// AreaInfo says how an area is called and in which sections of the plan its parts stand.
type AreaInfo struct {
	Area      Area
	Label     string
	Needs     string   // section letter of its needs: B, C or D
	Provision []string // section letters its provision may stand in
	Source    string
}

// Areas lists the six areas in the order of the plan.
func Areas() []AreaInfo {
	const code = "SEND Code of Practice 6.28-6.35; SI 2014/1530 reg 12(1)"
	return []AreaInfo{
		{Communication, "Communication and interaction", "B", []string{"F"}, code},
		{Cognition, "Cognition and learning", "B", []string{"F"}, code},
		{SEMH, "Social, emotional and mental health", "B", []string{"F"}, code},
		{Sensory, "Sensory and/or physical", "B", []string{"F"}, code},
		{Health, "Health", "C", []string{"G", "F"}, "SI 2014/1530 reg 12(1)(c), (g)"},
		{SocialCare, "Social care", "D", []string{"H1", "H2", "F"}, "SI 2014/1530 reg 12(1)(d), (h)"},
	}
}

// Info finds an area; ok is false for a code that is none.
func Info(a Area) (AreaInfo, bool) {
	for _, info := range Areas() {
		if info.Area == a {
			return info, true
		}
	}
	return AreaInfo{}, false
}

// Label gives the area's plain name, or "" for a code that is none.
func (a Area) Label() string { info, _ := Info(a); return info.Label }

// Preparing is a preparing-for-adulthood heading that an outcome serves (Code of Practice 8.10).
type Preparing string

const (
	Employment        Preparing = "employment"
	IndependentLiving Preparing = "independent-living"
	Community         Preparing = "community"
	GoodHealth        Preparing = "good-health"
)

// PreparingLabel pairs a heading with its plain name.
type PreparingLabel struct {
	Code  Preparing
	Label string
}

// PreparingHeadings lists the four headings.
func PreparingHeadings() []PreparingLabel {
	return []PreparingLabel{
		{Employment, "Employment"},
		{IndependentLiving, "Independent living"},
		{Community, "Friends, relationships and community"},
		{GoodHealth, "Good health"},
	}
}

// Label gives the heading's plain name.
func (p Preparing) Label() string {
	for _, h := range PreparingHeadings() {
		if h.Code == p {
			return h.Label
		}
	}
	return ""
}

// Source says which advice an item was taken from; the zero Source is written by the authority itself.
type Source struct {
	Advice ehc.AdviceID
	Item   ehc.ItemID
	Author string // as section K attributes it
	Role   string
}

// Need is one need, with an identity that outcomes and provision can point at.
type Need struct {
	ID   ehc.ItemID
	Text string
	From Source
}

// Step is a short-term target on the way to an outcome.
type Step struct {
	ID   ehc.ItemID
	Text string
	By   ehc.Date
}

// Provision is one piece of support, in the five fields of the template (F125), with the level of expertise and how long
// it lasts, which the plan has to say too (Code of Practice 9.69).
type Provision struct {
	ID        ehc.ItemID
	Section   string // F, G, H1 or H2; empty means the area's first
	Support   richtext.Doc
	Provider  string // to be provided by
	Skill     string // the training or experience that they need; may be empty
	Ratio     string // staff / student ratio, such as 1:1
	Quantity  string // how much, such as 30 minutes
	Frequency string // how often, such as once a week
	Duration  string // for how long, such as two terms; may be empty
	From      Source
}

// Outcome is one outcome sought, with the steps towards it and the provision that serves it.
type Outcome struct {
	ID         ehc.ItemID
	Text       string
	Needs      []ehc.ItemID // the needs that it meets, of the same area
	Preparing  []Preparing
	Steps      []Step
	Provisions []Provision
	From       Source
}

// Opinion is what an adviser says of an area: whether there is a need in it.
type Opinion string

const (
	Unanswered Opinion = ""
	NeedFound  Opinion = "need"
	NoNeed     Opinion = "no-need"
	CantAdvise Opinion = "cant-advise"
)

// OpinionLabel pairs an opinion with its words.
type OpinionLabel struct {
	Opinion Opinion
	Label   string
}

// OpinionLabels lists the answers that an adviser can choose from.
func OpinionLabels() []OpinionLabel {
	return []OpinionLabel{{NeedFound, "Yes, I found a need in this area"}, {NoNeed, "No, I looked and found no need"}, {CantAdvise, "I can’t advise on this area"}}
}

// Label gives the opinion in words; "" for one that was not given, or is none.
func (o Opinion) Label() string {
	for _, l := range OpinionLabels() {
		if l.Opinion == o {
			return l.Label
		}
	}
	return ""
}

// Meaning says to a reader what an answer without a word of findings means.
func (o Opinion) Meaning() string {
	if o == NoNeed {
		return "No need was found in this area."
	}
	return "This adviser does not advise on this area: no need was identified, and none was ruled out."
}

// Findings is what is said of one area. Where nothing was said, no need was identified, and none was ruled out.
type Findings struct {
	// Opinion is the adviser's; a plan has none.
	Opinion   Opinion
	Strengths richtext.Doc
	Needs     []Need
	Outcomes  []Outcome
}

// Says gives the opinion that counts: a need that is written was found, and an area without an answer was not
// advised on.
func (f Findings) Says() Opinion {
	switch {
	case f.NamesNeed():
		return NeedFound
	case f.Opinion == NoNeed:
		return NoNeed
	}
	return CantAdvise
}

// Meaning says to a reader what an area without a word of findings means, and never what its author did not answer.
func (f Findings) Meaning() string {
	if f.Opinion == Unanswered {
		return "Left empty: no need was identified, and none was ruled out."
	}
	return f.Says().Meaning()
}

// IsEmpty reports whether nothing was said of the area.
func (f Findings) IsEmpty() bool {
	return richtext.IsEmpty(f.Strengths) && len(f.Needs) == 0 && len(f.Outcomes) == 0
}

// NamesNeed reports whether a need or an outcome was written: strengths alone make no area of need.
func (f Findings) NamesNeed() bool { return len(f.Needs) > 0 || len(f.Outcomes) > 0 }

// Provides reports whether provision is written for an outcome that meets the need.
func (f Findings) Provides(need ehc.ItemID) bool {
	for _, o := range f.Outcomes {
		if len(o.Provisions) > 0 && slices.Contains(o.Needs, need) {
			return true
		}
	}
	return false
}

// SectionOf gives the letter of the section that a provision of this area stands in.
func SectionOf(area Area, p Provision) string {
	info, ok := Info(area)
	if !ok {
		return ""
	}
	for _, letter := range info.Provision {
		if p.Section == letter {
			return letter
		}
	}
	return info.Provision[0]
}
