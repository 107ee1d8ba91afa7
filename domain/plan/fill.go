package plan

import (
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// AdviceGiven is submitted advice, as far as a plan needs it.
type AdviceGiven struct {
	AdviceListed
	Areas map[needs.Area]needs.Findings
}

// TitledText is one filled tile of the views.
type TitledText struct {
	Title string
	Text  richtext.Doc
	// Recorded says who wrote it down, and from what, where it came another way than through the hub.
	Recorded string
}

// ViewsGiven is the child's and the parents' views, as far as a plan needs them.
type ViewsGiven struct {
	Child   []TitledText
	Parents []TitledText
}

// fill writes the assessment into the parts, so that nothing is typed twice (F5, F135, F162). Each item gets an
// identity of its own and keeps where it came from; the advice itself is never touched. An area does not apply when
// somebody found no need in it and nobody found one; an area on which nobody could advise stays to be decided.
func (p *Plan) fill(given []AdviceGiven, views ViewsGiven, newItem func() ehc.ItemID) {
	a := p.parts[PartA].A
	a.Child, a.Parents = gather(views.Child), gather(views.Parents)
	for _, info := range needs.Areas() {
		area, ruledOut := p.parts[PartOf(info.Area)].Area, false
		for _, g := range given {
			ruledOut = ruledOut || g.Areas[info.Area].Says() == needs.NoNeed
			f := filler{source: needs.Source{Advice: g.Advice, Author: g.Author, Role: g.Role}, newItem: newItem, renamed: map[ehc.ItemID]ehc.ItemID{}}
			f.add(&area.Findings, g.Areas[info.Area])
		}
		area.NotApplicable = ruledOut && !area.Findings.NamesNeed()
	}
}

// gather puts titled texts one below the other, each under its title in bold, with who wrote it down where somebody else did.
func gather(texts []TitledText) richtext.Doc {
	var doc richtext.Doc
	for _, t := range texts {
		doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: t.Title, Bold: true}}})
		doc = append(doc, t.Text...)
		if t.Recorded != "" {
			doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: t.Recorded + ".", Italic: true}}})
		}
	}
	return doc
}

type filler struct {
	source  needs.Source
	newItem func() ehc.ItemID
	renamed map[ehc.ItemID]ehc.ItemID
}

func (f filler) from(item ehc.ItemID) needs.Source { s := f.source; s.Item = item; return s }

func (f filler) add(to *needs.Findings, given needs.Findings) {
	to.Strengths = append(to.Strengths, given.Strengths...)
	for _, n := range given.Needs {
		to.Needs = append(to.Needs, f.need(n))
	}
	for _, o := range given.Outcomes {
		to.Outcomes = append(to.Outcomes, f.outcome(o))
	}
}

func (f filler) need(n needs.Need) needs.Need {
	id := f.newItem()
	f.renamed[n.ID] = id
	return needs.Need{ID: id, Text: n.Text, From: f.from(n.ID)}
}

func (f filler) provision(p needs.Provision) needs.Provision {
	p.ID, p.From = f.newItem(), f.from(p.ID)
	return p
}

func (f filler) outcome(o needs.Outcome) needs.Outcome {
	next := needs.Outcome{ID: f.newItem(), Text: o.Text, Preparing: append([]needs.Preparing(nil), o.Preparing...), From: f.from(o.ID)}
	for _, n := range o.Needs {
		if id, ok := f.renamed[n]; ok {
			next.Needs = append(next.Needs, id)
		}
	}
	for _, s := range o.Steps {
		next.Steps = append(next.Steps, needs.Step{ID: f.newItem(), Text: s.Text, By: s.By})
	}
	for _, p := range o.Provisions {
		next.Provisions = append(next.Provisions, f.provision(p))
	}
	return next
}
