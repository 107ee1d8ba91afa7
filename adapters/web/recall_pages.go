package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// RecallPages take back what was shared with somebody by mistake (C25).
type RecallPages struct {
	pages  *Pages
	read   oversight.ReadRecalls
	recall oversight.RecallShare
}

// NewRecallPages makes the pages.
func NewRecallPages(pages *Pages, gate application.Gate) RecallPages {
	return RecallPages{pages, oversight.ReadRecalls{Gate: gate}, oversight.RecallShare{Gate: gate}}
}

const recallPath = "/recall"

// Routes lists the addresses.
func (p RecallPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/recall", Name: "recall.ask", Do: p.ask},
		{Method: http.MethodPost, Path: "/cases/{case}/recall", Name: "recall", Do: p.take},
	}
}

type recallForm struct {
	What   string `form:"what" label:"what is taken back"`
	From   string `form:"from" label:"from whom"`
	Reason string `form:"reason,lines" label:"what went wrong"`
}

func (p RecallPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	p.show(w, r, http.StatusOK, out, recallForm{}, form.Errors{})
	return nil
}

func (p RecallPages) take(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in recallForm
	errs := form.Read(values, &in)
	var breach ehc.BreachID
	if !errs.Any() {
		kind, id, _ := strings.Cut(in.From, "/")
		breach, err = p.recall.Do(r.Context(), ActorOf(r), out.Case.ID(), oversight.RecallInput{What: in.What, From: ehc.Holder{Kind: ehc.HolderKind(kind), ID: id}, Reason: in.Reason})
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.show(w, r, statusAgain(errs, err), out, in, errs)
		return nil
	}
	LeaveNotice(w, "It is taken back, and in the log of breaches. Complete the entry now.")
	http.Redirect(w, r, caseURL(out.Case, recallPath)+"?breach="+string(breach), http.StatusSeeOther)
	return nil
}

func (p RecallPages) show(w http.ResponseWriter, r *http.Request, status int, out oversight.RecallsOut, in recallForm, errs form.Errors) {
	what := view.Radios{Name: "what", Legend: "What is taken back?", Value: in.What, Error: errs.For("what"), Small: true}
	for _, s := range out.Shared {
		what.Options = append(what.Options, view.Option{Value: s.What, Text: s.Label})
	}
	from := view.Radios{Name: "from", Legend: "From whom?", Value: in.From, Error: errs.For("from"), Small: true}
	for _, party := range out.From {
		from.Options = append(from.Options, view.Option{Value: string(party.Holder.Kind) + "/" + party.Holder.ID, Text: party.Name, Hint: relationWords[party.Relation]})
	}
	page := &decisionRecordPage{
		Page: view.Page{Title: "Take back what was shared by mistake", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "Access ends at once. The council’s log of breaches gets an entry that says who had opened it; from now the 72 hours count by which the Information Commissioner may have to be told."},
		Parts:   []view.Component{what, from, view.TextArea{Name: "reason", Label: "What went wrong?", Rows: 4, Value: in.Reason, MaxChars: casework.MaxRecallReason, Error: errs.For("reason")}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Take it back now", Value: "recall", Kind: view.Warned}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, "")}},
	}
	if id := r.URL.Query().Get("breach"); ehc.ValidID(id) && access.DecideOffice(ActorOf(r), access.RecordBreach) == nil {
		page.Intro = append(page.Intro, view.Inset{Text: "Say in the log of breaches how great the risk is, and what is done.", Link: &view.Link{Text: "Complete the entry in the log of breaches", Href: councilBreaches + "/" + id}})
	}
	if len(out.Recalls) > 0 {
		page.Intro = append(page.Intro, recallTable(out.Recalls))
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

func recallTable(all []casework.Recall) view.Table {
	t := view.Table{Caption: "Taken back so far", Columns: []view.Column{{Text: "What"}, {Text: "From whom"}, {Text: "When"}, {Text: "Why"}}}
	for _, one := range all {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Label, Main: true}, {Text: one.Name}, {Text: view.When(one.At), Sub: one.ByName}, {Text: one.Reason}}})
	}
	return t
}
