package web

import (
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/access"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/people"

	"github.com/gorilla/mux"
)

const deliveriesPath = "/deliveries"

// DeliveryPages tell a co-ordinator what became of the messages about a case (G21).
type DeliveryPages struct {
	pages  *Pages
	read   notifying.ReadDeliveries
	settle notifying.SettleDelivery
}

// NewDeliveryPages makes the pages.
func NewDeliveryPages(pages *Pages, gate application.Gate) DeliveryPages {
	return DeliveryPages{pages, notifying.ReadDeliveries{Gate: gate}, notifying.SettleDelivery{Gate: gate}}
}

// Routes lists their addresses.
func (p DeliveryPages) Routes() []Route {
	const one = "/cases/{case}" + deliveriesPath + "/{message}"
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}" + deliveriesPath, Name: "case.messages", Do: p.show},
		{Method: http.MethodGet, Path: one, Name: "case.message.ask", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "case.message.settle", Do: p.settled},
	}
}

// channelWords name the ways.
var channelWords = map[delivery.Channel]string{delivery.ByEmail: "E-mail", delivery.ByText: "Text message", delivery.ByPost: "Letter"}

// deliveryTag says in few words how far a message has come.
func deliveryTag(m delivery.Message, now time.Time) view.Tag {
	switch {
	case !m.Settled.At.IsZero():
		return view.Tag{Text: "Seen to", Tone: view.Good}
	case m.Status == delivery.Bounced:
		return view.Tag{Text: "Did not arrive", Tone: view.Late}
	case m.Status == delivery.Undone:
		return view.Tag{Text: "Not delivered", Tone: view.Late}
	case !m.Opened.IsZero():
		return view.Tag{Text: "Read", Tone: view.Good}
	case m.Unread(now) || m.Waits():
		return view.Tag{Text: "Not read", Tone: view.Soon}
	case m.Status == delivery.Delivered && m.Channel == delivery.ByPost:
		return view.Tag{Text: "Posted", Tone: view.Plain}
	case m.Status == delivery.Delivered:
		return view.Tag{Text: "Delivered", Tone: view.Plain}
	case m.Status == delivery.Sent && m.Channel == delivery.ByPost:
		return view.Tag{Text: "To be posted", Tone: view.Plain}
	case m.Status == delivery.Sent:
		return view.Tag{Text: "Sent", Tone: view.Plain}
	}
	return view.Tag{Text: "Being sent", Tone: view.Plain}
}

func (p DeliveryPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: "Messages about this case", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "Who was written to, by which way, and whether it arrived. “Read” means that they have looked at the case since."}}
	if todo := tasksTable(out); len(todo.Rows) > 0 {
		page.Parts = append(page.Parts, todo)
	}
	all := view.Table{Caption: "All messages, the latest first", Columns: []view.Column{{Text: "To"}, {Text: "What it tells"}, {Text: "Way"}, {Text: "Sent"}, {Text: "What became of it"}},
		Empty: view.Empty{Title: "No messages yet", Text: "When something happens that concerns somebody on this case, the message to them is listed here."}}
	for _, m := range out.Messages {
		sent := view.When(m.SentAt)
		if sent == "" {
			sent = "Not yet"
		}
		all.Rows = append(all.Rows, view.Row{Cells: []view.Cell{{Text: readerName(out, m), Main: true}, {Text: messageWords(m.Event)}, {Text: channelWords[m.Channel]}, {Text: sent}, {Tags: []view.Tag{deliveryTag(m, out.Now)}, Sub: m.Settled.How}}})
	}
	page.Parts = append(page.Parts, all)
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

// tasksTable lists what must be seen to.
func tasksTable(out notifying.Deliveries) view.Table {
	t := view.Table{Caption: "To be seen to", Columns: []view.Column{{Text: "To"}, {Text: "What it tells"}, {Text: "What is wrong"}, {Text: "Since"}}}
	for _, m := range out.Messages {
		if m.Waits() {
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
				{Text: readerName(out, m), Main: true, Href: deliveryURL(out.Head, m)}, {Text: messageWords(m.Event)}, {Text: wrongWords(m)}, {Text: view.When(m.TaskSince)},
			}})
		}
	}
	return t
}

