package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/recording"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// RecordPages are where officers write down what came by letter, telephone, e-mail or in person, and where those for whom
// it was written down read it and say what is wrong.
type RecordPages struct {
	pages  *Pages
	list   recording.ListRecordable
	read   recording.ReadRecord
	object recording.Object
	settle recording.Settle
	wishes []wish
}

// NewRecordPages makes the pages, whose use cases all enter through the gate.
func NewRecordPages(pages *Pages, gate application.Gate) RecordPages {
	return RecordPages{pages, recording.ListRecordable{Gate: gate}, recording.ReadRecord{Gate: gate}, recording.Object{Gate: gate}, recording.Settle{Gate: gate}, wishesOf(gate)}
}

// Routes lists the addresses.
func (p RecordPages) Routes() []Route {
	const one = "/cases/{case}/recorded/{record}"
	routes := []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/record", Name: "record", Do: p.show},
		{Method: http.MethodGet, Path: one, Name: "recorded", Do: p.showOne},
		{Method: http.MethodPost, Path: one + "/wrong", Name: "recorded.wrong", Do: p.sayWrong},
		{Method: http.MethodPost, Path: one + "/settled", Name: "recorded.settle", Do: p.settleIt},
	}
	for _, one := range p.wishes {
		routes = append(routes, Route{Method: http.MethodGet, Path: "/cases/{case}" + one.path(), Name: "record." + one.name + ".ask", Do: p.askWish(one)},
			Route{Method: http.MethodPost, Path: "/cases/{case}" + one.path(), Name: "record." + one.name, Do: p.recordWish(one)})
	}
	return routes
}

func (p RecordPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return err
	}
	page := &tablePage{Page: backToCase("What came on paper or by telephone", out.Head)}
	page.Width, page.Lead = view.Wide, "Write down here what somebody sent or told the council. It counts from the day on which it came, as if they had sent it in the hub. They are told, and can say that something is wrong."
	if len(out.Arrived) > 0 {
		page.Parts = append(page.Parts, view.Inset{Text: notRead}, arrivedTable(out))
	}
	page.Parts = append(page.Parts, recordableTable(out), recordTable(out.Head, out.Records))
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

// recordableTable lists what can be written down now.
func recordableTable(out recording.RecordableOut) view.Table {
	t := view.Table{Caption: "What you can write down", Columns: []view.Column{{Text: "From whom"}, {Text: "What"}, {Text: "By"}, {Text: "Action"}},
		Empty: view.Empty{Title: "Nothing is waited for just now", Text: "When a draft is shared, advice is asked for or a setting is consulted, what comes by letter or telephone can be written down here."}}
	add := func(who, what, due, text, page string, forms ...view.Link) {
		for _, a := range out.Arrived { // a scan that waits goes with what is written down
			if at := writeDownURL(out.Head, a); strings.HasPrefix(at, caseURL(out.Case, page)+"?") {
				page = strings.TrimPrefix(at, caseURL(out.Case, ""))
				break
			}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: who, Main: true}, {Text: what}, {Text: due}, {Links: append([]view.Link{{Text: text, Hidden: "of " + who, Href: caseURL(out.Case, page)}}, forms...)}}})
	}
	for _, who := range out.Reviewers {
		if !who.Sent {
			add(who.Name, paper.Comments.Label(), out.Draft.AnswerBy().Long(), "Write down", "/plan/comments/for/"+who.Holder.ID, formLinks(out.Head, who.Name, url.Values{"kind": {string(paper.Comments)}, "person": {who.Holder.ID}})...)
		}
	}
	for _, a := range out.Advice {
		limb, _ := advice.Info(a.Limb())
		add(adviserName(a.Adviser()), "Advice: "+limb.Label, a.DueOn().Long(), "Write down", "/assessment/advice/"+string(a.ID()), formLinks(out.Head, adviserName(a.Adviser()), url.Values{"kind": {string(paper.Advice)}, "item": {string(a.ID())}})...)
	}
	for _, c := range out.Consultations {
		add(c.SettingName, paper.Consultation.Label(), c.DueBy.Long(), "Write down", "/plan/consultations/"+string(c.ID), formLinks(out.Head, c.SettingName, url.Values{"kind": {string(paper.Consultation)}, "item": {string(c.ID)}})...)
	}
	if out.Views {
		add(out.Case.Child().FullName(), "The child’s or young person’s views", "", "Choose what to write down", "/assessment#views", formLinks(out.Head, out.Case.Child().FullName(), url.Values{"kind": {string(paper.Views)}, "item": {string(advice.Child)}})...)
		for _, party := range out.Case.With(access.Family) {
			if party.Holder.Kind == ehc.HeldByPerson {
				add(party.Name, "The parents’ views", "", "Choose what to write down", "/assessment#views", formLinks(out.Head, party.Name, url.Values{"kind": {string(paper.Views)}, "item": {string(advice.Parents)}, "person": {party.Holder.ID}})...)
			}
		}
	}
	if out.May(access.SeeDisputes) && len(out.Case.Family()) > 0 {
		add("The family", paper.Mediation.Label(), "", "Write down", recordPath+"/mediation")
	}
	if out.Withdrawal {
		add("The family, or the setting that asked", paper.Withdrawal.Label(), "", "Write down", recordPath+"/withdrawal")
	}
	if out.Reassessment {
		add("The family or the setting", paper.Reassessment.Label(), "", "Write down", recordPath+"/reassessment")
	}
	if out.People {
		add("The family or an advocate", "That somebody is added to the case", "", "Write down", recordPath+"/person")
		add("The family or an advocate", "That somebody’s access ends", "", "Write down", recordPath+"/removal")
	}
	return t
}

