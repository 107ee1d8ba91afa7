package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/pdf"
	"ehchub/adapters/postgres"
	"ehchub/application/notifying"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

const callbackToken = "a token of thirty-two characters, or more"

func newDeliverySite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		return []Area{NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewDeliveryPages(s.pages, s.gate), NewCallbackPages(notifying.TakeReport{Gate: s.gate}, callbackToken),
			NewPostPages(s.pages, notifying.PostLetters{Gate: s.gate, Binder: pdf.Renderer{}}), NewParkedPages(s.pages, notifying.MindParked{Gate: s.gate}), NewCouncilPages(s.pages)}
	})
}

// wrote notes a message about the case that was sent.
func (s *site) wrote(to people.Person, by delivery.Channel) ehc.MessageID {
	s.t.Helper()
	var begun ports.Begun
	now := s.Clock.Now()
	err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) (err error) {
		n := ports.MessageNote{Slot: string(portstest.NewID[ehc.MessageID]()), Case: s.Case, Event: ehc.DraftShared, Recipient: string(to.ID), Person: to.ID, Channel: by, Asks: true, DayBegan: now.Add(-time.Hour)}
		if begun, err = stores.Messages.Begin(ctx, n, now); err != nil {
			return err
		}
		_, _, err = stores.Messages.Report(ctx, begun.ID, delivery.Reported{Status: delivery.Sent, At: now})
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return begun.ID
}

func (b *browser) callback(token, body string) int {
	b.site.t.Helper()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.address+"/callbacks/notify", strings.NewReader(body))
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", token)
	}
	return b.do(r).status
}

func reportOf(id ehc.MessageID, status string, at time.Time) string {
	text, _ := json.Marshal(map[string]any{"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "reference": string(id), "to": "parent@example.org", "status": status, "created_at": at, "completed_at": at, "sent_at": at,
		"notification_type": "email", "template_id": "f33517ff-2a88-4f6e-b855-c550268ce08a", "template_version": 1})
	return string(text)
}

