package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What was typed before somebody was signed out comes back on every page on which one writes, as if the page had refused
// it, and nothing is done.
func TestWhatWasTypedComesBackOnEachPageOfThePlan(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	consultation := w.as(w.OtherSENCO).consultation().path
	for _, tc := range []struct {
		by           ehc.Actor
		page, button string
		typed        map[string]string
	}{
		{w.Mother, w.url("/comments"), "save", map[string]string{"text.B": "He also reads maps, slowly."}},
		{w.Mother, w.url("/comments"), "check", map[string]string{"text.B": "He also reads maps, slowly."}},
		{w.OtherSENCO, consultation, "save", map[string]string{"reply": "unsuitable", "note": "We teach children from 11 on."}},
		{w.OtherSENCO, consultation, "check", map[string]string{"reply": "unsuitable", "note": "We teach children from 11 on."}},
		{w.Coordinator, w.url("/parts/k"), "save", map[string]string{"review": "The school looks at it each term."}},
	} {
		before := w.as(tc.by).get(tc.page).is(http.StatusOK)
		w.user.rehearsing = true
		rehearsed(t, before.press(tc.button, tc.typed).page, tc.typed)
		if again := w.as(tc.by).get(tc.page); holds(again.page, tc.typed) {
			t.Errorf("%s kept what was only shown", tc.page)
		}
	}
}

func TestWhatWasTypedComesBackOnEachPageOfTheAssessment(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	for _, tc := range []struct {
		by           people.Person
		page, button string
		typed        map[string]string
	}{
		{s.Psychologist, at + "/about", "save", map[string]string{"will": string(advice.YesKnown)}},
		{s.Psychologist, at + "/background", "save", map[string]string{"first-contact": "Seen since March 2021, twice a term."}},
		{s.Parent, s.at("/assessment/views/important-to-me"), "save", map[string]string{"text": "My dog, and the river."}},
	} {
		b := s.as(tc.by)
		before := b.get(tc.page).is(http.StatusOK)
		b.rehearsing = true
		changes := url.Values{}
		for name, value := range tc.typed {
			changes.Set(name, value)
		}
		rehearsed(t, b.press(before, tc.button, changes), tc.typed)
		if again := s.as(tc.by).get(tc.page); holds(again, tc.typed) {
			t.Errorf("%s kept what was only shown", tc.page)
		}
	}
}

func rehearsed(t *testing.T, p *page, typed map[string]string) {
	t.Helper()
	if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.text(), ports.Rehearsed.Message) || !holds(p, typed) {
		t.Errorf("%s: %d\n%s", p.path, p.status, p.text())
	}
}

// holds reports whether the form on a page holds everything that was typed.
func holds(p *page, typed map[string]string) bool {
	for _, form := range find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Form && attr(n, "method") == "post" }) {
		fields, found := fieldsIn(form), 0
		for name, value := range typed {
			if strings.Contains(fields.Get(name), value) {
				found++
			}
		}
		if found == len(typed) {
			return true
		}
	}
	return false
}
