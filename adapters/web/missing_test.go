package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/casefile"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// sentMail keeps what would be sent.
type sentMail struct{ all []ports.Mail }

func (s *sentMail) SendMail(_ context.Context, m ports.Mail) error {
	s.all = append(s.all, m)
	return nil
}

func newMissingSite(t *testing.T) (*site, *sentMail) {
	mail := &sentMail{}
	return newSite(t, func(s *site) []Area {
		return []Area{NewMissingPages(s.pages, casefile.FindMissing{Gate: s.gate, Mail: mail, PublicURL: "http://hub.example"}), NewCaseCheckPages(s.pages, casefile.CheckCases{Gate: s.gate}), NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewDecisionPages(s.pages, testTexts, s.gate)}
	}), mail
}

// other is somebody of another setting, who expects to find the world's child.
func (s *site) other() people.Person {
	setting := people.Setting{ID: portstest.NewID[ehc.SettingID](), Name: "Ashgrove Nursery"}
	p := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "Bram Otter", JobTitle: "SENCO", Email: "bram@ashgrove.example", Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{setting.ID}, Registered: true}
	s.keep(func(ctx context.Context, all ports.Stores) error {
		if err := all.Settings.Save(ctx, setting); err != nil {
			return err
		}
		return all.People.Save(ctx, p)
	})
	s.knows(p)
	return p
}

func TestSomebodySaysThatACaseIsMissingAndLearnsNothing(t *testing.T) {
	s, mail := newMissingSite(t)
	bram := s.as(s.other())
	if !bram.get("/cases?tray=setting").is(http.StatusOK).links(missingPath) {
		t.Error("the list does not lead to it")
	}
	page := bram.press(bram.get(missingPath).is(http.StatusOK), "ask", nil).is(http.StatusUnprocessableEntity)
	page.says("Enter the child or young person’s forenames", "Enter the date of birth", "Say why")
	page.labelled()
	child := s.World.Load(t).Child()
	typed := url.Values{"forenames": {child.Forenames}, "surname": {child.Surname}, "born": {child.Born.String()}, "why": {"She comes to us on Tuesdays."}}
	known := bram.press(page, "ask", typed).is(http.StatusOK)
	typed.Set("surname", "Nobodysname")
	typed.Set("born", "4/5/2011")
	unknown := bram.press(bram.get(missingPath), "ask", typed).is(http.StatusOK)
	for _, told := range []string{"Thank you. The council looks for it", "Waits for the council"} {
		known.says(told)
		unknown.says(told)
	}
	known.saysNot(string(s.World.Load(t).Reference()))

	officer := s.as(s.Coordinator) // the child's own
	at := officer.get("/cases").is(http.StatusOK).linkTo("Answer Bram Otter, SENCO: a case is missing")
	s.as(s.Officer).get(at).is(http.StatusNotFound)
	bram.get(at).is(http.StatusForbidden)
	page = officer.get(at).is(http.StatusOK)
	page.says("Ashgrove Nursery", "She comes to us on Tuesdays.", string(s.World.Load(t).Reference()))
	page.labelled()
	officer.press(page, "answer", url.Values{"answer": {""}}).is(http.StatusUnprocessableEntity).says("Write the answer")
	officer.press(page, "answer", url.Values{"link": {"x"}, "place": {"second"}}).is(http.StatusUnprocessableEntity).says("Choose one of the cases")
	officer.press(page, "answer", url.Values{"link": {string(s.Case)}, "place": {"second"}}).is(http.StatusOK).says("Whoever asked is told by e-mail")
	if c := s.World.Load(t); c.Child().SecondSetting.Name != "Ashgrove Nursery" || len(c.With(access.Setting)) < 2 {
		t.Errorf("the record names %+v", c.Child().SecondSetting)
	}
	if len(mail.all) != 1 || mail.all[0].To != "bram@ashgrove.example" || strings.Contains(mail.all[0].Subject+mail.all[0].Text, child.Surname) {
		t.Errorf("told %+v", mail.all)
	}
	bram.get(missingPath).says("In your setting’s cases now", "Marguerite Oyelaran")
	officer.press(page, "answer", url.Values{"answer": {"Again."}}).is(http.StatusConflict)

	manager := s.as(s.Manager)
	at = manager.get("/cases").is(http.StatusOK).linkTo("Answer Bram Otter, SENCO: a case is missing")
	page = manager.get(at).is(http.StatusOK)
	page.says("no open case of a child with this name")
	manager.press(page, "answer", url.Values{"answer": {"Please check the spelling."}}).is(http.StatusOK)
	bram.get(missingPath).says("Please check the spelling.")
}

