package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"ehchub/adapters/system"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"
	"ehchub/ports"
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
	w.as(w.Coordinator).get(at+"/record").says("A wish to withdraw the request", "That somebody is added to the case", "That somebody’s access ends").never("A request for a reassessment")

	form := w.get(at+"/record/withdrawal").says("Who said that they withdraw the request?", "Leila Haddad").press("record", map[string]string{"why": "We moved school."}).is(http.StatusUnprocessableEntity).
		says("Choose who said it", "Say how it reached the council", "We moved school.")
	form = form.press("record", map[string]string{"for": string(w.Psychologist.Person), "channel": "phone", "received-on": "31/8/2026"}).is(http.StatusUnprocessableEntity).says("They must be on the case")
	form.press("record", map[string]string{"for": mother}).is(http.StatusOK).says("It is recorded that the request is to be withdrawn")
	w.get(at+"/record/withdrawal").press("record", map[string]string{"for": mother, "channel": "phone", "received-on": "31/8/2026"}).is(http.StatusConflict).says("Leila Haddad has asked for this already, on 31 August 2026")
	record := w.get(at + "/record").says("Recorded by Petra Lindqvist from a telephone call on 31 August 2026").never("The family, or the setting that asked")
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

// TestThePlanSaysWhatWasWrittenDownForSomebody: in the text of section A, beside it, and in section K.
func TestThePlanSaysWhatWasWrittenDownForSomebody(t *testing.T) {
	w := newPlanWorld(t)
	now := w.Clock.At
	if err := w.Gate.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		views, err := s.Views.Of(ctx, w.Case)
		if err != nil {
			return err
		}
		if err := views.Write(w.Coordinator, "important-to-me", richtext.FromPlain("My dog."), "Noor Haddad", views.Tile("important-to-me").Revision, now); err != nil {
			return err
		}
		if err := s.Views.Save(ctx, views); err != nil {
			return err
		}
		for kind, item := range map[paper.Kind]string{paper.Views: "important-to-me", paper.Advice: string(w.DoctorsAdvice)} {
			r := paper.Record{ID: ehc.RecordID(system.IDs{}.New()), Case: w.Case, Kind: kind, Item: item, Name: "Noor Haddad", Receipt: paper.Receipt{Channel: paper.Letter, On: ehc.D(2026, 8, 28)}, By: w.Coordinator.Person, ByName: w.Coordinator.Name, At: now}
			if err := s.PaperRecords.Save(ctx, r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	const said = "Recorded by Petra Lindqvist from a letter received on 28 August 2026."
	part := w.as(w.Coordinator).get(w.url("/parts/a")).says("My dog.", said)
	if strings.Count(part.text(), said) < 2 {
		t.Errorf("the text and what stands beside it do not both say it:\n%s", part.text())
	}
	w.shared()
	if text := w.as(w.Mother).get(w.url("/versions/1")).says("My dog.").text(); strings.Count(text, strings.TrimSuffix(said, ".")) < 2 {
		t.Errorf("section A and section K do not both say it:\n%s", text)
	}
}
