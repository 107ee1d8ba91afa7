package web

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/picture"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// testCouncil is the profile whose contacts stand on pages.
func testCouncil() council.Profile {
	return council.Profile{Name: "Wrenshire County Council", Phone: "01632 960 100", Email: "send@wrenshire.example",
		Advice: council.Contact{Name: "Wrenshire SEND advice service", Phone: "01632 960 201"}}
}

func newRequestSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		store, err := filestore.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		g := s.gate
		upload, remove := assessment.UploadFile{Gate: g, Store: store, Inspector: filetype.Inspector{}, Pictures: picture.NewCleaner()}, assessment.RemoveFile{Gate: g, Store: store}
		uses := RequestUses{assessment.StartRequest{Gate: g}, assessment.ListDrafts{Units: g.Units}, assessment.OpenRequestDraft{Gate: g}, assessment.WriteRequest{Gate: g}, assessment.SubmitRequest{Gate: g},
			assessment.ReadReceipt{Gate: g}, assessment.ReadRequest{Gate: g}, upload, remove, assessment.PrepareConfirm{Gate: g}, assessment.ConfirmRequest{Gate: g}}
		return []Area{
			NewRequestPages(s.pages, uses, ports.FixedBoard{Profile: testCouncil()}, "http://hub.example", AccountOptions{}), NewTogetherPages(s.pages, g),
			NewFilePages(s.pages, "http://hub.example", assessment.ListFiles{Gate: g}, upload, remove, assessment.DownloadFile{Gate: g, Store: store}),
			NewDecisionPages(s.pages, testTexts, g), NewClosingPages(s.pages, g), NewReassessPages(s.pages, g), NewMovePages(s.pages, testTexts, g), NewCustodyPages(s.pages, g), NewHealthBoardPages(s.pages, g), NewFlagPages(s.pages, g), NewRelationPages(s.pages, g), NewEarlierAdvicePages(s.pages, g), NewCasePages(s.pages, g),
			documentArea(g), NewTrayPages(s.pages, g), NewAssessmentPages(s.pages, assessment.Page{Gate: g}, assessment.ReadyForIssueDecision{Gate: g}),
		}
	})
}

// part is one file of a posted form.
type part struct{ name, content string }

// upload presses a button of a form with files chosen.
func (b *browser) upload(p *page, action string, files ...part) *page {
	b.site.t.Helper()
	form, target := p.form(action)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, values := range form {
		for _, value := range values {
			if name != "files" {
				_ = w.WriteField(name, value)
			}
		}
	}
	for _, file := range files {
		out, err := w.CreateFormFile("files", file.name)
		if err != nil {
			b.site.t.Fatal(err)
		}
		_, _ = out.Write([]byte(file.content))
	}
	_ = w.Close()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.address+target, &body)
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return b.do(r)
}

// draftID takes the draft's identity out of a page's address.
func draftID(p *page) ehc.CaseID {
	return ehc.CaseID(strings.Split(strings.TrimPrefix(p.path, "/requests/"), "/")[0])
}

// turned is the site turned to another case.
func (s *site) turned(id ehc.CaseID) *site {
	w, other := *s.World, *s
	w.Case, other.World = id, &w
	return &other
}

var (
	youTyped   = url.Values{"requester.kind": {"parent"}, "requester.name": {"Isolde Farrow"}, "requester.relationship": {"Mother"}, "requester.email": {"isolde@farrow.example"}, "requester.email-again": {"isolde@farrow.example"}, "requester.consent": {"yes"}}
	childTyped = url.Values{"child.forenames": {"Perrin"}, "child.surname": {"Farrow"}, "child.born": {"4/5/2016"}, "child.postcode": {"WR4 1QT"}}
	storyTyped = url.Values{"story.not-working": {"Sleep,\r\nand so everything else."}}
)

// written starts a request in the browser and writes all that is mandatory; it gives the page "Check your answers".
func (b *browser) written() *page {
	b.site.t.Helper()
	page := b.press(b.get("/request").is(http.StatusOK), "start", nil).is(http.StatusOK)
	at := "/requests/" + string(draftID(page))
	page = b.press(b.get(at+"/you").is(http.StatusOK), "continue", youTyped).is(http.StatusOK)
	page = b.press(page, "continue", childTyped).is(http.StatusOK)
	page = b.press(page, "continue", storyTyped).is(http.StatusOK)
	return b.press(page, "continue", nil).is(http.StatusOK)
}

func TestAVisitorAsksInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(people.Person{})
	page := b.get("/request").is(http.StatusOK)
	page.says("Wrenshire County Council", "Within 6 weeks", "Within 20 weeks", "Do I need a diagnosis", "only this browser can open them", "Wrenshire SEND advice service", "01632 960 100")
	page.labelled()
	if !page.links("tel:01632960100") || !page.links("tel:01632960201") {
		t.Error("the numbers can't be dialled from the page")
	}
	if !page.links("/sign-in?next=%2Frequests%2Fnew") {
		t.Error("settings find no way to sign in")
	}
	page = b.press(page, "start", nil).is(http.StatusOK)
	page.says("Your request for an assessment", "About you", "Not started", "Optional", "Please finish and send the request in this browser")
	at := page.path

	page = b.get(at + "/check").is(http.StatusOK)
	page.says("Before you can send the request", "Enter the date of birth.", "Say who is asking.", "Not given")
	if !page.links(at + "/child#child-born") {
		t.Error("what is missing doesn't lead to its field")
	}
	page = b.press(page, "send", nil).is(http.StatusUnprocessableEntity)
	if !page.links(at+"/story#story-not-working") || !strings.Contains(page.body, "Error: Check your answers") {
		t.Error("the error summary doesn't lead to the fields")
	}

	page = b.get(at + "/you").is(http.StatusOK)
	page.labelled()
	page.says("Not saved yet")
	page = b.press(page, "save", url.Values{"requester.email": {"isolde at home"}, "requester.name": {"Isolde"}}).is(http.StatusUnprocessableEntity)
	page.says("Enter an e-mail address in the correct format")
	if form, _ := page.form("save"); form.Get("requester.email") != "isolde at home" || form.Get("requester.name") != "Isolde" {
		t.Errorf("what was typed is gone: %v", form)
	}
	slip := maps.Clone(youTyped)
	slip.Set("requester.email-again", "isolde@farow.example")
	page = b.press(page, "save", slip).is(http.StatusUnprocessableEntity)
	page.says("The two e-mail addresses differ. Enter the same one twice.")
	if !page.links("#requester-email-again") {
		t.Error("the slip doesn’t lead to its field")
	}
	page = b.press(page, "save", youTyped).is(http.StatusOK)
	page.says("What you wrote is saved.")
	if form, _ := page.form("save"); form.Get("requester.email-again") != "isolde@farrow.example" {
		t.Error("an address that was typed twice has to be typed again")
	}
	if form, _ := page.form("save"); form.Get("requester.kind") != "parent" || form.Get("requester.consent") != "yes" {
		t.Errorf("kept %v", form)
	}
	if page = b.press(page, "requester.kind", nil).is(http.StatusOK); strings.Contains(page.text(), "What you wrote is saved") {
		t.Error("clearing a selection saved")
	}
	if form, _ := page.form("save"); form.Get("requester.kind") != "" || form.Get("requester.name") != "Isolde Farrow" {
		t.Errorf("clearing a selection left %v", form)
	}
	page = b.get(at + "/child").is(http.StatusOK)
	page.labelled()
	page.says("Larkfield Primary School", "Reception", "Year 20", "By which local authority?")
	page = b.press(page, "continue", url.Values{"child.born": {"31/2/2016"}, "child.forenames": {"Perrin"}}).is(http.StatusUnprocessableEntity)
	page.says("The date of birth must be a real date")
	page = b.press(page, "continue", url.Values{"child.forenames": {"Perrin"}, "child.surname": {"Farrow"}, "child.born": {"4/5/2016"}, "child.setting": {string(s.Setting.ID)},
		"child.flags": {"looked-after", "forces"}, "child.looked-after-by": {"Northmoor"}, "child.year": {"1"}, "child.second-setting-name": {"A nursery in Wales"}}).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "continue", storyTyped).is(http.StatusOK)
	page.says("Documents", "up to 25 MB each")
	page.labelled()

	b.get(at).says("Done", "Optional")
	page = b.get(at + "/check").is(http.StatusOK)
	page.saysNot("Before you can send")
	page.says("Isolde Farrow", "4 May 2016", "Larkfield Primary School", "A nursery in Wales", "Looked after by Northmoor", "Year 1", "Sleep,and so everything else.", "Yes, on 30 August 2023")
	page = b.press(page, "send", nil).is(http.StatusOK)
	page.says("Request sent", "Your case ID is EHC/23/0001", "by Wednesday 11 October 2023", "by Wednesday 17 January 2024", "isolde@farrow.example", "choose a password")
	page.saysNot("Perrin")
	if page.path != at+"/sent" {
		t.Errorf("led to %s", page.path)
	}
	// Every page of the draft leads to the receipt now, and sending again sends nothing.
	for _, part := range []string{"", "/you", "/child", "/story", "/documents", "/check"} {
		if page := b.get(at + part).is(http.StatusOK); page.path != at+"/sent" {
			t.Errorf("%s leads to %s", part, page.path)
		}
	}
	b.post(at+"/check", url.Values{"action": {"send"}}).is(http.StatusOK).says("EHC/23/0001")
	if n := len(s.turned(ehc.CaseID(path.Base(at))).Events(t, ehc.RequestReceived)); n != 1 {
		t.Errorf("received %d times", n)
	}
	b.get("/request").says("See the confirmation of your request EHC/23/0001")
}

