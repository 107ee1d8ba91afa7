package documents

import (
	"strconv"

	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
)

const planTitle = "Education, health and care plan"

// PlanDocument composes one version of a plan: a title page, contents, and every section of SI 2014/1530 reg 12(1)
// under its own letter, whether it applies or not. A version without a number is the working draft. Whatever section
// I holds, a draft shows none of it (CFA 2014 s.38(5)). Comments on the plan are never part of it. With appendices, one
// for each line of section K, the advice is bound in (reg 12(1)(k)); without, section K lists it.
func PlanDocument(v plan.Version, child casework.Child, reference ehc.Reference, profile council.Profile, appendices ...Appendix) document.Document {
	w := planWriter{version: v, content: v.Content, numbers: v.Content.Numbers(), appendices: appendices}
	w.titlePage(child, reference, profile)
	w.add(document.Contents{Short: true}, document.PageBreak{})
	for _, s := range plan.Sections() {
		w.add(document.Heading{Level: 1, Text: "Section " + s.Letter + ": " + s.Title, Section: "section." + s.Letter, Anchor: "section-" + s.Letter})
		sectionWriters[s.Letter](&w, s)
	}
	w.signature(profile)
	w.bindAdvice()
	return document.Document{Meta: planMeta(v, reference, profile), Blocks: w.blocks}
}

// sectionWriters says who writes each section below its heading.
var sectionWriters = map[string]func(*planWriter, plan.SectionInfo){
	"A": (*planWriter).views, "B": (*planWriter).specialNeeds, "C": (*planWriter).relatedNeeds, "D": (*planWriter).relatedNeeds, "E": (*planWriter).outcomes,
	"F": (*planWriter).provision, "G": (*planWriter).healthProvision, "H1": (*planWriter).provision, "H2": (*planWriter).provision,
	"I": (*planWriter).placement, "J": (*planWriter).budget, "K": (*planWriter).advice,
}

// planWriter is a plan being composed.
type planWriter struct {
	version    plan.Version
	content    plan.Content
	numbers    plan.Numbers
	appendices []Appendix
	blocks     []document.Block
}

func (w *planWriter) add(blocks ...document.Block) { w.blocks = append(w.blocks, blocks...) }

func (w *planWriter) isFinal() bool { return w.version.Kind == plan.Final }

func planMeta(v plan.Version, reference ehc.Reference, profile council.Profile) document.Meta {
	m := document.Meta{
		Title: planTitle, Creator: profile.Name, Logo: profile.Logo, Colour: profile.Colour, Reference: string(reference), Version: labelOf(v), Draft: v.Kind != plan.Final, Created: v.SharedAt,
		Props: map[string]string{"ehc.case": string(v.Case), "ehc.plan": string(v.Plan), "ehc.kind": string(v.Kind)},
	}
	if v.Number > 0 {
		m.Version += ", " + v.SharedOn.Long()
		m.Props["ehc.version"] = strconv.Itoa(v.Number)
	}
	if m.Draft {
		m.Title = "Draft " + lowerFirst(planTitle)
	}
	return m
}

// labelOf names the version, the working draft too.
func labelOf(v plan.Version) string {
	if v.Number == 0 {
		return "Working draft, not shared"
	}
	return v.Label()
}

func (w *planWriter) titlePage(child casework.Child, reference ehc.Reference, profile council.Profile) {
	w.add(document.Title{Text: planTitle})
	rows := []document.KeyValue{row("Name", child.FullName())}
	if child.Preferred != "" {
		rows = append(rows, row("Known as", child.Preferred))
	}
	rows = append(rows,
		row("Date of birth", child.Born.Long()),
		row("Case ID", string(reference)),
		row("Local authority", profile.Name),
		row("Version", labelOf(w.version)),
	)
	w.add(document.KeyValues{Rows: append(rows, w.dates()...)})
	if !w.isFinal() {
		w.add(document.Note{Doc: document.Words("This is a draft. It is not in force, and it may change before the plan is final.")})
	}
}

// dates are those of the version; a final plan also says where it is to be carried out.
func (w *planWriter) dates() []document.KeyValue {
	v := w.version
	switch {
	case w.isFinal():
		return []document.KeyValue{row("Date of the plan", v.SharedOn.Long()), row("School or other setting", placementWords(w.content.I))}
	case v.Number > 0:
		return []document.KeyValue{row("Shared on", v.SharedOn.Long()), row("Comments by", v.AnswerBy().LongWithDay())}
	}
	return nil
}

// signature is where the responsible officer signs (Code of Practice 9.125).
func (w *planWriter) signature(profile council.Profile) {
	if !w.isFinal() {
		return
	}
	w.add(
		document.Heading{Level: 1, Text: "Signed for the local authority", Anchor: "signed"},
		document.Signature{Name: w.version.SignedBy, Role: w.version.SignedAs, Organisation: profile.Name, Date: w.version.SignedOn.Long()},
	)
}
