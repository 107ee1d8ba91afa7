package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/conversing"
	"ehchub/domain/access"
	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
)

// threadPage is one conversation, the first message first, and the form for the next one.
type threadPage struct {
	view.Page
	State    []string // what is owed by whom and by when
	Messages []messageShown
	Empty    view.Empty
	Write    []view.Component
	Send     view.Buttons
	Closed   string // why nothing can be written
}

// messageShown is one message.
type messageShown struct {
	ID, Who, Job, When string
	Paragraphs         []string
	Council            bool
	TakenBack          string
	Read               string // who has read it
	TakeBack           *view.Link
}

// threadForm is the shape of a message.
type threadForm struct {
	Text     string   `form:"text,lines" label:"your message" validate:"max=20000"`
	After    string   `form:"after"`
	ReplyBy  ehc.Date `form:"reply-by" label:"the day by which you answer"`
	AnswerBy ehc.Date `form:"answer-by" label:"the day by which you want an answer"`
}

// What the council says besides, in a message of its own.
const (
	afterNothing = "nothing"
	afterPromise = "promise"
	afterAsk     = "ask"
)

func (p ConversationPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, form.Of(nil), form.Errors{})
}

func (p ConversationPages) draw(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.read.Do(r.Context(), ActorOf(r), id, audienceOf(r))
	if err != nil {
		return err
	}
	page := &threadPage{
		Page: view.Page{Title: "Messages: " + lowerFirst(threadWith(out.Head, out.With, out.ForCouncil)), Case: caseBar(out.Head, 0), Errors: errs.Summary(),
			Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		State: threadState(out), Empty: view.Empty{Title: "Nothing has been written yet", Text: emptyThread(out)},
	}
	for _, m := range out.Thread.Messages() {
		page.Messages = append(page.Messages, showMessage(out, ActorOf(r).Person, m))
	}
	if out.Case.State().Closed() {
		page.Closed = "This case is closed, so nothing more can be written here. You can still read what was written."
	} else {
		page.Write, page.Send = writeFields(out, v, errs), view.Buttons{Buttons: []view.Button{{Text: "Send the message", Value: "send"}}}
	}
	p.pages.Show(w, r, status, "conversation", page)
	return nil
}

// emptyThread says what the conversation is for.
func emptyThread(out conversing.ThreadOut) string {
	if out.ForCouncil && out.With == conversation.Council {
		return "What officers write here is read by the council’s officers on this case only. Remember that a family can ask to see what is held about their child."
	}
	if out.ForCouncil {
		return "What you write here is read by everyone on the case in this group, and by the council’s officers on it."
	}
	return "Write to the council here. You will be answered by " + out.ReplyBy.LongWithDay() + " at the latest."
}

// threadState says who owes an answer, and by when.
func threadState(out conversing.ThreadOut) []string {
	var said []string
	if owed, ok := out.Thread.Owed(); ok {
		day := owed.By.LongWithDay()
		late := out.Today.After(owed.By)
		switch {
		case out.ForCouncil && late:
			said = append(said, "An answer was due by "+day+". Answer now, or say by when you will.")
		case out.ForCouncil:
			said = append(said, "An answer is due by "+day+".")
		case late:
			said = append(said, "The council should have answered by "+day+". We are sorry. Those who run the case have been told that it is late.")
		case owed.Promised:
			said = append(said, "The council has promised to answer by "+day+".")
		default:
			said = append(said, "The council answers by "+day+".")
		}
	}
	if by := out.Thread.AskedBy(); !by.IsZero() {
		if out.ForCouncil {
			said = append(said, "You asked for an answer by "+by.LongWithDay()+".")
		} else {
			said = append(said, "The council asks you to answer by "+by.LongWithDay()+".")
		}
	}
	return said
}

func showMessage(out conversing.ThreadOut, reader ehc.PersonID, m conversation.Message) messageShown {
	n := strconv.Itoa(m.Number)
	shown := messageShown{ID: "message-" + n, Who: m.Name, Job: m.Job, When: view.When(m.At), Council: m.Council}
	own := m.By == reader && reader != ""
	if own {
		shown.Who += " (you)"
	}
	if m.TakenBack != nil {
		shown.TakenBack = "Taken back by " + m.TakenBack.Name + ", " + view.When(m.TakenBack.At) + ". " + m.TakenBack.Why
	} else {
		shown.Paragraphs = strings.Split(strings.ReplaceAll(m.Text, "\r\n", "\n"), "\n")
		if own || out.May(access.TakeBackMessages) {
			shown.TakeBack = &view.Link{Text: "Take back", Href: caseURL(out.Case, messagesPath+"/"+string(out.With)+"/"+n+"/take-back"), Hidden: "message " + n}
		}
	}
	shown.Read = readBy(out, m)
	return shown
}

// readBy says, to the council, which of the others have read a message of its own.
func readBy(out conversing.ThreadOut, m conversation.Message) string {
	if !out.ForCouncil || !m.Council {
		return ""
	}
	var names []string
	for _, r := range out.Readers {
		if r.UpTo >= m.Number && r.Person != m.By {
			names = append(names, r.Name)
		}
	}
	if len(names) == 0 {
		return "Not read yet"
	}
	return "Read by " + strings.Join(names, ", ")
}

func writeFields(out conversing.ThreadOut, v *form.Values, errs form.Errors) []view.Component {
	hint := "Up to 5,000 characters. You will be answered by " + out.ReplyBy.LongWithDay() + " at the latest."
	if out.ForCouncil {
		hint = "Up to 5,000 characters."
	}
	fields := []view.Component{view.TextArea{Name: "text", Label: "Your message", Hint: hint, Rows: 6, Value: v.Lines("text"), Error: errs.For("text")}}
	if !out.ForCouncil || out.With == conversation.Council {
		return fields
	}
	day := func(name, label string) []view.Component {
		return []view.Component{view.DateInput{Name: name, Label: label, Value: v.Text(name), Error: errs.For(name)}}
	}
	after := v.Text("after")
	if after == "" {
		after = afterNothing
	}
	return append(fields, view.Radios{Name: "after", Legend: "What happens after this message?", Value: after, Error: errs.For("after"), Options: []view.Option{
		{Value: afterNothing, Text: "Nothing: it says all that is to be said"},
		{Value: afterPromise, Text: "We will answer in full by a day that we name now", Reveal: day("reply-by", "By which day will we answer?")},
		{Value: afterAsk, Text: "We ask them to answer by a day", Reveal: day("answer-by", "By which day do we want their answer?")},
	}})
}

func (p ConversationPages) send(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	with, drawn := audienceOf(r), error(nil)
	err = shortForm[threadForm]{
		check: func(in *threadForm, errs *form.Errors) {
			for after, day := range map[string]struct {
				field string
				date  ehc.Date
			}{afterPromise: {"reply-by", in.ReplyBy}, afterAsk: {"answer-by", in.AnswerBy}} {
				if in.After == after && day.date.IsZero() && errs.For(day.field) == "" {
					errs.Add(day.field, "Enter the day.")
				}
			}
		},
		take: func(in threadForm) error {
			return p.write.Do(r.Context(), ActorOf(r), id, with, in.draft())
		},
		again: func(status int, _ threadForm, v *form.Values, errs form.Errors) {
			drawn = p.draw(w, r, status, v, errs)
		},
		said: "Your message is sent.", next: "/cases/" + string(id) + messagesPath + "/" + string(with),
	}.answer(w, r)
	if err != nil {
		return err
	}
	return drawn
}

func (in threadForm) draft() conversation.Draft {
	d := conversation.Draft{Text: in.Text}
	switch in.After {
	case afterPromise:
		d.ReplyBy = in.ReplyBy
	case afterAsk:
		d.AnswerBy = in.AnswerBy
	}
	return d
}
