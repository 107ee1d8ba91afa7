package web

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// byItselfHeader marks a save that a page makes while somebody types, or later because there was no connection. It names
// the page and the number of the save, "yes" where the browser keeps no copy. It is answered with what is stored by
// then, and with no page.
const byItselfHeader = "Hub-By-Itself"

// savesByItself reports whether the page saves while somebody types.
func savesByItself(r *http.Request) bool { return ports.IsByItself(r.Context()) }

// saving lets everything below know that a page is saved, and whether it does so while somebody types.
func (s *Server) saving(r *http.Request) *http.Request {
	said := r.Header.Get(byItselfHeader)
	save := &ports.SelfSave{ByItself: said != "", Person: ActorOf(r).Person, Name: ActorOf(r).Name, At: s.now()}
	if hasPlace(r) {
		save.Place = r.URL.Path
	}
	if page, number, ok := strings.Cut(said, "."); ok && ehc.ValidID(page) {
		if n, err := strconv.Atoi(number); err == nil && n > 0 {
			save.ID, save.Number = page, n
		}
	}
	ctx := ports.Saving(r.Context(), save)
	if s.kept != nil {
		ctx = context.WithValue(ctx, lastSaveKey{}, s.kept.uses.Last)
	}
	return r.WithContext(ctx)
}

func (s *Server) now() time.Time {
	if s.clock == nil {
		return time.Now()
	}
	return s.clock.Now()
}

// nameSave names a save by a button after the copy that its form says holds it.
func nameSave(r *http.Request, save *ports.SelfSave) {
	page, number, _ := strings.Cut(form.CopyOf(r), ".")
	save.ID = page
	save.Number, _ = strconv.Atoi(number) // 0 where there is no copy
}

type lastSaveKey struct{}

// lastSelfSave gives what the page saved last, and whether it had saved by then what it sends now.
func lastSelfSave(r *http.Request) (last ports.SelfSave, again bool, err error) {
	save := ports.SelfSaveOf(r.Context())
	use, ok := r.Context().Value(lastSaveKey{}).(accounts.LastSelfSave)
	if save == nil || save.ID == "" || !ok {
		return last, false, nil
	}
	last, err = use.Do(r.Context(), save.ID)
	return last, save.ByItself && last.Number >= save.Number, err
}

// noting lets the next unit of work note what the page saves, until the function that it gives is called. What is saved
// in part only is not noted: it comes again.
func (s *saving) noting(r *http.Request) func() {
	save := ports.SelfSaveOf(r.Context())
	if save == nil || s.partly {
		return func() {}
	}
	if !save.ByItself {
		nameSave(r, save)
	}
	save.Marks = s.posted.Prints()
	return func() { save.Marks = nil }
}

// selfSaved answers a page that saved by itself.
type selfSaved struct {
	// State is what the save bar says: "Saved at 14:02". Empty where nothing was saved.
	State string `json:"state,omitempty"`
	// Hidden are the version and the marks of what is stored now, by the names of their fields.
	Hidden map[string]string `json:"hidden,omitempty"`
	// Others are the fields in which something else is stored than was sent: somebody else wrote there.
	Others []string `json:"others,omitempty"`
	// Checks are what each item could say more clearly, by its identity; an item without words is not among them. Null where the form
	// holds no items.
	Checks map[string][]selfHint `json:"checks"`
	// Wrong says what could not be saved, and why. With State, everything else was saved.
	Wrong []selfWrong `json:"wrong,omitempty"`
	// Clash reports that somebody else wrote in the same place: sending the form asks which text to keep.
	Clash bool `json:"clash,omitempty"`
}

type selfWrong struct {
	Text string `json:"text"`
	Href string `json:"href,omitempty"` // leads to the field
}

func (a selfSaved) answer(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(a) // the reader may be gone
}

// answerSelf tells a page that saved by itself why it did not, in the place of the page that would have said so.
func answerSelf(w http.ResponseWriter, status int, page string, errors view.ErrorSummary) {
	a := selfSaved{Clash: page == "conflict"}
	a.say(errors)
	a.answer(w, status)
}

func (a *selfSaved) say(errors view.ErrorSummary) {
	for _, item := range errors.Items {
		a.Wrong = append(a.Wrong, selfWrong(item))
	}
}

// tell answers a page that saved by itself with what is stored now.
func (s *saving) tell(w http.ResponseWriter) error {
	now := stored{}
	if s.written != nil {
		now = *s.written
	} else {
		var err error
		if now, err = s.load(); err != nil {
			return err
		}
	}
	a := selfSaved{State: "Saved at " + view.Clock(now.When), Hidden: map[string]string{}}
	for _, mark := range append(form.Marks(now.Fields), versionHidden(now.Version)) {
		a.Hidden[mark.Name] = mark.Value
	}
	a.Checks = selfChecks(now.Hints)
	for _, field := range form.Differing(s.posted, now.Fields) {
		if !slices.Contains(s.wrong.Fields(), field) || !s.posted.Unchanged(field, now.Fields) {
			a.Others = append(a.Others, field)
		}
	}
	a.say(s.wrong.Summary())
	a.answer(w, http.StatusOK)
	return nil
}

// tellFault tells a page that saved by itself what went wrong, where no page says it.
func tellFault(w http.ResponseWriter, status int, err error) {
	text := "This could not be saved just now."
	if f := fault.As(err); f != nil && f.Kind != fault.Unavailable {
		text = f.Message
	}
	selfSaved{Wrong: []selfWrong{{Text: text}}}.answer(w, status)
}
