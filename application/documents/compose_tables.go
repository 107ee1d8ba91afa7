package documents

import (
	"fmt"

	"ehchub/domain/document"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// needTable lists needs by their numbers.
func needTable(list []needs.Need, number func(needs.Need) string) document.Table {
	t := document.Table{Header: []string{"No.", "Need"}, Widths: []float64{1, 9}}
	for _, n := range list {
		t.Rows = append(t.Rows, document.Row(number(n), n.Text))
	}
	return t
}

// stepTable lists the steps towards an outcome; no block when there are none.
func stepTable(outcome string, steps []needs.Step) []document.Block {
	if len(steps) == 0 {
		return nil
	}
	t := document.Table{Caption: "Steps towards outcome " + outcome, Header: []string{"Step", "What is to be achieved", "By"}, Widths: []float64{1, 5, 2}}
	for i, step := range steps {
		by := step.By.Long()
		if by == "" {
			by = "No date given"
		}
		t.Rows = append(t.Rows, document.Row(fmt.Sprintf("%s.%d", outcome, i+1), step.Text, by))
	}
	return []document.Block{t}
}

// provisionTable shows pieces of provision with everything that is said of each.
func provisionTable(rows [][]richtext.Doc) document.Table {
	return document.Table{
		Header: []string{"No.", "Support", "Provided by, with what skill", "Staff to student ratio", "How much", "How often, for how long"},
		Widths: []float64{0.7, 3.1, 1.7, 1.1, 1.5, 1.7}, Rows: rows,
	}
}

func provisionRow(number string, p needs.Provision) []richtext.Doc {
	return []richtext.Doc{document.Words(number), orNotGiven(p.Support), given(withMore(p.Provider, p.Skill)), given(p.Ratio), given(p.Quantity), given(withMore(p.Frequency, p.Duration))}
}

// withMore puts what is said more closely below a short answer.
func withMore(words, more string) string {
	if words == "" || more == "" {
		return words + more
	}
	return words + "\n" + more
}

// given shows a short answer, and says where there is none: a gap in a table could be taken for a fault in printing.
func given(words string) richtext.Doc { return orNotGiven(document.Words(words)) }

func orNotGiven(text richtext.Doc) richtext.Doc {
	if richtext.IsEmpty(text) {
		return document.Words(document.NotGiven)
	}
	return text
}

// row is one label with plain words.
func row(label, words string) document.KeyValue {
	return document.KeyValue{Label: label, Value: document.Words(words)}
}
