package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// BreachPages are the council's log of personal data breaches.
type BreachPages struct {
	pages *Pages
	log   oversight.Breaches
}

// NewBreachPages makes the pages.
func NewBreachPages(pages *Pages, gate application.Gate) BreachPages {
	return BreachPages{pages, oversight.Breaches{Units: gate.Units, Clock: gate.Clock, IDs: gate.IDs}}
}

const councilBreaches = "/council/breaches"

// Routes lists the addresses.
func (p BreachPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/council/breaches", Name: "council.breaches", Do: p.list},
		{Method: http.MethodGet, Path: "/council/breaches.csv", Name: "council.breaches.file", Do: p.export},
		{Method: http.MethodGet, Path: "/council/breaches/add", Name: "council.breach.ask", Do: p.ask},
		{Method: http.MethodPost, Path: "/council/breaches/add", Name: "council.breach.add", Do: p.write},
		{Method: http.MethodGet, Path: "/council/breaches/{breach}", Name: "council.breach", Do: p.ask},
		{Method: http.MethodPost, Path: "/council/breaches/{breach}", Name: "council.breach.write", Do: p.write},
	}
}

func (p BreachPages) list(w http.ResponseWriter, r *http.Request) error {
	out, err := p.log.List(r.Context(), ActorOf(r), ports.Looked)
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Breaches", HideCaption: true, Columns: []view.Column{{Text: "What happened"}, {Text: "Case"}, {Text: "To whom"}, {Text: "Known since"}, {Text: "Information Commissioner"}, {Text: "State"}},
		Empty: view.Empty{Title: "No breach is recorded", Text: "Something that is taken back from somebody comes here by itself. Record here what happened in another way."}}
	for _, b := range out.All {
		state := view.Tag{Text: "Open", Tone: view.Active}
		if b.Closed {
			state = view.Tag{Text: "Closed", Tone: view.Good}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: openingOf(b.What), Href: councilBreaches + "/" + string(b.ID), Main: true}, {Text: b.Reference}, {Text: b.ToWhom, Sub: b.Seen.Label()}, {Text: view.When(b.AwareAt)}, reportCell(b, out.Now), {Tags: []view.Tag{state}}}})
	}
	p.pages.Show(w, r, http.StatusOK, "case_table", &tablePage{
		Page: view.Page{Title: "Log of breaches", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "Each time that somebody’s data went where it should not, or was lost. The council keeps this log whether or not it reports the breach (UK GDPR article 33(5))."},
		Steps: []view.Link{{Text: "Record a breach", Href: councilBreaches + "/add"}, {Text: "Download the log as a table (CSV)", Href: councilBreaches + ".csv"}}, Parts: []view.Component{t},
	})
	return nil
}

// openingOf shortens a text for a list.
func openingOf(text string) string {
	const most = 100
	if letters := []rune(text); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + "…"
	}
	return text
}

// reportCell says how long there is to tell the Information Commissioner.
func reportCell(b council.Breach, now time.Time) view.Cell {
	switch {
	case !b.ReportedAt.IsZero() && b.ReportedAt.After(b.ReportBy()):
		return view.Cell{Tags: []view.Tag{{Text: "Told late, " + view.When(b.ReportedAt), Tone: view.Soon}}}
	case !b.ReportedAt.IsZero():
		return view.Cell{Tags: []view.Tag{{Text: "Told " + view.When(b.ReportedAt), Tone: view.Good}}}
	case !b.ToReport():
		return view.Cell{Text: "Not told", Sub: b.WhyNot}
	case now.After(b.ReportBy()):
		return view.Cell{Tags: []view.Tag{{Text: "Late: by " + view.When(b.ReportBy()), Tone: view.Late}}}
	}
	left := b.ReportBy().Sub(now)
	return view.Cell{Tags: []view.Tag{{Text: view.Count(int(left/time.Hour), "hour", "hours") + " left", Tone: view.Soon}}, Sub: "Tell them by " + view.When(b.ReportBy())}
}

// breachForm is the shape of an entry. Days and times are asked apart.
type breachForm struct {
	Version    int      `form:"version"`
	Case       string   `form:"case" label:"the case ID" validate:"max=40"`
	What       string   `form:"what,lines" label:"what happened"`
	Whose      string   `form:"whose,lines" label:"whose data"`
	To         string   `form:"to,lines" label:"to whom"`
	Seen       string   `form:"seen" label:"whether it was seen"`
	Risk       string   `form:"risk" label:"the risk"`
	Aware      ehc.Date `form:"aware" label:"the day on which the council became aware"`
	AwareAt    string   `form:"aware-time" label:"the time"`
	Reported   ehc.Date `form:"reported" label:"the day of the report"`
	ReportedAt string   `form:"reported-time" label:"the time of the report"`
	Reference  string   `form:"reference" label:"the reference" validate:"max=100"`
	WhyNot     string   `form:"why-not,lines" label:"why not"`
	Told       ehc.Date `form:"told" label:"the day on which the family was told"`
	Outcome    string   `form:"outcome,lines" label:"the outcome"`
	Closed     string   `form:"closed" label:"whether it is closed"`
}

