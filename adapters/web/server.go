package web

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"ehchub/adapters/web/assets"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// SessionKeeper finds out who makes a request and puts them into its context (WithActor).
type SessionKeeper interface {
	Middleware(next http.Handler) http.Handler
}

// Server is the hub's HTTP side.
type Server struct {
	pages    *Pages
	assets   *assets.Set
	sessions SessionKeeper
	kept     *KeptPages
	public   string // the address that people type: "https://hub.example.gov.uk"
	board    ports.Board
	clock    ports.Clock
}

// NewServer prepares the server; Handler makes its handler of the areas. With kept, what is posted after a session has
// ended is kept for its writer; nil keeps nothing.
func NewServer(pages *Pages, files *assets.Set, sessions SessionKeeper, kept *KeptPages, publicURL string) *Server {
	return &Server{pages: pages, assets: files, sessions: sessions, kept: kept, public: publicURL}
}

// ReadOnlyBy makes the server mind the times in which nothing is changed.
func (s *Server) ReadOnlyBy(board ports.Board, clock ports.Clock) *Server {
	s.board, s.clock = board, clock
	return s
}

// Handler answers every request. What wraps the router also covers addresses that it doesn't know.
func (s *Server) Handler(areas ...Area) (http.Handler, error) {
	router := s.routed(Routes(areas...))
	router.PathPrefix(assets.Prefix).Handler(s.assets)
	crossOrigin := http.NewCrossOriginProtection()
	if err := crossOrigin.AddTrustedOrigin(s.public); err != nil {
		return nil, err
	}
	crossOrigin.SetDenyHandler(s.plain(http.StatusForbidden, "This came from another site", "For your safety the hub takes forms only from its own pages. Open the page in the hub and try again."))
	return referenced(s.recovered(secured(crossOrigin.Handler(noticed(s.sessions.Middleware(router)))))), nil
}

// secured sets the headers that every answer carries. No page needs an inline script or style.
func secured(next http.Handler) http.Handler {
	const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// logged writes one line for each request that a route answers, with the route's name and never the address itself,
// which may hold what someone searched for.
func logged(route string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		slog.DebugContext(r.Context(), "request", "reference", referenceOf(r), "route", route, "method", r.Method, "status", seen.status, "took", time.Since(start))
	})
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recovered answers a panic with a page that carries a reference.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if cause := recover(); cause != nil && cause != http.ErrAbortHandler {
				reference := referenceOf(r)
				slog.ErrorContext(r.Context(), "panic", "reference", reference, "cause", cause, "stack", string(debug.Stack()))
				http.Error(w, "Sorry, something went wrong. It has been recorded as "+reference+".", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// routeOf names the request's route for logs.
func routeOf(r *http.Request) string {
	if route := mux.CurrentRoute(r); route != nil {
		return route.GetName()
	}
	return "unknown"
}
