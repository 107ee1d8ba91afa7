package documents

import (
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// outcomes is section E: what is to be achieved, area by area, each outcome tied to the needs that it meets and to
// the provision that serves it.
func (w *planWriter) outcomes(s plan.SectionInfo) {
	if w.numbers.Outcomes() == 0 {
		w.add(document.Text(notApplying))
		return
	}
	w.add(document.Text(s.Holds))
	for _, info := range needs.Areas() {
		outcomes := w.content.Area(info.Area).Findings.Outcomes
		if len(outcomes) > 0 {
			w.add(document.Heading{Level: 2, Text: info.Label})
		}
		for _, o := range outcomes {
			w.outcome(info.Area, o)
		}
	}
}

func (w *planWriter) outcome(area needs.Area, o needs.Outcome) {
	number := w.numbers.Outcome(area, o.ID)
	w.add(document.Heading{Level: 3, Text: "Outcome " + number, Anchor: "outcome-" + number}, document.Text(o.Text))
	if ties := w.ties(area, o); len(ties) > 0 {
		w.add(document.KeyValues{Rows: ties})
	}
	w.add(stepTable(number, o.Steps)...)
}

// ties says which needs an outcome meets, which part of adulthood it prepares for, and which provision serves it.
func (w *planWriter) ties(area needs.Area, o needs.Outcome) []document.KeyValue {
	var rows []document.KeyValue
	tie := func(label string, words []string, between string) {
		if len(words) > 0 {
			rows = append(rows, row(label, strings.Join(words, between)))
		}
	}
	var preparing []string
	for _, p := range o.Preparing {
		preparing = append(preparing, p.Label())
	}
	tie("Meets needs", w.numbers.NeedsOf(area, o), ", ")
	tie("Prepares for adulthood", preparing, "; ")
	tie("Provision", w.numbers.ProvisionsOf(area, o), ", ")
	return rows
}

// provision is section F, G, H1 or H2: a table for each outcome, with all five fields of each piece of provision.
func (w *planWriter) provision(s plan.SectionInfo) {
	if len(w.content.ProvisionIn(s.Letter)) == 0 {
		w.add(document.Text(notApplying))
		return
	}
	w.add(document.Text(s.Holds))
	for _, info := range needs.Areas() {
		headed := false
		for _, o := range w.content.Area(info.Area).Findings.Outcomes {
			rows := w.provisionRows(info.Area, o, s.Letter)
			if len(rows) == 0 {
				continue
			}
			if !headed {
				w.add(document.Heading{Level: 2, Text: info.Label})
				headed = true
			}
			w.provisionFor(info.Area, o, rows)
		}
	}
}

func (w *planWriter) provisionFor(area needs.Area, o needs.Outcome, rows [][]richtext.Doc) {
	number := w.numbers.Outcome(area, o.ID)
	about := o.Text
	if met := w.numbers.NeedsOf(area, o); len(met) > 0 {
		about = strings.TrimRight(about, " ") + "\nMeets needs " + strings.Join(met, ", ") + "."
	}
	w.add(
		document.Heading{Level: 3, Text: "Provision for outcome " + number},
		document.Text(about),
		provisionTable(rows),
	)
}

func (w *planWriter) provisionRows(area needs.Area, o needs.Outcome, letter string) [][]richtext.Doc {
	var rows [][]richtext.Doc
	for _, p := range o.Provisions {
		if needs.SectionOf(area, p) != letter {
			continue
		}
		rows = append(rows, provisionRow(w.numbers.Provision(area, p.ID), p))
	}
	return rows
}

// healthProvision is section G with the health commissioner's agreement (SI 2014/1530 reg 12(2)).
func (w *planWriter) healthProvision(s plan.SectionInfo) {
	w.provision(s)
	if v := w.version; w.isFinal() && v.HealthAgreedBy != "" && len(w.content.ProvisionIn(s.Letter)) > 0 {
		w.add(
			document.Heading{Level: 2, Text: "Agreement of the health commissioner"},
			document.KeyValues{Rows: []document.KeyValue{row("Agreed by", v.HealthAgreedBy), row("Agreed on", v.HealthAgreedOn.Long())}},
		)
	}
}
