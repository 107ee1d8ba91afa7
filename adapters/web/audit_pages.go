package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// AuditPages search who looked at what (G22).
type AuditPages struct {
	pages  *Pages
	search oversight.SearchAudit
}

// NewAuditPages makes the pages.
func NewAuditPages(pages *Pages, gate application.Gate) AuditPages {
	return AuditPages{pages, oversight.SearchAudit{Units: gate.Units, Clock: gate.Clock}}
}

const councilAudit = "/council/audit"

// Routes lists the addresses of the audit.
func (p AuditPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: councilAudit, Name: "council.audit", Do: p.show},
		{Method: http.MethodGet, Path: councilAudit + ".csv", Name: "council.audit.file", Do: p.export, Timeout: documentTimeout},
	}
}

// auditForm is the shape of a search.
type auditForm struct {
	Person string   `form:"person" label:"a name or e-mail address" validate:"max=254"`
	Who    string   `form:"who" label:"a person"`
	Case   string   `form:"case" label:"a case ID" validate:"max=40"`
	Action string   `form:"action" label:"an action"`
	Kind   string   `form:"kind" label:"a kind"`
	From   ehc.Date `form:"from" label:"the first day"`
	To     ehc.Date `form:"to" label:"the last day"`
	After  string   `form:"after" label:"where the page begins"`
	Also   string   `form:"also" label:"whether all is listed"`
}

// refusedOnly is the kind of entry that tells of a refusal.
const refusedOnly = "refused"

func (f auditForm) search() oversight.AuditSearch {
	q := oversight.AuditSearch{Named: f.Person, Reference: f.Case, Action: access.Action(f.Action), From: f.From, To: f.To, After: readMark(f.After), Everyone: f.Also == "yes"}
	if ehc.ValidID(f.Who) {
		q.Person = ehc.PersonID(f.Who)
	}
	switch f.Kind {
	case refusedOnly:
		q.Refused = true
	case string(ports.Looked), string(ports.Changed), string(ports.Took):
		q.Kind = ports.AuditKind(f.Kind)
	}
	return q
}

// readMark reads where a page begins: an instant and a number, as writeMark wrote them.
func readMark(text string) ports.TrailMark {
	at, id, _ := strings.Cut(text, "~")
	when, err := time.Parse(time.RFC3339Nano, at)
	number, errID := strconv.ParseInt(id, 10, 64)
	if err != nil || errID != nil {
		return ports.TrailMark{}
	}
	return ports.TrailMark{At: when, ID: number}
}

func writeMark(m ports.TrailMark) string {
	return m.At.UTC().Format(time.RFC3339Nano) + "~" + strconv.FormatInt(m.ID, 10)
}

type auditPage struct {
	view.Page
	Keep      []view.Hidden
	Fields    []view.Component
	Chosen    string
	Choose    []view.Link
	Sums      *view.Table
	SumsTitle string
	Table     *view.Table
	Next      *view.Link
	Newest    *view.Link
	Files     []view.Link
	Clear     string
}

func readAudit(r *http.Request) (auditForm, *form.Values, form.Errors, error) {
	values, err := form.Query(r)
	if err != nil {
		return auditForm{}, nil, form.Errors{}, err
	}
	var in auditForm
	errs := form.Read(values, &in)
	return in, values, errs, nil
}

func (p AuditPages) show(w http.ResponseWriter, r *http.Request) error {
	in, values, errs, err := readAudit(r)
	if err != nil {
		return err
	}
	var out oversight.AuditOut
	if !errs.Any() {
		if out, err = p.search.Do(r.Context(), ActorOf(r), in.search()); err != nil && !errs.AddFault(err) {
			return err
		}
	} else if err := access.DecideOffice(ActorOf(r), access.SearchAudit); err != nil {
		return err
	}
	status := http.StatusOK
	if errs.Any() {
		status = statusAgain(errs, err)
	}
	p.pages.Show(w, r, status, "audit", auditPageOf(in, values, errs, out))
	return nil
}