func TestTheOwnerOfTheAddressConfirmsTheRequest(t *testing.T) {
	s := newRequestSite(t)
	visitor := ehc.Actor{Kind: ehc.Visitor, DraftKey: "0123456789abcdef0123456789abcdef"}
	id, err := assessment.StartRequest{Gate: s.gate}.Do(t.Context(), visitor, assessment.StartRequestInput{})
	if err != nil {
		t.Fatal(err)
	}
	in := assessment.WriteRequestInput{Case: id, Requester: &casework.Requester{Kind: casework.ByParent, Name: "Isolde Farrow", Relationship: "Mother", Email: s.Parent.Email, Consent: true},
		Child: &casework.Child{Forenames: "Perrin", Surname: "Farrow", Born: ehc.D(2016, 5, 4)}, Story: &casework.Story{NotWorking: "Sleep."}}
	if err := (assessment.WriteRequest{Gate: s.gate}).Do(t.Context(), visitor, in); err != nil {
		t.Fatal(err)
	}
	if _, err := (assessment.SubmitRequest{Gate: s.gate}).Do(t.Context(), visitor, id); err != nil {
		t.Fatal(err)
	}
	at := "/cases/" + string(id)
	waiting := s.as(s.Manager)
	waiting.get(at).is(http.StatusOK).says("Waiting for the parent to confirm")
	waiting.get(at + "/people").is(http.StatusOK).says("Waiting for the parent to confirm")

	b := s.as(s.Parent)
	b.get(at).is(http.StatusNotFound)
	s.as(s.Stranger).get(at + "/confirm").is(http.StatusNotFound)
	page := b.get(at + "/confirm").is(http.StatusOK)
	page.says("Did you send this request?", "EHC/23/0001", "30 August 2023")
	page.saysNot("Perrin", "Farrow")
	b.press(page, "confirm", nil).is(http.StatusOK).says("You can now follow your request here.", "Perrin Farrow")
	if again := b.get(at + "/confirm").is(http.StatusOK); again.path != at {
		t.Errorf("once confirmed the link leads to %s", again.path)
	}
	waiting.get(at + "/people").is(http.StatusOK).saysNot("Waiting for the parent")
}

func TestADraftIsInvisibleToOthersInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(people.Person{})
	id := draftID(b.written())
	for name, other := range map[string]*browser{"another visitor": s.as(people.Person{}), "co-ordinator": s.as(s.Coordinator), "parent": s.as(s.Parent)} {
		for _, part := range []string{"", "/you", "/child", "/story", "/documents", "/check", "/sent"} {
			page := other.get("/requests/" + string(id) + part)
			if name == "another visitor" {
				if !strings.HasPrefix(page.path, "/sign-in?next=") {
					t.Errorf("%s%s: %d at %s", name, part, page.status, page.path)
				}
				continue
			}
			page.is(http.StatusNotFound)
		}
	}
	started := s.as(people.Person{})
	started.press(started.get("/request"), "start", nil).is(http.StatusOK)
	started.get("/requests/" + string(id)).is(http.StatusNotFound)
	var refused int // what one of them tries within a minute is kept as few entries
	if err := s.db.QueryRowContext(t.Context(), "SELECT count(DISTINCT coalesce(actor::text, 'a visitor')) FROM audit WHERE case_id = ? AND refused", string(id)).Scan(&refused); err != nil || refused != 3 {
		t.Errorf("refusals of %d of the three who tried are on record: %v", refused, err)
	}
}

