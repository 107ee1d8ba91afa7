package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/oversight"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

type processorsPage struct {
	view.Page
	Steps []view.Link
	Parts []view.Component
}

func (p AccessPages) list(w http.ResponseWriter, r *http.Request) error {
	out, err := p.processors.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	table := processorTable(out.All, out.Today, func(pr council.Processor) string {
		return councilProcessors + "/" + string(pr.ID) + "/end"
	})
	p.pages.Show(w, r, http.StatusOK, "case_table", &processorsPage{
		Page: view.Page{Title: "Who works with children’s data", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "Every family sees this list on the page “Who can see this file, and who looked”. Declare each company, person and tool that works with children’s data for the council. Those who work on one child’s file alone are declared there."},
		Steps: []view.Link{{Text: "Declare somebody who works with children’s data", Href: councilProcessors + "/add"}}, Parts: []view.Component{table, machineTextWords(council.TextMachines(out.All, out.Today))},
	})
	return nil
}

// processorForm is the shape of a declaration.
type processorForm struct {
	Kind    string   `form:"kind" label:"what it is"`
	Name    string   `form:"name" label:"the name"`
	Purpose string   `form:"purpose" label:"what it does"`
	Writes  string   `form:"writes" label:"whether it writes text"`
	Since   ehc.Date `form:"since" label:"the day from which it works with the data"`
}

func (f processorForm) declared() council.Processor {
	return council.Processor{Kind: council.ProcessorKind(f.Kind), Name: f.Name, Purpose: f.Purpose, WritesText: f.Writes == "yes", Since: f.Since}
}

func (p AccessPages) askForAll(w http.ResponseWriter, r *http.Request) error {
	if _, err := p.processors.Read(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	p.showDeclare(w, r, http.StatusOK, processorPage(councilProcessors), processorForm{}, form.Of(nil), form.Errors{})
	return nil
}

func processorPage(back string) view.Page {
	return view.Page{Title: "Declare who works with children’s data", Back: &view.Link{Text: "Back", Href: back}, Lead: "Families read what you write here. Use the name that they can look up, and plain words."}
}

func (p AccessPages) declareForAll(w http.ResponseWriter, r *http.Request) error {
	return shortForm[processorForm]{
		take: func(in processorForm) error {
			return p.processors.Declare(r.Context(), ActorOf(r), in.declared())
		},
		again: func(status int, in processorForm, values *form.Values, errs form.Errors) {
			p.showDeclare(w, r, status, processorPage(councilProcessors), in, values, errs)
		},
		said: "Declared. Every family sees it from now on.", next: councilProcessors,
	}.answer(w, r)
}

func (p AccessPages) askForCase(w http.ResponseWriter, r *http.Request) error {
	out, err := p.declarable(r)
	if err != nil {
		return err
	}
	p.showDeclare(w, r, http.StatusOK, p.casePage(out), processorForm{}, form.Of(nil), form.Errors{})
	return nil
}

// declarable opens the page of a case for those who declare.
func (p AccessPages) declarable(r *http.Request) (oversight.AccessOut, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return out, err
	}
	return out, access.Decide(ActorOf(r), access.DeclareProcessor, out.Subject)
}

func (p AccessPages) casePage(out oversight.AccessOut) view.Page {
	page := processorPage(caseURL(out.Case, accessPath))
	page.Title, page.Case = "Declare who else works with this child’s data", caseBar(out.Head, 0)
	page.Lead = "For this child alone, such as somebody outside the council who drafts the plan. The family is told, and sees it on the page “Who can see this file, and who looked”."
	return page
}

func (p AccessPages) declareForCase(w http.ResponseWriter, r *http.Request) error {
	out, err := p.declarable(r)
	if err != nil {
		return err
	}
	return shortForm[processorForm]{
		take: func(in processorForm) error {
			return p.declare.Do(r.Context(), ActorOf(r), out.Case.ID(), in.declared())
		},
		again: func(status int, in processorForm, values *form.Values, errs form.Errors) {
			p.showDeclare(w, r, status, p.casePage(out), in, values, errs)
		},
		said: declaredWords(out.Profile), next: caseURL(out.Case, accessPath),
	}.answer(w, r)
}

// declaredWords says what follows a declaration for one child.
func declaredWords(p council.Profile) string {
	if p.FamiliesAgree {
		return "The family is asked. Until they agree, nobody works with this file on this account."
	}
	return "Declared. The family is told."
}

