package web

import (
	"context"
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/application/documents"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// GuestPages are for somebody without an account who is asked for one piece of advice (C8): the link, the code, what is
// asked, two pages to write on, and one to send. None asks what the hub knows.
type GuestPages struct {
	advice   AdvicePages
	pages    *Pages
	sessions Sessions
	uses     GuestUses
	uploads  uploads
	board    ports.Board
	demo     bool // messages can be read in the browser
	proxies  int
}

// GuestUses are the use cases of guests, beside those of everybody who writes advice.
type GuestUses struct {
	Door     accounts.OpenGuestLink
	Code     accounts.SendGuestCode
	Enter    accounts.EnterAsGuest
	Find     accounts.FindGuest
	Again    accounts.SendGuestCodeAgain
	GoOn     accounts.GoOnAsGuest
	Leave    accounts.LeaveAsGuest
	Asked    assessment.ReadAsked
	Download assessment.DownloadFile
	Key      accounts.CopyKey
	File     documents.AdviceFile
	NewLink  casefile.AskForLink
}

// NewGuestPages makes the pages.
func NewGuestPages(advice AdvicePages, sessions Sessions, means accounts.Means, gate application.Gate, store ports.FileStore, upload assessment.UploadFile, remove assessment.RemoveFile, board ports.Board, file documents.AdviceFile, options AccountOptions) GuestPages {
	uses := GuestUses{accounts.OpenGuestLink{Means: means}, accounts.SendGuestCode{Means: means}, accounts.EnterAsGuest{Means: means}, accounts.FindGuest{Means: means}, accounts.SendGuestCodeAgain{Means: means},
		accounts.GoOnAsGuest{Means: means}, accounts.LeaveAsGuest{Means: means}, assessment.ReadAsked{Gate: gate}, assessment.DownloadFile{Gate: gate, Store: store}, accounts.CopyKey{Means: means}, file, casefile.AskForLink{Gate: gate}}
	return GuestPages{advice, advice.pages, sessions, uses, uploads{upload, remove}, board, options.MessagesShown, options.Proxies}
}

// The addresses of guests. None holds a case's or a request's: the session knows the one.
const (
	guestHome  = "/guest"
	guestLeave = guestHome + "/leave"
	guestAgain = guestHome + "/again"
	guestAt    = accounts.GuestPath + "{token}"
)

// guestURL gives a guest's own address for a page of their request.
func guestURL(page string) string {
	path, at, _ := strings.Cut(page, "#")
	switch {
	case path == "/about", path == "/questions":
		path = "/background"
	case strings.HasPrefix(path, "/areas/"):
		if at == "" {
			at = "area-" + strings.TrimPrefix(path, "/areas/")
		}
		path = "/findings"
	}
	if at != "" {
		at = "#" + at
	}
	return guestHome + path + at
}

// areaPrefix begins the names of the fields of one area, where a page holds them all.
func areaPrefix(area needs.Area) string { return string(area) + "." }

// Routes lists the addresses. They are open: a guest has no account, and each page asks for their own session.
func (p GuestPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: guestAt, Name: "guest.link", Do: p.showLink, Open: true},
		{Method: http.MethodPost, Path: guestAt, Name: "guest.link.send", Do: p.sendCode, Open: true, Secret: true, Always: true},
		{Method: http.MethodGet, Path: guestAt + "/code", Name: "guest.code", Do: p.showCode, Open: true},
		{Method: http.MethodPost, Path: guestAt + "/code", Name: "guest.code.enter", Do: p.enter, Open: true, Secret: true, Always: true},
		{Method: http.MethodGet, Path: guestHome, Name: "guest", Do: p.in(p.show), Open: true},
		{Method: http.MethodPost, Path: guestHome, Name: "guest.documents", Do: p.in(p.changeDocuments), Open: true, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: guestHome + "/background", Name: "guest.background", Do: p.in(p.showBackground), Open: true},
		{Method: http.MethodPost, Path: guestHome + "/background", Name: "guest.background.save", Do: p.in(p.saveBackground), Open: true},
		{Method: http.MethodGet, Path: guestHome + "/findings", Name: "guest.findings", Do: p.in(p.showFindings), Open: true},
		{Method: http.MethodPost, Path: guestHome + "/findings", Name: "guest.findings.save", Do: p.in(p.saveFindings), Open: true},
		{Method: http.MethodGet, Path: guestHome + "/submit", Name: "guest.check", Do: p.in(p.advice.check), Open: true},
		{Method: http.MethodPost, Path: guestHome + "/submit", Name: "guest.submit", Do: p.in(p.advice.send), Open: true},
		{Method: http.MethodGet, Path: guestHome + "/advice.{format:pdf|docx}", Name: "guest.advice", Do: p.in(p.takeAway), Open: true, Timeout: documentTimeout},
		{Method: http.MethodGet, Path: guestHome + "/files/{file}", Name: "guest.file", Do: p.in(p.fetch), Open: true, Timeout: uploadTime},
		{Method: http.MethodGet, Path: guestCopyKeyPath, Name: "guest.copies.key", Do: p.in(giveCopyKey(p.uses.Key, ActorOf)), Open: true},
		{Method: http.MethodGet, Path: guestNewLink, Name: "guest.new-link", Do: p.showNewLink, Open: true},
		{Method: http.MethodPost, Path: guestNewLink, Name: "guest.new-link.ask", Do: p.askNewLink, Open: true},
		{Method: http.MethodGet, Path: guestAgain, Name: "guest.again", Do: p.in(p.again), Open: true},
		{Method: http.MethodPost, Path: guestAgain, Name: "guest.again.code", Do: p.in(p.again), Open: true, Secret: true, Always: true},
		{Method: http.MethodPost, Path: guestLeave, Name: "guest.leave", Do: p.leave, Open: true, Secret: true, Always: true},
	}
}

