package web

import (
	"maps"
	"net/http"
	"net/url"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"

	"github.com/gorilla/mux"
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

// Routes lists the addresses. They answer while the hub is read-only, so that people can be told how it goes on.
func (p IncidentPages) Routes() []Route {
	const one = councilIncidents + "/{incident}"
	return []Route{
		{Method: http.MethodGet, Path: councilIncidents, Name: "council.incidents", Do: p.list},
		{Method: http.MethodGet, Path: councilIncidents + "/new", Name: "council.incident.new", Do: p.ask},
		{Method: http.MethodPost, Path: councilIncidents + "/new", Name: "council.incident.new.save", Do: p.save, Always: true},
		{Method: http.MethodGet, Path: one, Name: "council.incident", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.incident.save", Do: p.save, Always: true},
	}
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

func (p IncidentPages) open(r *http.Request) (council.Incident, time.Time, error) {
	var id council.IncidentID
	if mux.Vars(r)["incident"] != "" {
		var err error
		if id, err = pathID[council.IncidentID](r, "incident"); err != nil {
			return council.Incident{}, time.Time{}, err
		}
	}
	return p.write.Read(r.Context(), ActorOf(r), id)
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

func incidentPage() view.Page {
	return view.Page{Title: "What does not work", Back: &view.Link{Text: "Back to the list", Href: councilIncidents}}
}

func (p IncidentPages) ask(w http.ResponseWriter, r *http.Request) error {
	one, now, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, one, now, form.Of(incidentFields(one)), form.Errors{})
	return nil
}

func (p IncidentPages) draw(w http.ResponseWriter, r *http.Request, status int, one council.Incident, now time.Time, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: incidentPage(), Hidden: append(marksFor(v, incidentFields(one)), carriedVersion(v, one.Version)), Save: view.SaveBar{Buttons: []view.Button{{Text: "Save and tell everybody", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilIncidents}}}
	page.Errors = errs.Summary()
	severity := view.Radios{Name: "severity", Legend: incidentLabels["severity"], Value: v.Text("severity"), Error: errs.For("severity")}
	for _, s := range council.Severities() {
		severity.Options = append(severity.Options, view.Option{Value: string(s), Text: s.Label()})
	}
	page.Parts = []view.Component{
		view.TextInput{Name: "title", Label: incidentLabels["title"], Hint: "In a sentence: “Documents can’t be added”.", Value: v.Text("title"), Error: errs.For("title")}, severity, momentFields(v, errs, "began", "Start"),
		view.TextArea{Name: "update", Label: incidentLabels["update"], Hint: "What is being done, what people can do meanwhile, and when you tell more.", Rows: 4, Value: v.Lines("update"), Error: errs.For("update")},
	}
	if one.Version > 0 {
		page.Parts = append(page.Parts, view.Checkboxes{Name: "over", Values: v.All("over"), Options: []view.Option{{Value: "yes", Text: "It works again", Hint: "Without a time it ends now.", Reveal: []view.Component{momentFields(v, errs, "ended", "End")}}}})
		shown := view.Timeline{}
		for i := len(one.Updates) - 1; i >= 0; i-- {
			shown.Entries = append(shown.Entries, view.TimelineEntry{At: one.Updates[i].At, Title: one.Updates[i].Text, By: one.Updates[i].Name})
		}
		page.Parts = append(page.Parts, view.SideSection{Title: "Told so far", Parts: []view.Component{shown}})
	}
	p.pages.Show(w, r, status, "writing", page)
}

func (p IncidentPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	one, now, err := p.open(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	run := &saving{values: values, errs: &errs, load: func() (stored, error) {
		current, _, err := p.open(r)
		return stored{Fields: incidentFields(current), Version: current.Version, Who: current.SavedName, When: current.SavedAt, Label: func(field string) string { return incidentLabels[field] }, Rich: func(string) bool { return false }}, err
	}}
	run.save = func(version int) error {
		in := hosting.IncidentInput{ID: one.ID, Version: version, Title: values.Text("title"), Severity: council.Severity(values.Text("severity")), Began: readMoment(values, &errs, "began", "the start"), Update: values.Lines("update")}
		switch typed := values.Text("ended-date") + values.Text("ended-time"); {
		case values.Yes("over") && typed == "":
			in.Ended = now
		case values.Yes("over"):
			in.Ended = readMoment(values, &errs, "ended", "the end")
		}
		if errs.Any() {
			return nil
		}
		return p.write.Do(r.Context(), ActorOf(r), in)
	}
	clash, err := run.run()
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, incidentPage(), RichTexts{}, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, one, now, values, errs)
	default:
		LeaveNotice(w, "Saved. Everybody reads it on the page of status now.")
		http.Redirect(w, r, councilIncidents, http.StatusSeeOther)
	}
	return nil
}
