package web

import (
	"encoding/json"
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// byItselfHeader marks a save that a page makes while somebody types. It is answered with what is stored by then, and
// with no page.
const byItselfHeader = "Hub-By-Itself"

// savesByItself reports whether the page saves while somebody types.
func savesByItself(r *http.Request) bool { return ports.IsByItself(r.Context()) }

// byItself lets everything below know that the page saves while somebody types.
func byItself(r *http.Request) *http.Request {
	if r.Method != http.MethodPost || r.Header.Get(byItselfHeader) == "" {
		return r
	}
	return r.WithContext(ports.ByItself(r.Context()))
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
	// Wrong says what could not be saved, and why.
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
	for _, item := range errors.Items {
		a.Wrong = append(a.Wrong, selfWrong(item))
	}
	a.answer(w, status)
}

// tell answers a page that saved by itself with what is stored now.
func (s *saving) tell(w http.ResponseWriter) error {
	now, err := s.load()
	if err != nil {
		return err
	}
	a := selfSaved{State: "Saved at " + view.Clock(now.When), Hidden: map[string]string{}}
	for _, mark := range append(form.Marks(now.Fields), versionHidden(now.Version)) {
		a.Hidden[mark.Name] = mark.Value
	}
	a.Others, a.Checks = form.Differing(s.posted, now.Fields), selfChecks(now.Hints)
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