type guestKey struct{}

// guestOf gives the guest who makes the request.
func guestOf(r *http.Request) accounts.FoundGuest {
	found, _ := r.Context().Value(guestKey{}).(accounts.FoundGuest)
	return found
}

// in lets a guest do something, whoever else may be signed in in the browser. One who did nothing for too long gives a new
// code first; what they posted goes on from there.
func (p GuestPages) in(do Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		found, err := p.uses.Find.Do(r.Context(), p.sessions.read(r, guestCookie))
		if fault.Is(err, fault.Unauthenticated) {
			p.sessions.write(w, guestCookie, "", -1)
			return p.showShut(w, r, http.StatusUnauthorized, "Open the link in our e-mail", "To read what you are asked, open the link in the e-mail that we sent you. If you had opened it before, it may have expired, or the council may have ended it.")
		}
		if err != nil {
			return err
		}
		if found.Over && (savesByItself(r) || r.URL.Path == guestCopyKeyPath) {
			return fault.New(fault.Unauthenticated, "guest.over", "You did nothing for 30 minutes. Press the button to save: you then get a new code.")
		}
		if found.Over && r.URL.Path != guestAgain && r.Method != http.MethodPost {
			http.Redirect(w, r, guestAgain, http.StatusSeeOther)
			return nil
		}
		if found.Over {
			return p.goOn(w, p.known(r, found), do)
		}
		return do(w, p.known(r, found))
	}
}

// known makes the request the guest's own.
func (p GuestPages) known(r *http.Request, found accounts.FoundGuest) *http.Request {
	ctx := WithActor(context.WithValue(r.Context(), guestKey{}, found), found.Actor)
	vars := map[string]string{"case": string(found.Case), "advice": string(found.Advice)}
	for name, value := range mux.Vars(r) {
		vars[name] = value
	}
	return form.OpenedBy(mux.SetURLVars(r.WithContext(ctx), vars), "")
}

// again leads on where a new code is no longer needed.
func (p GuestPages) again(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, guestHome, http.StatusSeeOther)
	return nil
}

func (p GuestPages) leave(w http.ResponseWriter, r *http.Request) error {
	if err := p.uses.Leave.Do(r.Context(), p.sessions.read(r, guestCookie)); err != nil {
		return err
	}
	p.sessions.write(w, guestCookie, "", -1)
	return p.showShut(w, r, http.StatusOK, "You have left", "What you saved is kept. To go on, open the link in our e-mail again.")
}

// showShut is the page for whoever does not get in, with how to reach the council.
func (p GuestPages) showShut(w http.ResponseWriter, r *http.Request, status int, title string, words ...string) error {
	page := &confirmPage{Page: view.Page{Title: title}}
	page.Intro = append(page.Intro, view.Inset{Paragraphs: append(words, p.reach())})
	if r.URL.Path != guestNewLink {
		page.Intro = append(page.Intro, view.Links{Links: []view.Link{{Text: "Ask for a new link", Href: guestNewLink}}})
	}
	p.pages.Show(w, r, status, "guest_shut", page)
	return nil
}

// reach says how to get a new link.
func (p GuestPages) reach() string {
	profile := p.board.Standing().Profile
	var ways []string
	for _, way := range []string{profile.Phone, profile.Email} {
		if way != "" {
			ways = append(ways, way)
		}
	}
	said := "For a new link, or if somebody else should answer, ask the person who wrote to you"
	if len(ways) == 0 {
		return said + "."
	}
	return said + ", or " + profile.Name + ": " + strings.Join(ways, ", ") + "."
}
