package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// assessmentPage is the stage as one person sees it: first what they owe, then who was asked, then the views.
type assessmentPage struct {
	view.Page
	Purpose  []string
	Owed     []owedAdvice
	Requests view.Table
	Hidden   string // why some rows can't be read yet
	Cover    *view.Table
	Earlier  *view.Table // advice that exists already and is enough
	Steps    []view.Button
	Views    []viewGroup
	Download view.Links
	Closed   string // why the views can't be written any more
}

// owedAdvice is one thing that the reader is asked for.
type owedAdvice struct {
	What, By string
	Late     bool
	Buttons  view.Buttons
}

// viewGroup is the tiles of one voice.
type viewGroup struct {
	Anchor, Title, Lead string
	Tiles               []viewTile
	Start               *view.Link
}

type viewTile struct {
	Title, State, By string
	Filled           bool
	Open             view.Link
}

func (p AssessmentPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.page.Do)
	if err != nil {
		return err
	}
	page := assessmentOf(out)
	if page.Guidance, err = p.pages.guidanceFor(r, out.Head, casework.StageAssessment); err != nil {
		return err
	}
	if page.Guidance != nil {
		page.Purpose = nil // the guidance says it
	}
	p.pages.Show(w, r, http.StatusOK, "assessment", page)
	return nil
}

func assessmentOf(out assessment.PageOut) *assessmentPage {
	page := &assessmentPage{
		Page: view.Page{Title: "Assessment", Width: view.Wide, Case: caseBar(out.Head, casework.StageAssessment),
			Back: &view.Link{Text: "Back to " + out.Case.Child().Possessive() + " file", Href: caseURL(out.Case, "")}},
		Purpose:  assessmentPurpose(out.Case),
		Owed:     owedBy(out),
		Requests: requestsTable(out),
		Cover:    coverTable(out),
		Earlier:  earlierTable(out),
		Steps:    assessmentSteps(out),
		Views:    viewGroups(out),
		Download: assessmentDownloads(out),
	}
	if out.Asked && !out.OwnIsIn {
		page.Hidden = "What others have written opens for you once you, or your team, have sent your own advice, so that each of you advises independently. Until then you see who was asked and how far they are."
	}
	if !out.MayWriteChild && out.Case.Stage() > casework.StageAssessment && out.Case.State() != casework.IssueDecisionPending {
		page.Closed = "The assessment is finished. These views stand in section A of the plan, and can be commented on there."
	}
	return page
}

func assessmentPurpose(c *casework.Case) []string {
	name := c.Child().Called()
	if c.Stage() < casework.StageAssessment {
		return []string{"If the council decides to assess, it asks people who know " + name + " for their advice here. The family’s views are welcome from the day of the request."}
	}
	return []string{
		"The council asks people who know " + name + ", or who can find out, what " + name + " needs and what would help. Each of them has six weeks. The child and the family say how they see it.",
		"When everything is in, the council decides whether to write an education, health and care plan. The advice then becomes its first draft.",
	}
}

// owedBy lists what the reader, or their team, still has to answer.
func owedBy(out assessment.PageOut) []owedAdvice {
	var owed []owedAdvice
	for _, row := range out.Rows {
		if !row.Own || !row.Write {
			continue
		}
		r := row.Request
		limb, _ := advice.Info(r.Limb())
		o := owedAdvice{What: limb.Label, By: "Please send it by " + r.DueOn().LongWithDay() + ".", Late: out.Today.After(r.DueOn())}
		if o.Late {
			o.By = "It was due on " + r.DueOn().LongWithDay() + ". Please send it as soon as you can."
		}
		if row.Allocate {
			text := "Choose who will answer"
			if r.Adviser().Person != "" {
				text, o.What = "Give it to someone else", o.What+" (with "+r.Adviser().Name+")"
			}
			o.Buttons.Buttons = append(o.Buttons.Buttons, view.Button{Text: text, Href: adviceURL(out.Case, r.ID(), "/allocate")})
			o.Buttons.Link = &view.Link{Text: "Write it yourself", Href: adviceURL(out.Case, r.ID(), "")}
		} else {
			o.Buttons.Buttons = append(o.Buttons.Buttons, view.Button{Text: "Write your advice", Hidden: limb.Short, Href: adviceURL(out.Case, r.ID(), "")})
		}
		owed = append(owed, o)
	}
	return owed
}

func adviceURL(c *casework.Case, id ehc.AdviceID, page string) string {
	return caseURL(c, "/assessment/advice/"+string(id)+page)
}

func assessmentSteps(out assessment.PageOut) []view.Button {
	var steps []view.Button
	if out.MayAsk {
		steps = append(steps, view.Button{Text: "Ask for advice", Href: caseURL(out.Case, "/assessment/ask")})
	}
	if out.MayAsk && len(advice.Uncovered(out.Cover)) > 0 {
		steps = append(steps, view.Button{Text: "Rely on earlier advice", Href: caseURL(out.Case, "/assessment/rely"), Kind: view.Secondary})
	}
	if out.MayFinish {
		steps = append(steps, view.Button{Text: "Ready for decision", Href: caseURL(out.Case, "/assessment/ready"), Kind: view.Secondary})
	}
	return steps
}

