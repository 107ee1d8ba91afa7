package web

import (
	"net/http"
	"strings"
	"testing"

	"ehchub/adapters/system"
	"ehchub/domain/casework"
)

func TestWhatCameByLetterIsWrittenDown(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	at := strings.TrimSuffix(w.url(""), "/plan")
	w.as(w.Coordinator).get(at+"/record").is(http.StatusOK).says("What you can write down", "Comments on the draft plan", "Leila Haddad", "Ashgrove School", "Nothing was written down for anybody yet")
	form := w.get(at+"/plan/comments/for/"+string(w.Mother.Person)).says("Comments of Leila Haddad on the draft plan", "You write down what Leila Haddad said")
	form = form.press("record", map[string]string{"text.B": "She needs help at lunch.", "received-on": "31/12/2030"}).is(http.StatusUnprocessableEntity).says("Say how it reached the council", "She needs help at lunch.")
	form = form.press("record", map[string]string{"channel": "paper", "received-on": "31/12/2030"}).is(http.StatusUnprocessableEntity).says("can’t be in the future", "She needs help at lunch.")
	form.press("record", map[string]string{"received-on": "1/9/2026"}).is(http.StatusOK).says("The comments of Leila Haddad are recorded", "Recorded by Petra Lindqvist from a letter received on 1 September 2026")

	mine := w.as(w.Mother).get(w.url("/comments")).is(http.StatusOK).says("Recorded by Petra Lindqvist from a letter received on 1 September 2026", "She needs help at lunch.")
	recorded := ""
	for _, link := range mine.addresses() {
		if strings.Contains(link, "/recorded/") {
			recorded = link
		}
	}
	record := w.get(recorded).says("Written down for Leila Haddad", "A letter received on 1 September 2026")
	record = record.press("wrong", nil).is(http.StatusUnprocessableEntity).says("Write what is wrong")
	record.press("wrong", map[string]string{"what": "I wrote breakfast."}).is(http.StatusOK).says("The council has been told", "I wrote breakfast.")
	w.as(w.Coordinator).get(at + "/record").says("Said to be wrong")
	w.get(recorded).press("settle", map[string]string{"answer": "Sorry. Please put it right."}).is(http.StatusOK).says("they are told")
	w.as(w.Mother).get(w.url("/comments/correct")).says("Put your comments right?").press("open", nil).is(http.StatusOK).says("Your comments are open", "She needs help at lunch.")
	for _, who := range []string{"/record", "/record/mediation", "/plan/comments/for/" + string(w.Mother.Person)} {
		w.as(w.SENCO).get(at + who).is(http.StatusForbidden)
		w.as(w.Stranger).get(at + who).is(http.StatusNotFound)
	}
}

// TestWishesThatCameByLetterAreWrittenDown: a withdrawal, and that somebody is added or removed, each with who said it, how it
// came and when.
func TestWishesThatCameByLetterAreWrittenDown(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), NewCasePages(s.pages, s.gate), NewClosingPages(s.pages, s.gate), NewReassessPages(s.pages, s.gate))
	}, w.people()...)
	at := "/cases/" + string(w.Case)
	mother := string(w.Mother.Person)
	record := w.as(w.Coordinator).get(at+"/record").says("A wish to withdraw the request", "That somebody is added to the case", "That somebody’s access ends").never("A request for a reassessment")

	form := w.get(at+"/record/withdrawal").says("Who said that they withdraw the request?", "Leila Haddad").press("record", map[string]string{"why": "We moved school."}).is(http.StatusUnprocessableEntity).
		says("Choose who said it", "Say how it reached the council", "We moved school.")
	form = form.press("record", map[string]string{"for": string(w.Psychologist.Person), "channel": "phone", "received-on": "31/8/2026"}).is(http.StatusUnprocessableEntity).says("They must be on the case")
	form.press("record", map[string]string{"for": mother}).is(http.StatusOK).says("It is recorded that the request is to be withdrawn")
	w.get(at+"/record/withdrawal").press("record", map[string]string{"for": mother, "channel": "phone", "received-on": "31/8/2026"}).is(http.StatusConflict).says("Leila Haddad has asked for this already, on 31 August 2026")
	record = w.get(at + "/record").says("Recorded by Petra Lindqvist from a telephone call on 31 August 2026").never("The family, or the setting that asked")
	for _, link := range record.addresses() {
		if strings.Contains(link, "/recorded/") {
			w.as(w.Mother).get(link).says("A wish to withdraw the request", "A telephone call on 31 August 2026")
		}
	}

	form = w.as(w.Coordinator).get(at+"/record/person").says("Noor Haddad, born 14 May 2017").press("record", map[string]string{"for": mother, "channel": "paper", "received-on": "31/8/2026"}).is(http.StatusUnprocessableEntity).says("full name")
	form.press("record", map[string]string{"kind": "family", "name": "Karim Haddad", "detail": "Uncle", "email": "karim@example.org", "again": "karim@example.org", "by": "email"}).is(http.StatusOK).
		says("It is recorded", "Karim Haddad", "Waits for the council", "Leila Haddad")
	w.get(at+"/record/removal").press("record", map[string]string{"for": mother, "channel": "paper", "received-on": "31/8/2026", "holder": string(w.Psychologist.Person), "why": "She asked us."}).is(http.StatusOK).says("To end their access")
	for _, page := range []string{"withdrawal", "reassessment", "person", "removal"} {
		w.as(w.Mother).get(at + "/record/" + page).is(http.StatusForbidden)
		w.as(w.SENCO).get(at + "/record/" + page).is(http.StatusForbidden)
	}
}

// TestARequestForAReassessmentThatCameByLetterIsWrittenDown: its 15 days count from the day on which it came.
func TestARequestForAReassessmentThatCameByLetterIsWrittenDown(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), NewReassessPages(s.pages, s.gate))
	}, w.people()...)
	w.stands(func(c *casework.Snapshot) { c.State, c.FinalOn = casework.ReviewPending, w.Today().AddDays(-3) })
	at := "/cases/" + string(w.Case)
	w.as(w.Coordinator).get(at + "/record").says("A request for a reassessment").never("A wish to withdraw the request")
	day := w.Today().AddDays(-1)
	form := w.get(at+"/record/reassessment").says("Who asks for it?", "Leila Haddad", "Bramley Primary School").press("record", map[string]string{"for": string(w.Mother.Person), "channel": "paper", "received-on": day.String()}).
		is(http.StatusUnprocessableEntity).says("Say what has changed")
	form.press("record", map[string]string{"why": "Her sight is worse."}).is(http.StatusOK).says("The request for a reassessment is recorded", "Leila Haddad", "Her sight is worse.", day.Long())
	w.get(at + "/record").says("Recorded by Petra Lindqvist from a letter received on " + day.Long())
}
