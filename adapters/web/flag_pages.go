package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// FlagPages are a case's flags: what must not be overlooked about a child (G19).
type FlagPages struct {
	pages   *Pages
	read    standing.ReadFlags
	prepare application.ReadHead
	set     standing.SetFlag
	end     standing.EndFlag
}

// NewFlagPages makes the pages, whose use cases all enter through the gate.
func NewFlagPages(pages *Pages, gate application.Gate) FlagPages {
	return FlagPages{pages, standing.ReadFlags{Gate: gate}, application.ReadHead{Gate: gate, For: access.SetFlags}, standing.SetFlag{Gate: gate}, standing.EndFlag{Gate: gate}}
}

// Routes lists the addresses of flags.
func (p FlagPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/flags", Name: "flags", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/flags/set", Name: "flags.set.ask", Do: p.askSet},
		{Method: http.MethodPost, Path: "/cases/{case}/flags/set", Name: "flags.set", Do: p.setFlag},
		{Method: http.MethodGet, Path: "/cases/{case}/flags/{flag}/end", Name: "flags.end.ask", Do: p.askEnd},
		{Method: http.MethodPost, Path: "/cases/{case}/flags/{flag}/end", Name: "flags.end", Do: p.endFlag},
	}
}

// tablePage is a table below a lead, with what can be done about it.
type tablePage struct {
	view.Page
	Steps []view.Link
	Parts []view.Component
}

func (p FlagPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &tablePage{Page: view.Page{Title: "Case flags", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "What those who work with the child must not overlook. Each flag is seen only by those who need it."}}
	if out.May(access.SetFlags) && !out.Case.State().Closed() {
		page.Steps = []view.Link{{Text: "Set a flag", Href: caseURL(out.Case, "/flags/set")}}
	}
	page.Parts = []view.Component{flagTable(out)}
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

func flagTable(out standing.FlagsOut) view.Table {
	authority := out.May(access.SeeAuthorityNotes)
	t := view.Table{Caption: "Flags", HideCaption: true, Columns: []view.Column{{Text: "Flag"}, {Text: "From"}, {Text: "To"}}, Empty: view.Empty{Title: "No flag is set", Text: "Nothing is marked on this case that you need to know."}}
	if authority {
		t.Columns = append(t.Columns, view.Column{Text: "Set by"}, view.Column{Text: "Why"}, view.Column{Text: "Action"})
	}
	for _, f := range out.Flags {
		t.Rows = append(t.Rows, flagRow(out, f, authority))
	}
	return t
}

func flagRow(out standing.FlagsOut, f casework.RaisedFlag, authority bool) view.Row {
	rule, _ := f.Flag.Rule()
	to := view.Cell{Tags: []view.Tag{{Text: "Set now", Tone: view.Soon}}}
	if !f.Set() {
		to = view.Cell{Text: f.To.Long()}
	}
	row := view.Row{Cells: []view.Cell{{Text: rule.Label, Main: true}, {Text: f.From.Long()}, to}}
	if !authority {
		return row
	}
	by, why := f.SetterName+", "+f.SetOn.Long(), f.Reason
	if !f.Set() {
		by += "; ended by " + f.EnderName
		why += " Ended: " + f.EndReason
	}
	end := view.Cell{}
	if f.Set() && out.May(access.SetFlags) && !out.Case.State().Closed() {
		end = view.Cell{Text: "End " + rule.Label, Href: caseURL(out.Case, "/flags/"+string(f.Flag)+"/end")}
	}
	row.Cells = append(row.Cells, view.Cell{Text: by}, view.Cell{Text: why}, end)
	return row
}

// flagForm is the shape of the page that sets a flag.
type flagForm struct {
	Flag   string   `form:"flag" label:"the flag" ask:"Choose a flag" validate:"required"`
	From   ehc.Date `form:"from" label:"the day from which it holds"`
	Reason string   `form:"reason,lines" label:"on what it rests" validate:"max=2000"`
}

func (p FlagPages) askSet(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.prepare.Do)
	if err != nil {
		return err
	}
	p.showSet(w, r, http.StatusOK, head, flagForm{}, form.DateText(head.Today), form.Errors{})
	return nil
}

func (p FlagPages) setFlag(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.prepare.Do)
	if err != nil {
		return err
	}
	return shortForm[flagForm]{
		take: func(in flagForm) error {
			return p.set.Do(r.Context(), ActorOf(r), head.Case.ID(), standing.SetFlagInput{Flag: casework.Flag(in.Flag), From: in.From, Reason: in.Reason})
		},
		again: func(status int, in flagForm, values *form.Values, errs form.Errors) {
			p.showSet(w, r, status, head, in, values.Text("from"), errs)
		},
		said: "The flag is set. Those who need it see it in their lists.", next: caseURL(head.Case, "/flags"),
	}.answer(w, r)
}