// coverTable shows the co-ordinator under which limbs someone was asked and under which nobody was.
func coverTable(out assessment.PageOut) *view.Table {
	if len(out.Cover) == 0 || out.Case.Stage() < casework.StageAssessment {
		return nil
	}
	t := &view.Table{Caption: "What the law asks for", Compact: true, Columns: []view.Column{{Text: "Kind of advice"}, {Text: "From"}, {Text: "Where it stands"}, {Text: "Action", Hidden: true}}}
	for _, s := range out.Cover {
		cell := view.Cell{}
		if out.MayAsk && !s.ByViews {
			cell.Links = []view.Link{{Text: "Ask", Hidden: "for: " + s.Label, Href: caseURL(out.Case, "/assessment/ask?limb="+string(s.Limb))}}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: s.Label, Main: true, Sub: s.Source}, {Text: s.From}, {Tags: []view.Tag{coverTag(s)}}, cell}})
	}
	return t
}

// earlierTable lists for everybody the advice that was not sought again, because those whom the law names agree that it is
// enough (SI 2014/1530 reg 6(4)); nil where there is none.
func earlierTable(out assessment.PageOut) *view.Table {
	t := &view.Table{Caption: "Earlier advice that counts", Compact: true, Columns: []view.Column{{Text: "Whose advice"}, {Text: "Of"}, {Text: "In place of"}, {Text: "Agreed"}}}
	for _, e := range out.Case.EarlierAdvice() {
		if e.RecordedOn.Before(out.Case.AssessedSince()) {
			continue // relied on in an earlier assessment
		}
		var kinds []string
		for _, limb := range e.Limbs {
			info, _ := advice.Info(advice.Limb(limb))
			kinds = append(kinds, info.Short)
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: e.Source, Main: true}, {Text: e.GivenOn.Long()}, {Text: joinWords(kinds)},
			{Text: "Its author, the family and the council agree that it is enough", Sub: "Recorded on " + e.RecordedOn.Long() + " (SI 2014/1530 reg 6(4))"}}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func coverTag(s advice.Standing) view.Tag {
	switch {
	case s.Earlier && s.Submitted == 0:
		return view.Tag{Text: "Earlier advice is enough", Tone: view.Good}
	case s.Met() && s.ByViews:
		return view.Tag{Text: "Views are in", Tone: view.Good}
	case s.Met():
		return view.Tag{Text: view.Count(s.Submitted, "piece of advice", "pieces of advice") + " in", Tone: view.Good}
	case s.ByViews:
		return view.Tag{Text: "No views yet", Tone: view.Soon}
	case s.Open > 0:
		return view.Tag{Text: "Asked, nothing in yet", Tone: view.Active}
	case s.Refused > 0 && s.Mandatory:
		return view.Tag{Text: "Answered no: that is not advice. Ask someone else, or take it further", Tone: view.Late}
	case s.Closed > 0 && s.Mandatory:
		return view.Tag{Text: "Closed without advice", Tone: view.Late}
	case s.Refused > 0:
		return view.Tag{Text: "Answered: no advice", Tone: view.Soon}
	case s.Mandatory:
		return view.Tag{Text: "Nobody asked yet", Tone: view.Late}
	}
	return view.Tag{Text: "Only where it is needed", Tone: view.Plain}
}

func viewGroups(out assessment.PageOut) []viewGroup {
	child := out.Case.Child()
	by := ""
	if out.MayWriteChild || out.MayWriteParents {
		if by = writeBefore(out.AdviceDue, out.Today); by != "" {
			by = " " + by
		}
	}
	return []viewGroup{
		{Anchor: "views", Title: child.Possessive() + " views", Lead: "In " + child.Possessive() + " own words, or written down for " + child.Called() + "." + by, Tiles: viewTiles(out, advice.Child, out.MayWriteChild), Start: childStart(out)},
		{Anchor: "parents-views", Title: "The parents’ or carers’ views", Lead: "How the family sees it." + by, Tiles: viewTiles(out, advice.Parents, out.MayWriteParents)},
	}
}

// childStart leads to the page with pictures; nil for those who can't write the child's views.
func childStart(out assessment.PageOut) *view.Link {
	if !out.MayWriteChild {
		return nil
	}
	return &view.Link{Text: "Open the page with pictures and few words, to fill in with " + out.Case.Child().Called(), Href: caseURL(out.Case, aboutMe)}
}

// assessmentDownloads offers who was asked and, once there are any, all views as one file (F15).
func assessmentDownloads(out assessment.PageOut) view.Links {
	links := fileLinks("who was asked", caseURL(out.Case, "/assessment"))
	if out.Views.Any() {
		links.Links = append(links.Links, fileLinks("the views", caseURL(out.Case, "/assessment/views")).Links...)
	}
	return links
}

func viewTiles(out assessment.PageOut, voice advice.Voice, mayWrite bool) []viewTile {
	var tiles []viewTile
	for _, t := range advice.Tiles() {
		if t.Voice == voice {
			tiles = append(tiles, tileOf(out.Head, t, out.Views.Tile(t.Key), mayWrite))
		}
	}
	return tiles
}

func tileOf(h application.Head, t advice.Tile, v advice.View, mayWrite bool) viewTile {
	tile := viewTile{Title: t.Label, Filled: !v.IsEmpty(), State: "Nothing here yet", Open: view.Link{Text: "Open", Hidden: t.Label, Href: caseURL(h.Case, "/assessment/views/"+t.Key)}}
	if tile.Filled {
		tile.State, tile.By = "Has information", writtenBy(v)
	} else if mayWrite {
		tile.Open.Text = "Write"
	}
	return tile
}

// writtenBy says who wrote a tile, for whom and when.
func writtenBy(v advice.View) string {
	by := "By " + v.WriterName
	if v.OnBehalf != "" {
		by += " on behalf of " + v.OnBehalf
	}
	return by + ", " + ehc.DateIn(v.At, application.London).Long()
}
