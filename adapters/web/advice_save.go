package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/fault"
)

// advicePart is one separately saved part of the adviser's form.
type advicePart struct {
	title, path string
	fields      func(advice.Answer) url.Values // what is stored, as the form would post it
	label       func(field string) string
	rich        func(field string) bool
	words       func(field, text string) string
	apply       func(in *assessment.WriteAdviceInput, v *form.Values)
	// next is the page after it, for a button that saves and goes on.
	next string
	draw func(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors)
}

// writable opens a request for writing; sent advice is read instead.
func (p AdvicePages) writable(r *http.Request) (adviceView, error) {
	out, err := p.opened(r)
	if err == nil && !out.MayWrite && out.guest {
		return out, fault.New(fault.Illegal, "advice.locked", "You can’t change this any more: you have sent it, or it was closed. What you wrote stands on the page of what you are asked. If something must be put right, "+out.askCoordinator())
	}
	if err == nil && !out.MayWrite {
		return out, out.lockedBecause()
	}
	return out, err
}

// askCoordinator tells a guest, who has no messages in the hub, whom to ask and how.
func (out adviceView) askCoordinator() string {
	who := "ask the case co-ordinator"
	if party, ok := out.Case.Coordinator(); ok && party.Name != "" {
		who += ", " + party.Name
	}
	ways := slices.DeleteFunc([]string{out.Profile.Phone, out.Profile.Email}, func(way string) bool { return way == "" })
	if len(ways) == 0 {
		return who + "."
	}
	return who + ": " + strings.Join(ways, ", ") + "."
}

// carriedVersion is the version that the writer had read: the posted one where the form comes back, else the one
// just loaded.
func carriedVersion(v *form.Values, loaded int) view.Hidden {
	if v.Has(versionField) {
		return versionHidden(readVersion(v))
	}
	return versionHidden(loaded)
}

// savePart saves one part and comes back to it. Pressing "Clear selection" without JavaScript shows the form again
// and saves nothing.
func (p AdvicePages) savePart(w http.ResponseWriter, r *http.Request, part advicePart) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.texts.Settle(values, &errs)
	if errs.Any() && !savesByItself(r) || values.ClearPressed() {
		part.draw(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.storedPart(r, part) }}
	run.save = func(version int) error {
		in := assessment.WriteAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Version: version}
		part.apply(&in, values)
		return p.write.Do(r.Context(), ActorOf(r), in)
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, out.page(part.title, out.back()), p.texts, values, clash)
	case errs.Any():
		part.draw(w, r, run.status, out, values, errs)
	case savesByItself(r):
		return run.tell(w)
	case values.Action() == "next" && part.next != "":
		http.Redirect(w, r, out.url(part.next), http.StatusSeeOther)
	default:
		p.saved(w, r, out, values, part.path)
	}
	return nil
}

// lockedBecause says why a request can't be written any more.
func (out adviceView) lockedBecause() error {
	words := "The assessment is finished, so this advice can’t be changed any more. You can still read what was sent on the assessment page."
	switch r := out.Request; r.Status() {
	case advice.Completed:
		words = "This advice was sent on " + r.DoneOn().Long() + " and is locked. You can read it on the assessment page. If something is wrong, the case co-ordinator can re-open it."
	case advice.Closed:
		words = "This request was closed on " + r.DoneOn().Long() + ", so it needs no answer. What you had saved is kept. The case co-ordinator can re-open it."
	}
	return fault.New(fault.Illegal, "advice.locked", words)
}

// saved leads back to the part that was saved, or to the adviser's own page.
func (p AdvicePages) saved(w http.ResponseWriter, r *http.Request, out adviceView, values *form.Values, path string) {
	if values.Action() == "back" {
		LeaveNotice(w, "What you wrote is saved.")
		path = ""
	}
	http.Redirect(w, r, out.url(path), http.StatusSeeOther)
}

// storedPart is what someone else saved of a part meanwhile.
func (p AdvicePages) storedPart(r *http.Request, part advicePart) (stored, error) {
	now, err := p.opened(r)
	if err != nil {
		return stored{}, err
	}
	s := stored{Fields: part.fields(now.Request.Answer()), Version: now.Request.Version(), Who: now.Request.Writer(), When: now.Request.UpdatedAt(), Label: part.label, Rich: part.rich, Words: part.words}
	if s.Rich == nil {
		s.Rich = func(string) bool { return false }
	}
	return s, nil
}
