package web

import (
	"fmt"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/needs"
)

// findingsReading shows one area to read: strengths, needs, and each outcome with its steps and provision.
type findingsReading struct {
	Title     string
	Empty     string // said where nothing was written
	Strengths view.Prose
	Needs     []string
	Outcomes  []outcomeReading
}

// Component names the template.
func (findingsReading) Component() string { return "findings-reading" }

type outcomeReading struct {
	Title, Text, Meets, Preparing string
	Steps                         view.Table
	Provisions                    []view.SummaryList
}

// readingOf prepares one area. empty is said where nothing was written.
func readingOf(area needs.AreaInfo, f needs.Findings, t RichTexts, empty string) findingsReading {
	reading := findingsReading{Title: area.Label}
	if f.IsEmpty() {
		reading.Empty = empty
		return reading
	}
	reading.Strengths = t.Prose(f.Strengths, 3, "None written.")
	numbers := map[string]int{}
	for i, n := range f.Needs {
		numbers[string(n.ID)] = i + 1
		reading.Needs = append(reading.Needs, n.Text)
	}
	for i, o := range f.Outcomes {
		reading.Outcomes = append(reading.Outcomes, readOutcomeOf(i+1, o, numbers, t))
	}
	return reading
}

func readOutcomeOf(number int, o needs.Outcome, needNumbers map[string]int, t RichTexts) outcomeReading {
	reading := outcomeReading{Title: fmt.Sprintf("Outcome %d", number), Text: o.Text, Steps: view.Table{Caption: "Steps", HideCaption: true, Columns: []view.Column{{Text: "Step"}, {Text: "To be achieved by"}}}}
	var meets, preparing []string
	for _, id := range o.Needs {
		if n := needNumbers[string(id)]; n > 0 {
			meets = append(meets, fmt.Sprintf("need %d", n))
		}
	}
	for _, p := range o.Preparing {
		preparing = append(preparing, p.Label())
	}
	reading.Meets, reading.Preparing = strings.Join(meets, ", "), strings.Join(preparing, ", ")
	for _, s := range o.Steps {
		reading.Steps.Rows = append(reading.Steps.Rows, view.Row{Cells: []view.Cell{{Text: s.Text, Main: true}, {Text: s.By.Long()}}})
	}
	for i, p := range o.Provisions {
		reading.Provisions = append(reading.Provisions, view.SummaryList{Title: fmt.Sprintf("Provision %d", i+1), Level: 3, Rows: []view.SummaryRow{
			{Key: "Support needed", HTML: t.Page(p.Support, 3)}, {Key: "To be provided by", Text: p.Provider}, {Key: "Training or experience", Text: p.Skill}, {Key: "Staff to student ratio", Text: p.Ratio},
			{Key: "How much", Text: p.Quantity}, {Key: "How often", Text: p.Frequency}, {Key: "For how long", Text: p.Duration},
		}})
	}
	return reading
}
