package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
)

// written adds an outcome with one piece of provision, and gives their identities.
func written(t *testing.T, b *browser, at string) (page *page, outcome, provision string) {
	t.Helper()
	page = b.press(b.get(at+"/areas/cognition"), "add-outcome", nil)
	outcome = itemIn(t, page)
	page = b.press(page, "add-provision:"+outcome, url.Values{"outcome[" + outcome + "].text": {"Improve his reading."}})
	provision = itemIn(t, page)
	return page, outcome, provision
}

func TestWhatAnItemDoesNotSayStandsBesideIt(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	page, outcome, provision := written(t, b, at)
	page.says("What makes an outcome and provision clear", "Not said yet: how anyone will know that it is reached and by when.", "Code of Practice 9.66")
	field := func(name string) string { return fmt.Sprintf("outcome[%s].provision[%s].%s", outcome, provision, name) }
	page = b.press(page, "save", url.Values{field("support"): {"Regular access to a quiet room"}, field("provider"): {"School"}}).is(http.StatusOK)
	page.says("Not said yet: who provides it, with what training or skill, how much, how often and for how long.", "“regular” and “access to” leave room for doubt", "Why", "L v Clarke and Somerset")
	page = b.press(page, "save", url.Values{
		"outcome[" + outcome + "].text": {"By July 2027 he reads 90 of the first 100 words."}, field("support"): {"Reading taught in steps"}, field("provider"): {"Teaching assistant"}, field("skill"): {"Trained in precision teaching"},
		field("quantity"): {"20 minutes"}, field("frequency"): {"Every school day"}, field("duration"): {"Three terms"},
	}).is(http.StatusOK)
	page.says("It says who, with what skill, how much, how often and for how long.", "It says what will change, how anyone will know, and by when.")
	page.saysNot("Not said yet", "leaves room for doubt")
	p := s.answer(s.Psychologist, at).Area("cognition").Outcomes[0].Provisions[0]
	if p.Skill != "Trained in precision teaching" || p.Duration != "Three terms" {
		t.Errorf("stored %+v", p)
	}
}

func TestAPageThatSavesByItselfHearsWhatItemsDoNotSay(t *testing.T) {
	s := newAssessmentSite(t)
	_, at := s.asked(assessment.AdviceAsk{Limb: advice.Psychological, Person: s.Psychologist.ID})
	b := s.as(s.Psychologist)
	page, outcome, provision := written(t, b, at)
	provider := fmt.Sprintf("outcome[%s].provision[%s].provider", outcome, provision)
	said, status := b.byItself(page, url.Values{provider: {"Teaching assistant"}})
	if h := said.Checks[provision]; status != http.StatusOK || len(h) != 1 || !strings.HasPrefix(h[0].Text, "Not said yet: with what training") || h[0].Why == "" {
		t.Errorf("%d: of the provision it says %+v", status, h)
	}
	if h := said.Checks[outcome]; len(h) != 1 {
		t.Errorf("of the outcome it says %+v", h)
	}
	if len(said.Others) != 0 {
		t.Errorf("it says that somebody else wrote %q", said.Others)
	}
	next := url.Values{provider: {""}}
	for name, value := range said.Hidden {
		next.Set(name, value)
	}
	said, _ = b.byItself(page, next)
	if h, there := said.Checks[provision]; there {
		t.Errorf("provision without a word is still checked: %+v", h)
	}
}
