package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
)

// councilAccountTexts is where the council changes the texts of messages about accounts.
const councilAccountTexts = councilHome + "/account-texts"

// AccountTextPages let a council change what the hub writes about codes, passwords and changes of an account (E24).
type AccountTextPages struct{ textArea }

// NewAccountTextPages makes the pages.
func NewAccountTextPages(pages *Pages, rich RichTexts, texts accounts.AccountTexts) AccountTextPages {
	return AccountTextPages{textArea{
		pages: pages, rich: rich, texts: texts.CouncilTexts, home: councilAccountTexts, name: "council.account-text", item: "text", caption: "Text of a message about an account",
		list: accountTextList, title: func(key string) string { return notice.AccountText(key).Title() }, lead: accountTextLead, fields: []string{notice.SubjectField, notice.SentenceField},
		label: func(field string) string {
			return map[string]string{notice.SubjectField: "Subject", notice.SentenceField: "Text"}[field]
		},
		form: accountTextForm, beside: accountTextMarks, says: "What the message says", shownAs: "As a message to an invented person",
		forbidden: "What cannot be used here: anything about a child or a case. These messages go to people before they have signed in.",
		shown: func(r *http.Request, in application.CouncilTextInput) ([]view.Component, error) {
			sample, err := texts.Preview(r.Context(), ActorOf(r), in)
			if err != nil {
				return nil, err
			}
			return []view.Component{view.Mail{Label: "To: " + sample.Reader, Subject: sample.Subject, Text: sample.Text}}, nil
		},
		test: func(r *http.Request, in application.CouncilTextInput) (string, error) {
			actor := ActorOf(r)
			return "We have sent a test to " + actor.Email + ". The text is not saved yet.", texts.SendTest(r.Context(), actor, in)
		},
		saved: "The text is saved. Messages from now on use it.", restored: "Messages use the hub’s own text again.",
		restores: []string{"Messages from now on use the text that the hub came with.", "Your text stays in the list of earlier texts."},
	}}
}

func accountTextList(texts []wording.Text) *partsPage {
	t := view.Table{Caption: "Messages about accounts", HideCaption: true, Columns: []view.Column{{Text: "When"}, {Text: "Subject"}, {Text: "Text"}}}
	for _, text := range texts {
		subject := text.Fields[notice.SubjectField]
		if notice.AccountText(text.Key).BySMS() {
			subject = "None: a text message"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: notice.AccountText(text.Key).Title(), Main: true, Href: councilAccountTexts + "/" + text.Key}, {Text: subject}, {Text: upperFirst(text.Label()), Sub: savedBriefly(text.Edition)}}})
	}
	return &partsPage{Page: view.Page{Title: "Texts of messages about accounts", Width: view.Wide,
		Lead: "Codes, links to a password, and what was changed in an account. Around your text stand always the greeting and your hub’s name."}, Parts: []view.Component{t}}
}

func accountTextLead(key string) string {
	switch k := notice.AccountText(key); {
	case k.BySMS():
		return "A text message: 140 characters at most, without greeting."
	case k.Security():
		return "Say what was changed. The hub adds what to do where it was somebody else."
	}
	return "Say what it is for, how long it works, and what to do where somebody else asked for it."
}

func accountTextForm(key string, v *form.Values, errs form.Errors) []view.Component {
	text := view.TextArea{Name: notice.SentenceField, Label: "Text", Hint: "An empty line begins a new paragraph. Two braces on each side make a placeholder, such as {{council}}.", Rows: 8, Value: v.Lines(notice.SentenceField), Error: errs.For(notice.SentenceField), MaxChars: notice.MaxSentence}
	if notice.AccountText(key).BySMS() {
		text.Rows, text.MaxChars = 3, 0
		return []view.Component{text}
	}
	return []view.Component{view.TextInput{Name: notice.SubjectField, Label: "Subject", Hint: "No code and no link: it shows on locked screens.", Value: v.Text(notice.SubjectField), Error: errs.For(notice.SubjectField)}, text}
}

func accountTextMarks(key string) view.Component {
	needed := notice.AccountText(key).Needed()
	return markTable(notice.AccountPlaceholders(notice.AccountText(key)), func(name string) string {
		if slices.Contains(needed, name) {
			return "Needed: without it the message is of no use"
		}
		return ""
	})
}
