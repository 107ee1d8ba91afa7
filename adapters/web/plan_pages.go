package web

import (
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/plan"
)

// planURL is the address of a page of a case's plan: planURL(c, "/share").
func planURL(c *casework.Case, page string) string { return caseURL(c, "/plan"+page) }

// versionURL is the address of a shared version.
func versionURL(c *casework.Case, number int) string {
	return planURL(c, "/versions/"+strconv.Itoa(number))
}

// belowPlan begins a page that leads back to the plan.
func belowPlan(h application.Head, title string) view.Page {
	return view.Page{Title: title, Case: caseBar(h, casework.StagePlan), Back: &view.Link{Text: "Back to the plan", Href: planURL(h.Case, "")}}
}

// planTile is one of the seven pieces in which a plan is read (F142). Outcomes stand inside each group of needs.
type planTile struct {
	Anchor  string
	Letters []string
	Title   string
}

func planTiles() []planTile {
	return []planTile{
		{"section-a", []string{"A"}, "All about me, and my parents’ or carers’ views"},
		{"section-b", []string{"B", "E", "F"}, "Special educational needs, outcomes and provision"},
		{"section-c", []string{"C", "E", "G"}, "Health needs, outcomes and provision"},
		{"section-d", []string{"D", "E", "H1", "H2"}, "Social care needs, outcomes and provision"},
		{"section-i", []string{"I"}, "Placement"},
		{"section-j", []string{"J"}, "Personal budget"},
		{"section-k", []string{"K"}, "Monitoring, and the advice"},
	}
}

// Called names the sections of the tile: "Section A", "Sections B, E and F".
func (t planTile) Called() string {
	if len(t.Letters) == 1 {
		return "Section " + t.Letters[0]
	}
	last := len(t.Letters) - 1
	return "Sections " + strings.Join(t.Letters[:last], ", ") + " and " + t.Letters[last]
}

// anchorOf is where on a version's page a section stands; outcomes stand with the needs, first of all with section B.
func anchorOf(letter string) string {
	for _, t := range planTiles() {
		for _, l := range t.Letters {
			if l == letter {
				return t.Anchor
			}
		}
	}
	return ""
}

// planDownloadLinks lists what a reader can take away of a version (F172-F175): the plan, the plan with the advice of
// section K, which is several times as long, and the letter.
func planDownloadLinks(h application.Head, v plan.Shared) []view.Link {
	base := versionURL(h.Case, v.Number)
	name := "draft plan"
	if v.Kind == plan.Final {
		name = "EHC Plan"
	}
	links := []view.Link{
		{Text: "Download " + name + " (PDF)", Href: base + "/plan.pdf"},
		{Text: "Download " + name + " (MS Word)", Href: base + "/plan.docx"},
		{Text: "Download " + name + " with its advice, section K (PDF)", Href: base + "/plan-with-advice.pdf"},
		{Text: "Download " + name + " with its advice, section K (MS Word)", Href: base + "/plan-with-advice.docx"},
	}
	if h.May(access.ReadPlanLetter) {
		links = append(links, view.Link{Text: "Download the letter (" + letterSize + ")", Href: base + "/letter.pdf"})
	}
	return links
}

// sectionHelp lists the statutory sections in plain words (F141).
func sectionHelp() []view.SummaryRow {
	var rows []view.SummaryRow
	for _, s := range plan.Sections() {
		rows = append(rows, view.SummaryRow{Key: s.Letter + ". " + s.Title, Text: s.Holds})
	}
	return rows
}

// linesOf splits typed words into their lines.
func linesOf(text string) []string {
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}
