package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/people"
	"ehchub/ports"
)

func TestAProblemIsReportedFromAnyPageAndAnswered(t *testing.T) {
	s, inbox := newHostingSiteWithMail(t)
	visitor, mother, manager := s.as(people.Person{}), s.as(s.Parent), s.as(s.Manager)

	from := visitor.get("/help/support").is(http.StatusOK)
	form := visitor.get(from.linkTo("Report a problem with this page")).is(http.StatusOK).says("help.support", "Reference", "Please don’t write a child’s name")
	form.labelled()
	visitor.press(form, "send", url.Values{"wrong": {" "}, "email": {"nobody"}}).is(http.StatusUnprocessableEntity).says("Say what went wrong.", "Enter an e-mail address in the correct format")
	visitor.press(form, "send", url.Values{"wrong": {strings.Repeat("long ", 500)}}).is(http.StatusUnprocessableEntity).says("2,000 characters or fewer")
	sent := visitor.press(form, "send", url.Values{"tried": {"To telephone"}, "wrong": {"The number <b>is</b> wrong"}, "email": {"kay@visitor.example"}}).is(http.StatusOK).says("Your report P-", "New", "The number <b>is</b> wrong")
	if !strings.HasPrefix(sent.path, reportHome+"/") || strings.Count(sent.path, "/") != 3 {
		t.Fatalf("the report leads to %s", sent.path)
	}

	list := manager.get(councilProblems).is(http.StatusOK).says("1 report waits for an answer", "The number <b>is</b> wrong", "Somebody who was not signed in", "help.support")
	open := manager.get(list.linkTo(reportNamed(sent.body))).is(http.StatusOK).says("To telephone", "Yes, by e-mail").saysNot("kay@visitor.example")
	stale := manager.get(open.path)
	manager.press(open, "save", url.Values{"state": {"answered"}, "answer": {""}}).is(http.StatusUnprocessableEntity).says("Write the answer")
	manager.press(open, "save", url.Values{"state": {"answered"}, "answer": {"It is put right."}}).is(http.StatusOK).says("No reports wait")
	manager.press(stale, "save", url.Values{"state": {"looked-at"}}).is(http.StatusConflict)
	visitor.get(sent.path).is(http.StatusOK).says("Answered", "It is put right.")
	mails := inbox.Outgoing()
	if len(mails) != 1 || mails[0].To != "kay@visitor.example" || strings.Contains(mails[0].Body, "It is put right") || !strings.Contains(mails[0].Body, "http://hub.example"+reportHome+"/") {
		t.Fatalf("told: %+v", mails)
	}
	_, link, _ := strings.Cut(mails[0].Body, "http://hub.example")
	visitor.get(strings.Fields(link)[0]).is(http.StatusOK).says("It is put right.")

	own := mother.get("/help")
	mine := mother.press(mother.get(own.linkTo("Report a problem with this page")), "send", url.Values{"wrong": {"Too slow"}}).is(http.StatusOK)
	short := mine.path[:strings.LastIndex(mine.path, "/")]
	mother.get(short).is(http.StatusOK).says("Too slow")
	s.as(s.SENCO).get(short).is(http.StatusNotFound)
	visitor.get(short + "/AAAAAAAAAAAAAAAAAAAAAAAAAA").is(http.StatusNotFound)
	mother.get(councilProblems).is(http.StatusForbidden)
	manager.get(councilProblems + "/nothing").is(http.StatusNotFound)
}

// reportNamed finds what a report is called on a page.
func reportNamed(body string) string {
	at := strings.Index(body, "P-")
	return body[at : at+10]
}

func TestAReportHoldsNoChildsData(t *testing.T) {
	s := newHostingSite(t)
	child := s.child(t)
	send := func(b *browser, wrong string) *page {
		t.Helper()
		return b.press(b.get(reportHome), "send", url.Values{"wrong": {wrong}})
	}
	visitor, officer := s.as(people.Person{}), s.as(s.Coordinator)
	const says = "This seems to say who a child is"
	send(visitor, "The page of 943 476 5919 is empty").is(http.StatusUnprocessableEntity).says(says, "943 476 5919")
	named := child.Forenames + " " + child.Surname + ", born " + child.Born.Long()
	send(officer, "The page of "+named+" is empty").is(http.StatusUnprocessableEntity).says(says)
	send(visitor, "The page of "+named+" is empty").is(http.StatusOK) // a visitor is not told who has a case
	odd := visitor.get(reportHome + "?" + url.Values{"page": {"/cases/" + string(s.Case)}, "request": {"<b>x</b>"}}.Encode()).is(http.StatusOK)
	odd.saysNot(string(s.Case)).saysNot("<b>x</b>")
}

