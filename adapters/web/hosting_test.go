package web

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/picture"
	"ehchub/adapters/system"
	"ehchub/application/hosting"
	"ehchub/domain/people"
	"ehchub/ports/portstest"
)

// newHostingSite serves the pages by which the council runs the hub.
func newHostingSite(t *testing.T) *site {
	s, _ := newHostingSiteWithMail(t)
	return s
}

func newHostingSiteWithMail(t *testing.T) (s *site, inbox *console.Inbox) {
	s = newSite(t, func(s *site) []Area {
		inbox = console.NewInbox(s.Clock)
		return []Area{
			NewAboutPages(s.pages, s.board, hosting.PublicWords{Units: s.Unit}), newTestHelp(s), NewStatusPages(s.pages, s.board, s.Clock, hosting.CheckReady{Units: s.Unit}.Check), NewCouncilPages(s.pages),
			NewReportPages(s.pages, hosting.ReportProblem{Units: s.Unit, Clock: s.Clock, IDs: system.IDs{}}, AccountOptions{}),
			NewProblemPages(s.pages, hosting.AnswerProblems{Units: s.Unit, Clock: s.Clock, IDs: system.IDs{}, Mail: inbox, PublicURL: "http://hub.example"}),
			NewIncidentPages(s.pages, hosting.WriteIncident{Units: s.Unit, Clock: s.Clock, IDs: system.IDs{}}),
			NewAdditionPages(s.pages, testTexts, s.Unit, s.Clock), NewSupportPages(s.pages, hosting.WriteSupport{Units: s.Unit, Clock: s.Clock, IDs: system.IDs{}}), NewCouncilAssets(hosting.ShowLogo{Units: s.Unit}),
			NewProfilePages(s.pages, hosting.ChangeProfile{Units: s.Unit, Clock: s.Clock, Pictures: picture.NewCleaner()}),
			NewBannerPages(s.pages, hosting.WriteBanner{Units: s.Unit, Clock: s.Clock, IDs: system.IDs{}}),
			NewMaintenancePages(s.pages, hosting.SwitchReadOnly{Units: s.Unit, Clock: s.Clock}),
		}
	})
	return s, inbox
}

func TestTheCouncilChangesItsProfile(t *testing.T) {
	s := newHostingSite(t)
	manager := s.as(s.Manager)
	page := manager.get("/council/profile/look").is(http.StatusOK)
	again := manager.press(page, "save", url.Values{"colour": {"#ffee00"}, "name": {"Ketterdale Council"}}).is(http.StatusUnprocessableEntity)
	again.says("This colour is too light to read white words on")
	manager.press(again, "preview", url.Values{"colour": {"#00447c"}}).is(http.StatusOK).says("How it looks", "Nothing is saved yet")
	manager.press(again, "save", url.Values{"colour": {"#00447c"}}).is(http.StatusOK).says("Ketterdale Council", "#00447c", s.Manager.Name)
	help := s.as(people.Person{}).get("/help").is(http.StatusOK)
	if !strings.Contains(help.body, "Ketterdale Council") || !strings.Contains(help.body, "/assets/council/00447c.css") {
		t.Error("everybody else does not see the new name and colour at once")
	}
	if css := s.as(people.Person{}).get("/assets/council/00447c.css").is(http.StatusOK).body; !strings.Contains(css, "--hub-accent:#00447c") {
		t.Error(css)
	}
	manager.get("/council/profile/history").is(http.StatusOK).says("Name of the council", "Wrenshire County Council", "Ketterdale Council", "#00447c")
	s.as(s.Coordinator).get("/council/profile").is(http.StatusForbidden)
	manager.get("/council/profile/nothing").is(http.StatusNotFound)
}

// sendLogo presses a button of the page of the logo, with a picture chosen.
func sendLogo(b *browser, content []byte, action string) *page {
	b.site.t.Helper()
	form, target := b.get(councilProfile + "/logo").is(http.StatusOK).form(action)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range form {
		if name != "logo" {
			_ = w.WriteField(name, values[0])
		}
	}
	part, _ := w.CreateFormFile("logo", "our logo.png")
	_, _ = part.Write(content)
	_ = w.Close()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.address+target, &body)
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return b.do(r)
}

