package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/documents"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// RequestFormPages print forms on which somebody can ask for an assessment by hand.
type RequestFormPages struct {
	pages *Pages
	packs documents.RequestPack
}

// NewRequestFormPages makes the pages.
func NewRequestFormPages(pages *Pages, packs documents.RequestPack) RequestFormPages {
	return RequestFormPages{pages, packs}
}

const requestForms = councilHome + "/request-forms"

// Routes lists the addresses.
func (p RequestFormPages) Routes() []Route {
	const one = requestForms + "/{pack}"
	return []Route{
		{Method: http.MethodGet, Path: requestForms, Name: "request.form.ask", Do: p.ask},
		{Method: http.MethodPost, Path: requestForms, Name: "request.form.make", Do: p.make},
		{Method: http.MethodGet, Path: one, Name: "request.form", Do: p.show},
		{Method: http.MethodGet, Path: one + "/form.{format:pdf|docx}", Name: "request.form.file", Do: p.give, Timeout: documentTimeout},
	}
}

// requestFormFor is for whom a form is printed.
type requestFormFor struct {
	Name    string `form:"name" label:"the name of the person for whom it is" validate:"required,max=200"`
	Address string `form:"address,lines" label:"their address"`
}

func (p RequestFormPages) ask(w http.ResponseWriter, r *http.Request) error {
	if err := access.DecideOffice(ActorOf(r), access.PrintRequestForms); err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, requestFormFor{}, form.Errors{})
	return nil
}

func (p RequestFormPages) make(w http.ResponseWriter, r *http.Request) error {
	if err := access.DecideOffice(ActorOf(r), access.PrintRequestForms); err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in requestFormFor
	errs := form.Read(values, &in)
	var id ehc.PackID
	if !errs.Any() {
		if id, err = p.packs.Make(r.Context(), ActorOf(r), in.Name, strings.Split(in.Address, "\n")); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.draw(w, r, statusAgain(errs, err), in, errs)
		return nil
	}
	http.Redirect(w, r, requestForms+"/"+string(id), http.StatusSeeOther)
	return nil
}

func (p RequestFormPages) draw(w http.ResponseWriter, r *http.Request, status int, in requestFormFor, errs form.Errors) {
	p.pages.Show(w, r, status, "decision_record", &decisionRecordPage{
		Page: view.Page{Title: "Print a form to ask for an assessment", Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: "/requests/new"},
			Lead: "For somebody who would rather ask on paper. Each page has a code: once the form is back and scanned, a request is started from it."},
		Parts: []view.Component{
			view.TextInput{Name: "name", Label: "For whom is it?", Hint: "Full name, as it stands on the letter", Value: in.Name, Error: errs.For("name"), Autocomplete: "off"},
			view.TextArea{Name: "address", Label: "Their address (optional)", Hint: "One line each. It stands in the window of the envelope.", Rows: 4, Value: in.Address, Error: errs.For("address")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Make the form", Value: "make"}}, Link: &view.Link{Text: "Cancel", Href: "/requests/new"}},
	})
}

func (p RequestFormPages) show(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[ehc.PackID](r, "pack")
	if err != nil {
		return err
	}
	pack, err := p.packs.Read(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	at := requestForms + "/" + string(pack.ID)
	rows := []view.SummaryRow{{Key: "For", Text: pack.Name}}
	if len(pack.Address) > 0 {
		rows = append(rows, view.SummaryRow{Key: "Address", Lines: pack.Address})
	}
	rows = append(rows, view.SummaryRow{Key: "Code of the form", Text: paper.ReadableCode(pack.Code), Note: "Made " + view.When(pack.At)})
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "A form to ask for an assessment", Back: &view.Link{Text: "Make another form", Href: requestForms}},
		Parts: []view.Component{view.SummaryList{Rows: rows},
			view.Links{Links: []view.Link{{Text: "Print the form (PDF)", Href: at + "/form.pdf"}, {Text: "Form (Word)", Href: at + "/form.docx"}}},
			view.Inset{Text: "Print it once and post it. The same form has the same code however often it is printed; for somebody else, make another.", Link: &view.Link{Text: "Bring in scanned paper", Href: councilScans}}}})
	return nil
}

func (p RequestFormPages) give(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[ehc.PackID](r, "pack")
	if err != nil {
		return err
	}
	file, err := p.packs.Draw(r.Context(), ActorOf(r), id, ports.Format(mux.Vars(r)["format"]))
	if err != nil {
		return err
	}
	sendFile(w, r, file)
	return nil
}
