package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// requestReadPage is the request as it was sent.
type requestReadPage struct {
	view.Page
	Intro     string
	Sections  []view.Component
	Documents view.Files
	Download  view.Links
}

func (p RequestPages) showRequest(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.uses.Read.Do)
	if err != nil {
		return err
	}
	request := out.Case.Request()
	page := &requestReadPage{
		Page:      view.Page{Title: "The request for an assessment", Case: caseBar(out.Head, casework.StageRequest), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		Sections:  requestSections(out.Case, out.SeesHowToReachAsker(ActorOf(r)), out.SeesAddress(ActorOf(r)), nil),
		Download:  fileLinks("the request", caseURL(out.Case, "/request/request")),
		Documents: view.Files{Files: fileLines(out.Files, false), Empty: "No documents were sent with the request."},
	}
	if wrote := whoWroteIt(out.Case); wrote != nil {
		page.Sections = append(page.Sections, wrote)
	}
	if received := out.Case.ReceivedOn(); !received.IsZero() {
		page.Intro = "Received on " + received.Long() + ". " + channelText(request.Channel) + "."
	}
	if page.Guidance, err = p.pages.guidanceFor(r, out.Head, casework.StageRequest); err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "request_read", page)
	return nil
}

// whoWroteIt lists who wrote which part of a request, where more than one person did; nil otherwise.
func whoWroteIt(c *casework.Case) view.Component {
	list := view.SummaryList{Title: "Who wrote it"}
	parts := map[ehc.PersonID][]casework.RequestPart{}
	for _, w := range c.Writings() {
		parts[w.Person] = append(parts[w.Person], w.Part)
	}
	if len(parts) < 2 {
		return nil
	}
	for _, w := range c.Writings() {
		if of := parts[w.Person]; of != nil {
			list.Rows = append(list.Rows, view.SummaryRow{Key: w.Name, Text: requestPartWords(of), Note: "Last " + view.When(w.At)})
			delete(parts, w.Person)
		}
	}
	return list
}