// bomb is a small picture that says that it is larger than any memory.
func bomb() []byte {
	picture := portstest.Logo("png")
	binary.BigEndian.PutUint32(picture[16:], 60_000)
	binary.BigEndian.PutUint32(picture[20:], 60_000)
	binary.BigEndian.PutUint32(picture[29:], crc32.ChecksumIEEE(picture[12:29]))
	return picture
}

func TestTheCouncilsLogoIsTakenShownAndRemoved(t *testing.T) {
	s := newHostingSite(t)
	manager, anybody := s.as(s.Manager), s.as(people.Person{})
	const guide = "/help/guides/parent/guide.pdf"
	plain := anybody.get(guide).is(http.StatusOK).body
	for said, content := range map[string][]byte{
		"must be a PNG or JPEG picture": []byte("GIF89a and what follows"), "This file is empty": {}, "larger than 5 MB": append(portstest.Logo("png"), make([]byte, logoAtMost)...),
		"smaller than 50 megapixels": bomb(), "can’t be read": portstest.Logo("png")[:60],
	} {
		sendLogo(manager, content, "save").is(http.StatusUnprocessableEntity).says(said)
	}
	if anybody.get(guide).is(http.StatusOK).body != plain {
		t.Error("a picture that was refused is shown")
	}
	sendLogo(manager, portstest.Logo("png"), "save").is(http.StatusOK).says("Everyone sees it now")
	if !strings.Contains(anybody.get("/help").is(http.StatusOK).body, "/assets/council/logo/") {
		t.Error("no page shows the logo")
	}
	if !strings.Contains(anybody.get(guide).is(http.StatusOK).body, "/S /Figure") {
		t.Error("no document shows the logo")
	}
	sendLogo(manager, nil, "none").is(http.StatusOK)
	if strings.Contains(anybody.get("/help").is(http.StatusOK).body, "/assets/council/logo/") || strings.Contains(anybody.get(guide).is(http.StatusOK).body, "/S /Figure") {
		t.Error("the logo is still shown")
	}
}

func TestRulesOfTheProfileKeepToTheLaw(t *testing.T) {
	s := newHostingSite(t)
	manager := s.as(s.Manager)
	page := manager.get("/council/profile/rules").is(http.StatusOK)
	for field, wrong := range map[string][2]string{
		"draft-window":      {"14", "Enter a number of days from 15 to 60. (SI 2014/1530 reg 13(1))"},
		"reference-pattern": {"{n:4}", "Write {yy} or {yyyy} once for the year"},
		"visitor-draft":     {"many", "Enter a whole number."},
	} {
		manager.press(page, "save", url.Values{field: {wrong[0]}}).is(http.StatusUnprocessableEntity).says(wrong[1])
	}
	for pattern, why := range map[string]string{"{n}/{yy}": "Put the year before the number", "{yy}{n}": "Put a sign between", "B2/{yy}/{n}": "Use no digits"} {
		manager.press(page, "save", url.Values{"reference-pattern": {pattern}}).is(http.StatusUnprocessableEntity).says(why)
	}
	manager.press(page, "preview", url.Values{"reference-pattern": {"W-{yyyy}-{n:5}"}}).is(http.StatusOK).says("W-2023-00219")
}

func TestTwoManagersChangeTheProfileAtOnce(t *testing.T) {
	s := newHostingSite(t)
	one, other := s.as(s.Manager), s.as(s.Manager)
	mine, theirs := one.get("/council/profile/contacts").is(http.StatusOK), other.get("/council/profile/contacts").is(http.StatusOK)
	other.press(theirs, "save", url.Values{"phone": {"01632 960 777"}, "team": {"Inclusion team"}}).is(http.StatusOK)
	clash := one.press(mine, "save", url.Values{"phone": {"01632 960 888"}, "email": {"inclusion@wrenshire.example"}}).is(http.StatusConflict)
	clash.says("01632 960 777", "01632 960 888", "Telephone")
	one.press(clash, "save", url.Values{"choose.phone": {"mine"}}).is(http.StatusOK).says("01632 960 888", "Inclusion team", "inclusion@wrenshire.example")
}

