package web

import (
	"net/http"
	"strconv"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

// readOnly reports whether nothing is changed now.
func (s *Server) readOnly() bool {
	return s.board != nil && s.board.Standing().Maintenance.On(s.clock.Now())
}

// readOnlyPage says until when nothing can be changed, and where what was typed is.
type readOnlyPage struct {
	view.Page
	Message string
	// KeptUntil is until when it is kept for its writer; empty where it isn't.
	KeptUntil string
	Files     []string
	// Carried is the form for those for whom it can't be kept: it can be sent again from this page.
	Carried []view.Hidden
	Address string
	Texts   []string
}

// refuseChange answers what is posted while the hub is read-only. What somebody signed in typed is kept for them until two
// hours after the hub can be changed again; the page of anybody else carries it.
func (s *Server) refuseChange(w http.ResponseWriter, r *http.Request, route Route) {
	if !route.Open && !signedIn(r) && s.kept != nil {
		s.kept.answer(w, r, route) // keeps it as always, and leads to signing in
		return
	}
	m := s.board.Standing().Maintenance
	values, opened, err := form.ParseOpened(r)
	if err != nil {
		s.pages.ShowError(w, r, err)
		return
	}
	page := &readOnlyPage{Page: view.Page{Title: "Nothing can be changed until " + view.When(m.Until)}, Message: m.Message, Files: values.FileNames()}
	until := m.Until.Add(accounts.KeptLife)
	switch {
	case values.Has(keptName): // asked for from the page of what is kept, where it stays
		page.KeptUntil = view.When(until)
	case s.kept != nil && signedIn(r) && opened != "" && opened == form.Opened(r) && s.kept.store(r, values, opened, until):
		page.KeptUntil = view.When(until)
	default:
		page.Address, page.Carried = r.URL.RequestURI(), carriedWhole(values)
	}
	if s.kept != nil {
		page.Texts = keptForm{Fields: values.Fields()}.texts(s.kept.texts)
	}
	w.Header().Set("Retry-After", strconv.Itoa(max(1, int(m.Until.Sub(s.clock.Now())/time.Second))))
	s.pages.Show(w, r, http.StatusServiceUnavailable, "read_only", page)
}

// carriedWhole gives every field with the button that was pressed.
func carriedWhole(values *form.Values) []view.Hidden {
	hidden := values.Carry("again")
	if action := values.Action(); action != "" {
		hidden = append(hidden, view.Hidden{Name: "action", Value: action})
	}
	return hidden
}
