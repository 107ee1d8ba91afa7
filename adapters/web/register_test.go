package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ehchub/adapters/filestore"
	"ehchub/adapters/gias"
	"ehchub/adapters/gias/giastest"
	"ehchub/application/importing"
	"ehchub/domain/people"
	"ehchub/ports"
)

func newRegisterSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		store, err := filestore.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		means := importing.Means{Units: s.Unit, Files: store, Reader: gias.File{}, Clock: s.Clock, IDs: s.gate.IDs}
		return []Area{NewCouncilPages(s.pages), NewRegisterPages(s.pages, s.gate, means), NewSettingPages(s.Unit), NewCasePages(s.pages, s.gate)}
	})
}

// bring gives a file to the hub and brings it in.
func (b *browser) bring(file []byte) *page {
	b.site.t.Helper()
	page := b.get("/council/register").is(http.StatusOK)
	return b.press(b.upload(page, "check", part{"edubasealldata.csv", string(file)}).is(http.StatusOK).says("Nothing has changed yet"), "load", nil).is(http.StatusOK)
}

// typed puts words into a field of the page.
func (p *page) typed(name, words string) {
	for _, field := range find(p.root, func(n *html.Node) bool { return attr(n, "name") == name }) {
		field.Attr = slices.DeleteFunc(field.Attr, func(a html.Attribute) bool { return a.Key == "value" })
		field.Attr = append(field.Attr, html.Attribute{Key: "value", Val: words})
	}
}

func (s *site) setting(urn string) people.Setting {
	s.t.Helper()
	var found []people.Setting
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, st ports.Stores) (err error) {
		found, err = st.Register.ByURN(ctx, urn)
		return err
	}); err != nil || len(found) != 1 {
		s.t.Fatalf("setting %s: %d, %v", urn, len(found), err)
	}
	return found[0]
}

func TestTheRegisterIsCheckedThenBroughtIn(t *testing.T) {
	s := newRegisterSite(t)
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		s.as(who).get("/council/register").is(http.StatusForbidden)
	}
	b := s.as(s.Manager)
	page := b.get("/council/register").is(http.StatusOK)
	page.labelled()
	b.upload(page, "check", part{"edubasealldata.csv", "x"}).is(http.StatusUnprocessableEntity).says("Enter the code of your own authority")
	page.typed("areas", "999, 873")
	first := giastest.Table(t, giastest.Columns, giastest.School("199001", "Alder School"), giastest.School("199002", "Birch School", "StatutoryLowAge", "four", "LA (code)", "301"), giastest.School("", "Nameless"))
	report := b.upload(page, "check", part{"edubasealldata.csv", string(first)}).is(http.StatusOK).says("Nothing has changed yet", "New to the hub", "StatutoryLowAge", "four", "The row was left out", "873, 999")
	if found := s.find("birch"); len(found) != 0 {
		t.Errorf("checking brought in %v", found)
	}
	b.press(report, "load", nil).is(http.StatusOK).says("The register is in: 2 new, 0 changed")
	if got := s.setting("199002"); got.LowAge != 0 || got.HighAge != 11 {
		t.Errorf("ages %d to %d", got.LowAge, got.HighAge)
	}
	again := giastest.Table(t, giastest.Columns, giastest.School("199001", "Alder School"), giastest.School("199002", "Birch School", "StatutoryLowAge", "four", "LA (code)", "301", "EstablishmentStatus (code)", "2", "CloseDate", "31-08-2026"))
	b.bring(again).says("The register is in: 0 new, 1 changed", "1 setting is shut")
	if found := s.find("birch"); len(found) != 0 {
		t.Errorf("a setting that is shut is offered: %v", found)
	}
	b.get("/council/register").says("Files given so far", "Brought in")
}

// find searches as somebody without an account does.
func (s *site) find(text string) []string {
	s.t.Helper()
	body := s.as(people.Person{}).get("/settings/find?q=" + url.QueryEscape(text)).is(http.StatusOK).body
	if body == "[]" {
		return nil
	}
	return strings.Split(body, "},{")
}

func TestAFileThatIsNoRegisterChangesNothing(t *testing.T) {
	s := newRegisterSite(t)
	b := s.as(s.Manager)
	for why, file := range map[string]string{"This is no file of the register": "Name,Age\nA,1\n", "The file has no column “URN”": "LA (code),EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (code)\n1,A,1,x,1\n"} {
		page := b.get("/council/register")
		page.typed("areas", "999")
		b.upload(page, "check", part{"x.csv", file}).is(http.StatusUnprocessableEntity).says(why)
	}
	b.get("/council/register").says("No file yet")
	var refused int
	if err := s.db.QueryRowContext(t.Context(), "SELECT count(*) FROM audit WHERE refused AND item = 'refused: register.file'").Scan(&refused); err != nil || refused != 1 {
		t.Errorf("%d refusals recorded, %v", refused, err)
	}
}

func TestChildrenFollowToTheAcademyThatTheirSchoolBecame(t *testing.T) {
	s := newRegisterSite(t)
	b := s.as(s.Manager)
	old := s.Setting
	old.URN = "199001"
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error { return st.Settings.Save(ctx, old) }); err != nil {
		t.Fatal(err)
	}
	page := b.get("/council/register")
	page.typed("areas", "999")
	file := giastest.Table(t, giastest.Columns, giastest.School("199001", old.Name, "EstablishmentStatus (code)", "2", "CloseDate", "31-08-2023"), giastest.School("199002", "Larkfield Academy", "TypeOfEstablishment (code)", "34"))
	b.press(b.upload(page, "check", part{"edubasealldata.csv", string(file)}), "load", nil).is(http.StatusOK)
	b.get("/council/register").says("Shut, with children still there", "The register names none")
	links := giastest.Table(t, giastest.LinkColumns, giastest.Row{"URN": "199001", "LinkURN": "199002", "LinkType": "Successor", "LinkEstablishedDate": "01-01-2023"})
	b.bring(links)
	ask := b.get("/council/register").says("Move them to Larkfield Academy")
	confirm := b.get(ask.linkTo("Move them to Larkfield Academy")).is(http.StatusOK).says("First day at the new setting", "will act for Larkfield Academy too")
	b.press(confirm, "send", url.Values{"on": {"31/12/2050"}}).is(http.StatusUnprocessableEntity).says("today or in the past")
	b.press(confirm, "send", nil).is(http.StatusOK).says("The children are moved")
	b.get("/council/register").saysNot("Shut, with children still there")
	s.as(s.Coordinator).get("/cases/"+string(s.Case)+"/details").says("Larkfield Academy", old.Name)
	var senco people.Person
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) (err error) {
		senco, err = st.People.Get(ctx, s.SENCO.ID)
		return err
	}); err != nil || !slices.Contains(senco.Settings, s.setting("199002").ID) {
		t.Errorf("the SENCO acts for %v, %v", senco.Settings, err)
	}
}
