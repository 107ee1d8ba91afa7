package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
)

// needed marks what must be answered before a request can be sent.
const needed = " (needed)"

// requestPartPage is one part of a draft: its fields, and a bar to save with.
type requestPartPage struct {
	view.Page
	Parts []view.Component
	Save  view.SaveBar
}

// requestPart is how one part of the draft is drawn, read and kept.
type requestPart struct {
	title string
	draw  func(out assessment.RequestDraftOut, v *form.Values, errs form.Errors) []view.Component
	// read checks the shape of what was typed and puts it into what is to be saved.
	read func(out assessment.RequestDraftOut, v *form.Values, in *assessment.WriteRequestInput) form.Errors
	next string // the page that follows
}

func (p RequestPages) showPart(w http.ResponseWriter, r *http.Request, part requestPart, out assessment.RequestDraftOut, status int, v *form.Values, errs form.Errors) {
	page := &requestPartPage{Page: draftPage(out, part.title), Parts: part.draw(out, v, errs), Save: draftBar(out)}
	page.Errors = errs.Summary()
	p.pages.Show(w, r, status, "request_part", page)
}

// savePart keeps what was typed, complete or not. What can't be kept is said, with everything typed still there.
func (p RequestPages) savePart(w http.ResponseWriter, r *http.Request, part requestPart, out assessment.RequestDraftOut) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() {
		p.showPart(w, r, part, out, http.StatusOK, values, form.Errors{})
		return nil
	}
	in := assessment.WriteRequestInput{Case: out.Case.ID()}
	errs := part.read(out, values, &in)
	if !errs.Any() {
		err = p.uses.Write.Do(r.Context(), p.keys.actor(r), in)
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showPart(w, r, part, out, http.StatusUnprocessableEntity, values, errs)
		return nil
	}
	if savesByItself(r) {
		now, err := p.uses.Open.Do(r.Context(), p.keys.actor(r), in.Case, false)
		if err == nil {
			selfSaved{State: "Saved at " + view.Clock(now.Case.UpdatedAt())}.answer(w, http.StatusOK)
		}
		return err
	}
	target := part.next
	if values.Action() == "save" {
		LeaveNotice(w, "What you wrote is saved.")
		http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
		return nil
	}
	http.Redirect(w, r, draftURL(out.Case.ID(), target), http.StatusSeeOther)
	return nil
}
