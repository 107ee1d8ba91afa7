package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
)

// councilMessageTexts is where the council changes the texts of its messages.
const councilMessageTexts = councilHome + "/message-texts"

// MessageTextPages let a council change the texts of its messages (F326, F358, V23).
type MessageTextPages struct{ textArea }

// NewMessageTextPages makes the pages.
func NewMessageTextPages(pages *Pages, rich RichTexts, texts notifying.MessageTexts) MessageTextPages {
	return MessageTextPages{textArea{
		pages: pages, rich: rich, texts: texts.CouncilTexts, home: councilMessageTexts, name: "council.wording", item: "wording", caption: "Text of a message",
		list: messageList, title: messageTitle, lead: messageLead, fields: []string{notice.SubjectField, notice.SentenceField},
		label: func(field string) string {
			return map[string]string{notice.SubjectField: "Subject", notice.SentenceField: "Text"}[field]
		},
		form: messageForm, beside: messageMarks, says: "What the message says", shownAs: "As a message about an invented case",
		forbidden: "What cannot be used here: the child’s name, or anything about the child. E-mails are not safe enough for it, so there is no placeholder for it. Please don’t write it either.",
		shown: func(r *http.Request, in application.CouncilTextInput) ([]view.Component, error) {
			samples, err := texts.Preview(r.Context(), ActorOf(r), in)
			var shown []view.Component
			for _, s := range samples {
				shown = append(shown, view.Mail{Label: "To: " + s.Reader, Subject: s.Subject, Text: s.Text})
			}
			return shown, err
		},
		test: func(r *http.Request, in application.CouncilTextInput) (string, error) {
			actor := ActorOf(r)
			return "We have sent a test to " + actor.Email + ". The text is not saved yet.", texts.SendTest(r.Context(), actor, in)
		},
		saved: "The text is saved. Messages from now on use it.", restored: "Messages use the hub’s own text again.",
		restores: []string{"Messages from now on use the text that the hub came with.", "Your text stays in the list of earlier texts."},
	}}
}

func messageList(texts []wording.Text) *partsPage {
	page := &partsPage{Page: view.Page{Title: "Texts of messages", Width: view.Wide,
		Lead: "Each event that concerns somebody sends a message, in words for each who gets it. Around your text stand always the greeting with name and role, the case ID, the link, and your hub’s name."}}
	page.Lead += " Open a reader to find what they are sent."
	var readers []notice.Recipient
	tables := map[notice.Recipient]*view.Table{}
	for _, text := range texts {
		e, m, _ := notice.FindMessage(text.Key)
		t, known := tables[m.To]
		if !known {
			t = &view.Table{Caption: "Messages to " + lowerFirst(m.To.Label()), HideCaption: true, Columns: []view.Column{{Text: "What happened"}, {Text: "To"}, {Text: "Subject"}, {Text: "Text"}}}
			readers, tables[m.To] = append(readers, m.To), t
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: e.Title(), Main: true}, {Text: m.To.Label(), Hidden: "when this happens: " + lowerFirst(e.Title()), Href: councilMessageTexts + "/" + text.Key}, {Text: text.Fields[notice.SubjectField]}, {Text: upperFirst(text.Label()), Sub: savedBriefly(text.Edition)}}})
	}
	for _, to := range readers {
		page.Parts = append(page.Parts, view.SideSection{Title: to.Label() + ": " + view.Count(len(tables[to].Rows), "message", "messages"), Parts: []view.Component{*tables[to]}})
	}
	return page
}

// savedBriefly says who changed a text; nothing where nobody did.
func savedBriefly(e wording.Edition) string {
	if e.Version == 0 {
		return ""
	}
	return changedBy(e)
}

func messageTitle(key string) string {
	e, m, _ := notice.FindMessage(key)
	return e.Title() + ": " + lowerFirst(m.To.Label())
}

func messageLead(key string) string {
	e, m, _ := notice.FindMessage(key)
	when := map[notice.Purpose]string{
		notice.ToAsk:    "It asks something of its reader, so it goes at once unless they chose otherwise.",
		notice.ToTell:   "It says what happened. It goes at once unless its reader chose otherwise.",
		notice.ToRemind: "It reminds of what is due soon, in the daily list unless its reader chose otherwise.",
	}[notice.PurposeOf(e.Kind, m.To)]
	return "Say what happened and, where something is asked, what to do and by when. " + when
}

func messageForm(_ string, v *form.Values, errs form.Errors) []view.Component {
	return []view.Component{
		view.TextInput{Name: notice.SubjectField, Label: "Subject", Hint: "The case ID is added at its end.", Value: v.Text(notice.SubjectField), Error: errs.For(notice.SubjectField)},
		view.TextArea{Name: notice.SentenceField, Label: "Text", Hint: "Two braces on each side make a placeholder, such as {{case ID}}.", Rows: 8, Value: v.Lines(notice.SentenceField), Error: errs.For(notice.SentenceField), MaxChars: notice.MaxSentence},
	}
}

func messageMarks(key string) view.Component {
	e, m, _ := notice.FindMessage(key)
	return markTable(notice.MessagePlaceholders(e), func(name string) string {
		if slices.Contains(m.Needed(), name) {
			return "Needed: without it the reader does not know what is due, or by when"
		}
		return ""
	})
}