func auditPageOf(in auditForm, values *form.Values, errs form.Errors, out oversight.AuditOut) *auditPage {
	page := &auditPage{Page: view.Page{Title: "Who looked at what", Width: view.Wide, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "Every look at a child’s file is recorded for good, with what was changed, taken away or refused. Your searches are recorded too."}, Clear: councilAudit}
	if out.Chosen.ID != "" {
		in.Who, in.Person = string(out.Chosen.ID), ""
		page.Chosen = out.Chosen.Name
		page.Keep = append(page.Keep, view.Hidden{Name: "who", Value: in.Who})
	}
	page.Fields = in.fields(values, errs, out.Chosen)
	if errs.Any() {
		return page
	}
	for _, person := range out.Namesakes {
		again := in
		again.Who, again.Person = string(person.ID), ""
		page.Choose = append(page.Choose, view.Link{Text: person.Name + ", " + roleOrEmail(person), Href: again.address("")})
	}
	if len(out.Namesakes) > 0 {
		return page
	}
	page.Sums, page.SumsTitle = auditSums(in, out)
	page.Table = auditTable(in, out.Entries)
	in.After = ""
	page.Files = []view.Link{{Text: "Download what is found as a table (CSV)", Href: in.address(".csv")}}
	if values.Text("after") != "" {
		page.Newest = &view.Link{Text: "Back to the newest", Href: in.address("")}
	}
	if out.More {
		in.After = writeMark(out.Entries[len(out.Entries)-1].TrailMark)
		page.Next = &view.Link{Text: "Show older entries", Href: in.address("")}
	}
	return page
}

func roleOrEmail(p people.Person) string {
	if p.JobTitle != "" {
		return p.JobTitle
	}
	return p.Email
}

// address gives the address of the search, of its page or of its file.
func (f auditForm) address(ending string) string {
	v := url.Values{}
	for name, value := range map[string]string{"person": f.Person, "who": f.Who, "case": f.Case, "action": f.Action, "kind": f.Kind, "from": form.DateText(f.From), "to": form.DateText(f.To), "after": f.After, "also": f.Also} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if len(v) == 0 {
		return councilAudit + ending
	}
	return councilAudit + ending + "?" + v.Encode()
}

func (f auditForm) fields(values *form.Values, errs form.Errors, chosen people.Person) []view.Component {
	actions := view.Select{Name: "action", Label: "What was done", Value: f.Action, Choose: "Anything", ChooseNone: true}
	for _, action := range access.Actions() {
		actions.Options = append(actions.Options, view.Option{Value: string(action), Text: upperFirst(string(action))})
	}
	kinds := view.Select{Name: "kind", Label: "Kind of entry", Value: f.Kind, Choose: "Every kind", ChooseNone: true}
	for _, kind := range auditKinds {
		kinds.Options = append(kinds.Options, view.Option{Value: kind.value, Text: kind.text})
	}
	fields := []view.Component{}
	if chosen.ID == "" {
		fields = append(fields, view.TextInput{Name: "person", Label: "Person: name or e-mail address", Value: f.Person, Error: errs.For("person")})
	}
	return append(fields,
		view.TextInput{Name: "case", Label: "Case ID", Value: f.Case, Error: errs.For("case")}, actions, kinds,
		view.DateInput{Name: "from", Label: "From", Value: values.Text("from"), Error: errs.For("from")}, view.DateInput{Name: "to", Label: "Until", Value: values.Text("to"), Error: errs.For("to")},
		view.Checkboxes{Name: "also", Values: []string{f.Also}, Small: true, Options: []view.Option{{Value: "yes", Text: "Also what the hub did by itself, and visitors without an account"}}})
}

// auditKinds are the kinds of entry, with their words and tones.
var auditKinds = []struct {
	value, text string
	tone        view.Tone
}{
	{string(ports.Looked), "Looked", view.Plain},
	{string(ports.Changed), "Changed or sent something", view.Active},
	{string(ports.Took), "Took away a file", view.Aside},
	{refusedOnly, "Refused", view.Late},
}