func (s *site) child(t *testing.T) (child casework.Child) {
	t.Helper()
	err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		c, err := stores.Cases.Get(ctx, s.Case)
		if err == nil {
			child = c.Child()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return child
}

func TestReportsWithoutEndAreRefused(t *testing.T) {
	s := newHostingSite(t)
	mother := s.as(s.Parent)
	form := mother.get(reportHome)
	for range 10 {
		mother.press(form, "send", url.Values{"wrong": {"It does not work"}}).is(http.StatusOK)
	}
	mother.press(form, "send", url.Values{"wrong": {"Nor now"}}).is(http.StatusTooManyRequests)
	s.as(s.SENCO).press(s.as(s.SENCO).get(reportHome), "send", url.Values{"wrong": {"Nor here"}}).is(http.StatusOK)
	s.Clock.Set(s.Clock.Now().Add(61 * time.Minute))
	mother.press(form, "send", url.Values{"wrong": {"Still not"}}).is(http.StatusOK)
}

func TestAnErrorPageLeadsToAReportWithItsReference(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		return []Area{newTestHelp(s), failing{}}
	})
	page := s.as(people.Person{}).get("/fails").is(http.StatusInternalServerError)
	link, err := url.Parse(page.linkTo("Report a problem with this page"))
	if err != nil || link.Query().Get("page") != "fails" {
		t.Fatalf("the link is %v, %v", link, err)
	}
	page.says("give this reference: " + link.Query().Get("request"))
}

// failing is a page that always fails.
type failing struct{}

func (failing) Routes() []Route {
	return []Route{{Method: http.MethodGet, Path: "/fails", Name: "fails", Open: true, Do: func(http.ResponseWriter, *http.Request) error { return errors.New("broken") }}}
}

func TestTheStatusPageTellsOfTroubleAndPlannedWork(t *testing.T) {
	s := newHostingSite(t)
	visitor, manager := s.as(people.Person{}), s.as(s.Manager)
	visitor.get("/healthz").is(http.StatusOK)
	visitor.get("/readyz").is(http.StatusOK)
	visitor.get(statusPage).is(http.StatusOK).says("Working", "Nothing is planned", "There was no trouble that we know of")

	page := manager.get(councilIncidents + "/new").is(http.StatusOK)
	page.labelled()
	manager.press(page, "save", url.Values{"title": {""}}).is(http.StatusUnprocessableEntity).says("Enter what does not work", "Say how much it stands in people’s way", "Tell people what is going on")
	later := s.Clock.Now().AddDate(0, 0, 1)
	manager.press(page, "save", url.Values{"title": {"x"}, "severity": {"slow"}, "update": {"y"}, "began-date": {later.Format("2/1/2006")}}).is(http.StatusUnprocessableEntity).says("The start can’t be in the future")
	list := manager.press(page, "save", url.Values{"title": {"Documents can’t be added"}, "severity": {"partly"}, "update": {"We look into it."}}).is(http.StatusOK).says("Goes on")
	s.queries.Reset()
	visitor.get(statusPage).is(http.StatusOK).says("Trouble", "Some things do not work.", "Documents can’t be added", "We look into it.", "Before this, there was no trouble that we know of.").saysNot(s.Manager.Name, "There was no trouble")
	if n := s.queries.Count(); n > 3 {
		t.Errorf("the page of status costs %d statements", n)
	}
	s.Clock.Set(s.Clock.Now().Add(time.Hour))
	open := manager.get(list.linkTo("Documents can’t be added")).is(http.StatusOK).says("We look into it.")
	stale := manager.get(open.path)
	manager.press(open, "save", url.Values{"update": {"It works again."}, "over": {"yes"}}).is(http.StatusOK).saysNot("Goes on")
	manager.press(stale, "save", url.Values{"title": {"Another title"}}).is(http.StatusOK) // what two changed in different places is brought together
	visitor.get(statusPage).is(http.StatusOK).says("Working", "It works again.", "Another title")
	s.as(s.Coordinator).get(councilIncidents).is(http.StatusForbidden)
	manager.get(councilIncidents + "/nothing").is(http.StatusNotFound)

	until := s.Clock.Now().AddDate(0, 0, 2)
	manager.press(manager.get(councilMaintenance), "save", url.Values{"from-date": {later.Format("2/1/2006")}, "from-time": {"9pm"}, "until-date": {until.Format("2/1/2006")}, "until-time": {"6am"}, "message": {"We move."}}).is(http.StatusOK)
	visitor.get(statusPage).is(http.StatusOK).says("Working", "9:00pm", "6:00am", "We move.")
	s.Clock.Set(until.Add(-12 * time.Hour))
	visitor.get(statusPage).is(http.StatusOK).says("Planned maintenance")
	manager.press(manager.get(councilIncidents+"/new"), "save", url.Values{"title": {"Nothing works"}, "severity": {"outage"}, "update": {"We know."}}).is(http.StatusOK) // also while nothing else is changed
	visitor.get(statusPage).says("The hub can’t be used.")
	s.Clock.Set(until.AddDate(0, 0, 120))
	visitor.get(statusPage).is(http.StatusOK).saysNot("Another title")
}

func TestWithoutItsDatabaseTheServerSaysSo(t *testing.T) {
	away := func(context.Context) error { return errors.New("away") }
	s := newSite(t, func(s *site) []Area {
		return []Area{NewStatusPages(s.pages, ports.FixedBoard{Profile: council.New("Wrenshire")}, s.Clock, away)}
	})
	visitor := s.as(people.Person{})
	visitor.get("/healthz").is(http.StatusOK)
	visitor.get("/readyz").is(http.StatusServiceUnavailable)
	visitor.get(statusPage).is(http.StatusOK).says("Trouble", "Nothing that was saved is lost")
}