// formLinks lead to a form that can be printed, filled in by hand and sent back.
func formLinks(h application.Head, who string, asked url.Values) []view.Link {
	at := caseURL(h.Case, recordPath+"/form")
	return []view.Link{{Text: "Print a form (PDF)", Hidden: "for " + who, Href: at + ".pdf?" + asked.Encode()}, {Text: "Form (Word)", Hidden: "for " + who, Href: at + ".docx?" + asked.Encode()}}
}

// arrivedTable lists the scanned papers of the case that wait to be written down.
func arrivedTable(out recording.RecordableOut) view.Table {
	child := out.Case.Child()
	t := view.Table{Caption: "Arrived on paper, to be written down", Columns: []view.Column{{Text: "What"}, {Text: "From whom"}, {Text: "Scanned"}, {Text: "Check first"}, {Text: "Action"}}}
	for _, a := range out.Arrived {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: a.Kind.Label(), Main: true, Sub: arrivalNotes(a)}, {Text: a.Name}, {Text: dayOf(a.At)}, {Text: "It says " + child.FullName() + ", born " + child.Born.Long()},
			{Links: []view.Link{{Text: "Open the scan", Hidden: "of " + a.Kind.Label(), Href: councilScans + "/" + string(a.ID)}, {Text: "Write it down", Hidden: a.Kind.Label(), Href: writeDownURL(out.Head, a)}}}}})
	}
	return t
}

// writeDownURL is where a paper is written down.
func writeDownURL(h application.Head, a paper.Arrival) string {
	page := recordPath
	switch a.Kind {
	case paper.Comments:
		page = "/plan/comments/for/" + a.For.ID
		if a.For.ID == "" {
			page = recordPath
		}
	case paper.Advice:
		page = "/assessment/advice/" + a.Item
		if a.Item == "" {
			page = "/assessment"
		}
	case paper.Consultation:
		page = "/plan/consultations/" + a.Item
		if a.Item == "" {
			page = "/plan"
		}
	case paper.Views:
		page = "/assessment/views/important-to-me"
		if a.Item == string(advice.Parents) {
			page = "/assessment/views/family-history"
		}
	case paper.Mediation, paper.Withdrawal, paper.Reassessment:
		page = recordPath + "/" + string(a.Kind)
	case paper.Proposal:
		page = recordPath + "/person"
	}
	return caseURL(h.Case, page) + "?" + scanFields(a).Encode()
}

// recordTable lists what was written down.
func recordTable(h application.Head, records []paper.Record) view.Table {
	t := view.Table{Caption: "What was written down", Columns: []view.Column{{Text: "What"}, {Text: "From whom"}, {Text: "How it came"}, {Text: "State"}}, Empty: view.Empty{Title: "Nothing was written down for anybody yet"}}
	for _, r := range records {
		state := view.Cell{Text: dayOf(r.At)}
		if r.Waits() {
			state = view.Cell{Tags: []view.Tag{{Text: "Said to be wrong", Tone: view.Soon}}, Sub: dayOf(r.ObjectedAt)}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: r.Kind.Label(), Main: true, Href: recordedURL(h, r)}, {Text: r.Name}, {Text: r.Source()}, state}})
	}
	return t
}

// recordedPage is one record, with what its person says of it.
type recordedPage struct {
	view.Page
	Facts view.SummaryList
	// Begun is what the reader had begun to write themselves.
	Begun  []string
	Form   []view.Component
	Send   view.Button
	Action string
}

func (p RecordPages) opened(r *http.Request) (recording.RecordOut, error) {
	id, err := caseID(r)
	if err != nil {
		return recording.RecordOut{}, err
	}
	of, err := pathID[ehc.RecordID](r, "record")
	if err != nil {
		return recording.RecordOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, of)
}

