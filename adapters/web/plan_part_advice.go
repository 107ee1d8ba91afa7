package web

import (
	"fmt"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// planAdvice is one adviser's advice, as it stands beside the part that is written from it.
type planAdvice struct {
	Who, Role string
	Full      view.Link
	Items     []planAdviceItem
}

// planAdviceItem is one thing advised, with the one action that takes it over.
type planAdviceItem struct {
	Anchor, Title string
	Text          view.Prose
	More          []string // what comes along: steps and provision of an outcome
	Take          *view.Button
	// InPlan says that the plan holds it already.
	InPlan bool
}

const takeAction = "take:"

// takenBy reads the button that takes an item over: "take:ADVICE:ITEM".
func takenBy(action string) (plan.Taken, bool) {
	rest, ok := strings.CutPrefix(action, takeAction)
	if !ok {
		return plan.Taken{}, false
	}
	advice, item, ok := strings.Cut(rest, ":")
	return plan.Taken{Advice: ehc.AdviceID(advice), Item: ehc.ItemID(item)}, ok
}

func adviceAnchor(t plan.Taken) string { return "advised-" + string(t.Advice) + "-" + string(t.Item) }

// advicePanel is what was advised, by adviser. Beside an area each item can be taken over; beside other parts it is
// to read.
func advicePanel(texts RichTexts, out planning.PartOut) []planAdvice {
	var panel []planAdvice
	for _, given := range out.Advice {
		a := planAdvice{Who: given.Author, Role: given.Role, Full: view.Link{Text: "Read the whole advice", Hidden: "of " + given.Author, Href: caseURL(out.Case, "/assessment/advice/"+string(given.Advice)+"/read")}}
		if out.Part.Area != nil {
			d := adviceDrawing{texts: texts, given: given, to: out.Part.Area.Findings}
			a.Items = d.items(given.Areas[out.Info.Area])
		}
		panel = append(panel, a)
	}
	return panel
}

type adviceDrawing struct {
	texts RichTexts
	given plan.AdviceGiven
	to    needs.Findings
}

func (d adviceDrawing) items(f needs.Findings) []planAdviceItem {
	var items []planAdviceItem
	if f.Says() == needs.NoNeed {
		items = append(items, planAdviceItem{Title: needs.NoNeed.Label()})
	}
	if !richtext.IsEmpty(f.Strengths) {
		items = append(items, d.item(plan.TakeStrengths, "Strengths", f.Strengths, plan.HoldsStrengths(d.to, f)))
	}
	for i, n := range f.Needs {
		items = append(items, d.held(n.ID, fmt.Sprintf("Need %d", i+1), richtext.FromPlain(n.Text)))
	}
	for i, o := range f.Outcomes {
		title := fmt.Sprintf("Outcome %d", i+1)
		outcome := d.held(o.ID, title, richtext.FromPlain(o.Text))
		outcome.More = stepWords(o.Steps)
		if !outcome.InPlan && len(o.Provisions) > 0 {
			outcome.More = append(outcome.More, "With "+view.Count(len(o.Provisions), "piece", "pieces")+" of provision, below.")
		}
		items = append(items, outcome)
		for j, p := range o.Provisions {
			provision := d.held(p.ID, fmt.Sprintf("%s, provision %d", title, j+1), p.Support)
			provision.More = provisionWords(p)
			items = append(items, provision)
		}
	}
	return items
}

func (d adviceDrawing) held(id ehc.ItemID, title string, text richtext.Doc) planAdviceItem {
	return d.item(id, title, text, plan.Holds(d.to, plan.Taken{Advice: d.given.Advice, Item: id}))
}

func (d adviceDrawing) item(id ehc.ItemID, title string, text richtext.Doc, inPlan bool) planAdviceItem {
	taken := plan.Taken{Advice: d.given.Advice, Item: id}
	item := planAdviceItem{Anchor: adviceAnchor(taken), Title: title, Text: d.texts.Prose(text, 4, ""), InPlan: inPlan}
	if !inPlan {
		item.Take = &view.Button{Text: "Take over", Hidden: strings.ToLower(title[:1]) + title[1:] + " of " + d.given.Author, Kind: view.Secondary, Value: takeAction + string(taken.Advice) + ":" + string(id), Many: true}
	}
	return item
}

func stepWords(steps []needs.Step) []string {
	var words []string
	for i, s := range steps {
		text := fmt.Sprintf("Step %d: %s", i+1, s.Text)
		if !s.By.IsZero() {
			text += " (by " + s.By.Long() + ")"
		}
		words = append(words, text)
	}
	return words
}

func provisionWords(p needs.Provision) []string {
	var words []string
	for _, text := range []string{p.Provider, p.Skill, p.Ratio, p.Quantity, p.Frequency, p.Duration} {
		if text != "" {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return []string{strings.Join(words, ", ")}
}

// commentsPanel is what the family said of the sections that this part fills (F182).
func commentsPanel(texts RichTexts, out planning.PartOut) []planCommentText {
	var found []planCommentText
	for _, letter := range out.Info.Sections {
		for _, c := range out.Comments {
			if said := c.On(letter); said.Text != "" || said.Agree != "" {
				found = append(found, planCommentText{Who: c.ReviewerName, Section: "Section " + letter, Agree: agreeWords[said.Agree], Text: texts.Prose(richtext.FromPlain(said.Text), 4, "")})
			}
		}
	}
	return found
}

// requestPanel is what the request said, beside section A, to take over.
func requestPanel(texts RichTexts, r casework.Request, v *form.Values) []view.Source {
	var panel []view.Source
	for _, a := range partAnswers(r) {
		s := a.source(texts, v)
		s.Title = "From the request: " + s.Title
		panel = append(panel, s)
	}
	return panel
}

// partAnswers lists what the request said, each for the text in section A whose voice it is: a parent's for the parents,
// a young person's for themselves, and what a setting or somebody else wrote for the background.
func partAnswers(r casework.Request) []requestAnswer {
	into, whose := "background", "the background information"
	switch r.Requester.Kind {
	case casework.ByParent:
		into, whose = "parents", "the parents’ views"
	case casework.ByYoungPerson:
		into, whose = "child", "the young person’s views"
	}
	var answers []requestAnswer
	for _, part := range r.Story.Parts() {
		if strings.TrimSpace(part.Text) != "" {
			answers = append(answers, requestAnswer{StoryPart: part, Into: into, Whose: whose, Titled: true})
		}
	}
	return answers
}

// viewsPanel is what the child and the parents said, beside section A.
func viewsPanel(texts RichTexts, views plan.ViewsGiven) []view.Source {
	var panel []view.Source
	for _, v := range append(append([]plan.TitledText(nil), views.Child...), views.Parents...) {
		panel = append(panel, view.Source{Title: v.Title, Recorded: v.Recorded, Text: texts.Prose(v.Text, 3, "A document was added.")})
	}
	return panel
}
