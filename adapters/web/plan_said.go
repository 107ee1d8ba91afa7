package web

import (
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/plan"
)

// saidShown is how much of a comment the plan's page shows, in characters; the rest is a link away.
const saidShown = 200

// saidTable lists what the family said of the draft, section by section. Each line leads to the comment where it stands
// in the draft and, for whoever writes the draft, to the parts from which the section is made. Nil where there is
// nothing that the reader may see.
func saidTable(out planning.PlanOut) *view.Table {
	t := &view.Table{Caption: "What the family said, section by section", Columns: []view.Column{{Text: "Section"}, {Text: "Who"}, {Text: "What they said"}, {Text: "Go to", Hidden: true}}}
	for _, s := range commentSections() {
		for _, c := range out.Comments {
			said := c.On(s.Letter)
			if said.Text == "" && said.Agree == "" {
				continue
			}
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
				{Text: "Section " + s.Letter, Sub: s.Title, Main: true}, {Text: c.ReviewerName}, {Text: shortened(said.Text, saidShown), Sub: agreeWords[said.Agree]}, {Links: saidLinks(out, s, c)},
			}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func saidLinks(out planning.PlanOut, s plan.SectionInfo, c plan.Comments) []view.Link {
	links := []view.Link{{Text: "Read it in the draft", Hidden: "what " + c.ReviewerName + " said of section " + s.Letter, Href: versionURL(out.Case, out.Version.Number) + "#comments-" + anchorOf(s.Letter)}}
	if out.Draft == nil || !out.May(access.DraftPlan) {
		return links
	}
	for _, info := range plan.Parts() {
		part, err := out.Draft.Part(info.Key)
		if err != nil || !slices.Contains(aboutSections(info), s.Letter) || part.Area != nil && part.Area.NotApplicable {
			continue
		}
		links = append(links, view.Link{Text: "Change “" + info.Label + "”", Hidden: "for section " + s.Letter, Href: partURL(out.Case, info.Key)})
	}
	return links
}
