package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/console"
	"ehchub/application/complaints"
	"ehchub/domain/people"
)

func newComplaintSite(t *testing.T) (s *site, inbox *console.Inbox) {
	s = newSite(t, func(s *site) []Area {
		inbox = console.NewInbox(s.Clock)
		return []Area{NewComplaintPages(s.pages, complaints.Means{Gate: s.gate, Mail: inbox, PublicURL: "http://hub.example"}, s.board), NewTrayPages(s.pages, s.gate), NewCouncilPages(s.pages)}
	})
	return s, inbox
}

func TestAComplaintGoesThroughItsStages(t *testing.T) {
	s, inbox := newComplaintSite(t)
	mother, accused, officer, manager := s.as(s.Parent), s.as(s.Coordinator), s.as(s.Officer), s.as(s.Manager)
	s.as(people.Person{}).get(complaintsHelp).is(http.StatusOK).says("5 working days", "10 working days", "Ombudsman", "does not stop the time for an appeal")

	form := mother.get(complaintsHome+"/new?case="+string(s.Case)).is(http.StatusOK).says(s.Coordinator.Name, "does not change a decision")
	form.labelled()
	mother.press(form, "send", url.Values{"what": {" "}}).is(http.StatusUnprocessableEntity).says("Say what went wrong.")
	mother.press(form, "send", url.Values{"what": {strings.Repeat("long ", 1001)}}).is(http.StatusUnprocessableEntity).says("5,000 characters or fewer")
	page := mother.press(form, "send", url.Values{"what": {"Nobody <b>rang</b> back"}, "about": {"coordinator"}}).is(http.StatusOK).says("Stage 1: not acknowledged yet", "Nobody <b>rang</b> back", "Nobody yet", "Withdraw it").saysNot("Answer it")
	at := page.path

	for who, b := range map[string]*browser{"whom it is about": accused, "a colleague": officer, "the setting": s.as(s.SENCO), "a stranger": s.as(s.Stranger)} {
		if got := b.get(at); got.status != http.StatusNotFound {
			t.Errorf("%s reads the complaint: %d", who, got.status)
		}
		if got := b.get(at + "/answer"); got.status != http.StatusNotFound {
			t.Errorf("%s can answer the complaint: %d", who, got.status)
		}
	}
	accused.get(councilComplaints).is(http.StatusForbidden)
	mother.get(at + "/give").is(http.StatusForbidden)
	manager.get(at + "/nothing").is(http.StatusNotFound)

	manager.get("/cases?tray=unassigned").is(http.StatusOK).says("Say who answers a complaint")
	list := manager.get(councilComplaints).is(http.StatusOK).says("Nobody <b>rang</b> back", "By 6 September 2023")
	manager.get(list.linkTo(reportNamedWith(list.body, "C-"))).is(http.StatusOK).says("Say who answers it").saysNot("Answer it")
	give := manager.get(at + "/give").is(http.StatusOK).says(s.Officer.Name).saysNot(s.Coordinator.Name)
	give.labelled()
	manager.press(give, "check", url.Values{"to": {string(s.Coordinator.ID)}}).is(http.StatusConflict).says("The complaint is about this person")
	manager.press(give, "check", url.Values{"to": {string(s.Officer.ID)}}).is(http.StatusOK).says("Given to " + s.Officer.Name)
	manager.press(give, "check", url.Values{"to": {string(s.Manager.ID)}}).is(http.StatusConflict)
	manager.get("/cases?tray=unassigned").saysNot("Say who answers a complaint")
	officer.get("/cases?tray=unassigned").is(http.StatusOK).says("Acknowledge a complaint")

	acknowledge := officer.get(at + "/acknowledge").is(http.StatusOK)
	officer.press(acknowledge, "check", nil).is(http.StatusOK).says("Stage 1: being looked into", "By 13 September 2023")
	officer.press(acknowledge, "check", nil).is(http.StatusConflict)
	officer.press(officer.get(at+"/extend"), "check", url.Values{"until": {"1/1/2024"}, "why": {"x"}}).is(http.StatusUnprocessableEntity).says("The new day can’t be after 27 September 2023")
	officer.press(officer.get(at+"/extend"), "check", url.Values{"until": {"20/9/2023"}, "why": {"We wait for a record."}}).is(http.StatusOK).says("20 September 2023", "We wait for a record.")
	answer := officer.get(at + "/answer").is(http.StatusOK)
	answer.labelled()
	officer.press(answer, "check", url.Values{"text": {""}}).is(http.StatusUnprocessableEntity).says("Write the answer.", "Say whether the council agrees")
	officer.press(answer, "check", url.Values{"text": {"We are sorry."}, "finding": {"upheld"}}).is(http.StatusOK).says("Stage 1: answered", "We agree with the complaint")

	mother.get(at).is(http.StatusOK).says("We are sorry.", "you can take the complaint to stage 2 until 27 September 2023", "Take it to stage 2")
	further := mother.get(at + "/further").is(http.StatusOK)
	mother.press(further, "check", url.Values{"why": {"Nothing changed."}}).is(http.StatusOK).says("Stage 2: not acknowledged yet")
	second := manager.get(at + "/give").is(http.StatusOK).saysNot(s.Officer.Name)
	manager.press(second, "check", url.Values{"to": {string(s.Manager.ID)}}).is(http.StatusOK)
	manager.press(manager.get(at+"/acknowledge"), "check", nil).is(http.StatusOK)
	manager.press(manager.get(at+"/answer"), "check", url.Values{"text": {"We looked again."}, "finding": {"partly"}}).is(http.StatusOK)
	mother.get(at).is(http.StatusOK).says("This is the council’s last answer.", "Local Government and Social Care Ombudsman")
	manager.press(manager.get(at+"/ombudsman"), "check", url.Values{"why": {"Their reference is 23 001."}}).is(http.StatusOK).says("With the Ombudsman")
	manager.press(manager.get(at+"/close"), "check", url.Values{"why": {"Calls are returned the same day now."}}).is(http.StatusOK).says("Closed")

	for _, mail := range inbox.Outgoing() {
		if strings.Contains(mail.Body, "Rowan") || strings.Contains(mail.Body, "sorry") || mail.To == s.Coordinator.Email {
			t.Errorf("the e-mail to %s says %s", mail.To, mail.Body)
		}
	}
	if got := len(inbox.Outgoing()); got != 9 {
		t.Errorf("%d e-mails went", got)
	}
}

