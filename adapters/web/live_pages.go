package web

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/attending"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// LivePages tell a page that is open who else has it open, and that its text has changed (F17).
type LivePages struct {
	attend attending.Attend
	// still gives a function that tells whether whoever makes the request is still signed in.
	still func(*http.Request) func(context.Context) bool

	mu   sync.Mutex
	open map[ehc.PersonID]int
}

// NewLivePages makes them.
func NewLivePages(pages *Pages, sessions Sessions, attend attending.Attend) *LivePages {
	p := &LivePages{attend: attend, still: sessions.still, open: map[ehc.PersonID]int{}}
	pages.live = p.address
	return p
}

const livePath = "/live"

// Bounds of the streams: a browser opens a new one when its time is over, unless its reader is signed out by then.
const (
	liveTime     = 10 * time.Minute
	liveEach     = 8 // of one person, in this process
	liveWriting  = 10 * time.Second
	liveTryAgain = 15 * time.Second
)

// Routes lists the one address.
func (p *LivePages) Routes() []Route {
	return []Route{{Method: http.MethodGet, Path: livePath, Name: "live", Do: p.stream, Timeout: liveTime}}
}

// placed are the pages on which people write about a case.
var placed = regexp.MustCompile(`^/(?:cases|requests)/([0-9a-f-]{36})/.`)

// hasPlace reports whether a page's address is the place of a text about a case.
func hasPlace(r *http.Request) bool { return placed.MatchString(r.URL.Path) }

// address gives where the page that is drawn hears of others; "" where it doesn't.
func (p *LivePages) address(r *http.Request) string {
	found := placed.FindStringSubmatch(r.URL.Path)
	if found == nil || !signedIn(r) {
		return ""
	}
	id := ehc.CaseID(found[1])
	query := url.Values{"case": {string(id)}, "at": {r.URL.Path}, "proof": {hex.EncodeToString(p.attend.Shown(ActorOf(r), id, r.URL.Path))},
		"since": {strconv.FormatInt(p.attend.Gate.Clock.Now().UnixMilli(), 10)}}
	return livePath + "?" + query.Encode()
}

// heard is what the page is told.
type heard struct {
	// Here says who else has the page open; empty where nobody has.
	Here string `json:"here"`
	// Changed says who has saved the text since the page was shown; empty where nobody has.
	Changed string `json:"changed"`
	// Since is from when changes count if the page asks again.
	Since int64 `json:"since"`
}

func (p *LivePages) stream(w http.ResponseWriter, r *http.Request) error {
	query, err := form.Query(r)
	if err != nil {
		return err
	}
	proof, _ := hex.DecodeString(query.Text("proof"))
	since, _ := strconv.ParseInt(query.Text("since"), 10, 64)
	in := attending.AttendInput{Case: ehc.CaseID(query.Text("case")), Page: query.Text("page"), Place: query.Text("at"), Proof: proof, Still: p.still(r)}
	actor := ActorOf(r)
	if !p.enter(actor.Person) {
		return fault.New(fault.TooMany, "live.many", "The hub is open in many places at once. Close some of them.")
	}
	defer p.exit(actor.Person)
	to := newStream(w)
	err = p.attend.Do(r.Context(), actor, in, func(seen attending.Seen) error { return to.send(tellSeen(seen, since)) })
	switch {
	case errors.Is(err, errGone):
		return nil
	case to.begun && fault.As(err) != nil: // access is lost, or the session: nothing more is told, and nobody asks again
		_ = to.end()
		return nil
	}
	return err
}

// tellSeen says what a page shows, in words.
func tellSeen(seen attending.Seen, since int64) heard {
	told := heard{Since: since}
	switch n := len(seen.Others); {
	case n == 1:
		told.Here = seen.Others[0] + " is also here"
	case n > 1:
		told.Here = strings.Join(seen.Others[:n-1], ", ") + " and " + seen.Others[n-1] + " are also here"
	}
	if at := seen.Last.At; at.UnixMilli() > since {
		who := seen.Last.Name
		switch {
		case seen.Own:
			who = "You"
		case who == "":
			who = "Somebody else"
		}
		told.Changed = who + " saved this page " + map[bool]string{true: "in another window or on another device ", false: ""}[seen.Own] + "at " + view.Clock(at) + "."
	}
	return told
}

func (p *LivePages) enter(person ehc.PersonID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open[person] >= liveEach {
		return false
	}
	p.open[person]++
	return true
}

func (p *LivePages) exit(person ehc.PersonID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open[person]--; p.open[person] <= 0 {
		delete(p.open, person)
	}
}

// errGone is that nobody hears a stream any more.
var errGone = errors.New("web: a stream has lost its reader")

// eventStream sends events (HTML Living Standard, 9.2), each with a time limit of its own.
type eventStream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	begun   bool
	last    string
}

func newStream(w http.ResponseWriter) *eventStream {
	return &eventStream{w: w, control: http.NewResponseController(w)}
}

// send sends what is to be told, or only shows that the stream is alive where that is what was told before.
func (s *eventStream) send(told heard) error {
	if !s.begun {
		s.begun = true
		h := s.w.Header()
		h.Set("Content-Type", "text/event-stream; charset=utf-8")
		h.Set("X-Accel-Buffering", "no")           // a proxy that gathers answers would never let go of this one
		_ = s.control.SetReadDeadline(time.Time{}) // nothing more is read; the limit of a request would end it
		s.w.WriteHeader(http.StatusOK)
		if err := s.write(fmt.Sprintf("retry: %d\n\n", liveTryAgain.Milliseconds())); err != nil {
			return err
		}
	}
	text, err := json.Marshal(told)
	if err != nil {
		return err
	}
	if string(text) == s.last {
		return s.write(": here\n\n")
	}
	s.last = string(text)
	return s.write("data: " + s.last + "\n\n")
}

// end tells the page not to ask again.
func (s *eventStream) end() error { return s.write("event: end\ndata: end\n\n") }

func (s *eventStream) write(text string) error {
	_ = s.control.SetWriteDeadline(time.Now().Add(liveWriting)) // where it can't, the server's own limit holds
	if _, err := s.w.Write([]byte(text)); err != nil {
		return errGone
	}
	if err := s.control.Flush(); err != nil {
		return errGone
	}
	return nil
}
