package web

import (
	"fmt"
	"net/http"
	"strconv"

	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"

	"github.com/gorilla/mux"
)

// planVersionPage is one version, set for reading (V13).
type planVersionPage struct {
	view.Page
	Status    []string
	Contents  view.Contents
	Downloads view.Links
	Tiles     []planTileText
	Signed    *view.SummaryList
	Changed   *view.SummaryList
}

// planTileText is one tile in full. Parts are drawn in order; Areas stand in the tiles of needs.
type planTileText struct {
	Anchor, Called, Title string
	Parts                 []planText
	Areas                 []planAreaText
	Comments              []planCommentText
}

// planText is a titled piece; Component is what is read.
type planText struct {
	Title     string
	Component view.Component
}

// planAreaText is one area: need, outcome and provision tied together.
type planAreaText struct {
	Anchor, Title string
	State         view.Tag
	NeedsHeading  string
	Strengths     *view.Prose
	Needs         []planNeedText
	Outcomes      []planOutcomeText
}

type planNeedText struct {
	Anchor, Number string
	Text           view.Prose
}

type planOutcomeText struct {
	Anchor, Title string
	Text          view.Prose
	Facts         view.SummaryList
	Steps         *view.Table
	Provision     []planProvisionText
}

type planProvisionText struct {
	Anchor, Title string
	Support       view.Prose
	Facts         view.SummaryList
}

// planCommentText is what one reviewer said of one section.
type planCommentText struct {
	Who, Section, Agree string
	Text                view.Prose
}

func (p PlanPages) showVersion(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(mux.Vars(r)["number"])
	if err != nil {
		return err
	}
	out, err := p.version.Do(r.Context(), ActorOf(r), id, number)
	if err != nil {
		return err
	}
	page := &planVersionPage{Page: belowPlan(out.Head, out.Version.Label()), Downloads: view.Links{Links: planDownloadLinks(out.Head, out.Version.Shared)}, Status: versionStatus(out), Signed: versionSigned(out.Version), Changed: changesTold(out.Version)}
	page.Heading, page.Width = out.Case.Child().Possessive()+" education, health and care plan", view.Wide
	reader := planReader{texts: p.texts, out: out, numbers: out.Version.Content.Numbers()}
	for _, t := range planTiles() {
		page.Tiles = append(page.Tiles, reader.tile(t))
		page.Contents.Items = append(page.Contents.Items, view.Link{Text: t.Called() + ": " + t.Title, Href: "#" + t.Anchor})
	}
	p.pages.Show(w, r, http.StatusOK, "plan_version", page)
	return nil
}

func versionStatus(out planning.VersionOut) []string {
	v := out.Version
	if v.Kind == plan.Final {
		return []string{"Final plan, issued on " + v.SharedOn.Long() + "."}
	}
	status := []string{v.Label() + ", shared on " + v.SharedOn.Long() + ". This is a draft: it can still change."}
	if out.Latest.Number > v.Number {
		status = append(status, fmt.Sprintf("A newer one has been shared since: %s, on %s.", out.Latest.Label(), out.Latest.SharedOn.Long()))
	}
	return status
}

func versionSigned(v plan.Version) *view.SummaryList {
	if v.Kind != plan.Final {
		return nil
	}
	list := &view.SummaryList{Title: "Signed", Rows: []view.SummaryRow{{Key: "Signed by", Text: signature(v)}, {Key: "Date", Text: v.SignedOn.Long()}}}
	if v.HealthAgreedBy != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Section G agreed by", Text: v.HealthAgreedBy + ", on " + v.HealthAgreedOn.Long()})
	}
	return list
}

// planReader sets a version's content for reading.
type planReader struct {
	texts   RichTexts
	out     planning.VersionOut
	numbers plan.Numbers
}

func (d planReader) tile(t planTile) planTileText {
	c := d.out.Version.Content
	text := planTileText{Anchor: t.Anchor, Called: t.Called(), Title: t.Title, Comments: d.comments(t)}
	switch t.Anchor {
	case "section-a":
		text.Parts = []planText{
			d.prose("About "+d.out.Case.Child().Called(), c.A.Child), d.prose("Parents’ or carers’ views", c.A.Parents), d.prose("Background information from the council", c.A.Background)}
	case "section-b":
		text.Parts = d.overview(c.Overview)
	case "section-i":
		text.Parts = []planText{{Component: d.placement(c.I)}}
	case "section-j":
		text.Parts = d.budget(c.J)
	case "section-k":
		text.Parts = []planText{d.prose("Monitoring and review", c.K.Review), d.prose("Who monitors progress towards the outcomes", c.K.Who), {Component: adviceTable(d.out.Head, c.Advice)}}
	}
	for _, info := range areasOf(t) {
		text.Areas = append(text.Areas, d.area(info, c.Area(info.Area)))
	}
	return text
}

// areasOf lists the areas of need that stand in a tile.
func areasOf(t planTile) []needs.AreaInfo {
	var found []needs.AreaInfo
	for _, info := range needs.Areas() {
		if info.Needs == t.Letters[0] {
			found = append(found, info)
		}
	}
	return found
}

func (d planReader) prose(title string, doc richtext.Doc) planText {
	return planText{Title: title, Component: d.texts.Prose(doc, 3, "Nothing is recorded here.")}
}