// reportNamedWith finds what something is called on a page by how its name begins.
func reportNamedWith(body, begins string) string {
	at := strings.Index(body, begins)
	return body[at : at+len(begins)+8]
}

func TestAnOfficerWritesDownAComplaintFromPaper(t *testing.T) {
	s, _ := newComplaintSite(t)
	officer, manager := s.as(s.Officer), s.as(s.Manager)
	form := officer.get(complaintsHome + "/new").is(http.StatusOK).says("Somebody else’s")
	form.labelled()
	officer.press(form, "send", url.Values{"what": {"Too late"}, "whose": {"other"}}).is(http.StatusUnprocessableEntity).says("Enter the name of the person who complains", "Say how the complaint reached the council", "Enter how to reach", "Enter the day on which the complaint was received")
	fields := url.Values{"what": {"Too late"}, "whose": {"other"}, "channel": {"paper"}, "received": {"28/8/2023"}, "name": {"Ada Lumb"}, "reach": {"1 Mill Lane"}}
	fields.Set("email", "nobody@nowhere.example")
	officer.press(form, "send", fields).is(http.StatusUnprocessableEntity).says("Nobody has an account with this e-mail address", "1 Mill Lane")
	fields.Del("email")
	officer.press(form, "send", fields).is(http.StatusOK).says("The complaint is written down", "There is no complaint of yours")
	list := manager.get(councilComplaints).is(http.StatusOK).says("Too late", "By 4 September 2023")
	one := manager.get(list.linkTo(reportNamedWith(list.body, "C-"))).is(http.StatusOK).says("Ada Lumb", "28 August 2023, on paper", "1 Mill Lane")
	manager.press(manager.get(one.path+"/about"), "check", url.Values{"about": {string(s.Manager.ID)}}).is(http.StatusOK).saysNot("Too late")
	manager.get(one.path).is(http.StatusNotFound)
	s.as(s.Parent).get(complaintsHome + "/new").is(http.StatusOK).saysNot("Somebody else’s")
	s.as(s.Stranger).get(complaintsHome + "/new?case=" + string(s.Case)).is(http.StatusNotFound)
}