const clockForm = "15:04"

func formOf(b council.Breach) breachForm {
	f := breachForm{Version: b.Version, Case: b.Reference, What: b.What, Whose: b.Whose, To: b.ToWhom, Seen: string(b.Seen), Risk: string(b.Risk), Reference: b.ReportReference, WhyNot: b.WhyNot, Told: b.ToldFamilyOn, Outcome: b.Outcome}
	at := func(t time.Time) (ehc.Date, string) {
		if t.IsZero() {
			return ehc.Date{}, ""
		}
		return ehc.DateIn(t, application.London), t.In(application.London).Format(clockForm)
	}
	f.Aware, f.AwareAt = at(b.AwareAt)
	f.Reported, f.ReportedAt = at(b.ReportedAt)
	if b.Closed {
		f.Closed = "yes"
	}
	return f
}

// breach gives the entry that was typed, and adds what can't be read to errs.
func (f breachForm) breach(id ehc.BreachID, errs *form.Errors) council.Breach {
	moment := func(day ehc.Date, clock, field string) time.Time {
		if day.IsZero() {
			return time.Time{}
		}
		at, err := time.Parse(clockForm, strings.TrimSpace(clock))
		if err != nil {
			errs.Add(field, "Enter the time as hours and minutes, for example 14:30.")
			return time.Time{}
		}
		return time.Date(day.Year, time.Month(day.Month), day.Day, at.Hour(), at.Minute(), 0, 0, application.London).UTC()
	}
	return council.Breach{ID: id, Version: f.Version, Reference: strings.TrimSpace(f.Case), What: strings.TrimSpace(f.What), Whose: strings.TrimSpace(f.Whose), ToWhom: strings.TrimSpace(f.To), Seen: council.BreachSeen(f.Seen),
		Risk: council.BreachRisk(f.Risk), AwareAt: moment(f.Aware, f.AwareAt, "aware-time"), ReportedAt: moment(f.Reported, f.ReportedAt, "reported-time"), ReportReference: f.Reference, WhyNot: strings.TrimSpace(f.WhyNot),
		ToldFamilyOn: f.Told, Outcome: strings.TrimSpace(f.Outcome), Closed: f.Closed == "yes"}
}

// entry opens the entry that the address names; a new one for the address without.
func (p BreachPages) entry(r *http.Request) (b council.Breach, now time.Time, err error) {
	var id ehc.BreachID
	if !strings.HasSuffix(r.URL.Path, "/add") {
		if id, err = pathID[ehc.BreachID](r, "breach"); err != nil {
			return b, now, err
		}
	}
	return p.log.Read(r.Context(), ActorOf(r), id)
}

func (p BreachPages) ask(w http.ResponseWriter, r *http.Request) error {
	b, now, err := p.entry(r)
	if err != nil {
		return err
	}
	f := formOf(b)
	p.show(w, r, http.StatusOK, b, now, f, map[string]string{"aware": form.DateText(f.Aware), "reported": form.DateText(f.Reported), "told": form.DateText(f.Told)}, form.Errors{})
	return nil
}

func (p BreachPages) write(w http.ResponseWriter, r *http.Request) error {
	before, now, err := p.entry(r)
	if err != nil {
		return err
	}
	var typed council.Breach
	return shortForm[breachForm]{
		check: func(in *breachForm, errs *form.Errors) { typed = in.breach(before.ID, errs) },
		take: func(breachForm) error {
			_, err := p.log.Write(r.Context(), ActorOf(r), typed)
			return err
		},
		again: func(status int, in breachForm, values *form.Values, errs form.Errors) {
			p.show(w, r, status, before, now, in, map[string]string{"aware": values.Text("aware"), "reported": values.Text("reported"), "told": values.Text("told")}, errs)
		},
		said: "The entry is saved.", next: councilBreaches,
	}.answer(w, r)
}

