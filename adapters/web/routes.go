package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/application"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// Handler answers one request or returns an error, which ShowError turns into a page.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Route is one row of the table of addresses.
type Route struct {
	Method string
	Path   string // with {names}; below the root
	Name   string // stable, unique: "plan.share"
	Do     Handler
	// Open routes need no sign-in. What a case holds is guarded by its use case either way.
	Open bool
	// Always routes answer what is posted while the hub is read-only.
	Always bool
	// Secret routes take passwords and codes: what is posted to them is never kept.
	Secret bool
	// MaxBody bounds the request's body in bytes; DefaultBody unless set.
	MaxBody int64
	// Timeout bounds the work; DefaultTimeout unless set.
	Timeout time.Duration
}

// Bounds of a request unless its route says otherwise.
const (
	DefaultBody    = 2 << 20
	DefaultTimeout = 20 * time.Second
)

// Area is a group of pages that belong together.
type Area interface{ Routes() []Route }

// Routes gathers the table of every area.
func Routes(areas ...Area) []Route {
	var all []Route
	for _, a := range areas {
		all = append(all, a.Routes()...)
	}
	return all
}

// routed makes the router of the table. A GET route also answers HEAD.
func (s *Server) routed(table []Route) *mux.Router {
	router := mux.NewRouter()
	for _, route := range table {
		methods := []string{route.Method}
		if route.Method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
		router.Handle(route.Path, s.answer(route)).Methods(methods...).Name(route.Name)
	}
	router.NotFoundHandler = s.plain(http.StatusNotFound, "Page not found", "If you typed the address, check that it is right. If you followed a link, the page may have moved, or you may not have access to it.")
	router.MethodNotAllowedHandler = allowing(router, s.plain(http.StatusMethodNotAllowed, "This page can’t be used that way", "Go back and use the buttons on the page."))
	return router
}

// allowing says which methods the address takes (RFC 9110 section 15.5.6) before next answers.
func allowing(router *mux.Router, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var methods []string
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
			asked, match := *r, mux.RouteMatch{}
			asked.Method = method
			if router.Match(&asked, &match) && match.Route != nil && match.MatchErr == nil {
				methods = append(methods, method)
			}
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		next.ServeHTTP(w, r)
	})
}

// answer bounds a request, asks for sign-in where the route needs it, and turns errors into pages.
func (s *Server) answer(route Route) http.Handler {
	body, timeout := route.MaxBody, route.Timeout
	if body == 0 {
		body = DefaultBody
	}
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	return logged(route.Name, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		r = r.WithContext(application.Veiled(ctx))
		if r.ContentLength > body { // said at once, before a byte of it is read
			w.Header().Set("Connection", "close")
			s.pages.ShowError(w, r, fault.New(fault.TooLarge, "web.body", "What you sent is larger than this page takes. Go back and make it smaller, or send fewer or smaller files."))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, body)
		cover := &coverWriter{ResponseWriter: w, ctx: r.Context()}
		s.take(cover, r, route)
		cover.finish()
	}))
}

// take answers one request, whose bounds are set.
func (s *Server) take(w http.ResponseWriter, r *http.Request, route Route) {
	if r.Method == http.MethodPost && !route.Secret {
		r = s.saving(r)
		r = form.MindingCopy(r)
		w = confirming(w, r)
	}
	defer forgetFiles(r)
	switch {
	case r.Method == http.MethodPost && !route.Always && !route.Secret && s.readOnly():
		s.refuseChange(w, r, route)
	case s.kept != nil && r.Method == http.MethodPost && !route.Secret:
		s.kept.answer(w, r, route)
	case !route.Open && !signedIn(r):
		toSignIn(w, r, url.Values{})
	default:
		if err := route.Do(w, r); err != nil {
			s.pages.ShowError(w, r, err)
		}
	}
}

// forgetFiles removes the documents of a posted form that wait on disk. The server does it only for the request that it
// made itself, not for the one that carries our time limit.
func forgetFiles(r *http.Request) {
	if r.MultipartForm == nil {
		return
	}
	if err := r.MultipartForm.RemoveAll(); err != nil {
		slog.ErrorContext(r.Context(), "documents of a form stay on disk", "route", routeOf(r), "cause", err)
	}
}
