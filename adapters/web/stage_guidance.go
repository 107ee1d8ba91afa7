package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/guidance"
	"ehchub/domain/wording"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// GuidancePages let a person fold the guidance of a stage away (F9), and a council change its text (F10).
type GuidancePages struct {
	textArea
	fold reading.FoldGuidance
}

// councilGuidance is where the council changes the texts of guidance.
const councilGuidance = councilHome + "/guidance"

// NewGuidancePages makes the pages.
func NewGuidancePages(pages *Pages, rich RichTexts, units ports.UnitOfWork, clock ports.Clock) GuidancePages {
	texts := reading.NewGuidanceTexts(units, clock)
	return GuidancePages{fold: reading.FoldGuidance{Units: units}, textArea: textArea{
		pages: pages, rich: rich, texts: texts, home: councilGuidance, name: "council.guide", item: "guide", caption: "Guidance of a stage",
		list: guidanceList, title: guidanceTitle, lead: func(string) string {
			return "Say what this stage is, what its reader must do, and by when. Each stage’s page opens with it; readers can fold it away."
		},
		fields: []string{guidance.TextField}, label: func(string) string { return "Text" },
		form: guidanceForm, beside: guidanceMarks, says: "What the page says", shownAs: "As it reads on an invented case",
		forbidden: "What cannot be used here: anything about the child. The same text stands on every case.",
		shown: func(r *http.Request, in application.CouncilTextInput) ([]view.Component, error) {
			if _, err := texts.Next(ActorOf(r), in, clock.Now()); err != nil {
				return nil, err
			}
			facts := guidance.Facts{Reference: "EHC/26/0000", Council: pages.frame(r).Council.Name, Contact: "01632 960000", Now: "The plan is in force, and what it promises must be done.", Due: ehc.DateIn(clock.Now(), application.London).AddDays(42)}
			return []view.Component{view.Guidance{Label: "With a day that is open", Blocks: guidanceBlocks(guidance.Compose(in.Fields[guidance.TextField], facts))}}, nil
		},
		saved: "The text is saved. Every page of this stage shows it from now on.", restored: "Pages of this stage show the hub’s own text again.",
		restores: []string{"Pages of this stage show the text that the hub came with.", "Your text stays in the list of earlier texts."},
	}}
}

// Routes lists the addresses of guidance.
func (p GuidancePages) Routes() []Route {
	return append(p.textArea.Routes(), Route{Method: http.MethodPost, Path: accountHome + "/guidance/{stage}", Name: "guidance.fold", Do: p.takeFold})
}

func guidanceList(texts []wording.Text) *partsPage {
	t := view.Table{Caption: "Guidance", HideCaption: true, Columns: []view.Column{{Text: "Stage"}, {Text: "To"}, {Text: "Text"}, {Text: "Changed"}}}
	for _, text := range texts {
		stage, audience := guidance.Split(text.Key)
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: stage.Label(), Main: true}, {Text: audience.Label(), Hidden: "at the stage “" + stage.Label() + "”", Href: councilGuidance + "/" + text.Key}, {Text: upperFirst(text.Label())}, {Text: changedBy(text.Edition)}}})
	}
	return &partsPage{Page: view.Page{Title: "Guidance of each stage", Width: view.Wide, Lead: "The page of each stage opens with what the stage is, what its reader must do and by when, in words for each reader."}, Parts: []view.Component{t}}
}

func guidanceTitle(key string) string {
	stage, audience := guidance.Split(key)
	return stage.Label() + ": " + lowerFirst(audience.Label())
}

func guidanceForm(_ string, v *form.Values, errs form.Errors) []view.Component {
	return []view.Component{view.TextArea{Name: guidance.TextField, Label: "Text", Hint: "An empty line begins a new paragraph. A line that begins with “- ” is a point of a list. Two braces on each side make a placeholder, such as {{due date}}.",
		Rows: 16, Value: v.Lines(guidance.TextField), Error: errs.For(guidance.TextField), MaxChars: guidance.MaxText}}
}

func guidanceMarks(string) view.Component {
	return markTable(guidance.Placeholders(), func(string) string { return "" })
}

func guidanceBlocks(blocks []guidance.Block) []view.GuidanceBlock {
	shown := make([]view.GuidanceBlock, len(blocks))
	for i, b := range blocks {
		shown[i] = view.GuidanceBlock(b)
	}
	return shown
}

// WithGuidance lets the pages of stages open with guidance.
func (p *Pages) WithGuidance(u reading.Guidance) *Pages {
	p.guide = &u
	return p
}

var guidanceStages = map[casework.Stage]guidance.Stage{
	casework.StageRequest: guidance.Request, casework.StageDecisionToAssess: guidance.DecisionToAssess, casework.StageAssessment: guidance.Assessment,
	casework.StageDecisionToIssue: guidance.DecisionToIssue, casework.StagePlan: guidance.Plan,
}

// guidanceFor gives what the page of a stage opens with; nil where these pages have no guidance.
func (p *Pages) guidanceFor(r *http.Request, h application.Head, stage casework.Stage) (*view.Guidance, error) {
	if p.guide == nil {
		return nil, nil
	}
	out, err := p.guide.Do(r.Context(), ActorOf(r), h, guidanceStages[stage])
	if err != nil || len(out.Blocks) == 0 {
		return nil, err
	}
	shown := &view.Guidance{Label: "About this stage", Action: accountHome + "/guidance/" + string(out.Stage), Next: view.Hidden{Name: "next", Value: r.URL.Path}, Folded: out.Folded, Blocks: guidanceBlocks(out.Blocks)}
	if key := guidance.RoleGuideFor(ActorOf(r).Roles); key != "" {
		shown.Guide = &view.Link{Text: "Your guide", Href: guideURL(key)}
	}
	if out.Over && h.Case.Stage() != stage {
		shown.Guide = stageLink(h)
	}
	return shown, nil
}

// stageLink leads from a stage that is over to the one at which the case stands; nil for those who may not open it.
func stageLink(h application.Head) *view.Link {
	bar := stageBar(h, 0)
	now := bar.Stages[bar.Current]
	if now.Href == "" {
		return nil
	}
	return &view.Link{Text: "Go to where the case stands now", Href: now.Href}
}

// takeFold keeps that the reader folded the guidance away, or opened it again, and goes back to the page.
func (p GuidancePages) takeFold(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if err := p.fold.Do(r.Context(), ActorOf(r), guidance.Stage(mux.Vars(r)["stage"]), values.Yes("folded")); err != nil {
		return err
	}
	next := localPage(values.Raw("next"))
	if next == "" {
		next = "/"
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}