func auditTag(e ports.TrailEntry) view.Tag {
	value := string(e.Kind)
	if e.Refused {
		value = refusedOnly
	}
	for _, kind := range auditKinds {
		if kind.value == value {
			return view.Tag{Text: kind.text, Tone: kind.tone}
		}
	}
	return view.Tag{Text: value}
}

func auditTable(in auditForm, entries []ports.TrailEntry) *view.Table {
	t := &view.Table{Caption: "Entries", HideCaption: true, Compact: true, Columns: []view.Column{{Text: "When"}, {Text: "Who"}, {Text: "Case"}, {Text: "Kind"}, {Text: "What"}},
		Empty: view.Empty{Title: "Nothing found", Text: "Nothing in the audit matches all that you chose. Take something away, or choose other days."}}
	for _, e := range entries {
		who := view.Cell{Text: whoActed(e), Sub: e.JobTitle}
		if e.Person != "" && in.Who == "" {
			who.Href = councilAudit + "?who=" + url.QueryEscape(string(e.Person))
		}
		of := view.Cell{Text: string(e.Reference)}
		if e.Reference != "" && in.Case == "" {
			of.Href = councilAudit + "?case=" + url.QueryEscape(string(e.Reference))
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: view.When(e.At), Main: true}, who, of, {Tags: []view.Tag{auditTag(e)}, Sub: triedWords(e)}, {Text: upperFirst(e.Action), Sub: itemWords(e.Item)}}})
	}
	return t
}

func triedWords(e ports.TrailEntry) string {
	if e.Times > 1 {
		return "Tried " + view.Count(e.Times, "time", "times") + " within a minute"
	}
	return ""
}

func whoActed(e ports.TrailEntry) string {
	switch {
	case e.Name != "":
		return e.Name
	case e.Person == "":
		return "The hub, or a visitor"
	}
	return whoeverLooked("")
}

// itemWords says what within a file was looked at. Identities say nothing to a reader, so they are left out.
func itemWords(item string) string {
	words, of, _ := strings.Cut(item, "/")
	if ehc.ValidID(words) {
		return ""
	}
	if of != "" && !ehc.ValidID(of) {
		words += ": " + strings.ReplaceAll(of, "-", " ")
	}
	var kept []string
	for _, word := range strings.Fields(words) {
		if !ehc.ValidID(word) {
			kept = append(kept, word)
		}
	}
	return upperFirst(strings.Join(kept, " "))
}

// auditSums sums up what a person looked at, or who looked at a case; nil for other searches.
func auditSums(in auditForm, out oversight.AuditOut) (*view.Table, string) {
	if len(out.Cases) > 0 {
		t := &view.Table{Caption: "Cases", HideCaption: true, Compact: true, Columns: []view.Column{{Text: "Case"}, {Text: "Entries", Number: true}, {Text: "Last"}}}
		for _, sum := range out.Cases {
			again := in
			again.Case = string(sum.Reference)
			cell := view.Cell{Text: string(sum.Reference), Main: true, Href: again.address("")}
			if sum.Reference == "" {
				cell = view.Cell{Text: "A request that was not sent", Main: true}
			}
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{cell, {Text: view.Number(sum.Times)}, {Text: view.When(sum.Last)}}})
		}
		return t, "What " + out.Chosen.Name + " looked at"
	}
	if len(out.Persons) > 0 {
		t := &view.Table{Caption: "Persons", HideCaption: true, Compact: true, Columns: []view.Column{{Text: "Who"}, {Text: "Entries", Number: true}, {Text: "Last"}}}
		for _, sum := range out.Persons {
			again := in
			again.Who, again.Person = string(sum.Person), ""
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: whoeverLooked(sum.Name), Sub: sum.JobTitle, Main: true, Href: again.address("")}, {Text: view.Number(sum.Times)}, {Text: view.When(sum.Last)}}})
		}
		return t, "Who looked"
	}
	return nil, ""
}
