package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/ports"
)

// DemoPages show what the demo would have sent. They have no address outside of the demo.
type DemoPages struct {
	pages    *Pages
	messages ports.SentMessages
}

// NewDemoPages makes the pages of the demo; messages is nil outside of it.
func NewDemoPages(pages *Pages, messages ports.SentMessages) DemoPages {
	return DemoPages{pages, messages}
}

// Routes lists the addresses of the demo.
func (p DemoPages) Routes() []Route {
	if p.messages == nil {
		return nil
	}
	return []Route{{Method: http.MethodGet, Path: "/demo/messages", Name: "demo.messages", Do: p.show, Open: true}}
}

type messagesPage struct {
	view.Page
	Refresh    view.Button
	Messages   []demoMessage
	Empty      view.Empty
	Pagination view.Pagination
}

// messagesAtOnce is how many messages one page shows.
const messagesAtOnce = 100

// demoMessage is one message, its text in lines of plain parts and links.
type demoMessage struct {
	Title, To, When string
	Lines           [][]view.Link
}

func (p DemoPages) show(w http.ResponseWriter, r *http.Request) error {
	page := &messagesPage{
		Page:    view.Page{Title: "Messages of the demonstration", Lead: "The text messages and e-mails that the hub would have sent, the newest first. Nothing leaves this machine."},
		Refresh: view.Button{Text: "Look for new messages", Href: "/demo/messages", Kind: view.Secondary},
		Empty:   view.Empty{Title: "No messages yet", Text: "Sign in, or send a request, and the messages appear here."},
	}
	all := p.messages.Outgoing()
	asked, _ := strconv.Atoi(r.URL.Query().Get("page"))
	from := min(max(asked-1, 0)*messagesAtOnce, len(all))
	for _, o := range all[from:min(from+messagesAtOnce, len(all))] {
		page.Messages = append(page.Messages, shownMessage(o))
	}
	page.Pagination = view.Paginate(asked, messagesAtOnce, len(all), func(n int) string { return "/demo/messages?page=" + strconv.Itoa(n) })
	p.pages.Show(w, r, http.StatusOK, "demo_messages", page)
	return nil
}

func shownMessage(o ports.Outgoing) demoMessage {
	m := demoMessage{Title: o.Subject, To: "E-mail to " + o.To, When: view.When(o.At)}
	if o.Name != "" {
		m.To = "E-mail to " + o.Name + ", " + o.To
	}
	if o.ByText {
		m.Title, m.To = "Text message", "To the mobile phone "+o.To
	}
	for _, line := range strings.Split(strings.TrimSpace(o.Body), "\n") {
		m.Lines = append(m.Lines, linked(line))
	}
	return m
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"]+[^\s<>".,;:)]`)

// linked splits a line into text and web addresses.
func linked(line string) (parts []view.Link) {
	at := 0
	for _, found := range webAddress.FindAllStringIndex(line, -1) {
		parts = append(parts, view.Link{Text: line[at:found[0]]}, view.Link{Text: line[found[0]:found[1]], Href: line[found[0]:found[1]]})
		at = found[1]
	}
	return append(parts, view.Link{Text: line[at:]})
}
