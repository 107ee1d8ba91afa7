package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

type caseTimelinePage struct {
	view.Page
	Timeline view.Timeline
}

func (p CasePages) showTimeline(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.timeline.Do(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	page := &caseTimelinePage{
		Page:     view.Page{Title: "Timeline", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		Timeline: view.Timeline{Entries: timelineEntries(out.Entries), Empty: "Nothing has happened yet.", Level: 2},
	}
	p.pages.Show(w, r, http.StatusOK, "case_timeline", page)
	return nil
}

// timelineEntries puts events into the words of the catalogue.
func timelineEntries(events []ports.TimelineEntry) []view.TimelineEntry {
	var entries []view.TimelineEntry
	for _, e := range events {
		row, ok := notice.For(e.Kind)
		if !ok {
			continue
		}
		entries = append(entries, view.TimelineEntry{Title: eventWords(row.Timeline, e.Event), At: e.At, By: e.ByName})
	}
	return entries
}

func eventWords(text string, e ehc.Event) string {
	due := e.Data[ehc.DataDue]
	if d, err := ehc.ParseDate(due); err == nil {
		due = d.Long()
	}
	return strings.NewReplacer("{version}", e.Data[ehc.DataVersion], "{due}", due).Replace(text)
}
