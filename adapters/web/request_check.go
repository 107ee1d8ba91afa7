package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/fault"
)

// requestCheckPage shows all answers before they are sent.
type requestCheckPage struct {
	view.Page
	Missing   []view.Link // what still must be answered, each leading to its field
	Sections  []view.Component
	Documents view.Files
	Change    view.Link // to the documents
	Send      view.Buttons
	Behalf    bool
	// Sender is who sends the request, where that is not the reader.
	Sender string
}

func (p RequestPages) showCheck(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	if err := access.Decide(p.keys.actor(r), access.EditRequest, out.Subject); err != nil {
		return err
	}
	p.drawCheck(w, r, http.StatusOK, out, nil)
	return nil
}

func (p RequestPages) drawCheck(w http.ResponseWriter, r *http.Request, status int, out assessment.RequestDraftOut, refused error) {
	id := out.Case.ID()
	page := &requestCheckPage{
		Page: draftPage(out, "Check your answers"), Behalf: onBehalf(out.Case),
		Sections:  requestSections(out.Case, true, true, func(page, field string) string { return draftURL(id, page) + "#" + view.FieldID(field) }),
		Documents: view.Files{Files: fileLines(out.Files, false), Empty: "No documents"},
		Change:    view.Link{Text: "Change", Href: draftURL(id, "/documents"), Hidden: "the documents"},
		Send:      view.Buttons{Buttons: []view.Button{{Text: "Send the request", Value: "send"}}, Link: &view.Link{Text: "Not yet, go back to the list", Href: draftURL(id, "")}},
	}
	if sender, known := out.Case.Sender(); known && !out.May(access.SubmitRequest) {
		page.Sender = sender.Name
	}
	if refused != nil {
		page.Errors = missingSummary(id, refused)
	} else if f := fault.As(out.Missing); f != nil {
		for _, item := range missingSummary(id, f).Items {
			page.Missing = append(page.Missing, view.Link{Text: item.Text, Href: item.Href})
		}
	}
	p.pages.Show(w, r, status, "request_check", page)
}

// missingSummary leads from each answer that is missing or wrong to the field on its page.
func missingSummary[ID ~string](id ID, err error) view.ErrorSummary {
	var summary view.ErrorSummary
	all := fault.As(err).All()
	slices.SortStableFunc(all, func(a, b *fault.Fault) int { return cmp.Compare(placeOfField(a.Field), placeOfField(b.Field)) })
	for _, f := range all {
		summary.Items = append(summary.Items, view.ErrorItem{Text: f.Message, Href: "/requests/" + string(id) + pageOfField(f.Field)})
	}
	return summary
}

// placeOfField orders the fields as the pages ask for them; a field that is not listed comes at the end of its page.
func placeOfField(field string) int {
	for page, part := range draftParts(false) {
		if strings.HasPrefix(field, part.prefix) {
			at := slices.Index(askedFirst, field)
			if at < 0 {
				at = len(askedFirst)
			}
			return (page+1)*100 + at
		}
	}
	return 0 // how and when it was received
}

// askedFirst are the fields that can be wrong, in the order of their pages.
var askedFirst = []string{"requester.kind", "requester.name", "requester.relationship", "requester.email", "requester.consent",
	"child.forenames", "child.surname", "child.born", "child.nhs", "child.upn", "child.uln"}

func pageOfField(field string) string {
	for _, part := range draftParts(false) {
		if strings.HasPrefix(field, part.prefix) {
			return part.page + "#" + view.FieldID(field)
		}
	}
	return "/you#" + view.FieldID(field) // how and when it was received
}

func (p RequestPages) send(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	_, err = p.uses.Submit.Do(r.Context(), p.keys.actor(r), id)
	if fault.Is(err, fault.Invalid) {
		out, openErr := p.uses.Open.Do(r.Context(), p.keys.actor(r), id, false)
		if openErr != nil {
			return openErr
		}
		p.drawCheck(w, r, http.StatusUnprocessableEntity, out, err)
		return nil
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, draftURL(id, "/sent"), http.StatusSeeOther)
	return nil
}
