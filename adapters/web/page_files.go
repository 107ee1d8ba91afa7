package web

import (
	"context"
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/documents"
	"ehchub/application/oversight"
	"ehchub/application/planning"
	"ehchub/application/reading"
	"ehchub/application/timing"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// takenPage is a page that can also be had as a file (F15): its reader gets what the page shows them, in its words.
type takenPage struct {
	// name ends the file's name; path is the page's own, below its case.
	name, path string
	// read opens the page as its reader would, through a gate that records that it was taken away.
	read func(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error)
}

// shownPage is what one page shows to one reader, in the order of reading.
type shownPage struct {
	application.Head
	title, lead string
	parts       []view.Component
}

// takenPages lists the pages of a case that can be had as files. What a case holds as documents of its own (plans,
// letters, advice, views, the request) has composers in application/documents.
var takenPages = []takenPage{
	{"case", "/file", readFilePage},
	{"dates", "/timetable", readTimetable},
	{"timeline", "/timeline", readTimelinePage},
	{"record", "/details", readRecordPage},
	{"people", "/people", readPeoplePage},
	{"access", accessPath, readAccessPage},
	{"assessment", "/assessment", readAssessmentPage},
	{"plan-answers", "/plan/answers", readPlanAnswers},
	{"delay-log", "/delays", readDelayLog},
}

// givePage draws a page as a file.
func (p DocumentPages) givePage(page takenPage) giveFile {
	return func(r *http.Request, id ehc.CaseID, f ports.Format) (documents.File, error) {
		shown, err := page.read(r.Context(), p.Gate.Taking(page.name), ActorOf(r), id)
		if err != nil {
			return documents.File{}, err
		}
		d, err := documentOf(shown)
		if err != nil {
			return documents.File{}, err
		}
		return p.Renderers.Draw(r.Context(), d, f, documents.StampAt(shown.Now), page.name)
	}
}

func readFilePage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := reading.CaseFile{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := filePage(out)
	shown := shownPage{Head: out.Head, title: "Case file"}
	for _, words := range page.Purpose {
		shown.parts = append(shown.parts, view.Inset{Text: words})
	}
	shown.parts = append(shown.parts, page.Summary...)
	if page.Asked {
		shown.parts = append(shown.parts, page.Outstanding)
	}
	for _, section := range page.Side {
		shown.parts = append(shown.parts, section)
	}
	return shown, nil
}

func readTimetable(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := timing.ReadTimetable{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := timetableOf(out)
	shown := shownPage{Head: out.Head, title: page.Title, lead: page.Lead}
	for _, group := range page.Groups {
		shown.parts = append(shown.parts, view.SideSection{Title: group.Title, Parts: []view.Component{view.Inset{Text: group.Text}, group.Table}})
	}
	if len(page.Undated) > 0 {
		list := view.SummaryList{Title: "Duties without a day"}
		for _, u := range page.Undated {
			list.Rows = append(list.Rows, view.SummaryRow{Key: u.Law, Text: u.Text})
		}
		shown.parts = append(shown.parts, list)
	}
	return shown, nil
}

func readTimelinePage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := reading.Timeline{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := timelinePage(out)
	return shownPage{Head: out.Head, title: page.Title, parts: []view.Component{page.Timeline}}, nil
}

func readRecordPage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := reading.ChildRecord{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	shown := shownPage{Head: out.Head, title: "The child’s record"}
	for _, section := range recordLists(out) {
		shown.parts = append(shown.parts, section.asList())
	}
	return shown, nil
}

func readPeoplePage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := reading.People{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := peoplePage(out)
	return shownPage{Head: out.Head, title: page.Title, lead: page.Lead, parts: []view.Component{page.Table}}, nil
}

func readAccessPage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := oversight.ReadAccess{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := accessPageOf(out)
	shown := shownPage{Head: out.Head, title: page.Title, lead: page.Lead}
	for _, group := range page.Groups {
		shown.parts = append(shown.parts, view.SideSection{Title: group.Title, Parts: []view.Component{group.Table}})
	}
	if page.Recorded != nil {
		shown.parts = append(shown.parts, *page.Recorded)
	}
	for _, section := range page.Folded {
		shown.parts = append(shown.parts, section)
	}
	return shown.with(view.SideSection{Title: "Who works with this child’s data for the council", Parts: []view.Component{page.Processors}}, view.SideSection{Title: "Text written by machines", Parts: []view.Component{page.Machines}}), nil
}

func (s shownPage) with(parts ...view.Component) shownPage {
	s.parts = append(s.parts, parts...)
	return s
}

// readAssessmentPage holds who was asked and how far they are; the views are a document of their own.
func readAssessmentPage(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := assessment.Page{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	page := assessmentOf(out)
	shown := shownPage{Head: out.Head, title: page.Title, parts: []view.Component{view.Inset{Paragraphs: append(page.Purpose, page.Hidden)}, page.Requests}}
	if page.Cover != nil {
		shown.parts = append(shown.parts, *page.Cover)
	}
	return shown, nil
}

// readPlanAnswers holds what the family and the settings answered to the latest version, as the plan's pages show it.
func readPlanAnswers(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := planning.ReadAnswers{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	if out.Version == nil {
		return shownPage{}, fault.New(fault.NotFound, "plan.not-shared", "No version of this plan has been shared yet.")
	}
	shown := shownPage{Head: out.Head, title: "Comments and answers on the plan", lead: out.Version.Label() + ", shared on " + out.Version.SharedOn.Long() + "."}
	if reviewers := reviewerTable(out); reviewers != nil {
		shown.parts = append(shown.parts, *reviewers)
	}
	for _, c := range out.Comments {
		said := sectionsSaid(c)
		if r, ok := out.RecordOf(c); ok {
			said.Rows = append(said.Rows, recordedRow(out.Head, r))
		}
		if len(said.Rows) > 0 {
			shown.parts = append(shown.parts, said)
		}
	}
	if asked := consultationTable(out, actor); asked != nil {
		shown.parts = append(shown.parts, *asked)
	}
	for _, c := range out.Consultations {
		if c.Status == plan.Complete {
			shownAnswer := planning.ConsultationOut{Head: out.Head, Consultation: c}
			if r, ok := out.RecordOfAnswer(c); ok {
				shownAnswer.Recorded = &r
			}
			answer := answerGiven(shownAnswer)
			answer.Title = "The answer of " + c.SettingName
			shown.parts = append(shown.parts, *answer)
		}
	}
	return shown, nil
}

// sectionsSaid is what one reviewer said, section by section, as far as the reader may see it.
func sectionsSaid(c plan.Comments) view.SummaryList {
	list := view.SummaryList{Title: "Comments of " + c.ReviewerName}
	for _, s := range commentSections() {
		if said := c.On(s.Letter); said.Text != "" || said.Agree != "" {
			list.Rows = append(list.Rows, view.SummaryRow{Key: "Section " + s.Letter, Text: agreeWords[said.Agree], Lines: linesOf(said.Text)})
		}
	}
	return list
}
