package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/casefile"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// missingPath is where people at work say that they do not find a case.
const missingPath = "/missing-case"

// councilMissing is where officers answer them.
const councilMissing = councilHome + "/missing"

// MissingPages let somebody say that a case is missing, and officers answer (C16).
type MissingPages struct {
	pages  *Pages
	miss   casefile.MissCase
	answer casefile.FindMissing
}

// NewMissingPages makes the pages.
func NewMissingPages(pages *Pages, answer casefile.FindMissing) MissingPages {
	return MissingPages{pages, casefile.MissCase{Gate: answer.Gate}, answer}
}

// Routes lists the addresses.
func (p MissingPages) Routes() []Route {
	const one = councilMissing + "/{missing}"
	return []Route{
		{Method: http.MethodGet, Path: missingPath, Name: "missing", Do: p.show},
		{Method: http.MethodPost, Path: missingPath, Name: "missing.ask", Do: p.ask},
		{Method: http.MethodGet, Path: one, Name: "council.missing", Do: p.read},
		{Method: http.MethodPost, Path: one, Name: "council.missing.answer", Do: p.take},
	}
}

// missingForm is the shape of the short form.
type missingForm struct {
	Setting   ehc.SettingID `form:"setting"`
	Forenames string        `form:"forenames" label:"the forenames" validate:"max=200"`
	Surname   string        `form:"surname" label:"the surname" validate:"max=200"`
	Born      ehc.Date      `form:"born" label:"the date of birth"`
	Why       string        `form:"why,lines" label:"why"`
}

func (p MissingPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, form.Of(nil), form.Errors{})
}

func (p MissingPages) draw(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) error {
	all, settings, err := p.miss.Own(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	page := &decisionRecordPage{Page: view.Page{Title: "A case is missing", Errors: errs.Summary(), Back: &view.Link{Text: "Your cases", Href: "/cases"},
		Lead: "Tell the council of a child whose case you expected to find. An officer looks, and answers you here."}}
	text := func(name, label string) view.TextInput {
		return view.TextInput{Name: name, Label: label, Value: v.Text(name), Error: errs.For(name), Autocomplete: "off", NoSpelling: true}
	}
	if len(settings) > 1 {
		list := view.Radios{Name: "setting", Legend: "For which setting do you ask?", Value: v.Text("setting"), Error: errs.For("setting")}
		for _, s := range settings {
			list.Options = append(list.Options, view.Option{Value: s.Value, Text: s.Label})
		}
		page.Parts = append(page.Parts, list)
	}
	page.Parts = append(page.Parts, text("forenames", "Forenames of the child or young person"), text("surname", "Surname"),
		view.DateInput{Name: "born", Label: "Date of birth", Hint: "For example 4/5/2018", Value: v.Text("born"), Error: errs.For("born"), Past: true},
		view.TextArea{Name: "why", Label: "Why do you think that the case is yours?", Hint: "For example when the child came to your school, or who asked you for advice", Rows: 4, Value: v.Lines("why"), Error: errs.For("why"), MaxChars: council.MaxProblemText})
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Tell the council", Value: "ask"}}, Link: &view.Link{Text: "Cancel", Href: "/cases"}}
	if len(all) > 0 {
		t := view.Table{Caption: "What you have told the council", Columns: []view.Column{{Text: "Child or young person"}, {Text: "Told"}, {Text: "Answer"}}}
		for _, m := range all {
			answer := view.Cell{Tags: []view.Tag{missingTag(m.State)}, Text: m.Answer}
			if m.AnsweredBy != "" {
				answer.Sub = m.AnsweredBy + ", " + view.When(m.AnsweredAt)
			}
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: m.Forenames + " " + m.Surname, Sub: "Born " + m.Born.Long(), Main: true}, {Text: view.When(m.At)}, answer}})
		}
		page.Intro = append(page.Intro, t)
	}
	p.pages.Show(w, r, status, "decision_record", page)
	return nil
}

func missingTag(s council.MissingState) view.Tag {
	if s == council.MissingNew {
		return view.Tag{Text: s.Label(), Tone: view.Soon}
	}
	return view.Tag{Text: s.Label(), Tone: view.Good}
}

func (p MissingPages) ask(w http.ResponseWriter, r *http.Request) error {
	var failed error
	err := shortForm[missingForm]{
		take: func(in missingForm) error {
			return p.miss.Do(r.Context(), ActorOf(r), casefile.MissCaseInput{Setting: in.Setting, Forenames: in.Forenames, Surname: in.Surname, Born: in.Born, Why: in.Why})
		},
		again: func(status int, _ missingForm, v *form.Values, errs form.Errors) {
			failed = p.draw(w, r, status, v, errs)
		},
		said: "Thank you. The council looks for it, and answers you here. We send you an e-mail when it has.", next: missingPath,
	}.answer(w, r)
	if failed != nil {
		return failed
	}
	return err
}

