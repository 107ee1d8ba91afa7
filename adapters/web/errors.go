package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// answers is the only map from a fault's kind to a status and the heading of its page.
var answers = map[fault.Kind]struct {
	Status  int
	Heading string
}{
	fault.Invalid:         {http.StatusUnprocessableEntity, "Something needs your attention"},
	fault.Illegal:         {http.StatusConflict, "This step can’t be taken now"},
	fault.Conflict:        {http.StatusConflict, "Someone else changed this"},
	fault.NotFound:        {http.StatusNotFound, "Page not found"},
	fault.Forbidden:       {http.StatusForbidden, "You can’t do this"},
	fault.Unauthenticated: {http.StatusUnauthorized, "Sign in to go on"},
	fault.TooMany:         {http.StatusTooManyRequests, "Please wait a little"},
	fault.TooLarge:        {http.StatusRequestEntityTooLarge, "That is too large"},
	fault.Unavailable:     {http.StatusServiceUnavailable, "The hub is busy"},
}

// StatusOf gives the status of a fault's kind; 500 for anything that is no fault.
func StatusOf(err error) int {
	if f := fault.As(err); f != nil {
		return answers[f.Kind].Status
	}
	return http.StatusInternalServerError
}

// statusAgain is the status of a form that is shown again: that of the fault it tells of, 422 where only its own fields
// are wrong, and 200 where nothing is, as after "Clear selection".
func statusAgain(errs form.Errors, err error) int {
	switch {
	case fault.As(err) != nil:
		return StatusOf(err)
	case errs.Any():
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// errorPage is shown for an error that no form takes up.
type errorPage struct {
	view.Page
	Messages  []string
	Law       string
	Reference string
	// Home leads a guest, who has no start page, to their own.
	Home view.Link
}

// ShowError turns an error into a page. A fault says what is wrong in its own words; anything else is shown as a
// reference, under which the cause is logged.
func (p *Pages) ShowError(w http.ResponseWriter, r *http.Request, err error) {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		err = fault.New(fault.TooLarge, "web.body", "What you sent is larger than this page takes. Go back and make it smaller.")
	case errors.Is(err, context.DeadlineExceeded):
		slog.WarnContext(r.Context(), "request timed out", "route", routeOf(r))
		err = fault.New(fault.Unavailable, "web.timeout", "This took too long, and may not have been saved. Look at the page again in a minute before you repeat it.")
	case errors.Is(err, context.Canceled):
		return // the reader went away
	}
	f := fault.As(err)
	if f == nil {
		p.showUnexpected(w, r, err)
		return
	}
	if f.Kind == fault.Unauthenticated && r.Method == http.MethodGet && !signedIn(r) {
		toSignIn(w, r, url.Values{})
		return
	}
	answer := answers[f.Kind]
	if savesByItself(r) {
		tellFault(w, answer.Status, f)
		return
	}
	page := &errorPage{Page: view.Page{Title: answer.Heading}, Law: f.Law}
	for _, one := range f.All() {
		page.Messages = append(page.Messages, one.Message)
	}
	if id, err := caseID(r); err == nil && (f.Kind == fault.Illegal || f.Kind == fault.Conflict || f.Kind == fault.TooLarge) {
		page.Back = &view.Link{Text: "Back to the case", Href: "/cases/" + string(id)}
	}
	if ActorOf(r).Kind == ehc.Guest {
		page.Home = view.Link{Text: "Go to what you are asked", Href: guestHome}
	}
	p.Show(w, r, answer.Status, "error", page)
}

func (p *Pages) showUnexpected(w http.ResponseWriter, r *http.Request, err error) {
	reference := referenceOf(r)
	slog.ErrorContext(r.Context(), "request failed", "reference", reference, "route", routeOf(r), "error", err)
	page := &errorPage{Page: view.Page{Title: "Sorry, something went wrong"}, Reference: reference,
		Messages: []string{"The problem is on our side and has been recorded. Nothing that was saved before is lost. Please try again in a few minutes."}}
	p.Show(w, r, http.StatusInternalServerError, "error", page)
}

func (s *Server) plain(status int, title, text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.pages.Show(w, r, status, "error", &errorPage{Page: view.Page{Title: title}, Messages: []string{text}})
	})
}

// toSignIn sends the reader to sign in and, where they only wanted to read, back again afterwards. The query may say
// already what became of what they posted.
func toSignIn(w http.ResponseWriter, r *http.Request, query url.Values) {
	if r.Method == http.MethodGet && r.URL.Path != "/" {
		query.Set("next", r.URL.RequestURI())
	}
	if why := sessionEnded(r); why != "" {
		query.Set("ended", why)
	}
	target := url.URL{Path: "/sign-in", RawQuery: query.Encode()}
	http.Redirect(w, r, target.String(), http.StatusSeeOther)
}