// Whoever comes back is led to what they began: a second request of the same child helps nobody.
func TestSavedRequestsAreOfferedBeforeANewOne(t *testing.T) {
	s := newRequestSite(t)
	for name, b := range map[string]*browser{"visitor": s.as(people.Person{}), "parent with an account": s.as(s.Parent)} {
		first := "/requests/" + string(draftID(b.written()))
		page := b.get("/request").is(http.StatusOK)
		page.says("Your saved request", "Request for Perrin Farrow", "Not sent yet", "Go on with your request", "Start another request")
		page.saysNot("Start now")
		second := b.press(page, "start", nil).is(http.StatusOK).path
		page = b.get("/request")
		page.says("Your saved requests", "Request without a name yet")
		if !page.links(first) || !page.links(second) || page.linkTo("Go on with your request") != second {
			t.Errorf("%s: not both requests are offered, the one saved last first", name)
		}
	}
	s.as(people.Person{}).get("/request").saysNot("Perrin", "Your saved")
	s.as(s.Coordinator).get("/request").saysNot("Perrin", "Your saved")
}

// A nursery that the list lacks is kept by the name that was typed, in the list's own box too.
func TestASettingThatIsNotInTheListIsKept(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(people.Person{})
	at := "/requests/" + string(draftID(b.written()))
	page := b.press(b.get(at+"/child"), "continue", url.Values{"child.setting.typed": {"Sunny Farm Nursery"}}).is(http.StatusOK)
	page.saysNot("not in the list")
	b.get(at + "/check").says("Nursery, school or college Sunny Farm Nursery")
	page = b.press(b.get(at+"/child"), "continue", url.Values{"child.setting.typed": {"Moon Nursery"}}).is(http.StatusUnprocessableEntity)
	page.says("“Moon Nursery” is not in the list, and the next box holds another name.")
	if !strings.Contains(page.body, `data-typed="Moon Nursery"`) {
		t.Error("what was typed is gone")
	}
}

func TestARequestSaysWhatIsNeededAndListsItInOrder(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(people.Person{})
	at := b.press(b.get("/request"), "start", nil).path
	b.get(at+"/you").says("Who are you? (needed)", "Full name (needed)", "know the child or young person? (needed)", "one of the three is needed", "Asking others about the child (needed)")
	b.get(at+"/child").says("Forenames (needed)", "Surname (needed)", "Date of birth (needed)")
	b.get(at+"/story").says("What is difficult? (needed)", "the child’s nursery, school or college")
	page := b.press(b.get(at+"/check"), "send", nil).is(http.StatusUnprocessableEntity)
	text, last := page.text(), -1
	for _, words := range []string{"Say who is asking.", "Enter the full name", "Say how the person", "Give an e-mail address", "Tick to say", "forenames.", "surname.", "Enter the date of birth.", "Tell us what is difficult."} {
		if found := strings.Index(text, words); found <= last {
			t.Errorf("%q stands at %d, after %d", words, found, last)
		} else {
			last = found
		}
	}
}

func TestDocumentsInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(people.Person{})
	id := draftID(b.written())
	at := "/requests/" + string(id) + "/documents"
	pdf := portstest.SampleFiles["report.pdf"]
	page := b.upload(b.get(at), "upload", part{"Hearing test.pdf", pdf}, part{"holiday.pdf", portstest.RefusedFiles["setup.exe"]}, part{"empty.txt", ""}).is(http.StatusUnprocessableEntity)
	page.says("holiday.pdf is not a PDF document: it looks like a Windows program.", "empty.txt is empty.", "Hearing test.pdf", "PDF")
	page = b.upload(page, "upload", part{"<i>näïve.png", portstest.SampleFiles["drawing.png"]}).is(http.StatusOK)
	page.says("The document has been added.", "näïve", "picture")
	b.upload(page, "upload").is(http.StatusUnprocessableEntity).says("Choose a file first")
	b.upload(page, "upload", part{"huge.pdf", "%PDF-1.7\n" + strings.Repeat("x", assessment.MaxFile)}).is(http.StatusUnprocessableEntity).says("huge.pdf is larger than 25 MB")
	// Everything typed on the other pages is still there.
	b.get("/requests/"+string(id)+"/check").says("Sleep,and so everything else.", "Hearing test.pdf")

	link := page.linkTo("Hearing test.pdf")
	answer := b.fetch(link)
	if answer.status != http.StatusOK || answer.body != pdf || answer.header.Get("Content-Type") != "application/pdf" || answer.header.Get("Content-Disposition") != `attachment; filename="Hearing test.pdf"` ||
		!strings.Contains(answer.header.Get("Content-Security-Policy"), "sandbox") || answer.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("fetched %d %v %q", answer.status, answer.header, answer.body)
	}
	s.as(s.Coordinator).get(link).is(http.StatusNotFound)
	b.press(page, strings.TrimPrefix(link, "/cases/"+string(id)+"/files/"), nil).is(http.StatusOK).says("The document has been removed.")
	b.get(link).is(http.StatusNotFound)
}