func TestAMessageStandsAtTheTopOfPagesForItsTime(t *testing.T) {
	s := newHostingSite(t)
	manager, visitor := s.as(s.Manager), s.as(people.Person{})
	start := s.Clock.Now()
	page := manager.get("/council/banners/new").is(http.StatusOK)
	manager.press(page, "save", url.Values{"text": {""}, "until-time": {"99"}}).is(http.StatusUnprocessableEntity).says("Enter the time of the end")
	tomorrow, after := start.AddDate(0, 0, 1), start.AddDate(0, 0, 2)
	fields := url.Values{"text": {"The telephones are down. Please write."}, "kind": {"important"},
		"from-date": {tomorrow.Format("2/1/2006")}, "from-time": {"9am"}, "until-date": {after.Format("2/1/2006")}, "until-time": {"17:30"}}
	manager.press(page, "preview", fields).is(http.StatusOK).says("The telephones are down.", "Nothing is saved yet")
	manager.press(page, "save", fields).is(http.StatusOK).says("Still to come")
	for at, shown := range map[time.Time]bool{start: false, tomorrow.Add(24 * time.Hour): true, after.AddDate(0, 0, 1): false} {
		s.Clock.Set(at)
		s.queries.Reset()
		if got := strings.Contains(visitor.get("/help").is(http.StatusOK).body, "The telephones are down."); got != shown {
			t.Errorf("at %s the message is shown: %v", at, got)
		}
		if n := s.queries.Count(); n != 0 {
			t.Errorf("the message costs %d statements", n)
		}
	}
	s.Clock.Set(tomorrow.Add(24 * time.Hour))
	listed := manager.get("/council/banners")
	open := manager.get(listed.linkTo("The telephones are down. Please write.")).is(http.StatusOK)
	manager.press(open, "save", url.Values{"readers": {"signed-in"}}).is(http.StatusOK)
	if strings.Contains(visitor.get("/help").body, "telephones") || !strings.Contains(s.as(s.Parent).get("/help").body, "telephones") {
		t.Error("a message for people who are signed in is read by them alone")
	}
	manager.press(open, "end", nil).is(http.StatusOK).says("Over")
	s.as(s.Coordinator).get("/council/banners/new").is(http.StatusForbidden)
}

func TestWhileReadOnlyNothingIsChangedAndNothingLost(t *testing.T) {
	s := newHostingSite(t)
	manager := s.as(s.Manager)
	profile := manager.get("/council/profile/look").is(http.StatusOK)
	page := manager.get("/council/maintenance").is(http.StatusOK)
	until := s.Clock.Now().AddDate(0, 0, 1)
	manager.press(page, "save", url.Values{"until-date": {until.Format("2/1/2006")}, "until-time": {"6pm"}, "message": {"We move to a new server."}}).is(http.StatusOK).says("The hub is read-only until")
	if !strings.Contains(s.as(people.Person{}).get("/help").is(http.StatusOK).body, "We move to a new server.") {
		t.Error("pages do not say that the hub is read-only")
	}
	refused := manager.press(profile, "save", url.Values{"name": {"Typed in vain?"}}).is(http.StatusServiceUnavailable)
	refused.says("Nothing can be changed until", "6:00pm", "What you typed is still on this page")
	manager.get("/council/profile").saysNot("Typed in vain?")
	manager.press(manager.get("/council/maintenance"), "end", nil).is(http.StatusOK).saysNot("The hub is read-only until")
	fields, target := refused.form("again")
	if !slices.Contains(fields["name"], "Typed in vain?") {
		t.Fatalf("the page carries %v", fields)
	}
	manager.post(target, fields).is(http.StatusOK).says("Typed in vain?")
}
