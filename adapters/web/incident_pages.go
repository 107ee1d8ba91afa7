package web

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// councilIncidents is where the council tells what does not work.
const councilIncidents = councilHome + "/incidents"

// IncidentPages let the council tell of trouble on the page of status (F357).
type IncidentPages struct {
	pages *Pages
	write hosting.WriteIncident
}

// NewIncidentPages makes the pages.
func NewIncidentPages(pages *Pages, write hosting.WriteIncident) IncidentPages {
	return IncidentPages{pages, write}
}

// incidentEntry is a time of trouble, read at a time.
type incidentEntry struct {
	council.Incident
	now time.Time
}

// Routes lists the addresses. They answer while the hub is read-only, so that people can be told how it goes on.
func (p IncidentPages) Routes() []Route {
	return entryPages[incidentEntry, council.IncidentID]{
		pages: p.pages, at: councilIncidents, name: "council.incident", always: true, list: p.list,
		page: view.Page{Title: "What does not work", Back: &view.Link{Text: "Back to the list", Href: councilIncidents}},
		read: func(ctx context.Context, actor ehc.Actor, id council.IncidentID) (incidentEntry, error) {
			one, now, err := p.write.Read(ctx, actor, id)
			return incidentEntry{one, now}, err
		},
		fields: func(one incidentEntry) url.Values { return incidentFields(one.Incident) }, labels: incidentLabels, draw: drawIncident, save: p.save,
		last: func(one incidentEntry) lastSaved { return lastSaved{one.Version, one.SavedName, one.SavedAt} },
		said: "Saved. Everybody reads it on the page of status now.",
	}.routes()
}

func (p IncidentPages) list(w http.ResponseWriter, r *http.Request) error {
	all, err := p.write.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Times of trouble", HideCaption: true, Columns: []view.Column{{Text: "What does not work"}, {Text: "How much"}, {Text: "Since"}, {Text: "Until"}, {Text: "Told last"}}, Empty: view.Empty{Title: "There was no trouble yet", Text: "Write here when something does not work: everybody reads it on the page of status."}}
	for _, one := range all {
		until := view.Cell{Text: view.When(one.Ended)}
		if one.Ended.IsZero() {
			until = view.Cell{Tags: []view.Tag{{Text: "Goes on", Tone: view.Late}}}
		}
		last := one.Updates[len(one.Updates)-1]
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Title, Main: true, Href: councilIncidents + "/" + string(one.ID)}, {Text: one.Severity.Label()}, {Text: view.When(one.Began)}, until, {Text: openingOf(last.Text), Sub: last.Name + ", " + view.When(last.At)}}})
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "What does not work", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}, Lead: "Everybody reads it on the page of status, also without signing in. Never name a child or a family."},
		Parts: []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Tell of trouble", Href: councilIncidents + "/new"}}, Link: &view.Link{Text: "See the page of status", Href: statusPage}}, t}})
	return nil
}

func incidentFields(one council.Incident) url.Values {
	fields := url.Values{"title": {one.Title}, "severity": {string(one.Severity)}, "update": {""}, "over": {""}, "ended-date": {""}, "ended-time": {""}}
	if !one.Ended.IsZero() {
		fields.Set("over", "yes")
	}
	maps.Copy(fields, momentValues("began", one.Began))
	maps.Copy(fields, momentValues("ended", one.Ended))
	return fields
}

var incidentLabels = map[string]string{"title": "What does not work", "severity": "How much", "update": "What you tell now", "over": "Whether it is over", "began-date": "Start, date", "began-time": "Start, time", "ended-date": "End, date", "ended-time": "End, time"}

func drawIncident(page *writingPage, one incidentEntry, v *form.Values, errs form.Errors) {
	page.Save.Buttons[0].Text = "Save and tell everybody"
	severity := view.Radios{Name: "severity", Legend: incidentLabels["severity"], Value: v.Text("severity"), Error: errs.For("severity")}
	for _, s := range council.Severities() {
		severity.Options = append(severity.Options, view.Option{Value: string(s), Text: s.Label()})
	}
	page.Parts = []view.Component{
		view.TextInput{Name: "title", Label: incidentLabels["title"], Hint: "In a sentence: “Documents can’t be added”.", Value: v.Text("title"), Error: errs.For("title")}, severity, momentFields(v, errs, "began", "Start"),
		view.TextArea{Name: "update", Label: incidentLabels["update"], Hint: "What is being done, what people can do meanwhile, and when you tell more.", Rows: 4, Value: v.Lines("update"), Error: errs.For("update")},
	}
	if one.Version == 0 {
		return
	}
	page.Parts = append(page.Parts, view.Checkboxes{Name: "over", Values: v.All("over"), Options: []view.Option{{Value: "yes", Text: "It works again", Hint: "Without a time it ends now.", Reveal: []view.Component{momentFields(v, errs, "ended", "End")}}}})
	shown := view.Timeline{}
	for _, update := range slices.Backward(one.Updates) {
		shown.Entries = append(shown.Entries, view.TimelineEntry{At: update.At, Title: update.Text, By: update.Name})
	}
	page.Parts = append(page.Parts, view.SideSection{Title: "Told so far", Parts: []view.Component{shown}})
}

func (p IncidentPages) save(r *http.Request, one incidentEntry, v *form.Values, version int, errs *form.Errors) error {
	in := hosting.IncidentInput{ID: one.ID, Version: version, Title: v.Text("title"), Severity: council.Severity(v.Text("severity")), Began: readMoment(v, errs, "began", "the start"), Update: v.Lines("update")}
	switch typed := v.Text("ended-date") + v.Text("ended-time"); {
	case v.Yes("over") && typed == "":
		in.Ended = one.now
	case v.Yes("over"):
		in.Ended = readMoment(v, errs, "ended", "the end")
	}
	if errs.Any() {
		return nil
	}
	return p.write.Do(r.Context(), ActorOf(r), in)
}