func TestThoseAtWorkStartARequest(t *testing.T) {
	s := newRequestSite(t)
	senco := s.as(s.SENCO)
	page := senco.get("/requests/new").is(http.StatusOK)
	page.says("a child or young person at your setting")
	page = senco.press(page, "start", nil).is(http.StatusOK)
	page.saysNot("in this browser")
	form, _ := senco.get(page.path + "/you").form("save")
	if form.Get("requester.kind") != string(casework.BySetting) || form.Get("requester.name") != s.SENCO.Name {
		t.Errorf("the form begins with %v", form)
	}
	if form, _ := senco.get(page.path + "/child").form("save"); form.Get("child.setting") != string(s.Setting.ID) {
		t.Errorf("the form begins with %v", form)
	}

	officer := s.as(s.Coordinator)
	page = officer.get("/requests/new").is(http.StatusOK)
	page.labelled()
	page = officer.press(page, "start", nil).is(http.StatusUnprocessableEntity)
	page.says("Say how the request reached the council", "Enter the date on which it was received")
	page = officer.press(page, "start", url.Values{"channel": {"phone"}, "received-on": {"31/8/2023"}}).is(http.StatusUnprocessableEntity)
	page.says("can’t be in the future")
	page = officer.press(page, "start", url.Values{"received-on": {"25/8/2023"}}).is(http.StatusOK)
	page.says("25 August 2023", "By telephone", "About the person who asks")
	at := page.path
	page = officer.get(at + "/you").is(http.StatusOK)
	page.labelled()
	page.says("The child’s parent or carer", "Date of consent")
	typed := url.Values{"channel": {"paper"}, "received-on": {"24/8/2023"}, "requester.consent-on": {"20/8/2023"}}
	for name, values := range youTyped {
		typed[name] = values
	}
	page = officer.press(page, "continue", typed).is(http.StatusOK)
	page = officer.press(page, "continue", childTyped).is(http.StatusOK)
	officer.press(page, "continue", storyTyped).is(http.StatusOK)
	page = officer.press(officer.get(at+"/check"), "send", nil).is(http.StatusOK)
	page.says("Thursday 24 August 2023", "Open the case")
	id := draftID(page)
	page = officer.get("/cases/" + string(id) + "/request").is(http.StatusOK)
	page.says("Not answered Postal address; What helps to communicate; Parental responsibility", "Received on 24 August 2023. On paper or by letter.", "Isolde Farrow", "Yes, on 20 August 2023", "Sleep,and so everything else.")
}

func TestTheRequestByRole(t *testing.T) {
	s := newRequestSite(t)
	for name, tc := range map[string]struct {
		by       people.Person
		status   int
		contacts bool
		address  bool
	}{
		"parent who asked": {s.Parent, 200, true, true}, "SENCO": {s.SENCO, 200, false, false}, "co-ordinator": {s.Coordinator, 200, true, true}, "manager": {s.Manager, 200, true, true},
		"stranger": {s.Stranger, 404, false, false}, "officer of other cases": {s.Officer, 404, false, false},
	} {
		page := s.as(tc.by).get(s.at("/request")).is(tc.status)
		if tc.status == 200 {
			page.says("Words do not come when Rowan is upset.", "No documents were sent")
			if got := strings.Contains(page.text(), "aurelia@family.example"); got != tc.contacts {
				t.Errorf("%s: contacts %v", name, got)
			}
			if got := strings.Contains(page.text(), "7 Tanner Yard"); got != tc.address {
				t.Errorf("%s sees where the person who asked lives: %v", name, got)
			}
		}
	}
	if page := s.as(people.Person{}).get(s.at("/request")); !strings.HasPrefix(page.path, "/sign-in") {
		t.Errorf("nobody: %d at %s", page.status, page.path)
	}
}

func TestThePhotoInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(s.Parent)
	at := filesURL(s.Case, assessment.ForPhoto, "", s.at(""))
	page := b.get(at).is(http.StatusOK)
	page.says("Photo of Rowan")
	page.labelled()
	page = b.upload(page, "upload", part{"me.jpg", portstest.PhotoJPEG("51.8642N")}).is(http.StatusOK)
	image := s.at("/files/" + string(s.Load(t).Child().Photo))
	if answer := s.as(s.SENCO).fetch(image); answer.status != http.StatusOK || !strings.HasPrefix(answer.header.Get("Content-Disposition"), "inline") {
		t.Errorf("the photo: %d %v", answer.status, answer.header)
	}
	s.as(s.Psychologist).get(image).is(http.StatusNotFound)
	s.as(s.SENCO).get(at).is(http.StatusForbidden)
	for _, bad := range []string{s.at("/files"), s.at("/files?purpose=anything"), s.at("/files?purpose=advice&item=x")} {
		b.get(bad).is(http.StatusNotFound)
	}
	if page := b.get(s.at("/files?purpose=photo&back=https://elsewhere.example/")).is(http.StatusOK); !page.links(s.at("")) || page.links("https://elsewhere.example/") {
		t.Error("the way back leads off the site")
	}
	_ = page
}

// fetched is an answer that is no page.
type fetched struct {
	status int
	header http.Header
	body   string
}

func (b *browser) fetch(path string) fetched {
	b.site.t.Helper()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodGet, b.site.address+path, nil)
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set(personHeader, string(b.person.ID))
	answer, err := b.client.Do(r)
	if err != nil {
		b.site.t.Fatal(err)
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	_, _ = body.ReadFrom(answer.Body)
	return fetched{answer.StatusCode, answer.Header, body.String()}
}

// linkTo gives the address of the link with this text.
func (p *page) linkTo(text string) string {
	p.t.Helper()
	found := find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.A && strings.TrimSpace(innerText(n)) == text })
	if len(found) == 0 {
		p.t.Fatalf("%s has no link %q:\n%s", p.path, text, p.text())
	}
	return attr(found[0], "href")
}

func TestWritingIsSavedBeforeDocumentsAreAdded(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		store, err := filestore.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		g := s.gate
		return []Area{
			NewViewsPages(s.pages, testTexts, assessment.ReadViews{Gate: g}, assessment.WriteViews{Gate: g}),
			NewFilePages(s.pages, "http://hub.example", assessment.ListFiles{Gate: g}, assessment.UploadFile{Gate: g, Store: store, Inspector: filetype.Inspector{}, Pictures: picture.NewCleaner()},
				assessment.RemoveFile{Gate: g, Store: store}, assessment.DownloadFile{Gate: g, Store: store}),
		}
	})
	b := s.as(s.Parent)
	tile := s.at("/assessment/views/things-i-enjoy")
	page := b.press(b.get(tile), "files", url.Values{"text": {"Swimming."}, "whose": {"for"}, "on-behalf": {"Rowan"}}).is(http.StatusOK)
	page.says("Documents")
	page = b.upload(page, "upload", part{"drawing.png", portstest.SampleFiles["drawing.png"]}, part{"holiday.png", portstest.RefusedFiles["setup.exe"]}).is(http.StatusUnprocessableEntity)
	page.says("holiday.png is not a PNG picture: it looks like a Windows program.", "drawing.png")
	if !page.links(tile) {
		t.Error("no way back to the tile")
	}
	page = b.get(tile).is(http.StatusOK)
	page.says("drawing.png")
	if form, _ := page.form("save"); form.Get("text") != "Swimming." {
		t.Errorf("the text was not saved: %v", form)
	}
	b.press(page, "save", url.Values{"text": {"Swimming and maps."}}).is(http.StatusOK)
	b.get(tile).says("drawing.png")
}
