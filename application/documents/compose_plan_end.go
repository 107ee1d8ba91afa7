package documents

import (
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

const emptyInDraft = "This section is empty in a draft. It is filled in when the plan is final (Children and Families Act 2014 s.38(5))."

// placement is section I. A draft shows nothing of it, even when the working draft holds something already.
func (w *planWriter) placement(plan.SectionInfo) {
	if !w.isFinal() {
		w.add(document.Text(emptyInDraft))
		return
	}
	i := w.content.I
	var rows []document.KeyValue
	if i.Name != "" {
		rows = append(rows, row("Name of the setting", i.Name))
	}
	w.add(document.KeyValues{Rows: append(rows, row("Type of setting", i.Type))})
}

func placementWords(i plan.Placement) string {
	if i.Name == "" {
		return i.Type
	}
	return i.Name
}

// budget is section J.
func (w *planWriter) budget(s plan.SectionInfo) {
	j := w.content.J
	if j.NotApplicable && richtext.IsEmpty(j.Personal) && richtext.IsEmpty(j.AnnualCost) {
		w.add(document.Text(notApplying))
		return
	}
	w.add(document.Text(s.Holds))
	w.part("Personal budget", j.Personal)
	w.part("Annual cost", j.AnnualCost)
}

// advice is section K: who watches over progress, and everything obtained under reg 6(1).
func (w *planWriter) advice(s plan.SectionInfo) {
	w.add(document.Text(s.Holds))
	w.part("Monitoring and review", w.content.K.Review)
	w.part("Who monitors progress towards the outcomes", w.content.K.Who)
	w.add(document.Heading{Level: 2, Text: "Advice and information obtained"})
	if len(w.content.Advice) == 0 {
		w.add(document.Text(nothingYet))
		return
	}
	t := document.Table{Caption: "Advice and information under SI 2014/1530 regulation 6(1)", Header: []string{"Appendix", "Kind of advice", "Given by", "Role", "Team", "Received"}, Widths: []float64{1.7, 2.6, 1.8, 1.9, 1.4, 1.7}}
	for i, a := range w.content.Advice {
		t.Rows = append(t.Rows, document.Row(plan.AppendixNumber(i), a.Limb, a.Provider(), a.Role, a.Team, a.ReceivedOn.Long()))
	}
	w.sayWhere()
	w.add(t)
	w.sayWhatIsApart()
}

// lowerFirst makes a heading part of a sentence.
func lowerFirst(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToLower(words[:1]) + words[1:]
}