func (p RecordPages) showOne(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	p.drawOne(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p RecordPages) drawOne(w http.ResponseWriter, r *http.Request, status int, out recording.RecordOut, v *form.Values, errs form.Errors) {
	page := &recordedPage{Page: backToCase(out.Kind.Label(), out.Head), Facts: recordFacts(out), Begun: out.Begun}
	page.Caption, page.Errors = "Written down for "+out.Name, errs.Summary()
	at := recordedURL(out.Head, out.Record)
	switch {
	case out.MayObject:
		page.Form = []view.Component{view.TextArea{Name: "what", Label: "Is something wrong?", Hint: "Write what is wrong, and what it should say. The case co-ordinator reads it and answers.", Rows: 5, MaxChars: paper.MaxObjection, Value: v.Lines("what"), Error: errs.For("what")}}
		page.Send, page.Action = view.Button{Text: "Tell the council", Value: "wrong"}, at+"/wrong"
	case out.MaySettle:
		page.Form = []view.Component{view.TextArea{Name: "answer", Label: "Your answer", Hint: "Put right what is wrong first. Then say what you did. " + out.Name + " reads this.", Rows: 5, MaxChars: paper.MaxObjection, Value: v.Lines("answer"), Error: errs.For("answer")}}
		page.Send, page.Action = view.Button{Text: "Send your answer", Value: "settle"}, at+"/settled"
	}
	p.pages.Show(w, r, status, "recorded", page)
}

// contributionURL is the page on which what was written down stands.
func contributionURL(out recording.RecordOut) string {
	switch out.Kind {
	case paper.Views:
		return caseURL(out.Head.Case, "/assessment/views/"+out.Item)
	case paper.Comments:
		if out.SaidBy(ehc.Actor{Person: out.Reader}) {
			return caseURL(out.Head.Case, "/plan/comments")
		}
		return caseURL(out.Head.Case, "/plan#comments")
	case paper.Advice:
		return caseURL(out.Head.Case, "/assessment/advice/"+out.Item+"/read")
	case paper.Consultation:
		return caseURL(out.Head.Case, "/plan/consultations/"+out.Item)
	case paper.Mediation:
		return caseURL(out.Head.Case, disputesPath+"/"+out.Item)
	case paper.Proposal:
		return caseURL(out.Head.Case, "/people")
	case paper.Reassessment:
		return caseURL(out.Head.Case, reassessPath)
	case paper.Withdrawal:
		return caseURL(out.Head.Case, "")
	}
	return caseURL(out.Head.Case, "/request")
}

func recordFacts(out recording.RecordOut) view.SummaryList {
	rows := []view.SummaryRow{
		{Key: "What", Text: out.Kind.Label(), Actions: []view.Link{{Text: "Read it", Hidden: out.Kind.Label(), Href: contributionURL(out)}}},
		{Key: "Who said it", Text: out.Name},
		{Key: "How it came", Text: upperFirst(out.Channel.Source(out.On))},
		{Key: "Written down by", Text: out.ByName, Note: view.When(out.At)},
	}
	if out.Scan == nil && out.May(access.RecordForOthers) {
		rows = append(rows, view.SummaryRow{Key: "The paper itself", Text: "Not here yet", Actions: []view.Link{{Text: "Add a scan", Hidden: "of the paper", Href: filesURL(out.Head.Case.ID(), assessment.ForScan, string(out.ID), recordedURL(out.Head, out.Record))}}})
	}
	if out.Scan != nil {
		rows = append(rows, view.SummaryRow{Key: "The paper itself", Value: view.Files{Files: fileLines([]ports.File{*out.Scan}, false)}})
	}
	if !out.ObjectedAt.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "What is said to be wrong", Lines: linesOf(out.Objection), Note: out.ObjectedBy + ", " + view.When(out.ObjectedAt)})
	}
	if !out.AnsweredAt.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "The council’s answer", Lines: linesOf(out.Answer), Note: out.Answerer + ", " + view.When(out.AnsweredAt)})
	}
	return view.SummaryList{Rows: rows}
}

func (p RecordPages) sayWrong(w http.ResponseWriter, r *http.Request) error {
	return p.say(w, r, "what", "The council has been told. You get a message when it has answered.", func(out recording.RecordOut, words string) error {
		return p.object.Do(r.Context(), ActorOf(r), out.Head.Case.ID(), out.ID, words)
	})
}

func (p RecordPages) settleIt(w http.ResponseWriter, r *http.Request) error {
	return p.say(w, r, "answer", "Your answer is recorded, and they are told.", func(out recording.RecordOut, words string) error {
		return p.settle.Do(r.Context(), ActorOf(r), out.Head.Case.ID(), out.ID, words)
	})
}

func (p RecordPages) say(w http.ResponseWriter, r *http.Request, field, said string, take func(recording.RecordOut, string) error) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	if err = take(out, values.Lines(field)); errs.AddConflict(err) || errs.AddFault(err) {
		p.drawOne(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, recordedURL(out.Head, out.Record), http.StatusSeeOther)
	return nil
}
