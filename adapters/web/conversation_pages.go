package web

import (
	"net/http"
	"strconv"

	"github.com/gorilla/mux"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/conversing"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// messagesPath is where a case's conversations are, below the case.
const messagesPath = "/messages"

// ConversationPages are what the council and those on a case write to each other.
type ConversationPages struct {
	pages    *Pages
	list     conversing.ListThreads
	read     conversing.ReadThread
	write    conversing.WriteMessage
	takeBack conversing.TakeBackMessage
}

// NewConversationPages makes the pages, whose use cases all enter through the gate.
func NewConversationPages(pages *Pages, gate application.Gate) ConversationPages {
	return ConversationPages{pages, conversing.ListThreads{Gate: gate}, conversing.ReadThread{Gate: gate}, conversing.WriteMessage{Gate: gate}, conversing.TakeBackMessage{Gate: gate}}
}

// Routes lists the addresses of conversations.
func (p ConversationPages) Routes() []Route {
	const thread = "/cases/{case}" + messagesPath + "/{audience}"
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}" + messagesPath, Name: "messages", Do: p.showAll},
		{Method: http.MethodGet, Path: thread, Name: "messages.thread", Do: p.show},
		{Method: http.MethodPost, Path: thread, Name: "messages.write", Do: p.send},
		{Method: http.MethodGet, Path: thread + "/{n}/take-back", Name: "messages.take-back.ask", Do: p.askTakeBack},
		{Method: http.MethodPost, Path: thread + "/{n}/take-back", Name: "messages.take-back", Do: p.takeItBack},
	}
}

// audienceOf is the thread that an address names.
func audienceOf(r *http.Request) conversation.Audience {
	return conversation.Audience(mux.Vars(r)["audience"])
}

func messageNumber(r *http.Request) (int, error) {
	n, err := strconv.Atoi(mux.Vars(r)["n"])
	if err != nil {
		return 0, fault.New(fault.NotFound, "message.unknown", "There is no such message.")
	}
	return n, nil
}

// showAll lists the conversations; a reader who has only one is led to it.
func (p ConversationPages) showAll(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return err
	}
	if len(out.Threads) == 1 {
		http.Redirect(w, r, caseURL(out.Case, messagesPath+"/"+string(out.Threads[0].With)), http.StatusSeeOther)
		return nil
	}
	table := view.Table{Caption: "Conversations", HideCaption: true, Columns: []view.Column{{Text: "With"}, {Text: "Messages", Number: true}, {Text: "Last written"}, {Text: "What waits"}},
		Empty: view.Empty{Title: "No conversation is open to you", Text: "Call or write to the council; its contacts are on the page Help."}}
	for _, t := range out.Threads {
		table.Rows = append(table.Rows, threadRow(out, t))
	}
	page := &tablePage{Page: view.Page{Title: "Messages", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "Messages stay in the hub. An e-mail tells people that there is one, and never what it says."}, Parts: []view.Component{table}}
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

func threadRow(out conversing.ThreadsOut, t ports.ThreadState) view.Row {
	last := "Nothing yet"
	if !t.LastAt.IsZero() {
		last = view.When(t.LastAt)
	}
	return view.Row{Cells: []view.Cell{{Text: threadWith(out.Head, t.With, out.ForCouncil), Href: caseURL(out.Case, messagesPath+"/"+string(t.With)), Main: true},
		{Text: view.Number(t.Messages)}, {Text: last}, {Tags: threadTags(t, out.ForCouncil, out.Today)}}}
}

// threadTags say what is unread, and who owes an answer by when.
func threadTags(t ports.ThreadState, forCouncil bool, today ehc.Date) []view.Tag {
	var tags []view.Tag
	if t.Unread > 0 {
		tags = append(tags, view.Tag{Text: view.Count(t.Unread, "new message", "new messages"), Tone: view.Active})
	}
	if !t.ReplyBy.IsZero() {
		tag := view.Tag{Text: "The council answers by " + t.ReplyBy.Long(), Tone: view.Plain}
		if forCouncil {
			tag = dueTag(t.ReplyBy, today)
			tag.Text = "Answer " + lowerFirst(tag.Text)
		}
		tags = append(tags, tag)
	}
	if !t.AskedBy.IsZero() {
		tags = append(tags, view.Tag{Text: "An answer to the council is wanted by " + t.AskedBy.Long(), Tone: view.Soon})
	}
	return tags
}

// replyTags say by when the council answers a message, and that it is late.
func replyTags(by, today ehc.Date) []view.Tag {
	switch {
	case by.IsZero():
		return nil
	case today.After(by):
		return []view.Tag{{Text: "Message not answered: was due " + by.Long(), Tone: view.Late}}
	}
	return []view.Tag{{Text: "Answer a message by " + by.Long(), Tone: view.Soon}}
}

// threadWith names a conversation for its reader.
func threadWith(h application.Head, with conversation.Audience, forCouncil bool) string {
	switch {
	case !forCouncil && with == conversation.WithFamily:
		return "The council and the family"
	case !forCouncil && with == conversation.WithSetting:
		if name := h.Case.Child().Setting.Name; name != "" {
			return "The council and " + name
		}
		return "The council and the nursery, school or college"
	case !forCouncil:
		return "The council and everyone who was asked for advice"
	case with == conversation.WithFamily:
		return "The family of " + h.Case.Child().Called()
	case with == conversation.WithSetting:
		if name := h.Case.Child().Setting.Name; name != "" {
			return name
		}
	case with == conversation.Council:
		return "Officers of the council, among themselves"
	}
	return with.Label()
}
