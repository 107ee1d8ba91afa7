package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/ehc"
)

// byItself sends the form of a page as the page does while somebody types.
func (b *browser) byItself(p *page, changes url.Values) (told selfSaved, status int) {
	b.site.t.Helper()
	form, target := p.form("save")
	for name, values := range changes {
		form[name] = values
	}
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.address+target, strings.NewReader(form.Encode()))
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set(byItselfHeader, "yes")
	answer := b.do(r)
	if err := json.Unmarshal([]byte(answer.body), &told); err != nil {
		b.site.t.Fatalf("%d: %v: %s", answer.status, err, answer.body)
	}
	return told, answer.status
}

func TestAPageThatSavesByItselfHearsWhatIsStoredAndFillsNoTimeline(t *testing.T) {
	s := newAssessmentSite(t)
	parent := s.as(s.Parent)
	address := s.at("/assessment/views/parents-hopes")
	page := parent.get(address)
	told, status := parent.byItself(page, url.Values{"text": {"That Rowan"}})
	if status != http.StatusOK || !strings.HasPrefix(told.State, "Saved at ") || told.Hidden["version"] == "" || len(told.Others) != 0 {
		t.Fatalf("%d: %+v", status, told)
	}
	next := url.Values{"text": {"That Rowan has one friend."}}
	for name, value := range told.Hidden {
		next.Set(name, value)
	}
	if again, status := parent.byItself(page, next); status != http.StatusOK || again.Clash {
		t.Errorf("saving on: %d, %+v", status, again)
	}
	parent.get(address).says("That Rowan has one friend.")
	if n := len(s.Events(t, ehc.ViewsSaved)); n != 1 {
		t.Errorf("one stretch of writing stands %d times on the timeline", n)
	}
}

func TestAPageThatSavesByItselfHearsWhyItCouldNot(t *testing.T) {
	s := newAssessmentSite(t)
	parent := s.as(s.Parent)
	if told, status := parent.byItself(parent.get(s.at("/assessment/views/hopes")), url.Values{"text": {"To be a vet."}}); status != http.StatusUnprocessableEntity || len(told.Wrong) != 1 || told.Wrong[0].Text != "Say whose views these are." {
		t.Errorf("%d: %+v", status, told)
	}
	first, second := parent.get(s.at("/assessment/views/parents-hopes")), parent.get(s.at("/assessment/views/parents-hopes"))
	if _, status := parent.byItself(first, url.Values{"text": {"One ending."}}); status != http.StatusOK {
		t.Fatal(status)
	}
	if told, status := parent.byItself(second, url.Values{"text": {"Another ending."}}); status != http.StatusConflict || !told.Clash {
		t.Errorf("over what another window saved: %d, %+v", status, told)
	}
	if told, status := s.as(s.Stranger).byItself(first, url.Values{"text": {"Not mine."}}); status != http.StatusNotFound || told.State != "" {
		t.Errorf("a stranger: %d, %+v", status, told)
	}
	parent.get(s.at("/assessment/views/parents-hopes")).says("One ending.")
}
