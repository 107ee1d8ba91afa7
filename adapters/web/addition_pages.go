package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/guidance"
	"ehchub/domain/wording"
	"ehchub/ports"
)

// councilAdditions is where the council adds its own words to guides and public pages.
const councilAdditions = councilHome + "/help-texts"

// NewAdditionPages let the council add to the guides by role, and to the public pages (F21).
func NewAdditionPages(pages *Pages, rich RichTexts, units ports.UnitOfWork, clock ports.Clock) Area {
	texts := application.CouncilTexts{Units: units, Clock: clock, Of: guidance.Additions, For: access.WriteGuidance}
	return textArea{
		pages: pages, rich: rich, texts: texts, home: councilAdditions, name: "council.addition", item: "added", caption: "Help and public pages",
		list: additionList, title: guidance.AdditionTitle, lead: func(string) string {
			return "What you write stands below the hub’s own text, under “From” and the council’s name. Leave it empty to add nothing."
		},
		fields: []string{guidance.TextField}, label: func(string) string { return "What the council adds" },
		form: additionForm, beside: func(string) view.Component { return nil }, says: "What the council adds", shownAs: "As it reads on the page",
		forbidden: "Anybody can read this page, also without signing in. Never name a child or a family.",
		shown: func(r *http.Request, in application.CouncilTextInput) ([]view.Component, error) {
			next, err := texts.Next(ActorOf(r), in, clock.Now())
			if err != nil {
				return nil, err
			}
			return []view.Component{view.Guidance{Label: "What the council adds", Blocks: guidanceBlocks(guidance.AdditionTo(in.Key, []wording.Text{next}))}}, nil
		},
		saved: "Saved. It stands on the page now.", restored: "The page shows the hub’s own text alone again.",
		restores: []string{"The page shows the hub’s own text alone.", "What you had added stays in the list of earlier texts."},
	}
}

func additionList(texts []wording.Text) *partsPage {
	t := view.Table{Caption: "Pages", HideCaption: true, Columns: []view.Column{{Text: "Page"}, {Text: "What the council adds"}, {Text: "Changed"}}}
	for _, text := range texts {
		adds := openingOf(text.Fields[guidance.TextField])
		if adds == "" {
			adds = "Nothing"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: guidance.AdditionTitle(text.Key), Main: true, Href: councilAdditions + "/" + text.Key}, {Text: adds}, {Text: changedBy(text.Edition)}}})
	}
	return &partsPage{Page: view.Page{Title: "Help and public pages", Width: view.Wide, Lead: "The hub brings guides by role and the pages that the law asks for. Add what is your own: a form, an address, how it is done here."}, Parts: []view.Component{t}}
}

func additionForm(_ string, v *form.Values, errs form.Errors) []view.Component {
	return []view.Component{view.TextArea{Name: guidance.TextField, Label: "What the council adds", Hint: "An empty line begins a new paragraph. A line that begins with “- ” is a point of a list.", Rows: 12, Value: v.Lines(guidance.TextField), Error: errs.For(guidance.TextField), MaxChars: guidance.MaxText}}
}
