package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// twoSettings is a draft of the school's SENCO, with a second setting and its SENCO.
type twoSettings struct {
	*site
	second people.Setting
	bram   people.Person
	una    people.Person // a colleague of the school's SENCO
	at     string        // the draft
}

func newTwoSettings(t *testing.T) twoSettings {
	s := twoSettings{site: newRequestSite(t)}
	s.second = people.Setting{ID: portstest.NewID[ehc.SettingID](), Name: "Ashgrove Nursery"}
	senco := func(name, email string, of ehc.SettingID) people.Person {
		return people.Person{ID: portstest.NewID[ehc.PersonID](), Name: name, JobTitle: "SENCO", Email: email, Roles: []ehc.Role{ehc.RoleSENCO}, Settings: []ehc.SettingID{of}, Registered: true, ByEmail: true}
	}
	s.bram, s.una = senco("Bram Otter", "bram@ashgrove.example", s.second.ID), senco("Una Larch", "una@larkfield.example", s.Setting.ID)
	s.keep(func(ctx context.Context, all ports.Stores) error {
		if err := all.Settings.Save(ctx, s.second); err != nil {
			return err
		}
		for _, p := range []people.Person{s.bram, s.una} {
			if err := all.People.Save(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	s.knows(s.bram, s.una)
	b := s.as(s.SENCO)
	page := b.press(b.get("/requests/new").is(http.StatusOK), "start", nil).is(http.StatusOK)
	s.at = "/requests/" + string(draftID(page))
	b.press(b.get(s.at+"/child"), "continue", childTyped).is(http.StatusOK)
	b.press(b.get(s.at+"/you"), "continue", url.Values{"requester.consent": {"yes"}}).is(http.StatusOK)
	return s
}

// ask lets the school's SENCO ask the second setting for parts.
func (s twoSettings) ask(parts ...string) {
	b := s.as(s.SENCO)
	page := b.press(b.get(s.at+"/ask").is(http.StatusOK), "check", url.Values{"who": {"setting"}, "setting": {string(s.second.ID)}, "parts": parts}).is(http.StatusOK)
	page.says("Ask Ashgrove Nursery to write with you?", "Perrin Farrow, born 4 May 2016", "You alone send the request")
	b.press(page, "confirm", nil).is(http.StatusOK).says("Ashgrove Nursery has been asked to write with you", "Who writes this request")
}

func TestTwoSettingsWriteOneRequest(t *testing.T) {
	s := newTwoSettings(t)
	senco, bram := s.as(s.SENCO), s.as(s.bram)
	bram.get(s.at).is(http.StatusNotFound)
	s.ask("story", "documents")

	page := bram.get(s.at).is(http.StatusOK)
	page.says("Help to write a request", "Perrin Farrow", s.SENCO.Name+" sends it", "Their story", "Documents", "Stop writing in this request")
	page.saysNot("About you", "Check and send", "Download")
	page.labelled()
	for _, part := range []string{"/you", "/child", "/check", "/ask", "/sender"} {
		bram.get(s.at + part).is(http.StatusForbidden)
	}
	if list := bram.get("/cases?tray=setting").is(http.StatusOK); !list.links(s.at) {
		t.Error("the other setting finds no way to the request among its cases")
	}

	mine, theirs := senco.get(s.at+"/story").is(http.StatusOK), bram.get(s.at+"/story").is(http.StatusOK)
	mine.says("Only those who write this request with you")
	senco.press(mine, "save", url.Values{"story.working-well": {"She draws maps."}}).is(http.StatusOK)
	bram.press(theirs, "save", url.Values{"story.tried": {"A quiet corner, daily."}}).is(http.StatusOK)
	for _, b := range []*browser{senco, bram} {
		form, _ := b.get(s.at + "/story").form("save")
		if form.Get("story.working-well") != "She draws maps." || form.Get("story.tried") != "A quiet corner, daily." {
			t.Errorf("two people in different fields do not both keep theirs: %v", form)
		}
	}
	senco.get(s.at).says("Last written by Bram Otter")

	mine, theirs = senco.get(s.at+"/story"), bram.get(s.at+"/story")
	senco.press(mine, "save", url.Values{"story.not-working": {"Noise."}}).is(http.StatusOK)
	page = bram.press(theirs, "save", url.Values{"story.not-working": {"Crowds."}}).is(http.StatusConflict)
	page.says("Two people wrote here at the same time", s.SENCO.Name, "Noise.", "Crowds.", "What is difficult?")
	bram.press(page, "save", url.Values{"choose.story.not-working": {"mine"}}).is(http.StatusOK)
	if form, _ := senco.get(s.at + "/story").form("save"); form.Get("story.not-working") != "Crowds." {
		t.Errorf("what was chosen is not kept: %v", form)
	}

	page = senco.press(senco.get(s.at+"/check").is(http.StatusOK), "send", nil).is(http.StatusOK)
	page.says("Your case ID is")
	page = bram.get(s.at + "/story").is(http.StatusOK)
	page.says("The request that you helped to write has been sent", "EHC/23/")
	page.saysNot("Open the case", s.SENCO.Email)
	id := strings.TrimPrefix(s.at, "/requests/")
	bram.get("/cases/" + id + "/request").is(http.StatusNotFound)
	s.as(s.Manager).get("/cases/"+id+"/request").says("Crowds.", "Who wrote it", "Bram Otter")
}

func TestAColleagueSendsTheRequestInstead(t *testing.T) {
	s := newTwoSettings(t)
	una := s.as(s.una)
	una.get(s.at + "/check").is(http.StatusOK).says(s.SENCO.Name + " sends this request")
	if got := una.post(s.at+"/check", url.Values{"action": {"send"}}); got.status != http.StatusForbidden {
		t.Errorf("a colleague sends what another sends: %d", got.status)
	}
	page := una.press(una.get(s.at+"/sender").is(http.StatusOK), "send", nil).is(http.StatusOK)
	page.says("You send this request now", "Una Larch")
	if form, _ := una.get(s.at + "/you").form("save"); form.Get("requester.name") != "Una Larch" || form.Get("requester.consent") != "yes" {
		t.Errorf("it is asked by %v", form)
	}
	s.as(s.SENCO).get(s.at + "/ask").is(http.StatusForbidden)
	una.press(una.get(s.at+"/story"), "continue", storyTyped).is(http.StatusOK)
	una.press(una.get(s.at+"/check"), "send", nil).is(http.StatusOK).says("Your case ID is")
}

func TestWhoWritesIsChangedAndEnded(t *testing.T) {
	s := newTwoSettings(t)
	s.ask("child")
	senco, bram := s.as(s.SENCO), s.as(s.bram)
	bram.get(s.at + "/child").is(http.StatusOK)
	writer := senco.get(s.at).linkTo("Change what Ashgrove Nursery writes")
	page := senco.press(senco.get(writer).is(http.StatusOK), "save", url.Values{"parts": {}}).is(http.StatusUnprocessableEntity)
	page.says("Choose what they are to write")
	senco.press(page, "save", url.Values{"parts": {"story"}}).is(http.StatusOK)
	bram.get(s.at + "/child").is(http.StatusForbidden)
	bram.get(s.at + "/story").is(http.StatusOK)

	page = senco.press(senco.get(s.at+"/sender").is(http.StatusOK), "change-sender", nil).is(http.StatusUnprocessableEntity)
	page.says("Choose who sends the request", "Bram Otter", "Una Larch")
	senco.press(page, "change-sender", url.Values{"to": {string(s.bram.ID)}}).is(http.StatusOK).says("Somebody else sends the request now")
	bram.get(s.at + "/you").is(http.StatusOK).says("About you")
	senco.get(s.at + "/you").is(http.StatusForbidden)
	senco.get(s.at + "/story").is(http.StatusOK)

	senco.press(senco.get(s.at+"/stop").is(http.StatusOK), "stop", nil).is(http.StatusOK).says("You no longer write in this request")
	senco.get(s.at).is(http.StatusNotFound)
	s.as(s.una).get(s.at).is(http.StatusNotFound)
}

func TestAPersonIsAskedByTheirAddress(t *testing.T) {
	s := newTwoSettings(t)
	b := s.as(s.SENCO)
	ask := func(change url.Values) *page {
		typed := url.Values{"who": {"person"}, "name": {"Fern Adeyemi"}, "detail": {"Speech therapist"}, "kind": {"work"}, "email": {"fern@therapy.example"}, "again": {"fern@therapy.example"}, "parts": {"documents"}}
		for name, values := range change {
			typed[name] = values
		}
		return b.press(b.get(s.at+"/ask").is(http.StatusOK), "check", typed)
	}
	for name, tc := range map[string]struct {
		change url.Values
		says   string
	}{
		"nobody": {url.Values{"who": {""}}, "Choose whom you want to ask"}, "no part": {url.Values{"parts": {}}, "Choose what they are to write"}, "no name": {url.Values{"name": {""}}, "full name"},
		"an address that is none": {url.Values{"email": {"fern"}, "again": {"fern"}}, "in the form name@example.org"}, "two addresses": {url.Values{"again": {"f@x.example"}}, "differ"},
		"no setting": {url.Values{"who": {"setting"}}, "Choose a nursery, school or college"},
	} {
		ask(tc.change).is(http.StatusUnprocessableEntity).says(tc.says)
		_ = name
	}
	page := ask(nil).is(http.StatusOK)
	page.says("fern@therapy.example", "has confirmed this e-mail address to you")
	b.press(page, "confirm", nil).is(http.StatusOK).says("Fern Adeyemi")
	var fern people.Person
	s.keep(func(ctx context.Context, all ports.Stores) (err error) {
		fern, err = all.People.ByEmail(ctx, "fern@therapy.example")
		return err
	})
	if fern.Registered || len(fern.Roles) != 1 || fern.Roles[0] != ehc.RoleContributor {
		t.Errorf("kept as %+v", fern)
	}
	s.knows(fern)
	s.as(fern).get(s.at + "/documents").is(http.StatusOK)
	s.as(fern).get(s.at + "/story").is(http.StatusForbidden)
	own := ask(url.Values{"email": {s.SENCO.Email}, "again": {s.SENCO.Email}})
	b.press(own, "confirm", nil).is(http.StatusUnprocessableEntity).says("writes all of this request already")
	visitor := s.as(people.Person{})
	check := visitor.written()
	if at := "/requests/" + string(draftID(check)); !strings.HasPrefix(visitor.get(at+"/ask").path, "/sign-in") {
		t.Error("a visitor asks others to write")
	}
}

func TestADocumentIsRemovedByWhoeverAddedIt(t *testing.T) {
	s := newTwoSettings(t)
	s.ask("documents")
	senco, bram := s.as(s.SENCO), s.as(s.bram)
	senco.upload(senco.get(s.at+"/documents"), "upload", part{"ours.png", portstest.SampleFiles["drawing.png"]}).is(http.StatusOK)
	page := bram.upload(bram.get(s.at+"/documents"), "upload", part{"theirs.png", portstest.SampleFiles["drawing.png"]}).is(http.StatusOK)
	page.says("ours.png", "theirs.png")
	ours, theirs := "", ""
	s.keep(func(ctx context.Context, all ports.Stores) error {
		c, err := all.Cases.Get(ctx, draftID(page))
		if err != nil {
			return err
		}
		ours, theirs = string(c.Request().Files[0]), string(c.Request().Files[1])
		return nil
	})
	bram.post(s.at+"/documents", url.Values{"remove": {ours}}).is(http.StatusForbidden)
	bram.post(s.at+"/documents", url.Values{"remove": {theirs}}).is(http.StatusOK).saysNot("theirs.png")
}
