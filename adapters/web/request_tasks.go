package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
)

// requestTasksPage lists the parts of a draft, each with its state in words.
type requestTasksPage struct {
	view.Page
	Intro   []view.Component
	Tasks   view.TaskList
	Draft   view.Links
	Writers []view.Component
	Visitor bool
	// Helps is for whoever was asked to write a part, and does not send the request.
	Helps bool
	// Kept is how many days a visitor's draft is kept.
	Kept int
}

// draftPart is one part of the draft, and the page on which it is written.
type draftPart struct {
	part              casework.RequestPart
	page, title, hint string
	// prefix begins the names of its fields.
	prefix string
	begun  func(casework.Request, casework.Child) bool
	needed bool
}

func draftParts(behalf bool) []draftPart {
	you := draftPart{casework.AboutRequester, "/you", "About you", "Who you are and how we reach you", "requester.", begunYou, true}
	if behalf {
		you.title, you.hint = "About the person who asks", "Who they are and how to reach them"
	}
	return []draftPart{
		you,
		{casework.AboutChild, "/child", "About the child or young person", "Name, date of birth, school", "child.", begunChild, true},
		{casework.TheStory, "/story", "Their story", "What is going well, and what is difficult", "story.", begunStory, true},
		{casework.TheDocuments, "/documents", "Documents", "Reports, letters, pictures: only if you have them", "files", func(r casework.Request, _ casework.Child) bool { return len(r.Files) > 0 }, false},
	}
}

func begunYou(r casework.Request, _ casework.Child) bool {
	q := r.Requester
	return q.Kind != "" || q.Name != "" || q.Relationship != "" || q.Email != "" || q.Consent
}

func begunChild(_ casework.Request, c casework.Child) bool {
	return c.Forenames != "" || c.Surname != "" || !c.Born.IsZero() || c.Preferred != ""
}

func begunStory(r casework.Request, _ casework.Child) bool {
	for _, part := range r.Story.Parts() {
		if part.Text != "" {
			return true
		}
	}
	return false
}

func (p RequestPages) showTasks(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	page := &requestTasksPage{Page: view.Page{Title: "Your request for an assessment"}, Visitor: !signedIn(r), Kept: p.board.Standing().Profile.VisitorDraftsKept()}
	if onBehalf(out.Case) {
		page.Title = "Request for an assessment"
		page.Intro = []view.Component{view.SummaryList{Rows: []view.SummaryRow{
			{Key: "Received", Text: out.Case.Request().ReceivedOn.Long(), Note: channelText(out.Case.Request().Channel), Actions: []view.Link{{Text: "Change", Href: draftURL(out.Case.ID(), "/you#channel"), Hidden: "how and when it was received"}}},
		}}}
	}
	for _, part := range draftParts(onBehalf(out.Case)) {
		if !out.Writes(part.part) {
			continue
		}
		hint := part.hint
		if who := whoWrote(out, part.part); who != "" {
			hint += ". " + who
		}
		page.Tasks.Tasks = append(page.Tasks.Tasks, view.Task{Text: part.title, Hint: hint, Href: draftURL(out.Case.ID(), part.page), State: part.state(out)})
	}
	page.Writers = writersHere(out)
	if !out.Writes(casework.AboutRequester) {
		page.Title, page.Helps = "Help to write a request", true
		page.Intro = []view.Component{view.Inset{Text: helpWords(out)}}
		p.pages.Show(w, r, http.StatusOK, "request_tasks", page)
		return nil
	}
	check := view.Task{Text: "Check and send", Href: draftURL(out.Case.ID(), "/check"), State: notStarted}
	if sender, known := out.Case.Sender(); known && !out.May(access.SubmitRequest) {
		check.Text, check.Hint = "Check", sender.Name+" sends it"
	}
	if out.Missing == nil {
		check.State = view.Tag{Text: "Ready to send", Tone: view.Good}
	}
	page.Tasks.Tasks = append(page.Tasks.Tasks, check)
	page.Draft = fileLinks("the draft", draftURL(out.Case.ID(), "/request"))
	p.pages.Show(w, r, http.StatusOK, "request_tasks", page)
	return nil
}

// helpWords say to somebody who was asked to write a part whose request it is.
func helpWords(out assessment.RequestDraftOut) string {
	child := out.Case.Child().FullName()
	if child == "" {
		child = "a child or young person"
	}
	who := "Those who began it send it"
	if sender, known := out.Case.Sender(); known {
		who = sender.Name + " sends it"
	}
	return "This is a request for an education, health and care needs assessment of " + child + ". You were asked to write what is listed here. " + who + " to the council once it is ready."
}

// state says in words how a part of the draft stands.
func (part draftPart) state(out assessment.RequestDraftOut) view.Tag {
	begun := part.begun(out.Case.Request(), out.Case.Child())
	switch {
	case !part.needed && begun:
		return view.Tag{Text: view.Count(len(out.Files), "document", "documents")}
	case !part.needed:
		return view.Tag{Text: "Optional", Tone: view.Plain}
	case !begun:
		return notStarted
	case part.lacks(out.Missing):
		return inProgress
	}
	return done
}

// lacks reports whether something that must be answered is missing in this part.
func (part draftPart) lacks(missing error) bool {
	f := fault.As(missing)
	if f == nil {
		return false
	}
	for _, one := range f.All() {
		if strings.HasPrefix(one.Field, part.prefix) {
			return true
		}
	}
	return false
}