func (p FlagPages) showSet(w http.ResponseWriter, r *http.Request, status int, head application.Head, in flagForm, from string, errs form.Errors) {
	back := view.Link{Text: "Back to the flags", Href: caseURL(head.Case, "/flags")}
	list := view.Radios{Name: "flag", Legend: "Which flag?", Value: in.Flag, Error: errs.For("flag"), Clearable: true}
	for _, rule := range casework.FlagRules() {
		if !head.Case.HasFlag(rule.Flag) {
			list.Options = append(list.Options, view.Option{Value: string(rule.Flag), Text: rule.Label, Hint: rule.Hint + " " + seenWords(rule)})
		}
	}
	page := &formPage{
		Page: view.Page{Title: "Set a case flag", Case: caseBar(head, 0), Errors: errs.Summary(), Back: &back},
		Parts: []view.Component{list,
			view.DateInput{Name: "from", Label: "From which day does it hold?", Value: from, Error: errs.For("from")},
			view.TextArea{Name: "reason", Label: "Who told the council, or on what does it rest?", Hint: "Only officers of the council read this.", Rows: 4, Value: in.Reason, Error: errs.For("reason")}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Set the flag", Value: "set"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	p.pages.Show(w, r, status, "form", page)
}

// seenWords says who beside the authority sees a flag.
func seenWords(rule casework.FlagRule) string {
	words := ""
	for _, one := range []struct {
		relation access.Relation
		words    string
	}{{access.Family, "the family"}, {access.Setting, "the setting"}, {access.Adviser, "advisers"}, {access.Consulted, "consulted settings"}} {
		switch {
		case !rule.SeenBy(one.relation):
		case words == "":
			words = "Seen by " + one.words
		default:
			words += ", " + one.words
		}
	}
	if words == "" {
		return "Seen by the council alone."
	}
	return words + " and the council."
}

// endFlagForm is the shape of the page that ends a flag.
type endFlagForm struct {
	To     ehc.Date `form:"to" label:"the last day on which it held"`
	Reason string   `form:"reason,lines" label:"the reason" validate:"max=2000"`
}

// endable reads which flag the address names, and refuses one that is not set.
func (p FlagPages) endable(r *http.Request) (head application.Head, rule casework.FlagRule, err error) {
	if head, err = ofCase(r, p.prepare.Do); err != nil {
		return head, rule, err
	}
	rule, known := casework.Flag(mux.Vars(r)["flag"]).Rule()
	if !known || !head.Case.HasFlag(rule.Flag) {
		return head, rule, fault.New(fault.NotFound, "flag.not-set", "This flag is not set.")
	}
	return head, rule, nil
}

func (p FlagPages) askEnd(w http.ResponseWriter, r *http.Request) error {
	head, rule, err := p.endable(r)
	if err != nil {
		return err
	}
	p.showEnd(w, r, http.StatusOK, head, rule, endFlagForm{}, form.DateText(head.Today), form.Errors{})
	return nil
}

func (p FlagPages) endFlag(w http.ResponseWriter, r *http.Request) error {
	head, rule, err := p.endable(r)
	if err != nil {
		return err
	}
	return shortForm[endFlagForm]{
		take: func(in endFlagForm) error {
			return p.end.Do(r.Context(), ActorOf(r), head.Case.ID(), standing.EndFlagInput{Flag: rule.Flag, To: in.To, Reason: in.Reason})
		},
		again: func(status int, in endFlagForm, values *form.Values, errs form.Errors) {
			p.showEnd(w, r, status, head, rule, in, values.Text("to"), errs)
		},
		said: "The flag is ended. It stays in the history.", next: caseURL(head.Case, "/flags"),
	}.answer(w, r)
}

func (p FlagPages) showEnd(w http.ResponseWriter, r *http.Request, status int, head application.Head, rule casework.FlagRule, in endFlagForm, to string, errs form.Errors) {
	back := view.Link{Text: "Back to the flags", Href: caseURL(head.Case, "/flags")}
	page := &formPage{
		Page: view.Page{Title: "End “" + rule.Label + "”", Case: caseBar(head, 0), Errors: errs.Summary(), Back: &back},
		Parts: []view.Component{
			view.DateInput{Name: "to", Label: "What was the last day on which it held?", Value: to, Error: errs.For("to")},
			view.TextArea{Name: "reason", Label: "Why is it no longer needed?", Hint: "Only officers of the council read this.", Rows: 4, Value: in.Reason, Error: errs.For("reason")}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "End the flag", Value: "end"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	p.pages.Show(w, r, status, "form", page)
}
