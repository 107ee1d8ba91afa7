package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/richtext"
)

// backgroundFields gives the five questions as they would be posted.
func backgroundFields(a advice.Answer) url.Values {
	fields := url.Values{}
	for i, q := range advice.Questions() {
		fields.Set(q.Field, richtext.Markdown(a.Background.Answers()[i]))
	}
	return fields
}

func readBackground(v *form.Values) *advice.Background {
	text := func(field string) richtext.Doc { return richDoc(v, field) }
	return &advice.Background{FirstContact: text("first-contact"), TalkedWithChild: text("talked-with-child"), TalkedWithParent: text("talked-with-parent"), InPlace: text("in-place"), Effect: text("effect")}
}

func backgroundLabel(field string) string {
	for _, q := range advice.Questions() {
		if q.Field == field {
			return q.Label
		}
	}
	return field
}

func (p AdvicePages) showBackground(w http.ResponseWriter, r *http.Request) error {
	out, err := p.writable(r)
	if err != nil {
		return err
	}
	p.drawBackground(w, r, http.StatusOK, out, form.Of(backgroundFields(out.Request.Answer())), form.Errors{})
	return nil
}

func (p AdvicePages) saveBackground(w http.ResponseWriter, r *http.Request) error {
	return p.savePart(w, r, advicePart{
		title: "Background", path: "/background", fields: backgroundFields, label: backgroundLabel,
		rich:  func(string) bool { return true },
		apply: func(in *assessment.WriteAdviceInput, v *form.Values) { in.Background = readBackground(v) },
		draw:  p.drawBackground,
	})
}

func (p AdvicePages) drawBackground(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page("Background", out.back()), Intro: out.instructions(), Save: saveBar(out.back(), out.savedAt(), out.Today),
		Hidden: append(marksFor(v, backgroundFields(out.Request.Answer())), carriedVersion(v, out.Request.Version()))}
	page.Errors = errs.Summary()
	for _, q := range advice.Questions() {
		hint := "Only if there is something to say."
		if q.Mandatory {
			hint = "Needed before you can send your advice."
		}
		page.Parts = append(page.Parts, p.texts.Input(v, errs, view.RichTextInput{Name: q.Field, Label: q.Label, Hint: hint}))
	}
	p.pages.Show(w, r, status, "writing", page)
}
