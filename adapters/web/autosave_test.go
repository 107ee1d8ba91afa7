package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// newRememberingSite remembers what pages saved by themselves.
func newRememberingSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		g := s.gate
		s.waiting = NewKeptPages(s.pages, testTexts, Sessions{pages: s.pages}, accounts.Means{Units: s.Unit, Clock: s.Clock, Pepper: []byte("0123456789abcdef0123456789abcdef")})
		return []Area{s.waiting,
			NewAdvicePages(s.pages, testTexts, system.IDs{}, assessment.OpenAdvice{Gate: g}, assessment.WriteAdvice{Gate: g}, assessment.SubmitAdvice{Gate: g}, assessment.ReadAdvice{Gate: g}),
			NewViewsPages(s.pages, testTexts, assessment.ReadViews{Gate: g}, assessment.WriteViews{Gate: g}),
		}
	})
}

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
	if stamp := changes.Get("stamp"); stamp != "" {
		r.Header.Set(byItselfHeader, stamp)
	}
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

func TestTheSameSaveThatArrivesTwiceMakesOneChange(t *testing.T) {
	s := newRememberingSite(t)
	const page = "0b8c5f6e-3d4a-4b8f-9d56-0f6f7f9c1a22"
	parent, address := s.as(s.Parent), s.at("/assessment/views/parents-hopes")
	opened := parent.get(address)
	text := func(number, words string) url.Values {
		return url.Values{"text": {words}, "stamp": {page + "." + number}}
	}
	if told, status := parent.byItself(opened, text("1", "To swim.")); status != http.StatusOK || told.State == "" {
		t.Fatalf("%d: %+v", status, told)
	}
	// The answer was lost; the page writes on over its own text, which it has not heard of.
	if told, status := parent.byItself(opened, text("2", "To swim, and to sail.")); status != http.StatusOK || told.Clash {
		t.Fatalf("over its own text: %d, %+v", status, told)
	}
	if _, status := parent.byItself(parent.get(address), url.Values{"text": {"To fly."}}); status != http.StatusOK {
		t.Fatal(status)
	}
	for range 2 {
		if told, status := parent.byItself(opened, text("2", "To swim, and to sail.")); status != http.StatusOK || told.Clash {
			t.Errorf("what was saved before: %d, %+v", status, told)
		}
	}
	parent.get(address).says("To fly.")
	if told, status := parent.byItself(opened, text("3", "To swim, sail and row.")); status != http.StatusConflict || !told.Clash {
		t.Errorf("over somebody else’s text: %d, %+v", status, told)
	}
}

func TestOfAFormWithOneWrongAnswerTheOthersAreSaved(t *testing.T) {
	s := newRememberingSite(t)
	_, at := s.asked(assessment.AdviceAsk{Person: s.Psychologist.ID, Limb: advice.Psychological})
	b := s.as(s.Psychologist)
	page := b.press(b.get(at+"/areas/communication"), "add-outcome", url.Values{"strengths": {"Draws maps"}})
	outcome := itemIn(t, page)
	page = b.press(page, "add-step:"+outcome, nil)
	text, by := "outcome["+outcome+"].step["+itemIn(t, page)+"].text", "outcome["+outcome+"].step["+itemIn(t, page)+"].by"
	told, status := b.byItself(page, url.Values{"strengths": {"Draws maps of the school"}, text: {"Uses a card"}, by: {"31/2/2024"}})
	if status != http.StatusOK || told.State == "" || len(told.Wrong) != 1 || told.Wrong[0].Text != "The date to be achieved by must be a real date" || told.Wrong[0].Href == "" || len(told.Others) != 0 {
		t.Fatalf("%d: %+v", status, told)
	}
	stored, _ := b.get(at + "/areas/communication").form("save")
	if stored.Get("strengths") != "Draws maps of the school" || stored.Get(text) != "Uses a card" || stored.Get(by) != "" {
		t.Errorf("stored %v", stored)
	}
	next := url.Values{"strengths": {"Draws maps of the school"}, text: {"Uses a card"}, by: {"28/2/2024"}}
	for name, value := range told.Hidden {
		next.Set(name, value)
	}
	if told, status := b.byItself(page, next); status != http.StatusOK || len(told.Wrong)+len(told.Others) != 0 {
		t.Errorf("put right: %d, %+v", status, told)
	}
}

func TestTheKeyOfCopiesIsForOneAccount(t *testing.T) {
	s := newRememberingSite(t)
	key := func(b *browser) string {
		t.Helper()
		answer := b.fetch(copyKeyPath)
		if answer.status == http.StatusOK && !strings.Contains(answer.header.Get("Cache-Control"), "no-store") {
			t.Error("a key may be stored")
		}
		return answer.body
	}
	own, again, other := key(s.as(s.Parent)), key(s.as(s.Parent)), key(s.as(s.Stranger))
	if own == "" || own != again || own == other {
		t.Errorf("keys %q, %q, %q", own, again, other)
	}
}
