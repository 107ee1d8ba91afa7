package web

import (
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/plan"
)

// saidShown is how much of a comment the plan's page shows, in characters; the rest is a link away.
const saidShown = 200

// saidTable lists what the family said of the draft, section by section. Each line leads to the comment where it stands
// in the draft and, for whoever writes the draft, to the parts from which the section is made. What is not sent yet has
// a table of its own, which only its writer sees. Nil where there is nothing that the reader may see.
func saidTable(out planning.PlanOut, unsent bool) *view.Table {
	caption := "What the family said, section by section"
	if unsent {
		caption = "What you have written and not sent"
	}
	t := &view.Table{Caption: caption, Columns: []view.Column{{Text: "Section"}, {Text: "Who"}, {Text: "What they said"}, {Text: "Go to", Hidden: true}}}
	for _, s := range commentSections() {
		for _, c := range out.Comments {
			said := c.On(s.Letter)
			if c.Unsent() != unsent || said.Text == "" && said.Agree == "" {
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

// unsentNote tells a reader of comments that they saved and did not send: the council sees nothing of them. Nil where
// there are none.
func unsentNote(out planning.PlanOut) *view.Inset {
	if !slices.ContainsFunc(out.Comments, plan.Comments.Unsent) {
		return nil
	}
	if out.Case.State() != casework.DraftShared || !out.May(access.CommentOnDraft) {
		return &view.Inset{Text: "You saved comments and did not send them. Nobody else has read them, and they can’t be sent any more."}
	}
	return &view.Inset{Text: "You have not sent this yet. Your comments are saved, and nobody else can read them: the council sees nothing of them until you send them.",
		Link: &view.Link{Text: "Check and send your comments", Href: planURL(out.Case, "/comments/check")}}
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
