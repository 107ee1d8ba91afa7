package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/console"
	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func newStaffSite(t *testing.T) (*site, *console.Inbox) {
	var inbox *console.Inbox
	s := newSite(t, func(s *site) []Area {
		inbox = console.NewInbox(s.Clock)
		means := accounts.Means{Units: s.Unit, Mail: inbox, Clock: s.Clock, IDs: system.IDs{}, Pepper: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "http://hub.example"}
		return []Area{NewSettingStaffPages(s.pages, s.gate, means), NewDirectoryPages(s.pages, means), NewCouncilPages(s.pages)}
	})
	return s, inbox
}

func TestAnAdministratorLooksAfterTheirOwnSettingsPeopleAlone(t *testing.T) {
	s, inbox := newStaffSite(t)
	at := councilSettings + "/" + string(s.Setting.ID)
	manager := s.as(s.Manager)
	manager.get(councilSettings).is(http.StatusOK).says(s.Setting.Name)
	manager.get(councilSettings + "?q=zzz").is(http.StatusOK).says("No setting was found")
	manager.post(at+"/administrator", url.Values{"person": {string(s.SENCO.ID)}, "action": {"appoint"}}).is(http.StatusOK).says("They are an administrator now", "Administrator")
	manager.post(at+"/administrator", url.Values{"person": {string(s.Parent.ID)}, "action": {"appoint"}}).is(http.StatusNotFound)

	head := s.SENCO
	head.Administers = []ehc.SettingID{s.Setting.ID}
	s.serve(func(s *site) []Area {
		means := accounts.Means{Units: s.Unit, Mail: inbox, Clock: s.Clock, IDs: system.IDs{}, Pepper: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "http://hub.example"}
		return []Area{NewSettingStaffPages(s.pages, s.gate, means), NewOwnAccountPages(s.pages, Sessions{}, means, AccountOptions{})}
	}, head, s.Therapist, s.Parent, s.Coordinator)
	b, own := s.as(head), ownSettings+"/"+string(s.Setting.ID)
	opened := b.get(ownSettings).is(http.StatusOK).says(s.Setting.Name, "Who has which case", "Ashdown")
	opened.labelled()
	for _, other := range []people.Person{s.Therapist, s.Parent, s.Coordinator} {
		s.as(other).get(own).is(http.StatusNotFound)
		s.as(other).post(own, url.Values{"name": {"X"}, "email": {"x@y.example"}}).is(http.StatusNotFound)
		s.as(other).post(own+"/remove/"+string(head.ID), nil).is(http.StatusNotFound)
	}
	b.post(own, url.Values{"action": {"invite"}}).is(http.StatusUnprocessableEntity).says("Enter the person’s name", "Enter their e-mail address")
	if again := b.post(own, url.Values{"name": {"Monday Thorne"}, "email": {"not an address"}, "action": {"invite"}}).is(http.StatusUnprocessableEntity).says("name@example.org"); !strings.Contains(again.body, "Monday Thorne") {
		t.Error("what was typed is gone")
	}
	for _, of := range []people.Person{s.Therapist, s.Parent} {
		b.post(own, url.Values{"name": {"Y"}, "email": {of.Email}}).is(http.StatusUnprocessableEntity).says("This address can’t be added here").saysNot(of.Name)
	}
	b.post(own, url.Values{"name": {"Monday Thorne"}, "title": {"SENCO"}, "email": {"monday@larkfield.example"}}).is(http.StatusOK).says("They have been told by e-mail", "Monday Thorne", "Not registered yet")
	if sent := inbox.Outgoing(); len(sent) != 1 || sent[0].To != "monday@larkfield.example" {
		t.Errorf("sent %+v", sent)
	}
	b.post(own+"/contact", url.Values{"phone": {"01632 960 777"}, "mail": {"no"}}).is(http.StatusUnprocessableEntity).says("name@example.org")
	b.post(own+"/contact", url.Values{"phone": {"01632 960 777"}, "mail": {"Office@Larkfield.example"}}).is(http.StatusOK).says("The contact is saved")
	b.post(own+"/remove/"+string(head.ID), nil).is(http.StatusConflict).says("You can’t take yourself off your setting")
	b.get(own + "/remove/" + string(s.Parent.ID)).is(http.StatusNotFound)
}

func TestRemovingAColleagueEndsTheirCases(t *testing.T) {
	s, _ := newStaffSite(t)
	b, at := s.as(s.Manager), councilSettings+"/"+string(s.Setting.ID)
	page := b.get(at+"/remove/"+string(s.SENCO.ID)).is(http.StatusOK).says("Remove "+s.SENCO.Name, "Nobody else acts for this setting")
	b.press(page, "remove", nil).is(http.StatusOK).says("They no longer act for this setting", "No longer acts for "+s.Setting.Name).saysNot("Time away")
	left := s.SENCO
	left.Settings = nil
	if s.Holds(t, left) {
		t.Error("the leaver has the case")
	}
	b.post(at+"/remove/"+string(s.SENCO.ID), nil).is(http.StatusNotFound)
}
