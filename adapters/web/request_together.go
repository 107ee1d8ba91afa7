package web

import (
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// TogetherPages let several people and settings write one draft request, which one of them sends (F80-F82). They are for
// those with an account: a visitor's draft is their browser's alone.
type TogetherPages struct {
	pages   *Pages
	open    assessment.OpenRequestDraft
	ask     assessment.AskWriter
	change  assessment.ChangeWriter
	dismiss assessment.DismissWriter
	stop    assessment.StopWriting
	senders assessment.PrepareSending
	pass    assessment.ChangeSender
	instead assessment.SendInstead
}

// NewTogetherPages makes the pages.
func NewTogetherPages(pages *Pages, gate application.Gate) TogetherPages {
	return TogetherPages{pages: pages, open: assessment.OpenRequestDraft{Gate: gate}, ask: assessment.AskWriter{Gate: gate}, change: assessment.ChangeWriter{Gate: gate}, dismiss: assessment.DismissWriter{Gate: gate},
		stop: assessment.StopWriting{Gate: gate}, senders: assessment.PrepareSending{Gate: gate}, pass: assessment.ChangeSender{Gate: gate}, instead: assessment.SendInstead{Gate: gate}}
}

// Routes lists the addresses.
func (p TogetherPages) Routes() []Route {
	const draft = "/requests/{case}"
	return []Route{
		{Method: http.MethodGet, Path: draft + "/ask", Name: "request.ask", Do: p.showAsk},
		{Method: http.MethodPost, Path: draft + "/ask", Name: "request.asked", Do: p.asked},
		{Method: http.MethodGet, Path: draft + "/writers/{holder}", Name: "request.writer", Do: p.showWriter},
		{Method: http.MethodPost, Path: draft + "/writers/{holder}", Name: "request.writer.changed", Do: p.changeWriter},
		{Method: http.MethodGet, Path: draft + "/sender", Name: "request.sender", Do: p.showSender},
		{Method: http.MethodPost, Path: draft + "/sender", Name: "request.sender.changed", Do: p.changeSender},
		{Method: http.MethodGet, Path: draft + "/stop", Name: "request.stop", Do: p.showStop},
		{Method: http.MethodPost, Path: draft + "/stop", Name: "request.stopped", Do: p.stopWriting},
	}
}

// opened reads the draft for a page that only some of its writers have.
func (p TogetherPages) opened(r *http.Request, action access.Action, settings bool) (assessment.RequestDraftOut, error) {
	id, err := caseID(r)
	if err != nil {
		return assessment.RequestDraftOut{}, err
	}
	out, err := p.open.Do(r.Context(), ActorOf(r), id, settings)
	if err == nil {
		err = access.Decide(ActorOf(r), action, out.Subject)
	}
	return out, err
}

// together reports whether others than the reader write in the draft.
func together(out assessment.RequestDraftOut) bool {
	return len(out.Case.Writers()) > 0 || slices.ContainsFunc(out.Case.With(access.Author), func(p casework.Party) bool { return p.Holder.ID != string(out.Reader) })
}

// writersHere is the part of a draft's page that says who writes it and who sends it, with what the reader may change.
func writersHere(out assessment.RequestDraftOut) []view.Component {
	if out.Reader == "" || onBehalf(out.Case) {
		return nil
	}
	id, list, links := out.Case.ID(), view.SummaryList{Title: "Who writes this request"}, view.Links{}
	if sender, known := out.Case.Sender(); known {
		list.Rows = append(list.Rows, view.SummaryRow{Key: sender.Name, Text: "Writes all of it, and sends it"})
	}
	for _, p := range out.Case.With(access.Author) {
		if p.Holder.Kind == ehc.HeldBySetting {
			list.Rows = append(list.Rows, view.SummaryRow{Key: p.Name, Text: "Everybody who acts for it can write all of it"})
		}
	}
	for _, p := range out.Case.Writers() {
		row := view.SummaryRow{Key: p.Name, Text: requestPartWords(p.Parts), Note: p.Detail}
		if out.May(access.ShareRequest) {
			row.Actions = []view.Link{{Text: "Change", Hidden: "what " + p.Name + " writes", Href: draftURL(id, "/writers/"+p.Holder.ID)}}
		}
		list.Rows = append(list.Rows, row)
	}
	switch {
	case out.May(access.ShareRequest):
		links.Links = append(links.Links, view.Link{Text: "Ask somebody to write it with you", Href: draftURL(id, "/ask")})
		if together(out) {
			links.Links = append(links.Links, view.Link{Text: "Let somebody else send it", Href: draftURL(id, "/sender")})
		}
	case out.May(access.SendInstead):
		links.Links = append(links.Links, view.Link{Text: "Send this request yourself", Href: draftURL(id, "/sender")})
	case out.May(access.StopWriting):
		links.Links = append(links.Links, view.Link{Text: "Stop writing in this request", Href: draftURL(id, "/stop")})
	}
	if len(list.Rows) < 2 { // nobody needs to be told that they write alone
		return []view.Component{links}
	}
	return []view.Component{list, links}
}

// requestPartWords says which parts somebody writes.
func requestPartWords(parts []casework.RequestPart) string {
	var words []string
	for _, part := range parts {
		words = append(words, part.Label())
	}
	return strings.Join(words, "; ")
}

// whoWrote says who wrote in a part last, where several write.
func whoWrote(out assessment.RequestDraftOut, part casework.RequestPart) string {
	last, known := out.Case.LastWriting(part)
	if !known || !together(out) {
		return ""
	}
	name := last.Name
	if last.Person == out.Reader {
		name = "you"
	}
	return "Last written by " + name + ", " + view.When(last.At)
}

// partBoxes ask which parts somebody writes.
func partBoxes(chosen []string, wrong string) view.Checkboxes {
	boxes := view.Checkboxes{Name: "parts", Legend: "What are they to write?", Hint: "They see these parts, with what is written there, and nothing else of the request.", Values: chosen, Error: wrong}
	for _, part := range casework.SharedParts() {
		boxes.Options = append(boxes.Options, view.Option{Value: string(part), Text: part.Label()})
	}
	return boxes
}

func partsOf(values []string) (parts []casework.RequestPart) {
	for _, value := range values {
		parts = append(parts, casework.RequestPart(value))
	}
	return parts
}

func (p TogetherPages) writerAt(r *http.Request) (out assessment.RequestDraftOut, writer casework.Party, err error) {
	if out, err = p.opened(r, access.ShareRequest, false); err != nil {
		return out, writer, err
	}
	holder, err := pathID[ehc.PersonID](r, "holder")
	if err != nil {
		return out, writer, err
	}
	writer, err = out.Case.Writer(string(holder))
	return out, writer, err
}

// draftStep is the frame of a page that takes one step with a draft.
func draftStep(out application.Head, title string) view.Page {
	return view.Page{Title: title, Caption: "Request for an assessment", Back: &view.Link{Text: "Back to the list", Href: draftURL(out.Case.ID(), "")}}
}

func (p TogetherPages) showStop(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r, access.StopWriting, false)
	if err != nil {
		return err
	}
	who := "whoever sends it"
	if sender, known := out.Case.Sender(); known {
		who = sender.Name
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: draftStep(out.Head, "Stop writing in this request?"), Confirm: view.Confirm{
		What: []string{"You, and your colleagues where your setting was asked, no longer see the request. What you wrote stays in it.", "If you change your mind, ask " + who + " to ask you again."},
		Yes:  view.Button{Text: "Yes, stop", Value: "stop", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: draftURL(out.Case.ID(), "")}}})
	return nil
}

func (p TogetherPages) stopWriting(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.stop.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "You no longer write in this request.")
	http.Redirect(w, r, "/cases", http.StatusSeeOther)
	return nil
}
