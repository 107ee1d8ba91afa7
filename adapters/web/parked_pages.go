package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/notifying"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

const councilMessages = councilHome + "/messages"

// ParkedPages show what could not be sent, so that somebody sends it again or gives it up.
type ParkedPages struct {
	pages  *Pages
	parked notifying.MindParked
}

// NewParkedPages makes the pages.
func NewParkedPages(pages *Pages, parked notifying.MindParked) ParkedPages {
	return ParkedPages{pages, parked}
}

// Routes lists their addresses.
func (p ParkedPages) Routes() []Route {
	const one = councilMessages + "/{message}"
	return []Route{
		{Method: http.MethodGet, Path: councilMessages, Name: "council.messages", Do: p.list},
		{Method: http.MethodPost, Path: councilMessages, Name: "council.messages.again", Do: p.allAgain},
		{Method: http.MethodGet, Path: one, Name: "council.message", Do: p.show},
		{Method: http.MethodPost, Path: one, Name: "council.message.mind", Do: p.mind},
	}
}

func (p ParkedPages) list(w http.ResponseWriter, r *http.Request) error {
	parked, err := p.parked.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	page := &formPage{Page: view.Page{Title: "Messages that could not be sent", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}}}
	if len(parked) > 0 {
		page.Lead = "The hub tried each of these several times and then left it to you. Put right what stands in the way, then send it again."
	}
	t := view.Table{Caption: "Messages that could not be sent", HideCaption: true, Columns: []view.Column{{Text: "What it tells"}, {Text: "Case ID"}, {Text: "To"}, {Text: "What stands in the way"}, {Text: "Since"}},
		Empty: view.Empty{Title: "Every message has gone", Text: "What can’t be sent after several tries is listed here, with its cause."}}
	for _, one := range parked {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: toldBy(one), Main: true, Href: councilMessages + "/" + string(one.ID)}, {Text: string(one.Reference)}, {Text: parkedFor(one)}, {Text: causeWords(one.Cause)}, {Text: view.When(one.ParkedAt)}}})
	}
	page.Parts = []view.Component{t}
	if len(parked) > 1 {
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send all of them again", Value: "again"}}}
	}
	p.pages.Show(w, r, http.StatusOK, "form", page)
	return nil
}

// toldBy says what a message is about, as the timeline does.
func toldBy(m ports.ParkedMessage) string { return messageWords(m.Event) }

// messageWords says in a few words what a message tells of.
func messageWords(kind ehc.EventKind) string {
	entry, ok := notice.For(kind)
	switch {
	case ok && len(entry.Messages) > 0:
		return entry.Messages[0].Subject
	case ok:
		return entry.Timeline
	}
	return "What is due soon"
}

func parkedFor(m ports.ParkedMessage) string {
	if len(m.Waiting) == 0 {
		return "Everyone it concerns"
	}
	return strings.Join(m.Waiting, ", ")
}

// causeWords gives the sentence of a cause, without the codes and identities that stand before it for the log.
func causeWords(cause string) string {
	_, sentence, found := strings.Cut(cause, ": ")
	switch {
	case found:
		return sentence
	case strings.HasSuffix(cause, "without a report"):
		return "Every try broke off before it had ended. The server may have been restarted."
	}
	return "A fault inside the hub. Its log tells more."
}

func (p ParkedPages) allAgain(w http.ResponseWriter, r *http.Request) error {
	n, err := p.parked.Again(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	LeaveNotice(w, "Being sent again: "+view.Number(n)+". What fails once more comes back here after several tries.")
	http.Redirect(w, r, councilMessages, http.StatusSeeOther)
	return nil
}

func (p ParkedPages) find(r *http.Request) (ports.ParkedMessage, error) {
	parked, err := p.parked.Do(r.Context(), ActorOf(r))
	if err != nil {
		return ports.ParkedMessage{}, err
	}
	for _, one := range parked {
		if string(one.ID) == mux.Vars(r)["message"] {
			return one, nil
		}
	}
	return ports.ParkedMessage{}, fault.New(fault.NotFound, "message.not-parked", "This message waits for nobody any more: it was sent, or somebody else has seen to it.")
}

func (p ParkedPages) show(w http.ResponseWriter, r *http.Request) error {
	one, err := p.find(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, one, "", form.Errors{})
	return nil
}

func (p ParkedPages) draw(w http.ResponseWriter, r *http.Request, status int, m ports.ParkedMessage, why string, errs form.Errors) {
	p.pages.Show(w, r, status, "form", &formPage{
		Page: view.Page{Title: "A message that could not be sent", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the messages", Href: councilMessages}},
		Parts: []view.Component{
			view.SummaryList{Rows: []view.SummaryRow{
				{Key: "What it tells", Text: toldBy(m)}, {Key: "Case ID", Text: string(m.Reference)}, {Key: "To", Text: parkedFor(m)}, {Key: "What stands in the way", Text: causeWords(m.Cause)},
				{Key: "Happened", Text: view.When(m.HappenedAt)}, {Key: "Tried", Text: view.Number(m.Tries) + " times, the last " + view.When(m.ParkedAt)},
			}},
			view.TextArea{Name: "why", Label: "If you give it up: why, and how were they told?", Hint: "For example: told by telephone on 12 September. Leave it empty to send the message again.", Rows: 3, Value: why, Error: errs.For("why")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send again", Value: "again"}, {Text: "Give it up", Value: "give-up", Kind: view.Secondary}}, Link: &view.Link{Text: "Cancel", Href: councilMessages}},
	})
}

type giveUpForm struct {
	Why string `form:"why,lines" label:"why it is given up"`
}

func (p ParkedPages) mind(w http.ResponseWriter, r *http.Request) error {
	one, err := p.find(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.Action() != "give-up" {
		if _, err := p.parked.Again(r.Context(), ActorOf(r), one.ID); err != nil {
			return err
		}
		LeaveNotice(w, "The message is being sent again. If that fails once more, it comes back here after several tries.")
		http.Redirect(w, r, councilMessages, http.StatusSeeOther)
		return nil
	}
	return shortForm[giveUpForm]{
		take: func(in giveUpForm) error { return p.parked.GiveUp(r.Context(), ActorOf(r), one.ID, in.Why) },
		again: func(status int, in giveUpForm, _ *form.Values, errs form.Errors) {
			p.draw(w, r, status, one, in.Why, errs)
		},
		said: "Given up, with your reason.", next: councilMessages,
	}.answer(w, r)
}
