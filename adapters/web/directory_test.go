package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

func newDirectorySite(t *testing.T) (*site, *console.Inbox) {
	var inbox *console.Inbox
	s := newSite(t, func(s *site) []Area {
		inbox = console.NewInbox(s.Clock)
		return []Area{NewDirectoryPages(s.pages, accounts.Means{Units: s.Unit, Mail: inbox, Clock: s.Clock, IDs: system.IDs{}, Pepper: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "http://hub.example"}), NewCouncilPages(s.pages)}
	})
	return s, inbox
}

func TestManagersLookAfterPeople(t *testing.T) {
	s, inbox := newDirectorySite(t)
	for _, other := range []*browser{s.as(s.Coordinator), s.as(s.Parent), s.as(s.SENCO)} {
		other.get(councilPeople).is(http.StatusForbidden)
		other.post(councilPeople+"/new", url.Values{}).is(http.StatusForbidden)
	}
	b := s.as(s.Manager)
	b.get(councilPeople + "?q=" + url.QueryEscape(s.SENCO.Name)).is(http.StatusOK).says(s.SENCO.Name).saysNot(s.Parent.Name)
	b.post(councilPeople+"/new", url.Values{"name": {"Idris Vane"}}).is(http.StatusUnprocessableEntity).says("Enter their e-mail address", "Choose what the person is")
	b.post(councilPeople+"/new", url.Values{"name": {"Idris Vane"}, "email": {"idris@wren.example"}, "roles": {"contributor"}}).is(http.StatusOK).says("has been invited by e-mail")
	if sent := inbox.Outgoing(); len(sent) != 1 || sent[0].To != "idris@wren.example" {
		t.Errorf("sent %+v", sent)
	}
	b.post(councilPeople+"/new", url.Values{"name": {"Another"}, "email": {"idris@wren.example"}, "roles": {"contributor"}}).is(http.StatusUnprocessableEntity).says("has an account with this e-mail address already")
	one := personURL(s.SENCO.ID, "")
	b.press(b.get(one+"/account").is(http.StatusOK), "close", nil).is(http.StatusOK).says("The account is closed", "Account closed.")
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		p, err := st.People.Get(ctx, s.SENCO.ID)
		if err == nil && !p.Closed() {
			t.Error("the account is open")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	b.press(b.get(one+"/account"), "open", nil).is(http.StatusOK).says("Account opened again.")
	b.press(b.get(personURL(s.Manager.ID, "/account")), "close", nil).says("You can’t close your own account")
}

func TestTwoManagersChangeOneAccount(t *testing.T) {
	s, _ := newDirectorySite(t)
	b, at := s.as(s.Manager), personURL(s.Coordinator.ID, "/change")
	first, second := b.get(at).is(http.StatusOK), b.get(at)
	b.press(first, "save", url.Values{"title": {"Senior co-ordinator"}}).is(http.StatusOK).says("Senior co-ordinator")
	b.press(second, "save", url.Values{"title": {"Team leader"}}).is(http.StatusConflict).says("Senior co-ordinator", "Team leader")
	own := personURL(s.Manager.ID, "/change")
	b.press(b.get(own), "save", url.Values{"roles": {"coordinator"}}).is(http.StatusUnprocessableEntity).says("You can’t stop managing the service yourself")
}

func TestSomebodyAlwaysManagesTheService(t *testing.T) {
	t.Parallel()
	p := people.Person{ID: "a", Roles: []ehc.Role{ehc.RoleManager}}
	if p.GrantRoles("b", []ehc.Role{ehc.RoleCoordinator}, 0) == nil || p.Close("b", 0, time.Unix(1, 0)) == nil {
		t.Error("the last manager went")
	}
	if err := p.GrantRoles("b", []ehc.Role{ehc.RoleCoordinator}, 1); err != nil {
		t.Error(err)
	}
}

func TestAManagerResetsHowSomebodySignsInOnThePage(t *testing.T) {
	s, inbox := newDirectorySite(t)
	at := personURL(s.Coordinator.ID, waysPath)
	s.as(s.SENCO).get(at).is(http.StatusForbidden)
	s.as(s.SENCO).post(at, url.Values{"reason": {"Mine."}}).is(http.StatusForbidden)
	b := s.as(s.Manager)
	page := b.get(at).is(http.StatusOK).says("Reset how "+s.Coordinator.Name+" signs in?", "call them back")
	b.press(page, "reset", nil).is(http.StatusUnprocessableEntity).says("Write why")
	b.press(page, "reset", url.Values{"reason": {"Lost phone; called back."}}).is(http.StatusOK).says("How they sign in is reset", "Ways to sign in reset: Lost phone; called back.")
	if sent := inbox.Outgoing(); len(sent) == 0 || sent[0].Subject != "How you sign in was reset" {
		t.Errorf("told %+v", sent)
	}
	b.press(b.get(personURL(s.Manager.ID, waysPath)), "reset", url.Values{"reason": {"Mine."}}).is(http.StatusConflict).says("under “Your account”")
}
