package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/reading"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// newsBox lists what others did on the reader's cases since they opened each last.
type newsBox struct {
	Heading string
	Cases   []newsCase
	Rest    string // says that there is more than is listed
}

// newsCase is one case of it; Case is nil on the case's own page.
type newsCase struct {
	Case  *view.Link
	Says  string // how many things changed
	Items []newsItem
}

// newsItem is one change, with the page on which it can be read.
type newsItem struct {
	view.Link
	When string
}

// newsItems is how many changes of one case a list shows.
const newsItems = 3

const changedHeading = "Changed since you last looked"

// newsFor is the box above the reader's first list; nil where nothing changed, and on a list that is searched.
func (p TrayPages) newsFor(r *http.Request, asked traySearch) (*newsBox, error) {
	actor := ActorOf(r)
	if len(asked.asked()) != 1 || asked.query.Page != 1 || startOf(actor) != "/cases?tray="+string(asked.tray) {
		return nil, nil
	}
	return p.readNews(r)
}

func (p TrayPages) readNews(r *http.Request) (*newsBox, error) {
	found, err := p.news.Do(r.Context(), ActorOf(r))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	box := &newsBox{Heading: changedHeading}
	if len(found) > reading.NewsShown {
		found = found[:reading.NewsShown]
		box.Rest = "There is more on other cases: their last change stands in the list below."
	}
	for _, n := range found {
		var events []ports.TimelineEntry
		for _, e := range n.Events {
			events = append(events, ports.TimelineEntry{Event: e})
		}
		one := newsOf(n.Case, events)
		one.Case = &view.Link{Text: trayName(n.Called) + ", " + string(n.Reference), Href: "/cases/" + string(n.Case)}
		box.Cases = append(box.Cases, one)
	}
	return box, nil
}

// newsOf says what changed on one case, each with its page.
func newsOf(of ehc.CaseID, events []ports.TimelineEntry) newsCase {
	one := newsCase{Says: view.Count(len(events), "thing has", "things have") + " changed"}
	if len(events) >= ports.NewsLimit {
		one.Says = "Many things have changed"
	}
	pages := map[string]string{}
	for _, e := range events {
		if row, known := notice.For(e.Kind); known {
			pages[eventWords(row.Timeline, e.Event)] = notice.PageOf(e.Event)
		}
	}
	for _, entry := range timelineEntries(events) {
		if len(one.Items) == newsItems {
			break
		}
		one.Items = append(one.Items, newsItem{view.Link{Text: entry.Title, Href: "/cases/" + string(of) + pages[entry.Title]}, view.When(entry.At)})
	}
	return one
}

// changedHere is the box of a case's own page.
func changedHere(out reading.CaseFileOut) *newsBox {
	if len(out.Changed) == 0 {
		return nil
	}
	return &newsBox{Heading: changedHeading, Cases: []newsCase{newsOf(out.Case.ID(), out.Changed)}}
}
