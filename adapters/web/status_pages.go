package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/domain/council"
	"ehchub/ports"
)

// statusPage says to everybody whether the hub works (C6, F357).
const statusPage = "/status"

// StatusPages tell machines and people whether the hub works.
type StatusPages struct {
	pages *Pages
	board ports.Board
	clock ports.Clock
	ready func(context.Context) error
}

// NewStatusPages makes the pages. ready gives nil where this server can answer.
func NewStatusPages(pages *Pages, board ports.Board, clock ports.Clock, ready func(context.Context) error) StatusPages {
	return StatusPages{pages, board, clock, ready}
}

// Routes lists the addresses. None needs signing in.
func (p StatusPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/healthz", Name: "health", Do: p.health, Open: true},
		{Method: http.MethodGet, Path: "/readyz", Name: "ready", Do: p.readiness, Open: true},
		{Method: http.MethodGet, Path: statusPage, Name: "status", Do: p.show, Open: true},
	}
}

// withoutDatabase are the addresses that answer while the database is away.
func withoutDatabase(path string) bool {
	return path == "/healthz" || path == "/readyz" || path == statusPage
}

// health says that the program runs.
func (p StatusPages) health(w http.ResponseWriter, _ *http.Request) error {
	return sayPlainly(w, http.StatusOK, "ok")
}

// readiness says whether this server should be given requests.
func (p StatusPages) readiness(w http.ResponseWriter, r *http.Request) error {
	if err := p.ready(r.Context()); err != nil {
		return sayPlainly(w, http.StatusServiceUnavailable, "the database does not answer")
	}
	return sayPlainly(w, http.StatusOK, "ready")
}

func sayPlainly(w http.ResponseWriter, status int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write([]byte(text + "\n"))
	return err
}

type statusView struct {
	view.Page
	State   view.Tag
	Says    string
	Planned []string
	Now     []incidentShown
	Past    []incidentShown
	AsOf    string
	Quiet   string // what is said where nothing stands for the last 90 days
	Council council.Profile
}

type incidentShown struct {
	Title, Severity, Times string
	Updates                []updateShown
}

type updateShown struct{ At, Text string }

// pastShown is for how long an incident that is over stays on the page.
const pastShown = 90 * 24 * time.Hour

func (p StatusPages) show(w http.ResponseWriter, r *http.Request) error {
	now, standing := p.clock.Now(), p.board.Standing()
	page := &statusView{Page: view.Page{Title: "Does the hub work?"}, AsOf: view.When(now), Council: standing.Profile}
	for _, one := range standing.Incidents {
		switch {
		case !one.Over(now):
			page.Now = append(page.Now, shownIncident(one))
		case now.Sub(one.Ended) < pastShown:
			page.Past = append(page.Past, shownIncident(one))
		}
	}
	page.State, page.Says = p.state(r.Context(), standing, now)
	page.Quiet = "There was no trouble that we know of."
	if page.State.Tone == view.Late {
		page.Quiet = "Before this, there was no trouble that we know of."
	}
	if m := standing.Maintenance; m.Planned(now) && m.Until.After(m.From) {
		page.Planned = append(page.Planned, strings.TrimSpace("From "+view.When(m.From)+" until "+view.When(m.Until)+" you can read everything, and change nothing. "+m.Message))
	}
	p.pages.Show(w, r, http.StatusOK, "status", page)
	return nil
}

// state is the worst of what is known.
func (p StatusPages) state(ctx context.Context, standing council.Standing, now time.Time) (view.Tag, string) {
	if p.ready(ctx) != nil {
		return view.Tag{Text: "Trouble", Tone: view.Late}, "The hub can’t reach its records just now. Nothing that was saved is lost. Please try again in a few minutes."
	}
	for _, severity := range council.Severities() {
		for _, one := range standing.Incidents {
			if !one.Over(now) && one.Severity == severity {
				return view.Tag{Text: "Trouble", Tone: view.Late}, severity.Label() + "."
			}
		}
	}
	if standing.Maintenance.On(now) {
		return view.Tag{Text: "Planned maintenance", Tone: view.Soon}, "You can read everything, and change nothing, until " + view.When(standing.Maintenance.Until) + "."
	}
	return view.Tag{Text: "Working", Tone: view.Good}, "The hub works. We know of no trouble."
}

func shownIncident(one council.Incident) incidentShown {
	shown := incidentShown{Title: one.Title, Severity: one.Severity.Label(), Times: "Since " + view.When(one.Began)}
	if !one.Ended.IsZero() {
		shown.Times = view.When(one.Began) + " until " + view.When(one.Ended)
	}
	for i := len(one.Updates) - 1; i >= 0; i-- {
		shown.Updates = append(shown.Updates, updateShown{view.When(one.Updates[i].At), one.Updates[i].Text})
	}
	return shown
}