func deliveryURL(h application.Head, m delivery.Message) string {
	return caseURL(h.Case, deliveriesPath+"/"+string(m.ID))
}

func readerName(out notifying.Deliveries, m delivery.Message) string {
	if p := out.People[m.Person]; p.Name != "" {
		return p.Name
	}
	return "Whoever asked for the assessment"
}

// wrongWords says why somebody must see to a message.
func wrongWords(m delivery.Message) string {
	switch {
	case m.Channel == delivery.ByPost && m.Status.Failed():
		return "The letter could not go: the postal address is missing or not whole"
	case m.Status == delivery.Bounced:
		return "The " + strings.ToLower(channelWords[m.Channel]) + " can never arrive: the address does not exist, or refuses it"
	case m.Status == delivery.Undone:
		return "The " + strings.ToLower(channelWords[m.Channel]) + " was not delivered after several tries"
	}
	return "Nobody has looked at the case since, whichever way we wrote"
}

// todo says what to do next, by what is known of the reader.
func todo(m delivery.Message, p people.Person) []string {
	var lines []string
	if p.Phone != "" {
		lines = append(lines, "Telephone them: "+p.Phone+". Tell them what the message says, and ask for an address that works.")
	} else {
		lines = append(lines, "Ask for a telephone number or another address: somebody else on the case may know one.")
	}
	switch {
	case m.Channel == delivery.ByPost:
		lines = append(lines, "Have their postal address corrected in their account, with a street and a postcode.")
	case strings.TrimSpace(p.Address) != "":
		lines = append(lines, "Post a letter. Their address is in their account. If they want letters from now on, choose post as their way of contact.")
	default:
		lines = append(lines, "Ask whether they want letters by post, and where they live.")
	}
	return append(lines, "Then say here what you did. The law’s dates run on meanwhile.")
}

func (p DeliveryPages) find(r *http.Request) (notifying.Deliveries, delivery.Message, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return out, delivery.Message{}, err
	}
	m, err := out.Find(ehc.MessageID(mux.Vars(r)["message"]))
	return out, m, err
}

func (p DeliveryPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, m, err := p.find(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, m, "", form.Errors{})
	return nil
}

func (p DeliveryPages) draw(w http.ResponseWriter, r *http.Request, status int, out notifying.Deliveries, m delivery.Message, how string, errs form.Errors) {
	page := &formPage{Page: view.Page{Title: "A message to " + readerName(out, m), Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the messages", Href: caseURL(out.Case, deliveriesPath)}}}
	rows := []view.SummaryRow{{Key: "What it tells", Text: messageWords(m.Event)}, {Key: "Way", Text: channelWords[m.Channel]}, {Key: "Sent", Text: view.When(m.SentAt)}, {Key: "What became of it", Value: deliveryTag(m, out.Now)}}
	if m.Settled.How != "" {
		rows = append(rows, view.SummaryRow{Key: "Seen to", Text: m.Settled.How, Note: view.When(m.Settled.At)})
	}
	page.Parts = []view.Component{view.SummaryList{Rows: rows}}
	if m.Waits() && out.May(access.SettleDeliveries) {
		page.Parts = append(page.Parts, view.Inset{Text: wrongWords(m) + ". What to do next:", Paragraphs: todo(m, out.People[m.Person])},
			view.TextArea{Name: "how", Label: "What did you do?", Hint: "For example: told her by telephone on 12 September, and corrected the e-mail address.", Rows: 3, Value: how, Error: errs.For("how")})
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Done", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, deliveriesPath)}}
	}
	p.pages.Show(w, r, status, "form", page)
}

type settleForm struct {
	How string `form:"how,lines" label:"what you did"`
}

func (p DeliveryPages) settled(w http.ResponseWriter, r *http.Request) error {
	out, m, err := p.find(r)
	if err != nil {
		return err
	}
	return shortForm[settleForm]{
		take: func(in settleForm) error {
			return p.settle.Do(r.Context(), ActorOf(r), out.Case.ID(), m.ID, in.How)
		},
		again: func(status int, in settleForm, _ *form.Values, errs form.Errors) {
			p.draw(w, r, status, out, m, in.How, errs)
		},
		said: "Noted. The message no longer waits for you.", next: caseURL(out.Case, deliveriesPath),
	}.answer(w, r)
}
