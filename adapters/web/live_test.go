package web

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/attending"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports/portstest"
)

// newLiveSite serves pages that hear of each other.
func newLiveSite(t *testing.T) (*site, *signedInAs) {
	t.Parallel()
	dsn := pgtest.NewDSN(t)
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	units := postgres.NewUnitOfWork(db)
	w := portstest.NewWorld(t, units)
	s := &site{World: w, t: t, db: db, gate: application.Gate{Units: units, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}
	presence := postgres.NewPresence(&postgres.Database{DB: db, DSN: dsn})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { presence.Run(ctx); close(ended) }()
	t.Cleanup(func() { stop(); <-ended })
	in := &signedInAs{}
	s.serve(func(s *site) []Area {
		g := s.gate
		s.waiting = NewKeptPages(s.pages, testTexts, Sessions{pages: s.pages}, accounts.Means{Units: units, Clock: w.Clock, Pepper: []byte("0123456789abcdef0123456789abcdef")})
		live := NewLivePages(s.pages, Sessions{pages: s.pages}, attending.Attend{Gate: g, Presence: presence, Secret: []byte("secret")})
		live.still = in.still
		return []Area{live,
			NewAdvicePages(s.pages, testTexts, system.IDs{}, assessment.OpenAdvice{Gate: g}, assessment.WriteAdvice{Gate: g}, assessment.SubmitAdvice{Gate: g}, assessment.ReadAdvice{Gate: g}),
			NewViewsPages(s.pages, testTexts, assessment.ReadViews{Gate: g}, assessment.WriteViews{Gate: g}),
		}
	}, w.Coordinator, w.Parent, w.Psychologist, w.Stranger)
	return s, in
}

// signedInAs says who is still signed in: everybody but the one named.
type signedInAs struct{ out ehc.PersonID }

func (in *signedInAs) still(r *http.Request) func(context.Context) bool {
	person := ActorOf(r).Person
	return func(context.Context) bool { return person != in.out }
}

var liveAddress = regexp.MustCompile(`data-live="([^"]+)"`)

// listening is a stream of a page that is open.
type listening struct {
	t      *testing.T
	events chan heard
	ended  chan struct{}
	stop   context.CancelFunc
	status int
}

// listens opens the stream that a page names, as a person.
func (s *site) listens(p people.Person, shown *page, id string) *listening {
	s.t.Helper()
	found := liveAddress.FindStringSubmatch(shown.body)
	if found == nil {
		s.t.Fatal("the page hears of nobody")
	}
	return s.listensAt(p, strings.ReplaceAll(found[1], "&amp;", "&")+"&page="+id)
}

func (s *site) listensAt(p people.Person, address string) *listening {
	s.t.Helper()
	ctx, stop := context.WithTimeout(s.t.Context(), time.Minute)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set(personHeader, string(p.ID))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	l := &listening{t: s.t, events: make(chan heard, 20), ended: make(chan struct{}), stop: stop, status: answer.StatusCode}
	go func() {
		defer close(l.ended)
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			var told heard
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(text), &told) == nil {
				l.events <- told
			}
		}
	}()
	s.t.Cleanup(func() { stop(); <-l.ended })
	return l
}

// hears waits until a stream tells something of which ok is true.
func (l *listening) hears(what string, ok func(heard) bool) {
	l.t.Helper()
	late := time.After(10 * time.Second)
	var last heard
	for {
		select {
		case last = <-l.events:
			if ok(last) {
				return
			}
		case <-late:
			l.t.Fatalf("never heard that %s; last %+v", what, last)
		}
	}
}

func TestAPageHearsWhoElseIsThereAndWhoChangedIt(t *testing.T) {
	s, in := newLiveSite(t)
	address := s.at("/assessment/views/parents-hopes")
	parent, officer := s.as(s.Parent), s.as(s.Coordinator)
	shown := parent.get(address)
	first := s.listens(s.Parent, shown, portstest.NewID[string]())
	first.hears("nobody else is there", func(h heard) bool { return h.Here == "" && h.Changed == "" })
	second := s.listens(s.Coordinator, officer.get(address), portstest.NewID[string]())
	first.hears("the officer came", func(h heard) bool { return h.Here == s.Coordinator.Name+" is also here" })
	second.hears("the parent is there", func(h heard) bool { return h.Here == s.Parent.Name+" is also here" })

	first.stop()
	second.hears("the parent went", func(h heard) bool { return h.Here == "" })

	s.Clock.Set(s.Clock.Now().Add(20 * time.Second))
	parent.byItself(shown, url.Values{"text": {"To swim."}, "stamp": {portstest.NewID[string]() + ".1"}})
	second.hears("the parent wrote", func(h heard) bool { return strings.HasPrefix(h.Changed, s.Parent.Name+" saved this page at ") })
	s.Clock.Set(s.Clock.Now().Add(time.Minute))
	fresh := parent.get(address)
	if page := parent.press(fresh, "save", url.Values{"text": {"To swim and to sail."}}); page.status != http.StatusOK {
		t.Fatal(page.status)
	}
	second.hears("the parent pressed Save", func(h heard) bool { return strings.Contains(h.Changed, "10:01am") })

	third := s.listens(s.Parent, shown, portstest.NewID[string]())
	third.hears("the parent is back, and their page is old", func(h heard) bool { return strings.HasPrefix(h.Changed, "You saved this page in another window") })
	in.out = s.Parent.ID
	s.listens(s.Coordinator, officer.get(address), portstest.NewID[string]())
	<-third.ended // signed out: nothing more is told
}

func TestOnlyWhoeverWasShownAPageHearsOfIt(t *testing.T) {
	s, _ := newLiveSite(t)
	_, own := s.asked(assessment.AdviceAsk{Person: s.Psychologist.ID, Limb: advice.Psychological})
	shown := s.as(s.Psychologist).get(own + "/areas/communication")
	address := strings.ReplaceAll(liveAddress.FindStringSubmatch(shown.body)[1], "&amp;", "&") + "&page=" + portstest.NewID[string]()
	for _, other := range []people.Person{s.Stranger, s.Parent, s.Coordinator} {
		if l := s.listensAt(other, address); l.status != http.StatusUnprocessableEntity {
			t.Errorf("%s hears who writes advice: %d", other.Name, l.status)
		}
	}
	for range liveEach {
		if l := s.listensAt(s.Psychologist, address); l.status != http.StatusOK {
			t.Fatal(l.status)
		}
	}
	if l := s.listensAt(s.Psychologist, address); l.status != http.StatusTooManyRequests {
		t.Errorf("streams of one person have no bound: %d", l.status)
	}
}
