package web

import (
	"net/http"
	"strings"
	"testing"
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