func (p MissingPages) open(r *http.Request) (casefile.MissingOut, error) {
	id, err := pathID[council.MissingCaseID](r, "missing")
	if err != nil {
		return casefile.MissingOut{}, err
	}
	return p.answer.Read(r.Context(), ActorOf(r), id)
}

func (p MissingPages) read(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.drawAnswer(w, r, http.StatusOK, out, missingAnswer{}, form.Errors{})
	return nil
}

// missingAnswer is the shape of an officer's answer.
type missingAnswer struct {
	Link   ehc.CaseID `form:"link"`
	Place  string     `form:"place"`
	Answer string     `form:"answer,lines" label:"the answer"`
}

func (p MissingPages) drawAnswer(w http.ResponseWriter, r *http.Request, status int, out casefile.MissingOut, in missingAnswer, errs form.Errors) {
	page := &decisionRecordPage{Page: view.Page{Title: "A case that somebody does not find", Errors: errs.Summary(), Back: &view.Link{Text: "Your cases", Href: "/cases"}}}
	row := func(key, text string) view.SummaryRow { return view.SummaryRow{Key: key, Text: text} }
	list := view.SummaryList{Rows: []view.SummaryRow{row("Who asks", out.Name), row("For", out.SettingName), row("Child or young person", out.Forenames+" "+out.Surname), row("Date of birth", out.Born.Long()), row("Why", out.Why), row("Asked", view.When(out.At))}}
	if out.SettingName == "" {
		list.Rows[1].Text = "Themselves, as a professional"
	}
	page.Intro = []view.Component{list}
	switch {
	case out.State != council.MissingNew:
		page.Intro = append(page.Intro, view.SummaryList{Title: out.State.Label(), Rows: []view.SummaryRow{row("Answer", out.Answer), row("By", out.AnsweredBy+", "+view.When(out.AnsweredAt))}})
		page.Buttons = view.Buttons{Link: &view.Link{Text: "Back to your cases", Href: "/cases"}}
		p.pages.Show(w, r, status, "decision_record", page)
		return
	case len(out.Alike) == 0:
		page.Intro = append(page.Intro, view.Inset{Text: "The hub has no open case of a child with this name and date of birth. Whoever asks may have spelt it otherwise: search for it in the list of cases."})
	}
	if len(out.Alike) > 0 {
		page.Intro = append(page.Intro, alikeTable(out.Alike))
	}
	if len(out.Alike) > 0 && out.Setting != "" {
		link := view.Radios{Name: "link", Legend: "Is it this case? The child’s record then names " + out.SettingName + ", and its people see the case", Value: string(in.Link), Error: errs.For("link"), Options: []view.Option{{Value: "", Text: "No, I answer in words alone"}}}
		for _, k := range out.Alike {
			link.Options = append(link.Options, view.Option{Value: string(k.ID), Text: k.Child.FullName() + ", " + string(k.Reference)})
		}
		page.Parts = append(page.Parts, link, view.Radios{Name: "place", Legend: "As which setting?", Value: in.Place, Options: []view.Option{
			{Value: "main", Text: "As the main one", Hint: "The one before becomes the previous setting, and its people no longer see the case"}, {Value: "second", Text: "As the subsidiary one, beside the main one"}}})
	}
	page.Parts = append(page.Parts, view.TextArea{Name: "answer", Label: "Answer", Hint: "Whoever asks reads it. Tell nothing of a child whom they may not know. If you choose a case you can leave it empty.", Rows: 4, Value: in.Answer, Error: errs.For("answer"), MaxChars: council.MaxProblemText})
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Answer", Value: "answer"}}, Link: &view.Link{Text: "Cancel", Href: "/cases"}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func alikeTable(found []ports.KinCase) view.Table {
	t := view.Table{Caption: "Cases of a child with this name and date of birth", Columns: []view.Column{{Text: "Child or young person"}, {Text: "Case ID"}, {Text: "Settings on the record"}, {Text: "Co-ordinator"}}}
	for _, k := range found {
		settings := joined(k.Child.Setting.Name, k.Child.SecondSetting.Name)
		if settings == "" {
			settings = "None"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: k.Child.FullName(), Sub: "Born " + k.Child.Born.Long(), Main: true, Href: "/cases/" + string(k.ID)}, {Text: string(k.Reference)}, {Text: settings}, {Text: k.Coordinator}}})
	}
	return t
}

func (p MissingPages) take(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[missingAnswer]{
		take: func(in missingAnswer) error {
			return p.answer.Do(r.Context(), ActorOf(r), casefile.FindMissingInput{ID: out.ID, Link: in.Link, Second: in.Place == "second", Answer: in.Answer})
		},
		again: func(status int, in missingAnswer, _ *form.Values, errs form.Errors) {
			p.drawAnswer(w, r, status, out, in, errs)
		},
		said: "Answered. Whoever asked is told by e-mail.", next: "/cases",
	}.answer(w, r)
}
