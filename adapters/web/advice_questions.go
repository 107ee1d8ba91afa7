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

// replyFields gives the replies to the council's questions as they would be posted.
func replyFields(asked []advice.AskedQuestion, a advice.Answer) url.Values {
	fields := url.Values{}
	for _, q := range asked {
		fields.Set(advice.ReplyField(q.ID), richtext.Markdown(a.Reply(q.ID)))
	}
	return fields
}

func readReplies(out adviceView, v *form.Values) []advice.Reply {
	replies := []advice.Reply{}
	for _, q := range out.Request.Questions() {
		if text := richDoc(v, advice.ReplyField(q.ID)); !richtext.IsEmpty(text) {
			replies = append(replies, advice.Reply{To: q.ID, Text: text})
		}
	}
	return replies
}

// replyLabel names a field by the question that it answers.
func replyLabel(out adviceView, field string) string {
	for _, q := range out.Request.Questions() {
		if advice.ReplyField(q.ID) == field {
			return q.Text
		}
	}
	return backgroundLabel(field)
}

func (p AdvicePages) replyInputs(out adviceView, v *form.Values, errs form.Errors) []view.Component {
	var inputs []view.Component
	for _, q := range out.Request.Questions() {
		inputs = append(inputs, p.texts.Input(v, errs, view.RichTextInput{Name: advice.ReplyField(q.ID), Label: q.Text, Hint: "The council asks this. Say so if you can’t answer it.", Rows: 4}))
	}
	return inputs
}

func (p AdvicePages) showQuestions(w http.ResponseWriter, r *http.Request) error {
	out, err := p.writable(r)
	if err != nil {
		return err
	}
	p.drawQuestions(w, r, http.StatusOK, out, form.Of(replyFields(out.Request.Questions(), out.Request.Answer())), form.Errors{})
	return nil
}

func (p AdvicePages) saveQuestions(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r)
	if err != nil {
		return err
	}
	return p.savePart(w, r, advicePart{
		title: questionsTitle, path: "/questions", label: func(field string) string { return replyLabel(out, field) },
		fields: func(a advice.Answer) url.Values { return replyFields(out.Request.Questions(), a) },
		rich:   func(string) bool { return true },
		apply:  func(in *assessment.WriteAdviceInput, v *form.Values) { in.Replies = readReplies(out, v) },
		draw:   p.drawQuestions,
	})
}

const questionsTitle = "The council’s questions"

func (p AdvicePages) drawQuestions(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page(questionsTitle, out.back()), Intro: out.instructions(), Save: saveBar(out.back(), out.savedAt(), out.Today),
		Hidden: append(marksFor(v, replyFields(out.Request.Questions(), out.Request.Answer())), carriedVersion(v, out.Request.Version()))}
	page.Errors = errs.Summary()
	page.Parts = p.replyInputs(out, v, errs)
	if len(page.Parts) == 0 {
		page.Intro = append(page.Intro, view.Empty{Title: "The council asks no further questions", Text: "What it asks everybody for stands in the other parts."})
	}
	p.pages.Show(w, r, status, "writing", page)
}

// questionsState says how far the replies are.
func questionsState(r *advice.Request) view.Tag {
	switch n := r.Replied(); {
	case n == 0:
		return notStarted
	case n < len(r.Questions()):
		return inProgress
	}
	return done
}
