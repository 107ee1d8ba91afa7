package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/paper"
	"ehchub/domain/wording"
	"ehchub/ports"
)

type caseTimelinePage struct {
	view.Page
	Timeline  view.Timeline
	Downloads view.Links
}

func (p CasePages) showTimeline(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.timeline.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "case_timeline", timelinePage(out))
	return nil
}

func timelinePage(out reading.TimelineOut) *caseTimelinePage {
	return &caseTimelinePage{
		Page:      view.Page{Title: "Timeline", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		Timeline:  view.Timeline{Entries: timelineEntries(out.Entries), Empty: "Nothing has happened yet.", Level: 2},
		Downloads: fileLinks("the timeline", caseURL(out.Case, "/timeline")),
	}
}

// timelineEntries puts events into the words of the catalogue. The same thing done several times in a row by the
// same person on one day is one entry that says how often.
func timelineEntries(events []ports.TimelineEntry) []view.TimelineEntry {
	var entries []view.TimelineEntry
	times := 1
	for i, e := range events {
		row, ok := notice.For(e.Kind)
		if !ok {
			continue
		}
		entry := view.TimelineEntry{Title: eventWords(row.Timeline, e.Event), At: e.At, By: e.ByName}
		if i > 0 && sameAgain(events[i-1], e) {
			times++
			entries[len(entries)-1].Text = view.Count(times, "time", "times") + " on this day"
			continue
		}
		times = 1
		entries = append(entries, entry)
	}
	return entries
}

func sameAgain(a, b ports.TimelineEntry) bool {
	return a.Kind == b.Kind && a.By == b.By && len(b.Data) <= 1 && ehc.DateIn(a.At, application.London) == ehc.DateIn(b.At, application.London)
}

func eventWords(text string, e ehc.Event) string {
	due := e.Data[ehc.DataDue]
	if d, err := ehc.ParseDate(due); err == nil {
		due = d.Long()
	}
	source := ""
	if on, err := ehc.ParseDate(e.Data[ehc.DataReceived]); err == nil {
		source = paper.Channel(e.Data[ehc.DataChannel]).Source(on)
	}
	told := map[string]string{"recorded": paper.Kind(e.Data[ehc.DataRecorded]).Label(), "source": source, "version": e.Data[ehc.DataVersion], "due date": due, "duty": clock.DutyOf(e)}
	return wording.Fill(text, func(name string) string { return told[name] })
}
