package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/system"
)

func newRecallSite(t *testing.T) *planWorld {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), documentArea(s.gate), NewCasePages(s.pages, s.gate), NewRecallPages(s.pages, s.gate), NewBreachPages(s.pages, s.gate))
	}, w.people()...)
	w.shared()
	return w
}

func TestAWrongShareIsTakenBackAtOnceAndLogged(t *testing.T) {
	w := newRecallSite(t)
	version := w.url("/versions/1")
	w.as(w.Advocate).get(version).is(http.StatusOK)
	w.as(w.Psychologist).get(version).is(http.StatusOK)
	recall := "/cases/" + string(w.Case) + "/recall"
	w.as(w.Psychologist).get(recall).is(http.StatusForbidden)
	w.as(w.Coordinator).get(recall).is(http.StatusOK).says("Draft version 1", "Sunita Rao", "The whole file")
	w.user.post(recall, url.Values{"what": {"version/9"}, "from": {"person/" + string(w.Advocate.Person)}, "reason": {"Wrong family."}}).is(http.StatusUnprocessableEntity).says("Choose what is taken back", "Wrong family.")
	w.user.post(recall, url.Values{"what": {"version/1"}, "from": {"person/" + string(w.Coordinator.Person)}, "reason": {"Wrong family."}}).is(http.StatusUnprocessableEntity).says("Choose from whom")
	page := w.user.post(recall, url.Values{"what": {"version/1"}, "from": {"person/" + string(w.Advocate.Person)}, "reason": {"Meant for another family."}}).is(http.StatusOK).says("Draft version 1", "Meant for another family.")

	w.as(w.Advocate).get(version).is(http.StatusForbidden).says("has taken it back")
	w.get(w.url("")).is(http.StatusForbidden)
	if got := w.as(w.Advocate).download(http.MethodGet, version+"/plan.pdf"); got.StatusCode != http.StatusForbidden {
		t.Errorf("the file is handed out: %d", got.StatusCode)
	}
	w.as(w.Psychologist).get(version).is(http.StatusOK)

	entry := page.linkTo("Complete the entry in the log of breaches")
	form := w.as(w.Coordinator).get(entry).is(http.StatusOK).says("EHC/26/0001", "Sunita Rao opened it last on 1 September 2026", "72 hours left")
	w.user.press(form.page, "save", url.Values{"closed": {"yes"}}).is(http.StatusUnprocessableEntity).says("Before it is closed", "Say how it ended")
	w.Clock.At = w.Clock.At.Add(73 * time.Hour)
	w.user.get(councilBreaches).is(http.StatusOK).says("Late: by")
	w.user.press(w.user.get(entry), "save", url.Values{"reported": {"4/9/2026"}, "reported-time": {"13:00"}, "why-not": {"The officer was ill."}, "risk": {"high"}, "told": {"2/9/2026"}, "outcome": {"Deleted."}, "closed": {"yes"}}).is(http.StatusOK).says("The entry is saved.", "Told late", "Closed")
	if text := w.user.get(councilBreaches + ".csv").is(http.StatusOK).body; !strings.Contains(text, "Meant for another family.") || !strings.Contains(text, "Sunita Rao opened it last") {
		t.Errorf("the table lacks it: %s", text)
	}
	w.as(w.Mother).get(councilBreaches).is(http.StatusForbidden)
}

func TestWhoShouldNotBeOnACaseLosesAllOfIt(t *testing.T) {
	w := newRecallSite(t)
	w.as(w.Doctor).get("/cases/" + string(w.Case)).is(http.StatusOK)
	w.as(w.Coordinator)
	w.user.post("/cases/"+string(w.Case)+"/recall", url.Values{"what": {"file"}, "from": {"person/" + string(w.Doctor.Person)}, "reason": {"Another Dr Sadiq was meant."}}).is(http.StatusOK)
	w.as(w.Doctor).get("/cases/" + string(w.Case)).is(http.StatusNotFound)
}

func TestABreachIsRecordedWithoutACaseToo(t *testing.T) {
	w := newRecallSite(t)
	w.as(w.Coordinator)
	w.user.post(councilBreaches+"/add", url.Values{"what": {"A bag with papers was left on a bus."}, "aware": {"1/9/2026"}, "aware-time": {"late"}}).is(http.StatusUnprocessableEntity).says("Enter the time as hours and minutes", "A bag with papers was left on a bus.")
	fields := url.Values{"what": {"=A bag with papers was left on a bus."}, "whose": {"Three children."}, "to": {"Nobody known."}, "seen": {"unknown"}, "risk": {"unlikely"}, "aware": {"1/9/2026"}, "aware-time": {"09:15"}}
	w.user.post(councilBreaches+"/add", fields).is(http.StatusOK).says("A bag with papers", "Not told")
	if text := w.user.get(councilBreaches + ".csv").body; !strings.Contains(text, "'=A bag") {
		t.Errorf("a formula stays one: %s", text)
	}
	fields.Set("case", "EHC/99/1")
	w.user.post(councilBreaches+"/add", fields).is(http.StatusUnprocessableEntity).says("There is no case with this case ID")
}

func TestEachConfirmationNamesTheChildAndWhoGetsIt(t *testing.T) {
	w := newRecallSite(t)
	w.as(w.Coordinator).get(w.url("/share")).press("check", nil).says("This is about Noor Haddad, born 14 May 2017.", "It goes to: ", "Leila Haddad", "Bramley Primary School", "Imogen Farrow")
}
