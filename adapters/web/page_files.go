package web

import (
	"context"
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/application/reading"
	"ehchub/domain/ehc"
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
	{"key-dates", "/key-dates", readKeyDates},
	{"timeline", "/timeline", readTimelinePage},
	{"record", "/details", readRecordPage},
	{"people", "/people", readPeoplePage},
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

func readKeyDates(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := reading.CaseFile{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	return shownPage{Head: out.Head, title: "Key dates", parts: []view.Component{keyDatesOf(out)}}, nil
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