func (p AccessPages) showDeclare(w http.ResponseWriter, r *http.Request, status int, page view.Page, in processorForm, values *form.Values, errs form.Errors) {
	page.Errors = errs.Summary()
	kinds := view.Radios{Name: "kind", Legend: "What is it?", Value: in.Kind, Error: errs.For("kind")}
	for _, kind := range council.ProcessorKinds() {
		option := view.Option{Value: string(kind), Text: kind.Label()}
		if kind == council.ToolProcesses {
			option.Reveal = []view.Component{view.Radios{Name: "writes", Legend: "Does text that it writes come into children’s files?", Hint: "Families are told so.", Value: in.Writes, Inline: true, Options: view.YesNo("Yes, it writes text", "No, it does not"), Error: errs.For("writes")}}
		}
		kinds.Options = append(kinds.Options, option)
	}
	p.pages.Show(w, r, status, "decision_record", &decisionRecordPage{Page: page, Parts: []view.Component{
		kinds,
		view.TextInput{Name: "name", Label: "Name", Value: in.Name, Error: errs.For("name")},
		view.TextArea{Name: "purpose", Label: "What does it do for the council?", Rows: 4, Value: in.Purpose, Error: errs.For("purpose"), MaxChars: council.MaxProcessorPurpose},
		view.DateInput{Name: "since", Label: "Since when does it work with the data?", Value: values.Text("since"), Error: errs.For("since")},
	}, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Declare", Value: "declare"}}, Link: &view.Link{Text: "Cancel", Href: page.Back.Href}}})
}

type endForm struct {
	Until ehc.Date `form:"until" label:"the last day"`
}

func (p AccessPages) askEndForAll(w http.ResponseWriter, r *http.Request) error {
	if _, err := p.processors.Read(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	p.showEnd(w, r, http.StatusOK, endPage(councilProcessors), form.Of(nil), form.Errors{})
	return nil
}

func endPage(back string) view.Page {
	return view.Page{Title: "End this entry", Back: &view.Link{Text: "Back", Href: back}, Lead: "It stays on the page that families see, with its last day."}
}

func (p AccessPages) endForAll(w http.ResponseWriter, r *http.Request) error {
	return p.ending(w, r, endPage(councilProcessors), func(id ehc.ProcessorID, on ehc.Date) error {
		return p.processors.End(r.Context(), ActorOf(r), id, on)
	})
}

func (p AccessPages) askEndForCase(w http.ResponseWriter, r *http.Request) error {
	out, err := p.declarable(r)
	if err != nil {
		return err
	}
	p.showEnd(w, r, http.StatusOK, p.endPageOf(out), form.Of(nil), form.Errors{})
	return nil
}

func (p AccessPages) endPageOf(out oversight.AccessOut) view.Page {
	page := endPage(caseURL(out.Case, accessPath))
	page.Case = caseBar(out.Head, 0)
	return page
}

func (p AccessPages) endForCase(w http.ResponseWriter, r *http.Request) error {
	out, err := p.declarable(r)
	if err != nil {
		return err
	}
	return p.ending(w, r, p.endPageOf(out), func(id ehc.ProcessorID, on ehc.Date) error {
		return p.end.Do(r.Context(), ActorOf(r), out.Case.ID(), id, on)
	})
}

func (p AccessPages) ending(w http.ResponseWriter, r *http.Request, page view.Page, end func(ehc.ProcessorID, ehc.Date) error) error {
	id, err := pathID[ehc.ProcessorID](r, "processor")
	if err != nil {
		return err
	}
	return shortForm[endForm]{
		take: func(in endForm) error { return end(id, in.Until) },
		again: func(status int, _ endForm, values *form.Values, errs form.Errors) {
			p.showEnd(w, r, status, page, values, errs)
		},
		said: "The entry is ended. It stays on the page, with its last day.", next: page.Back.Href,
	}.answer(w, r)
}

func (p AccessPages) showEnd(w http.ResponseWriter, r *http.Request, status int, page view.Page, values *form.Values, errs form.Errors) {
	page.Errors = errs.Summary()
	p.pages.Show(w, r, status, "decision_record", &decisionRecordPage{Page: page,
		Parts:   []view.Component{view.DateInput{Name: "until", Label: "What was the last day on which it worked with the data?", Value: values.Text("until"), Error: errs.For("until")}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "End", Value: "end"}}, Link: &view.Link{Text: "Cancel", Href: page.Back.Href}}})
}
