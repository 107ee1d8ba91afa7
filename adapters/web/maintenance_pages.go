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
)

// councilMaintenance is where the hub is made read-only.
const councilMaintenance = councilHome + "/maintenance"

// MaintenancePages make the hub read-only for a time (C6).
type MaintenancePages struct {
	pages    *Pages
	readOnly hosting.SwitchReadOnly
}

// NewMaintenancePages makes the page.
func NewMaintenancePages(pages *Pages, readOnly hosting.SwitchReadOnly) MaintenancePages {
	return MaintenancePages{pages, readOnly}
}

// Routes lists its address. It answers while the hub is read-only, so that this can be ended.
func (p MaintenancePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: councilMaintenance, Name: "council.maintenance", Do: p.ask},
		{Method: http.MethodPost, Path: councilMaintenance, Name: "council.maintenance.set", Do: p.set, Always: true},
	}
}

func (p MaintenancePages) ask(w http.ResponseWriter, r *http.Request) error {
	m, now, err := p.readOnly.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	fields := url.Values{"message": {m.Message}}
	if !m.Planned(now) {
		m, fields = council.Maintenance{}, url.Values{}
		maps.Copy(fields, momentValues("from", now))
	}
	maps.Copy(fields, momentValues("from", m.From))
	maps.Copy(fields, momentValues("until", m.Until))
	p.draw(w, r, http.StatusOK, m, now, form.Of(fields), form.Errors{})
	return nil
}

func (p MaintenancePages) draw(w http.ResponseWriter, r *http.Request, status int, m council.Maintenance, now time.Time, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: view.Page{Title: "Read-only for maintenance", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "For this time everything can be read and nothing changed. What people type is kept for them. No message goes out. Every page says so, from two days before."},
		Parts: []view.Component{
			momentFields(v, errs, "from", "Start"), momentFields(v, errs, "until", "End"),
			view.TextArea{Name: "message", Label: "Why (optional)", Hint: "It follows the times at the top of every page.", Rows: 3, MaxChars: council.LongestBanner, Value: v.Lines("message"), Error: errs.For("message")},
		},
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Make the hub read-only", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilHome}}}
	if m.Planned(now) {
		state := "Planned by " + m.SetBy + ": from " + view.When(m.From) + " until " + view.When(m.Until) + "."
		if m.On(now) {
			state = "The hub is read-only until " + view.When(m.Until) + ". " + m.SetBy + " switched it."
		}
		page.Intro = []view.Component{view.Inset{Text: state}}
		page.Save.Buttons = []view.Button{{Text: "Change it", Value: "save"}, {Text: "End it now", Value: "end", Kind: view.Secondary}}
	}
	p.pages.Show(w, r, status, "writing", page)
}

func (p MaintenancePages) set(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	m, now, err := p.readOnly.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	said := "The hub can be changed again."
	if values.Action() == "end" {
		err = p.readOnly.End(r.Context(), ActorOf(r))
	} else {
		var errs form.Errors
		next := council.Maintenance{From: readMoment(values, &errs, "from", "the start"), Until: readMoment(values, &errs, "until", "the end"), Message: values.Lines("message")}
		if !errs.Any() {
			err = p.readOnly.Do(r.Context(), ActorOf(r), next)
			errs.AddFault(err)
		}
		if errs.Any() {
			p.draw(w, r, http.StatusUnprocessableEntity, m, now, values, errs)
			return nil
		}
		said = "Saved. Every page tells of it."
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, councilMaintenance, http.StatusSeeOther)
	return nil
}
