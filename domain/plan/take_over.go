package plan

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Taken names one thing of an adviser's findings that is taken over into the plan: a need, an outcome with its
// steps and provision, one provision, or, with TakeStrengths, the strengths.
type Taken struct {
	Advice ehc.AdviceID
	Item   ehc.ItemID
}

// TakeStrengths stands for the strengths of an area, which are one text.
const TakeStrengths ehc.ItemID = "strengths"

// Taking gives an area's part with what is taken over from the advice. What the part holds already is not added
// again. A part that is no area stays as it is.
func (p Part) Taking(given []AdviceGiven, taken []Taken, newItem func() ehc.ItemID) Part {
	info, ok := FindPart(p.Key)
	if !ok || info.Area == "" || p.Area == nil {
		return p
	}
	p = p.copy()
	for _, t := range taken {
		for _, g := range given {
			if g.Advice == t.Advice {
				f := filler{source: needs.Source{Advice: g.Advice, Author: g.Author, Role: g.Role}, newItem: newItem, renamed: map[ehc.ItemID]ehc.ItemID{}}
				f.take(&p.Area.Findings, g.Areas[info.Area], t.Item)
			}
		}
	}
	if p.Area.Findings.NamesNeed() {
		p.Area.NotApplicable = false
	}
	return p
}

// Holds reports whether findings hold an item that was taken from this one of this advice.
func Holds(f needs.Findings, taken Taken) bool {
	from := func(s needs.Source) bool { return s.Advice == taken.Advice && s.Item == taken.Item }
	for _, n := range f.Needs {
		if from(n.From) {
			return true
		}
	}
	for _, o := range f.Outcomes {
		if from(o.From) {
			return true
		}
		for _, p := range o.Provisions {
			if from(p.From) {
				return true
			}
		}
	}
	return false
}

// HoldsStrengths reports whether an adviser's words on strengths stand in the findings already.
func HoldsStrengths(f, given needs.Findings) bool {
	return strings.Contains(richtext.Plain(f.Strengths), richtext.Plain(given.Strengths))
}

func (f filler) take(to *needs.Findings, given needs.Findings, item ehc.ItemID) {
	if Holds(*to, Taken{f.source.Advice, item}) {
		return
	}
	for _, n := range to.Needs {
		if n.From.Advice == f.source.Advice {
			f.renamed[n.From.Item] = n.ID
		}
	}
	if item == TakeStrengths && !HoldsStrengths(*to, given) {
		to.Strengths = append(to.Strengths[:len(to.Strengths):len(to.Strengths)], given.Strengths...)
	}
	for _, n := range given.Needs {
		if n.ID == item {
			to.Needs = append(to.Needs[:len(to.Needs):len(to.Needs)], f.need(n))
		}
	}
	for _, o := range given.Outcomes {
		if o.ID == item {
			to.Outcomes = append(to.Outcomes[:len(to.Outcomes):len(to.Outcomes)], f.outcome(o))
		}
		for _, p := range o.Provisions {
			if p.ID == item {
				f.takeProvision(to, o, p)
			}
		}
	}
}

// takeProvision adds a provision to the outcome that came from the same one of the advice; without it the outcome
// comes too, alone with this provision, because provision always serves an outcome.
func (f filler) takeProvision(to *needs.Findings, of needs.Outcome, p needs.Provision) {
	outcomes := append([]needs.Outcome(nil), to.Outcomes...)
	to.Outcomes = outcomes
	for i, o := range outcomes {
		if o.From.Advice == f.source.Advice && o.From.Item == of.ID {
			outcomes[i].Provisions = append(o.Provisions[:len(o.Provisions):len(o.Provisions)], f.provision(p))
			return
		}
	}
	of.Provisions = []needs.Provision{p}
	to.Outcomes = append(to.Outcomes, f.outcome(of))
}
