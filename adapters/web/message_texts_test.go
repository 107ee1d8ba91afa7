package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/system"
	"ehchub/application/notifying"
	"ehchub/domain/people"
	"ehchub/ports"
)

// keptMail keeps what a test sends.
type keptMail struct{ sent []ports.Mail }

func (m *keptMail) SendMail(_ context.Context, mail ports.Mail) error {
	m.sent = append(m.sent, mail)
	return nil
}

func TestTheCouncilChangesATextOfAMessage(t *testing.T) {
	mail := &keptMail{}
	s := newSite(t, func(s *site) []Area {
		texts := notifying.NewMessageTexts(s.Unit, s.Clock, system.IDs{}, mail, "http://hub.example")
		return []Area{NewCouncilPages(s.pages), NewMessageTextPages(s.pages, testTexts, texts)}
	})
	const address = "/council/message-texts/draft-shared.family"
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		for _, path := range []string{councilMessageTexts, address, address + "/restore", address + "/versions/0"} {
			s.as(who).get(path).is(http.StatusForbidden)
		}
		s.as(who).post(address, url.Values{"action": {"test"}, "subject": {"A draft"}, "sentence": {"Please comment by {{due date}}."}}).is(http.StatusForbidden)
	}
	b := s.as(s.Manager)
	page := b.get("/council").is(http.StatusOK)
	b.get(page.linkTo("Texts of messages")).is(http.StatusOK).says("The first draft of the plan was shared", "The family and advocates", "The draft plan is ready to read", "The hub’s own text")
	b.get(councilMessageTexts + "/draft-shared.nobody").is(http.StatusNotFound)
	page = b.get(address).is(http.StatusOK).says("{{due date}}", "Needed: without it the reader does not know", "What cannot be used here: the child’s name", "You have until {{due date}}")
	page.labelled()
	const changed = "A draft of the plan is ready, {{name}}. Please send your comments by {{due date}}."

	b.press(page, "save", url.Values{"sentence": {"You have new information. Please sign in by {{due date}}."}}).is(http.StatusUnprocessableEntity).says("does not say what happened", "You have new information. Please sign in")
	b.press(page, "save", url.Values{"sentence": {changed + " {{child}}"}}).is(http.StatusUnprocessableEntity).says("{{child}} is not a placeholder of this message. You can use: {{name}}")
	b.press(page, "preview", url.Values{"sentence": {"A draft is ready. Please comment."}}).is(http.StatusUnprocessableEntity).says("The text must hold {{due date}}")
	seen := b.press(page, "preview", url.Values{"sentence": {changed}}).is(http.StatusOK).says("As a message about an invented case", "To: advocate", "Dear Robin Example - advocate", "A draft of the plan is ready, young person.", "The draft plan is ready to read (EHC/26/0000)", "Nothing is saved yet")
	seen.labelled()

	b.press(seen, "test", nil).is(http.StatusOK).says("We have sent a test to "+s.Manager.Email, "The text is not saved yet", changed)
	if len(mail.sent) != 1 || mail.sent[0].To != s.Manager.Email || mail.sent[0].Subject != "Test: The draft plan is ready to read (EHC/26/0000)" || !strings.Contains(mail.sent[0].Text, "A draft of the plan is ready, "+s.Manager.Name+".") {
		t.Errorf("sent %+v", mail.sent)
	}
	for range 19 {
		b.press(seen, "test", nil).is(http.StatusOK)
	}
	b.press(seen, "test", nil).is(http.StatusConflict).says("You have sent many tests", changed)
	if len(mail.sent) != 20 {
		t.Errorf("%d tests were sent", len(mail.sent))
	}

	b.press(seen, "save", nil).is(http.StatusOK).says("Messages from now on use it.", "Version 1", s.Manager.Name, changed)
	b.get(councilMessageTexts).says("Version 1 of the council’s text", "by "+s.Manager.Name)
	b.press(page, "save", url.Values{"sentence": {strings.Replace(changed, "ready", "there", 1)}}).is(http.StatusConflict).says(changed, "A draft of the plan is there")
	restore := b.get(address + "/restore").is(http.StatusOK).says("Go back to the hub’s own text?")
	b.press(restore, "restore", nil).is(http.StatusOK).says("Messages use the hub’s own text again.", "Version 2", "The hub’s own text again", "You have until {{due date}}")
	b.press(restore, "restore", nil).is(http.StatusOK).says("Somebody else has changed this text")
	b.get(address+"/versions/1").is(http.StatusOK).says(changed, "It was saved by "+s.Manager.Name)
	b.get(address + "/versions/9").is(http.StatusNotFound)
}