func (p BreachPages) show(w http.ResponseWriter, r *http.Request, status int, b council.Breach, now time.Time, in breachForm, days map[string]string, errs form.Errors) {
	page := &decisionRecordPage{Page: view.Page{Title: "Record a breach", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the log", Href: councilBreaches}}}
	if b.ID != "" {
		page.Title, page.Caption = "A breach", b.Reference
		page.Intro = breachIntro(b, now)
	}
	area := func(name, label, hint, value string) view.Component {
		return view.TextArea{Name: name, Label: label, Hint: hint, Rows: 3, Value: value, MaxChars: council.MaxBreachText, Error: errs.For(name)}
	}
	seen := view.Radios{Name: "seen", Legend: "Was it seen?", Value: in.Seen, Error: errs.For("seen"), Small: true}
	for _, one := range []council.BreachSeen{council.SeenYes, council.SeenNo, council.SeenUnknown} {
		seen.Options = append(seen.Options, view.Option{Value: string(one), Text: one.Label()})
	}
	risk := view.Radios{Name: "risk", Legend: "How great is the risk?", Hint: "Where a risk is not unlikely, the Information Commissioner is told within 72 hours.", Value: in.Risk, Error: errs.For("risk"), Small: true}
	for _, one := range council.BreachRisks() {
		risk.Options = append(risk.Options, view.Option{Value: string(one), Text: one.Label()})
	}
	clock := func(name, label, value string) view.Component {
		return view.TextInput{Name: name, Label: label, Hint: "24 hours, for example 14:30", Value: value, Error: errs.For(name)}
	}
	page.Parts = []view.Component{
		versionHidden(b.Version),
		view.TextInput{Name: "case", Label: "Case ID (optional)", Value: in.Case, Error: errs.For("case")},
		area("what", "What happened?", "", in.What), area("whose", "Whose data was it?", "", in.Whose), area("to", "To whom did it go, or could it have gone?", "", in.To), seen, risk,
		view.DateInput{Name: "aware", Label: "On which day did the council become aware of it?", Value: days["aware"], Error: errs.For("aware")}, clock("aware-time", "At what time?", in.AwareAt),
		view.DateInput{Name: "reported", Label: "Information Commissioner told on (optional)", Value: days["reported"], Error: errs.For("reported")}, clock("reported-time", "At what time were they told?", in.ReportedAt),
		view.TextInput{Name: "reference", Label: "Their reference (optional)", Value: in.Reference, Error: errs.For("reference")},
		area("why-not", "Why were they not told, or told late? (optional)", "", in.WhyNot),
		view.DateInput{Name: "told", Label: "Family told on (optional)", Value: days["told"], Error: errs.For("told")},
		area("outcome", "How did it end, and what is done so that it does not happen again? (optional)", "", in.Outcome),
		view.Checkboxes{Name: "closed", Options: []view.Option{{Value: "yes", Text: "This breach is closed"}}, Values: []string{in.Closed}, Error: errs.For("closed")},
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilBreaches}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func breachIntro(b council.Breach, now time.Time) []view.Component {
	list := view.SummaryList{Rows: []view.SummaryRow{{Key: "Recorded by", Text: b.RecorderName + ", " + view.When(b.RecordedAt)}}}
	if b.ToReport() {
		cell := reportCell(b, now)
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Information Commissioner", Text: cell.Tags[0].Text, Note: cell.Sub})
	}
	if b.Case != "" {
		said := b.Opened
		if len(said) == 0 {
			said = []string{"Nobody, as far as the hub knows"}
		}
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Opened before it was taken back", Lines: said})
	}
	return []view.Component{list}
}

// export gives the log as a table that spreadsheets read.
func (p BreachPages) export(w http.ResponseWriter, r *http.Request) error {
	out, err := p.log.List(r.Context(), ActorOf(r), ports.Took)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	text.WriteString(byteOrderMark)
	rows := [][]string{{"Known since", "Case ID", "What happened", "Whose data", "To whom", "Seen", "Opened before", "Risk", "Commissioner told by", "Told", "Reference", "Why not, or late", "Family told", "Outcome", "Closed", "Recorded by"}}
	stamp := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(application.London).Format("2006-01-02 15:04")
	}
	for _, b := range out.All {
		row := []string{stamp(b.AwareAt), b.Reference, b.What, b.Whose, b.ToWhom, b.Seen.Label(), strings.Join(b.Opened, "; "), b.Risk.Label(), stamp(b.ReportBy()), stamp(b.ReportedAt), b.ReportReference, b.WhyNot, b.ToldFamilyOn.String(), b.Outcome, map[bool]string{true: "Yes", false: "No"}[b.Closed], b.RecorderName}
		for i, cell := range row {
			row[i] = plainCell(cell)
		}
		rows = append(rows, row)
	}
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		return err
	}
	sendTable(w, "breaches.csv", text.Bytes())
	return nil
}
