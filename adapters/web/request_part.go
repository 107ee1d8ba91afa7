package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
)

// needed marks what must be answered before a request can be sent.
const needed = " (needed)"

// requestPart is how one part of the draft is drawn, read and kept.
type requestPart struct {
	part  casework.RequestPart
	title string
	// fields gives what is stored, as the form would post it.
	fields func(out assessment.RequestDraftOut) url.Values
	draw   func(out assessment.RequestDraftOut, v *form.Values, errs form.Errors) []view.Component
	// read checks the shape of what was typed and puts it into what is to be saved.
	read func(out assessment.RequestDraftOut, v *form.Values, in *assessment.WriteRequestInput) form.Errors
	// label is what people call a field, and words says a choice in words; nil where every field is text.
	label func(field string) string
	words func(out assessment.RequestDraftOut, field, text string) string
	next  string // the page that follows
}

// open shows the part as it is stored.
func (p RequestPages) openPart(w http.ResponseWriter, r *http.Request, part requestPart, out assessment.RequestDraftOut) error {
	if err := part.allowed(out); err != nil {
		return err
	}
	p.showPart(w, r, part, out, http.StatusOK, form.Of(part.fields(out)), form.Errors{})
	return nil
}

// allowed refuses a part that the reader was not asked to write.
func (part requestPart) allowed(out assessment.RequestDraftOut) error {
	if out.Writes(part.part) {
		return nil
	}
	return fault.New(fault.Forbidden, "access.part", "You were not asked to write this part of the request. Whoever sends it can ask you.")
}

func (p RequestPages) showPart(w http.ResponseWriter, r *http.Request, part requestPart, out assessment.RequestDraftOut, status int, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: draftPage(out, part.title), Parts: part.draw(out, v, errs), Save: draftBar(out), Hidden: append(marksFor(v, part.fields(out)), carriedVersion(v, out.Case.Version()))}
	page.Errors, page.Submit = errs.Summary(), "continue"
	p.pages.Show(w, r, status, "writing", page)
}

// savePart keeps what was typed, complete or not. What can't be kept is said, with everything typed still there. Where
// somebody else wrote meanwhile, both are brought together, and only what both changed is asked about.
func (p RequestPages) savePart(w http.ResponseWriter, r *http.Request, part requestPart, out assessment.RequestDraftOut) error {
	if err := part.allowed(out); err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	if values.ClearPressed() {
		p.showPart(w, r, part, out, http.StatusOK, values, errs)
		return nil
	}
	run := &saving{values: values, errs: &errs}
	run.load = func() (by stored, err error) {
		if out, err = p.uses.Open.Do(r.Context(), p.keys.actor(r), out.Case.ID(), part.part == casework.AboutChild); err == nil {
			by = part.stored(out)
		}
		return by, err
	}
	run.save = func(version int) error {
		in := assessment.WriteRequestInput{Case: out.Case.ID(), Version: max(version, 1)}
		if errs.Join(part.read(out, values, &in)); errs.Any() {
			return nil
		}
		return p.uses.Write.Do(r.Context(), p.keys.actor(r), in)
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, draftPage(out, part.title), RichTexts{}, values, clash)
	case errs.Any():
		p.showPart(w, r, part, out, http.StatusUnprocessableEntity, values, errs)
	case savesByItself(r):
		return run.tell(w)
	case values.Action() == "save":
		LeaveNotice(w, "What you wrote is saved.")
		http.Redirect(w, r, r.URL.Path, http.StatusSeeOther)
	default:
		http.Redirect(w, r, draftURL(out.Case.ID(), part.after(out)), http.StatusSeeOther)
	}
	return nil
}

// after is the page that follows: for those who write a few parts only, the list of them.
func (part requestPart) after(out assessment.RequestDraftOut) string {
	if out.Writes(casework.AboutRequester) {
		return part.next
	}
	return ""
}

// stored is the part as somebody else left it.
func (part requestPart) stored(out assessment.RequestDraftOut) stored {
	last, _ := out.Case.LastWriting(part.part)
	if last.At.IsZero() {
		last.At = out.Case.UpdatedAt()
	}
	by := stored{Fields: part.fields(out), Version: out.Case.Version(), Who: last.Name, When: last.At, Label: part.label, Rich: func(string) bool { return false }}
	if part.words != nil {
		by.Words = func(field, text string) string { return part.words(out, field, text) }
	}
	return by
}