func (s *site) statusOf(id ehc.MessageID) (status delivery.Status, tasks int) {
	s.t.Helper()
	err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) error {
		all, err := stores.Messages.OfCase(ctx, s.Case, 100)
		for _, m := range all {
			if m.ID == id {
				status = m.Status
			}
			if m.Waits() {
				tasks++
			}
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return status, tasks
}

func TestReportsOfNotifyAreTakenInAnyOrderAndTwice(t *testing.T) {
	s := newDeliverySite(t)
	notify, id, now := s.as(people.Person{}), s.wrote(s.Parent, delivery.ByEmail), s.Clock.Now()
	for _, report := range []string{reportOf(id, "permanent-failure", now), reportOf(id, "sending", now.Add(-time.Minute)), reportOf(id, "permanent-failure", now), reportOf(id, "permanent-failure", now.Add(time.Second))} {
		if status := notify.callback("Bearer "+callbackToken, report); status != http.StatusNoContent {
			t.Errorf("answered with %d", status)
		}
	}
	if status, tasks := s.statusOf(id); status != delivery.Bounced || tasks != 1 {
		t.Errorf("the message is %s, with %d tasks", status, tasks)
	}
	told := 0
	if err := s.db.NewRaw("SELECT count(*) FROM event WHERE kind = 'message-not-arrived'").Scan(t.Context(), &told); err != nil || told != 1 {
		t.Errorf("the timeline tells it %d times: %v", told, err)
	}
	for _, unknown := range []string{reportOf(portstest.NewID[ehc.MessageID](), "delivered", now), reportOf("no identity", "delivered", now)} {
		if status := notify.callback("Bearer "+callbackToken, unknown); status != http.StatusNoContent {
			t.Errorf("of a message that is not kept: %d", status)
		}
	}
}

func TestReportsWithoutProofOrSenseAreRefused(t *testing.T) {
	s := newDeliverySite(t)
	notify, id, now := s.as(people.Person{}), s.wrote(s.Parent, delivery.ByEmail), s.Clock.Now()
	good := reportOf(id, "permanent-failure", now)
	for _, token := range []string{"", callbackToken, "Bearer ", "Bearer wrong", "Basic " + callbackToken, "Bearer " + callbackToken + "x"} {
		if status := notify.callback(token, good); status != http.StatusUnauthorized {
			t.Errorf("with %q: %d", token, status)
		}
	}
	for body, want := range map[string]int{"": 400, "{": 400, "[]": 400, `"text"`: 400, `{"reference":7}`: 400, "{}": 400, "\x00\xff": 400, `{"status":"delivered","completed_at":"yesterday"}`: 400,
		strings.Repeat("x", 1<<20): 413, `{"status":"` + strings.Repeat("a", 1<<15) + `"}`: 413} {
		if status := notify.callback("Bearer "+callbackToken, body); status != want {
			t.Errorf("%.20q: %d, want %d", body, status, want)
		}
	}
	if status, tasks := s.statusOf(id); status != delivery.Sent || tasks != 0 {
		t.Errorf("the message is %s, with %d tasks", status, tasks)
	}
	refused := 0
	if err := s.db.NewRaw("SELECT coalesce(sum(times), 0) FROM audit WHERE refused AND item = 'wrong token'").Scan(t.Context(), &refused); err != nil || refused != 1 { // the first; then the tenth, the hundredth
		t.Errorf("%d refusals are recorded: %v", refused, err)
	}
}

func TestABouncedMessageIsATaskUntilSomebodySeesToIt(t *testing.T) {
	s := newDeliverySite(t)
	id := s.wrote(s.Parent, delivery.ByEmail)
	s.as(people.Person{}).callback("Bearer "+callbackToken, reportOf(id, "permanent-failure", s.Clock.Now()))
	nadia := s.as(s.Coordinator)
	nadia.get(s.at("/people")).is(http.StatusOK).says("Did not arrive", "See to it")
	nadia.get(s.at("")).is(http.StatusOK).says("See to a message that did not arrive")
	task := nadia.get("/cases?tray=in-progress").is(http.StatusOK)
	page := nadia.get(task.linkTo("See to a message to " + s.Parent.Name)).is(http.StatusOK).says("What to do next")
	nadia.press(page, "send", nil).is(http.StatusUnprocessableEntity).says("Say how they were told")
	nadia.press(page, "send", url.Values{"how": {strings.Repeat("x", 501)}}).is(http.StatusUnprocessableEntity).says("500 characters")
	nadia.press(page, "send", url.Values{"how": {"Told her by telephone."}}).is(http.StatusOK).says("Seen to", "Told her by telephone.")
	nadia.press(page, "send", url.Values{"how": {"Once more."}}).is(http.StatusNotFound)
	nadia.get("/cases?tray=in-progress").saysNot("See to a message")
	for _, other := range []people.Person{s.Parent, s.SENCO} {
		s.as(other).get(s.at("/deliveries")).is(http.StatusForbidden)
		s.as(other).get(s.at("/people")).saysNot("Last message")
	}
	s.as(s.Stranger).get(s.at("/deliveries")).is(http.StatusNotFound)
}

func TestLettersAreMarkedAndPutBackOnThePage(t *testing.T) {
	s := newDeliverySite(t)
	id := s.wrote(s.Parent, delivery.ByPost)
	queue := postgres.NewPrintQueue(s.db, s.Clock)
	letter := ports.Post{Key: id, Name: s.Parent.Name, Address: []string{"4 Mill Lane", "SW1A 1AA"}, Title: "The draft plan", Enclose: "Version 2 of the plan", PDF: onePage(t)}
	if err := queue.SendPost(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	nadia := s.as(s.Coordinator)
	page := nadia.get("/council/post").is(http.StatusOK).says("4 Mill Lane", "The draft plan", "Version 2 of the plan", "Download 1 letter")
	if file := nadia.get("/council/post/letters.pdf").is(http.StatusOK); !strings.HasPrefix(file.body, "%PDF-") {
		t.Error("what is printed is no PDF")
	}
	nadia.press(page, "send", url.Values{"posted-on": {"1/1/2050"}}).is(http.StatusUnprocessableEntity).says("future")
	nadia.press(page, "send", url.Values{"letters": nil}).is(http.StatusUnprocessableEntity).says("Choose the letters")
	done := nadia.press(page, "send", nil).is(http.StatusOK).says("Nothing to post", "Posted in the last 14 days")
	back := nadia.get(done.linkTo("Put back the letter to " + s.Parent.Name)).is(http.StatusOK).says("Was this letter not posted?")
	nadia.press(back, "back", nil).is(http.StatusOK).says("Download 1 letter")
	nadia.press(back, "back", nil).is(http.StatusNotFound)
	s.as(s.Parent).get("/council/post").is(http.StatusForbidden)
	s.as(s.Parent).get("/council/post/letters.pdf").is(http.StatusForbidden)
}

func TestParkedMessagesAreSentAgainOrGivenUpOnThePage(t *testing.T) {
	s := newDeliverySite(t)
	err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		for range 2 {
			if err := stores.Cases.Record(ctx, ehc.Event{Kind: ehc.AllAdviceIn, Case: s.Case, At: s.Clock.Now()}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	park := func() {
		if _, err := s.db.ExecContext(t.Context(), "UPDATE outbox SET parked_at = now(), attempts = 8, cause = 'recipient 7 message.settings: The key was refused.' WHERE done_at IS NULL AND given_up_at IS NULL AND event_id IN (SELECT id FROM event WHERE kind = 'all-advice-in')"); err != nil {
			t.Fatal(err)
		}
	}
	park()
	manager := s.as(s.Manager)
	list := manager.get("/council/messages").is(http.StatusOK).says("The key was refused.").saysNot("message.settings", "recipient 7")
	one := manager.get(list.linkTo("All advice is in")).is(http.StatusOK).says("Send again")
	manager.press(one, "give-up", nil).is(http.StatusUnprocessableEntity).says("Say why")
	manager.press(one, "give-up", url.Values{"why": {"Told by telephone."}}).is(http.StatusOK).says("Given up")
	manager.press(one, "again", nil).is(http.StatusNotFound)
	two := manager.get(manager.get("/council/messages").linkTo("All advice is in")).is(http.StatusOK)
	manager.press(two, "again", nil).is(http.StatusOK).says("being sent again", "Every message has gone")
	s.as(s.Coordinator).get("/council/messages").is(http.StatusForbidden)
}

func onePage(t *testing.T) []byte {
	t.Helper()
	sheet, err := pdf.Renderer{}.AddressSheet("A letter")
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}