func TestTheNightlyCheckFindsWhoHasTheWrongCase(t *testing.T) {
	s, _ := newMissingSite(t)
	bram := s.other()
	s.keep(func(ctx context.Context, all ports.Stores) error {
		c, err := all.Cases.Get(ctx, s.Case)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		for i, p := range snapshot.Parties { // another setting has the case than the record names
			if p.Holder.Kind == ehc.HeldBySetting {
				snapshot.Parties[i].Holder.ID = string(bram.Settings[0])
			}
			if p.Relation == access.Coordinator {
				snapshot.Parties[i].Until = s.Clock.Now()
			}
		}
		if err := all.Cases.Save(ctx, casework.Restore(snapshot)); err != nil {
			return err
		}
		parent := s.Parent
		known, err := all.People.Get(ctx, parent.ID)
		if err != nil {
			return err
		}
		known.ClosedAt = s.Clock.Now()
		return all.People.Save(ctx, known)
	})
	check := casefile.CheckCases{Gate: s.gate}
	found, err := check.Do(t.Context(), ehc.SystemActor())
	if err != nil || found < 4 {
		t.Fatalf("%d found, %v", found, err)
	}
	if again, err := check.Do(t.Context(), ehc.SystemActor()); again != 0 || err != nil {
		t.Errorf("a second time in a day: %d, %v", again, err)
	}
	manager := s.as(s.Manager)
	page := manager.get(councilCheck).is(http.StatusOK)
	page.says("Nobody co-ordinates these cases", "The child’s setting does not have the case", "A setting has the case that the record does not name", "Ashgrove Nursery", "Somebody on the case has no account any more", s.Parent.Name)
	for _, link := range []string{s.at("/assign"), s.at("/details"), s.at("/people/" + string(s.Parent.ID) + "/remove")} {
		if !page.links(link) {
			t.Errorf("no way to %s", link)
		}
		manager.get(link).is(http.StatusOK)
	}
	s.as(s.Coordinator).get(councilCheck).is(http.StatusForbidden)

	details := manager.get(s.at("/details"))
	manager.press(details, "save", nil).is(http.StatusOK) // saving the record gives the case to the setting that it names, and ends the other's hold
	page = manager.press(manager.get(councilCheck), "look", nil).is(http.StatusOK)
	page.saysNot("The child’s setting does not have the case")
	page.saysNot("A setting has the case that the record does not name")
}

func TestAQuestionComesFromOneOfOnesOwnSettings(t *testing.T) {
	s, _ := newMissingSite(t)
	bram := s.other()
	in := casefile.MissCaseInput{Setting: s.Setting.ID, Forenames: "A", Surname: "B", Born: ehc.D(2018, 1, 1), Why: "C"}
	if err := (casefile.MissCase{Gate: s.gate}).Do(t.Context(), bram.Actor(), in); err == nil || !strings.Contains(err.Error(), "setting") {
		t.Errorf("asked for a setting of others: %v", err)
	}
	in.Setting = ""
	for range 10 {
		_ = casefile.MissCase{Gate: s.gate}.Do(t.Context(), bram.Actor(), in)
	}
	if err := (casefile.MissCase{Gate: s.gate}).Do(t.Context(), bram.Actor(), in); err == nil {
		t.Error("asks without end")
	}
}
