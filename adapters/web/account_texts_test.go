package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/people"
)

func TestTheCouncilChangesATextOfAnAccount(t *testing.T) {
	mail := &keptMail{}
	s := newSite(t, func(s *site) []Area {
		return []Area{NewCouncilPages(s.pages), NewAccountTextPages(s.pages, testTexts, accounts.NewAccountTexts(s.Unit, s.Clock, system.IDs{}, mail, "http://hub.example"))}
	})
	const address = "/council/account-texts/code"
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		s.as(who).get(councilAccountTexts).is(http.StatusForbidden)
		s.as(who).post(address, url.Values{"action": {"save"}, "subject": {"A code"}, "sentence": {"{{code}}"}}).is(http.StatusForbidden)
	}
	b := s.as(s.Manager)
	b.get(b.get("/council").linkTo("Texts of messages about accounts")).is(http.StatusOK).says("A code to sign in, by e-mail", "The password was changed", "None: a text message")
	b.get(councilAccountTexts + "/nothing").is(http.StatusNotFound)
	page := b.get(address).is(http.StatusOK).says("{{code}}", "Needed: without it the message is of no use", "What cannot be used here")
	page.labelled()
	b.press(page, "save", url.Values{"sentence": {"Please enter it soon."}}).is(http.StatusUnprocessableEntity).says("The text must hold {{code}}", "Please enter it soon.")
	b.press(page, "save", url.Values{"subject": {"{{code}} is it"}}).is(http.StatusUnprocessableEntity).says("the subject shows on locked screens")
	b.press(page, "save", url.Values{"sentence": {"{{code}} for {{child}}"}}).is(http.StatusUnprocessableEntity).says("{{child}} is not a placeholder of this message")
	seen := b.press(page, "preview", url.Values{"sentence": {"Type {{code}}, {{name}}."}}).is(http.StatusOK).says("Dear Sam Rowan", "Type 123456, Sam Rowan.", "Nothing is saved yet")
	b.press(seen, "test", nil).is(http.StatusOK).says("We have sent a test to " + s.Manager.Email)
	if len(mail.sent) != 1 || mail.sent[0].To != s.Manager.Email || !strings.Contains(mail.sent[0].Text, "Type 123456, "+s.Manager.Name) {
		t.Errorf("sent %+v", mail.sent)
	}
	b.press(seen, "save", nil).is(http.StatusOK).says("Messages from now on use it.", "Version 1")
	sms := b.get(councilAccountTexts + "/code-by-text").is(http.StatusOK).says("140 characters at most")
	b.press(sms, "save", url.Values{"sentence": {"{{code}} " + strings.Repeat("and ", 60)}}).is(http.StatusUnprocessableEntity).says("too long")
}
