package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// requestStartPage explains what asking leads to, and by when (F83, G1).
type requestStartPage struct {
	view.Page
	Council council.Profile
	// Visitor is someone without an account, whose browser alone holds the draft.
	Visitor bool
	// Saved are the requests that are not sent yet, the one saved last first; Receipt leads to that of a request sent
	// from this browser.
	Saved   []savedDraft
	Receipt *view.Link
	// GoOn opens the draft that was saved last.
	GoOn *view.Button
}

func (p RequestPages) showStart(w http.ResponseWriter, r *http.Request) error {
	page := &requestStartPage{Page: view.Page{Title: "Ask for an EHC needs assessment"}, Council: p.board.Standing().Profile, Visitor: !signedIn(r)}
	if id, ok := p.keys.draft(r); ok {
		// With an old key there is no receipt, and the page begins anew.
		if receipt, err := p.uses.Receipt.Do(r.Context(), p.keys.actor(r), id); err == nil && receipt.Sent {
			page.Receipt = &view.Link{Text: "See the confirmation of your request " + string(receipt.Reference), Href: draftURL(id, "/sent")}
		}
	}
	begun, err := p.uses.Begun.Do(r.Context(), p.keys.actor(r))
	if err != nil {
		return err
	}
	for _, d := range begun {
		page.Saved = append(page.Saved, savedDraftOf(d))
	}
	if len(begun) > 0 {
		page.GoOn = &view.Button{Text: "Go on with your request", Href: draftURL(begun[0].Case, "")}
	}
	p.pages.Show(w, r, http.StatusOK, "request_start", page)
	return nil
}

// savedDraft is one request that waits to be sent.
type savedDraft struct {
	view.Link
	Saved string
}

func savedDraftOf(d ports.DraftBegun) savedDraft {
	draft := savedDraft{view.Link{Text: "Request for " + d.Called, Href: draftURL(d.Case, "")}, "Saved " + view.When(d.SavedAt)}
	if d.Called == "" {
		draft.Text = "Request without a name yet"
	}
	return draft
}

func (p RequestPages) start(w http.ResponseWriter, r *http.Request) error {
	return p.begin(w, r, assessment.StartRequestInput{})
}

func (p RequestPages) begin(w http.ResponseWriter, r *http.Request, in assessment.StartRequestInput) error {
	actor, remember := p.keys.begin(r)
	in.From = addressOf(r, p.proxies)
	id, err := p.uses.Start.Do(r.Context(), actor, in)
	if err != nil {
		return err
	}
	remember(w, id)
	http.Redirect(w, r, draftURL(id, ""), http.StatusSeeOther)
	return nil
}

// requestNewPage starts a request for those who work with cases: a SENCO their own, an officer one that reached
// the authority another way.
type requestNewPage struct {
	view.Page
	Intro []string
	Parts []view.Component
	Start view.Buttons
}

// officer reports whether the person writes down requests that reached the authority.
func officer(a ehc.Actor) bool { return a.Is(ehc.RoleCoordinator) || a.Is(ehc.RoleManager) }

func (p RequestPages) showNew(w http.ResponseWriter, r *http.Request) error {
	p.drawNew(w, r, http.StatusOK, form.Of(nil), form.Errors{})
	return nil
}

func (p RequestPages) drawNew(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) {
	page := &requestNewPage{Page: view.Page{Title: "Start a request for an assessment", Errors: errs.Summary(), Back: &view.Link{Text: "Your cases", Href: "/"}},
		Start: view.Buttons{Buttons: []view.Button{{Text: "Start", Value: "start"}}, Link: &view.Link{Text: "Cancel", Href: "/"}}}
	if officer(ActorOf(r)) {
		page.Intro = []string{"Use this for a request that reached the council on paper, by telephone or by e-mail, and for a child whom the council has become responsible for."}
		page.Parts = append([]view.Component{view.Inset{Text: "A child who has moved here with a plan needs no request.", Link: &view.Link{Text: "Start a case from a plan of another council", Href: "/take-over"}},
			view.Links{Links: []view.Link{{Text: "Print a form for somebody who would rather ask on paper", Href: requestForms}}}}, receiptFields(v, errs)...)
	} else {
		page.Intro = []string{
			"You can ask for an education, health and care needs assessment of a child or young person at your setting. The family should know that you do.",
			"Only you and your colleagues at the setting see the request until you send it. You find it among your cases and can come back to it as often as you like.",
		}
	}
	p.pages.Show(w, r, status, "request_new", page)
}

// receiptFields ask how and when a request reached the authority: every time limit counts from that day.
func receiptFields(v *form.Values, errs form.Errors) []view.Component {
	channel := view.Radios{Name: "channel", Legend: "How did the request reach the council?", Value: v.Text("channel"), Error: errs.For("channel"), Clearable: true}
	for _, c := range channels {
		channel.Options = append(channel.Options, view.Option{Value: string(c.channel), Text: c.text})
	}
	return []view.Component{channel, view.DateInput{Name: "received-on", Label: "When was it received?", Value: v.Text("received-on"), Error: errs.For("received-on"),
		Hint: "The day on which it reached the council, even if it was not complete. The 6 and 20 weeks count from it. For example 27/3/2026"}}
}

// channels are the ways in which a request reaches the authority other than online.
var channels = []struct {
	channel casework.Channel
	text    string
}{{casework.Paper, "On paper or by letter"}, {casework.Phone, "By telephone"}, {casework.InPerson, "In person"}, {casework.Email, "By e-mail"}}

func channelText(c casework.Channel) string {
	for _, row := range channels {
		if row.channel == c {
			return row.text
		}
	}
	return "Online"
}

// receiptForm is the shape of those fields.
type receiptForm struct {
	Channel    casework.Channel `form:"channel" label:"how it was received" ask:"Say how the request reached the council" validate:"required"`
	ReceivedOn ehc.Date         `form:"received-on" label:"the date on which it was received" validate:"required"`
}

func (p RequestPages) startNew(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if !officer(ActorOf(r)) {
		return p.start(w, r)
	}
	if values.ClearPressed() {
		p.drawNew(w, r, http.StatusOK, values, form.Errors{})
		return nil
	}
	var in receiptForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		err = p.begin(w, r, assessment.StartRequestInput{Channel: in.Channel, ReceivedOn: in.ReceivedOn})
		if err == nil {
			return nil
		}
		if !errs.AddFault(err) {
			return err
		}
	}
	p.drawNew(w, r, http.StatusUnprocessableEntity, values, errs)
	return nil
}
