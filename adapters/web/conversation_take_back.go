package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/conversing"
	"ehchub/domain/fault"
)

// takeBackForm is the shape of taking a message back.
type takeBackForm struct {
	Why string `form:"why,lines" label:"why" validate:"max=500"`
}

func (p ConversationPages) askTakeBack(w http.ResponseWriter, r *http.Request) error {
	return p.drawTakeBack(w, r, http.StatusOK, form.Of(nil), form.Errors{})
}

func (p ConversationPages) drawTakeBack(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) error {
	out, n, err := p.messageAt(r)
	if err != nil {
		return err
	}
	m := out.Thread.Messages()[n-1]
	shown := showMessage(out, ActorOf(r).Person, m)
	if shown.TakeBack == nil {
		return fault.New(fault.Forbidden, "access.denied", "Only its writer, or whoever runs the case, can take a message back.")
	}
	read := shown.Read
	if read == "" {
		read = "Others may have read it already."
	}
	page := &formPage{
		Page: view.Page{Title: "Take this message back?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the messages", Href: p.threadURL(out)}},
		Parts: []view.Component{
			view.SummaryList{Rows: []view.SummaryRow{{Key: "Written by", Text: shown.Who + ", " + shown.When}, {Key: "Message", Lines: shown.Paragraphs}, {Key: "Read", Text: read}}},
			view.Inset{Paragraphs: []string{"Nobody can read it any more, neither you. That there was a message, and why it was taken back, stays for everyone to see."}},
			view.TextArea{Name: "why", Label: "Why is it taken back?", Rows: 3, Value: v.Lines("why"), Error: errs.For("why")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Take it back", Value: "send", Kind: view.Warned}}, Link: &view.Link{Text: "Leave the message as it is", Href: p.threadURL(out)}},
	}
	p.pages.Show(w, r, status, "form", page)
	return nil
}

func (p ConversationPages) threadURL(out conversing.ThreadOut) string {
	return caseURL(out.Case, messagesPath+"/"+string(out.With))
}

// messageAt opens the thread and finds the message that the address names.
func (p ConversationPages) messageAt(r *http.Request) (out conversing.ThreadOut, n int, err error) {
	id, err := caseID(r)
	if err != nil {
		return out, 0, err
	}
	if n, err = messageNumber(r); err != nil {
		return out, 0, err
	}
	if out, err = p.read.Do(r.Context(), ActorOf(r), id, audienceOf(r)); err != nil {
		return out, 0, err
	}
	if n < 1 || n > len(out.Thread.Messages()) {
		return out, 0, fault.New(fault.NotFound, "message.unknown", "There is no such message.")
	}
	return out, n, nil
}

func (p ConversationPages) takeItBack(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	n, err := messageNumber(r)
	if err != nil {
		return err
	}
	with, drawn := audienceOf(r), error(nil)
	err = shortForm[takeBackForm]{
		take: func(in takeBackForm) error { return p.takeBack.Do(r.Context(), ActorOf(r), id, with, n, in.Why) },
		again: func(status int, _ takeBackForm, v *form.Values, errs form.Errors) {
			drawn = p.drawTakeBack(w, r, status, v, errs)
		},
		said: "The message is taken back.", next: "/cases/" + string(id) + messagesPath + "/" + string(with),
	}.answer(w, r)
	if err != nil {
		return err
	}
	return drawn
}
