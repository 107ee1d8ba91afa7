package documents

import (
	"ehchub/domain/document"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// notApplying stands where nothing belongs into a section: each has to be there, and to say so.
const notApplying = "This section does not apply."

// emptyArea says why nothing stands in an area: it does not apply or, in a working draft, nobody has decided yet.
func emptyArea(area plan.AreaPart) string {
	if area.NotApplicable {
		return notApplying
	}
	return "It is still to be decided whether this section applies."
}

// nothingYet stands where a text that belongs into every plan has not been written.
const nothingYet = "Nothing has been recorded here."

// part writes a heading within a section and the text below it.
func (w *planWriter) part(heading string, text richtext.Doc) {
	w.add(document.Heading{Level: 2, Text: heading})
	if richtext.IsEmpty(text) {
		w.add(document.Text(nothingYet))
		return
	}
	w.add(document.RichText{Doc: text})
}

// views is section A.
func (w *planWriter) views(s plan.SectionInfo) {
	a := w.content.A
	w.add(document.Text(s.Holds))
	w.part("The child’s or young person’s views", a.Child)
	w.part("The parents’ views", a.Parents)
	w.part("Background information from the local authority", a.Background)
}

// specialNeeds is section B: the summary, the categories, and the four areas of special educational need.
func (w *planWriter) specialNeeds(s plan.SectionInfo) {
	w.add(document.Text(s.Holds))
	w.part("Summary", w.content.Overview.Summary)
	w.add(document.KeyValues{Rows: overviewRows(w.content.Overview)})
	for _, info := range needs.Areas() {
		if info.Needs == s.Letter {
			w.area(info)
		}
	}
}

func overviewRows(o plan.Overview) []document.KeyValue {
	rows := []document.KeyValue{row("Category of need", o.Category.Label()), row("Primary need", plan.NeedTypeLabel(o.Primary))}
	if o.Secondary != "" {
		rows = append(rows, row("Secondary need", plan.NeedTypeLabel(o.Secondary)))
	}
	if o.Why != "" {
		rows = append(rows, row("Why these were chosen", o.Why))
	}
	return rows
}

// relatedNeeds is section C or D: each holds one area.
func (w *planWriter) relatedNeeds(s plan.SectionInfo) {
	for _, info := range needs.Areas() {
		if info.Needs != s.Letter {
			continue
		}
		if area := w.content.Area(info.Area); area.Findings.IsEmpty() {
			w.add(document.Text(emptyArea(area)))
			continue
		}
		w.add(document.Text(s.Holds))
		w.area(info)
	}
}

// area writes the strengths and the numbered needs of one area.
func (w *planWriter) area(info needs.AreaInfo) {
	findings := w.content.Area(info.Area).Findings
	w.add(document.Heading{Level: 2, Text: info.Label})
	if !richtext.IsEmpty(findings.Strengths) {
		w.add(document.Heading{Level: 3, Text: "Strengths"}, document.RichText{Doc: findings.Strengths})
	}
	if len(findings.Needs) == 0 {
		w.add(document.Text("No need was identified in this area."))
		return
	}
	number := func(n needs.Need) string { return w.numbers.Need(info.Area, n.ID) }
	w.add(document.Heading{Level: 3, Text: "Needs"}, needTable(findings.Needs, number))
}