func (d planReader) overview(o plan.Overview) []planText {
	or := func(text string) string {
		if text == "" {
			return "Nothing selected"
		}
		return text
	}
	return []planText{
		d.prose("Summary of special educational needs", o.Summary),
		{Component: view.SummaryList{Rows: []view.SummaryRow{
			{Key: "Category of need", Text: or(o.Category.Label())}, {Key: "Primary need", Text: or(plan.NeedTypeLabel(o.Primary))},
			{Key: "Secondary need", Text: or(plan.NeedTypeLabel(o.Secondary))}, {Key: "Why these were chosen", Text: o.Why},
		}}},
	}
}

func (d planReader) placement(p plan.Placement) view.Component {
	if p.IsZero() {
		return view.Inset{Text: "This section is empty in a draft. The law asks for that, so that the family can first say which school or college they would like."}
	}
	rows := []view.SummaryRow{{Key: "Type", Text: p.Type}}
	if p.Name != "" {
		rows = append([]view.SummaryRow{{Key: "Name", Text: p.Name}}, rows...)
	}
	return view.SummaryList{Rows: rows}
}

func (d planReader) budget(b plan.Budget) []planText {
	if b.NotApplicable {
		return []planText{{Component: view.Inset{Text: "This section does not apply. There is no personal budget."}}}
	}
	return []planText{d.prose("Personal Budget", b.Personal), d.prose("Annual Cost of Support", b.AnnualCost)}
}

func (d planReader) area(info needs.AreaInfo, part plan.AreaPart) planAreaText {
	text := planAreaText{Anchor: "area-" + string(info.Area), Title: info.Label, NeedsHeading: "Needs (section " + info.Needs + ")", State: view.Tag{Text: "Identified as an area of need", Tone: view.Active}}
	if part.NotApplicable {
		text.State = view.Tag{Text: "This section does not apply", Tone: view.Plain}
	}
	if !richtext.IsEmpty(part.Findings.Strengths) {
		prose := d.texts.Prose(part.Findings.Strengths, 4, "")
		text.Strengths = &prose
	}
	for _, n := range part.Findings.Needs {
		text.Needs = append(text.Needs, planNeedText{itemAnchor(n.ID), d.numbers.Need(info.Area, n.ID), d.plain(n.Text)})
	}
	for _, o := range part.Findings.Outcomes {
		text.Outcomes = append(text.Outcomes, d.outcome(info.Area, o))
	}
	return text
}

// plain sets typed words with their line ends.
func (d planReader) plain(text string) view.Prose {
	return d.texts.Prose(richtext.FromPlain(text), 4, "")
}

func (d planReader) outcome(area needs.Area, o needs.Outcome) planOutcomeText {
	text := planOutcomeText{Anchor: itemAnchor(o.ID), Title: "Outcome " + d.numbers.Outcome(area, o.ID), Text: d.plain(o.Text)}
	if meets := d.numbers.NeedsOf(area, o); len(meets) > 0 {
		text.Facts.Rows = append(text.Facts.Rows, view.SummaryRow{Key: "Meets", Text: upperFirst(plural("need", meets)) + " " + joinWords(meets)})
	}
	var prepares []string
	for _, p := range o.Preparing {
		prepares = append(prepares, p.Label())
	}
	if len(prepares) > 0 {
		text.Facts.Rows = append(text.Facts.Rows, view.SummaryRow{Key: "Prepares for adulthood", Lines: prepares})
	}
	if len(o.Steps) > 0 {
		text.Steps = &view.Table{Caption: "Steps", Compact: true, Columns: []view.Column{{Text: "Step"}, {Text: "Date to be achieved by"}}}
		for _, s := range o.Steps {
			text.Steps.Rows = append(text.Steps.Rows, view.Row{Cells: []view.Cell{{Text: s.Text, Main: true}, {Text: s.By.Long()}}})
		}
	}
	for _, p := range o.Provisions {
		text.Provision = append(text.Provision, d.provision(area, p))
	}
	return text
}

func plural(noun string, of []string) string {
	if len(of) == 1 {
		return noun
	}
	return noun + "s"
}

func (d planReader) provision(area needs.Area, p needs.Provision) planProvisionText {
	return planProvisionText{
		Anchor: itemAnchor(p.ID), Title: "Provision " + d.numbers.Provision(area, p.ID) + " (section " + needs.SectionOf(area, p) + ")", Support: d.texts.Prose(p.Support, 5, ""),
		Facts: view.SummaryList{Rows: []view.SummaryRow{
			{Key: "To be provided by", Text: p.Provider}, {Key: "Training or experience", Text: p.Skill}, {Key: "Staff / student ratio", Text: p.Ratio}, {Key: "How much", Text: p.Quantity}, {Key: "How often", Text: p.Frequency}, {Key: "For how long", Text: p.Duration},
		}},
	}
}

// comments gathers what was said of the tile's sections; of outcomes, where the needs stand first.
func (d planReader) comments(t planTile) []planCommentText {
	var found []planCommentText
	for _, c := range d.out.Comments {
		for _, letter := range t.Letters {
			said := c.On(letter)
			if anchorOf(letter) != t.Anchor || said.Text == "" && said.Agree == "" {
				continue
			}
			who := c.ReviewerName
			if c.Unsent() {
				who += " (not sent yet)"
			}
			found = append(found, planCommentText{Who: who, Section: "Section " + letter, Agree: agreeWords[said.Agree], Text: d.plain(said.Text)})
		}
	}
	return found
}

// agreeWords says what a reviewer answered on a section.
var agreeWords = map[string]string{"yes": "Agrees", "no": "Would like a change"}
