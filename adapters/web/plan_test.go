package web

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/adapters/web/form"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/oversight"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/ehc"
	"ehchub/domain/people"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// planAreas are the areas of the plan over a gate.
func planAreas(t *testing.T, pages *Pages, g application.Gate, ids system.IDs) []Area {
	t.Helper()
	store, err := filestore.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	upload, remove := assessment.UploadFile{Gate: g, Store: store, Inspector: filetype.Inspector{}}, assessment.RemoveFile{Gate: g, Store: store}
	return []Area{
		NewFilePages(pages, "http://hub.example", assessment.ListFiles{Gate: g}, upload, remove, assessment.DownloadFile{Gate: g, Store: store}),
		NewPlanPages(pages, testTexts, planning.ReadPlan{Gate: g}, planning.ReadVersion{Gate: g}),
		NewPlanPartPages(pages, testTexts, ids, planning.ReadPart{Gate: g}, planning.WritePart{Gate: g}),
		NewPlanSharePages(pages, testTexts, planning.PrepareShare{Gate: g}, planning.ShareDraft{Gate: g}, planning.PrepareConsult{Gate: g}, planning.Consult{Gate: g}, upload, remove),
		NewPlanCommentPages(pages, testTexts, planning.ReadComments{Gate: g}, planning.WriteComments{Gate: g}),
		NewPlanConsultationPages(pages, testTexts, planning.ReadConsultation{Gate: g}, planning.AnswerConsultation{Gate: g}, planning.WithdrawConsultation{Gate: g}, planning.ReadOwnAnswer{Gate: g}),
		NewPlanFinalPages(pages, testTexts, planning.PrepareFinal{Gate: g}, planning.Finalise{Gate: g}),
		NewRecordPages(pages, g),
	}
}

// planWorld is a child about to have a plan, and whoever uses the hub at the moment.
type planWorld struct {
	*planningtest.Cast
	site *site
	user *browser
}

func newPlanWorld(t *testing.T) *planWorld {
	t.Helper()
	t.Parallel()
	db, queries := postgres.CountQueries(pgtest.New(t))
	cast := planningtest.New(t, postgres.NewUnitOfWork(db), postgres.NewRefusalLog(db), system.IDs{})
	s := &site{t: t, gate: cast.Gate, queries: queries, db: db}
	var everyone []people.Person
	for _, actor := range cast.Everyone() {
		everyone = append(everyone, personOf(actor))
	}
	s.serve(func(s *site) []Area { return planAreas(t, s.pages, s.gate, system.IDs{}) }, everyone...)
	return &planWorld{Cast: cast, site: s}
}

func (w *planWorld) people() []people.Person {
	var everyone []people.Person
	for _, actor := range w.Everyone() {
		everyone = append(everyone, personOf(actor))
	}
	return everyone
}

func personOf(a ehc.Actor) people.Person {
	return people.Person{ID: a.Person, Name: a.Name, JobTitle: a.JobTitle, Roles: a.Roles, Settings: a.Settings, Teams: a.Teams}
}

// as signs someone in.
func (w *planWorld) as(actor ehc.Actor) *planWorld {
	w.user = w.site.as(personOf(actor))
	return w
}

func (w *planWorld) get(path string) shown {
	w.site.t.Helper()
	path, _, _ = strings.Cut(path, "#")
	found := shown{w.user.get(path), w}
	found.labelled()
	return found
}

func (w *planWorld) url(page string) string { return "/cases/" + string(w.Case) + "/plan" + page }

// shown is a page that someone has before them; its steps can be told in a row.
type shown struct {
	*page
	w *planWorld
}

func (s shown) is(status int) shown {
	s.t.Helper()
	s.page.is(status)
	return s
}

func (s shown) says(texts ...string) shown {
	s.t.Helper()
	s.page.says(texts...)
	return s
}

// never fails the test if one of the texts is anywhere in the page, hidden fields included.
func (s shown) never(texts ...string) shown {
	s.t.Helper()
	s.saysNot(texts...)
	for _, text := range texts {
		if strings.Contains(s.body, html.EscapeString(text)) {
			s.t.Errorf("%s holds %q", s.path, text)
		}
	}
	return s
}

// press fills in fields and presses a button, as the person whose page it is.
func (s shown) press(action string, fill map[string]string) shown {
	s.t.Helper()
	user := s.w.user
	changes := url.Values{}
	for name, value := range fill {
		if len(find(s.root, func(n *html.Node) bool { return attr(n, "name") == name })) == 0 {
			s.t.Fatalf("%s has no field %q", s.path, name)
		}
		changes.Set(name, value)
	}
	return shown{user.press(s.page, action, changes), s.w}
}

// holding gives a page that was opened before to whoever is signed in now.
func (w *planWorld) holding(s shown) shown { return shown{s.page, w} }

// fields gives what the page's form would post as it stands.
func (s shown) fields() url.Values {
	s.t.Helper()
	for _, main := range find(s.root, func(n *html.Node) bool { return n.DataAtom == atom.Main }) {
		for _, form := range find(main, func(n *html.Node) bool { return n.DataAtom == atom.Form && attr(n, "method") == "post" }) {
			return fieldsIn(form)
		}
	}
	s.t.Fatalf("%s (%d) has no form:\n%s", s.path, s.status, s.text())
	return nil
}

// named gives the names of fields that match.
func (s shown) named(pattern string) []string {
	var names []string
	match := regexp.MustCompile(pattern)
	for name := range s.fields() {
		if match.MatchString(name) && !strings.HasPrefix(name, "was.") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (s shown) leads(addresses ...string) shown {
	s.t.Helper()
	for _, address := range addresses {
		if !contains(s.addresses(), address) {
			s.t.Errorf("%s has no link to %s", s.path, address)
		}
	}
	return s
}

func (s shown) addresses() []string {
	var all []string
	for _, n := range find(s.root, func(n *html.Node) bool { return n.DataAtom == atom.A && has(n, "href") }) {
		all = append(all, attr(n, "href"))
	}
	return all
}

// shared leads to a shared draft on which Ashgrove School is consulted.
func (w *planWorld) shared() {
	w.site.t.Helper()
	w.as(w.Coordinator).get(w.url("/share")).is(http.StatusOK).press("check", map[string]string{"setting": string(w.Ashgrove.ID)}).press("share", nil).is(http.StatusOK)
}

// consultation opens the consultation of Ashgrove School as whoever is signed in.
func (w *planWorld) consultation() shown {
	w.site.t.Helper()
	for _, link := range w.get(w.url("")).addresses() {
		if strings.Contains(link, "/consultations/") && !strings.HasSuffix(link, ".pdf") {
			return w.get(link)
		}
	}
	w.site.t.Fatal("no consultation on the plan's page")
	return shown{}
}

func TestWhoWaitsIsToldThatThePlanIsCompiled(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator).get(w.url("")).is(http.StatusOK).says("Draft plan", "Communication and interaction (sections B, E and F)", "1 need, 1 outcome, 1 piece of provision", "Share draft", "Imogen Farrow")
	for _, who := range []ehc.Actor{w.Mother, w.SENCO, w.Psychologist, w.Advocate} {
		w.as(who).get(w.url("")).is(http.StatusOK).says("Compiling Plan", "Go to the assessment").never("Finds long instructions hard to follow", "Share draft")
		for _, page := range []string{"/parts/a", "/share", "/consult", "/finalise"} {
			w.get(w.url(page)).is(http.StatusForbidden)
		}
		w.get(w.url("/comments")).is(http.StatusForbidden)
		w.get(w.url("/versions/1")).is(http.StatusForbidden)
	}
	w.as(w.Mother).get(w.url("/comments")).is(http.StatusForbidden).says("has not shared the plan yet")
	for _, who := range []ehc.Actor{w.Stranger, w.OtherSENCO} {
		w.as(who).get(w.url("")).is(http.StatusNotFound).never("Haddad")
	}
}

func TestWritingAnAreaWithoutJavaScript(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator)
	part := w.url("/parts/communication")
	page := w.get(part).is(http.StatusOK).says("What it is written from", "From the advice of Imogen Farrow, Educational psychologist", "In the plan")
	need := page.named(`^need\[.*\]\.text$`)[0]

	page = page.press("add-outcome", map[string]string{need: "Finds spoken instructions hard.", "strengths": "Draws **well**."}).is(http.StatusOK)
	outcomes := page.named(`^outcome\[[^\]]*\]\.text$`)
	if len(outcomes) != 2 || page.fields().Get(need) != "Finds spoken instructions hard." || page.fields().Get("strengths") != "Draws **well**." {
		t.Fatalf("adding an outcome left %v, the need %q, the strengths %q", outcomes, page.fields().Get(need), page.fields().Get("strengths"))
	}
	added := ""
	for _, name := range outcomes {
		if page.fields().Get(name) == "" {
			added = strings.TrimSuffix(strings.TrimPrefix(name, "outcome["), "].text")
		}
	}
	page = page.press("add-step:"+added, map[string]string{"outcome[" + added + "].text": "Asks for a break."}).is(http.StatusOK)
	page = page.press("add-provision:"+added, nil).is(http.StatusOK)
	provider := page.named(`^outcome\[` + added + `\]\.provision\[.*\]\.provider$`)[0]
	step := page.named(`^outcome\[` + added + `\]\.step\[.*\]\.by$`)[0]

	wrong := page.press("save", map[string]string{provider: "Learning mentor", step: "31/2/2027"}).is(http.StatusUnprocessableEntity)
	if wrong.fields().Get(provider) != "Learning mentor" || wrong.fields().Get(step) != "31/2/2027" {
		t.Error("a wrong date lost what was typed")
	}
	saved := wrong.press("back", map[string]string{step: "31/3/2027"}).is(http.StatusOK).says("are saved", "2 outcomes", "Saved by Petra Lindqvist")
	if saved.path != w.url("") {
		t.Errorf("came to %s", saved.path)
	}
	again := w.get(part)
	asked := again.press("remove:"+added, nil).is(http.StatusOK).says("Remove outcome 2?", "Asks for a break.", "1 step and 1 piece of provision")
	if gone := asked.press("confirm-remove:"+added, nil).is(http.StatusOK).named(`^outcome\[[^\]]*\]\.text$`); len(gone) != 1 {
		t.Errorf("after removing: %v", gone)
	}
}

func TestTakingOverFromTheAdvice(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator)
	part := w.url("/parts/communication")
	page := w.get(part)
	for _, name := range page.named(`^need\[.*\]\.text$`) {
		id := strings.TrimSuffix(strings.TrimPrefix(name, "need["), "].text")
		page = page.press("remove:"+id, nil).is(http.StatusOK).press("confirm-remove:"+id, nil).is(http.StatusOK)
	}
	take := ""
	for _, n := range find(page.root, func(n *html.Node) bool { return n.Data == "button" && strings.HasPrefix(attr(n, "value"), takeAction) }) {
		take = attr(n, "value")
		break
	}
	page = page.press(take, map[string]string{"strengths": "Typed before taking over."}).is(http.StatusOK)
	needs := page.named(`^need\[.*\]\.text$`)
	if len(needs) != 1 || page.fields().Get(needs[0]) != "Finds long instructions hard to follow." || page.fields().Get("strengths") != "Typed before taking over." {
		t.Errorf("took over %v; strengths %q", needs, page.fields().Get("strengths"))
	}
	page.says("From the advice of Imogen Farrow")
}

// One person with two windows open is not told of another.
func TestOnePersonInTwoWindows(t *testing.T) {
	w := newPlanWorld(t)
	part := w.url("/parts/k")
	earlier := w.as(w.Coordinator).get(part)
	w.get(part).press("save", map[string]string{"who": "The head"}).is(http.StatusOK)
	w.holding(earlier).press("save", map[string]string{"who": "The SENCO"}).is(http.StatusConflict).
		says("This was changed elsewhere", "You saved this somewhere else", "Keep what I wrote here", "The head", "The SENCO").never("Two people")
}

func TestTwoWritersOfOnePart(t *testing.T) {
	w := newPlanWorld(t)
	part := w.url("/parts/k")
	mine := w.as(w.Coordinator).get(part)
	w.as(w.Manager).get(part).press("save", map[string]string{"who": "The head", "review": "Each term"}).is(http.StatusOK).says("Saved.")

	together := w.as(w.Coordinator).holding(mine).press("save", map[string]string{"who": "The SENCO"}).is(http.StatusConflict)
	together.says("Two people wrote here at the same time", "Howard Pell", "The head", "The SENCO").never("Each term and")
	unchosen := together.press("save", nil).is(http.StatusConflict).says("Choose which text to keep")
	kept := unchosen.press("save", map[string]string{"choose.who": "mine"}).is(http.StatusOK)
	if got := kept.fields(); got.Get("who") != "The SENCO" || got.Get("review") != "Each term" {
		t.Errorf("kept %q and %q", got.Get("who"), got.Get("review"))
	}
	other := w.get(part)
	w.as(w.Manager).get(part).press("save", map[string]string{"review": "Twice a year"}).is(http.StatusOK)
	merged := w.as(w.Coordinator).holding(other).press("save", map[string]string{"who": "Everyone"}).is(http.StatusOK)
	if got := merged.fields(); got.Get("who") != "Everyone" || got.Get("review") != "Twice a year" {
		t.Errorf("two people in different fields: %q and %q", got.Get("who"), got.Get("review"))
	}
}

func TestEveryPartCanBeOpenedAndSaved(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator)
	fill := map[string]map[string]string{
		"a":             {"background": "Moved here in 2025."},
		"overview":      {"summary": "Communication above all.", "category": "communication", "primary": "SLCN", "secondary": "ASD", "why": "As advised."},
		"communication": {}, "cognition": {}, "semh": {}, "sensory": {}, "health": {}, "social-care": {},
		"i": {}, "j": {"personal": "£20 a week", "annual-cost": "£1,000"}, "k": {"who": "The SENCO", "review": "Each term"},
	}
	for key, fields := range fill {
		page := w.get(w.url("/parts/"+key)).is(http.StatusOK).press("save", fields).is(http.StatusOK).says("Saved.")
		for name, want := range fields {
			if got := page.fields().Get(name); got != want {
				t.Errorf("%s: %s reads back %q, want %q", key, name, got, want)
			}
		}
	}
	w.get(w.url("/parts/overview")).press("save", map[string]string{"secondary": "SLCN"}).is(http.StatusUnprocessableEntity).says("differs from the first")
	w.get(w.url("/parts/nonsense")).is(http.StatusNotFound)
}

func TestADraftWithSectionIIsRefusedOnThePage(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator).get(w.url("/parts/i")).says("the law forbids a draft that names a setting").press("save", map[string]string{"setting": string(w.Ashgrove.ID)}).is(http.StatusOK)
	page := w.get(w.url("/share")).says("Before you can share it", "Section I must be empty in a draft", "CFA 2014 s.38(5)")
	page.press("check", map[string]string{"letter": "Typed with care."}).is(http.StatusUnprocessableEntity).says("Section I must be empty in a draft", "CFA 2014 s.38(5)", "Typed with care.")
	w.as(w.Mother).get(w.url("")).says("Compiling Plan")
}

func TestSharingOnThePage(t *testing.T) {
	w := newPlanWorld(t)
	page := w.as(w.Coordinator).get(w.url("/share")).says("Share draft version 1 with the family?", "Leila Haddad can read the draft, and comment on it until the end of Wednesday 16 September 2026", "All 5 pieces of advice")
	more := page.press("add-setting", map[string]string{"setting": string(w.Ashgrove.ID)}).is(http.StatusOK).says("Setting 2 to consult")
	done := more.press("check", map[string]string{"setting.2": string(w.Own.ID)}).is(http.StatusOK).says("These are the 3 letters").press("share", nil).is(http.StatusOK)
	done.says("The draft has been shared", "Draft plan, version 1", "Ashgrove School", "Bramley Primary School", "Awaiting response", "Finalise and issue", "Share a revised draft")

	seen := w.as(w.Mother).get(w.url("")).is(http.StatusOK)
	seen.says("Draft plan, version 1", "Shared on 1 September 2026", "Please comment by Wednesday 16 September 2026", "Write your comments", "Leila Haddad", "Open", "Ashgrove School", "Sections B, E and F", "Section J", "This section does not apply")
	for _, want := range []string{"/versions/1/plan.pdf", "/versions/1/plan.docx", "/versions/1/letter.pdf"} {
		if !contains(seen.addresses(), w.url(want)) {
			t.Errorf("no link to %s", want)
		}
	}
	for _, tile := range planTiles() {
		if !contains(seen.addresses(), w.url("/versions/1#"+tile.Anchor)) {
			t.Errorf("no link to %s", tile.Called())
		}
	}
	w.get(w.url("/versions/1")).is(http.StatusOK).says("Noor’s education, health and care plan", "Finds long instructions hard to follow.", "Outcome E1", "Follows three-step instructions in class.", "Meets", "Need B1",
		"Two steps with pictures.", "31 March 2027", "Provision F1 (section F)", "A visual timetable", "20 minutes", "Provision G1 (section G)", "This section is empty in a draft", "That she has a friend.", "Dr Anwar Sadiq", "Nothing selected")
}

func TestTheFamilysCommentsOnThePage(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	page := w.as(w.Mother).get(w.url("/comments")).is(http.StatusOK).says("Please send your comments by Wednesday 16 September 2026", "Section H1", "Which school or college")
	page.press("check", nil).is(http.StatusUnprocessableEntity).says("Write a comment, or tick that you have none.")
	page.press("check", map[string]string{"no-comment": "yes", "text.F": "An hour a day, please."}).is(http.StatusUnprocessableEntity).says("You ticked that you have no comment, but something is filled in.", "An hour a day, please.")
	w.user.press(page.page, "check", url.Values{"preferred.typed": {"Moon School"}}).is(http.StatusOK).says("School or college that you would like Moon School")
	w.get(w.url("/comments")).press("save", map[string]string{"preferred-other": ""}).is(http.StatusOK)

	w.get(w.url("/comments")).press("save", map[string]string{"agree.F": "no", "text.F": "An hour a day, please.", "preferred": string(w.Elmfield.ID), "meeting": "yes"}).is(http.StatusOK).says("Nobody else reads your comments until you send them")
	w.get(w.url("")).says("You have not sent this yet", "Check and send your comments", "Saved, not sent yet", "What you have written and not sent", "Your comment, not sent yet", "An hour a day, please.").never("What the family said", "1 comment").leads(w.url("/comments/check"))
	w.get(w.url("/versions/1")).says("Leila Haddad (not sent yet)", "An hour a day, please.")
	w.as(w.Coordinator).get(w.url("")).never("An hour a day, please.", "Elmfield Academy", "ot sent yet", "What you have written")

	check := w.as(w.Mother).get(w.url("/comments")).press("check", nil).says("Send your comments?", "Would like a change", "An hour a day, please.", "Elmfield Academy", "You would like to meet someone")
	check.press("send", nil).is(http.StatusOK).says("Your comments have been sent. Thank you.", "Completed", "Read the comments you sent", "You sent your comments on 1 September 2026. The council is reading them.", "What the family said").never("Please comment by", "ot sent yet")
	w.get(w.url("/comments")).says("You sent these comments on", "An hour a day, please.")

	for _, who := range []ehc.Actor{w.Coordinator, w.Psychologist, w.SENCO} {
		w.as(who).get(w.url("")).says("1 comment", "Completed", "Would like Elmfield Academy and asks to meet")
		w.get(w.url("/versions/1")).says("Leila Haddad on Section F: Would like a change", "An hour a day, please.")
	}
	w.as(w.Coordinator).get(w.url("")).says("What the family said, section by section", "Section F", "Would like a change").leads(w.url("/versions/1")+"#comments-section-b", w.url("/parts/communication"))
	for _, link := range w.get(w.url("")).addresses() {
		if link == w.url("/versions/1")+"#comments-section-b" && !strings.Contains(w.get(w.url("/versions/1")).body, `id="comments-section-b"`) {
			t.Error("the link to the comment leads nowhere")
		}
	}
	w.as(w.Psychologist).get(w.url("")).says("What the family said, section by section").never("/parts/communication")
	w.keepComments(true)
	w.as(w.Psychologist).get(w.url("")).is(http.StatusOK).never("An hour a day, please.", "Elmfield Academy", "What the family said")
	w.get(w.url("/versions/1")).never("An hour a day, please.")
	w.as(w.SENCO).get(w.url("/versions/1")).says("An hour a day, please.")
	w.keepComments(false)
	w.as(w.OtherSENCO).get(w.url("")).is(http.StatusOK).never("1 comment", "Leila Haddad on", "Elmfield Academy", "What the family said")
	w.get(w.url("/versions/1")).never("An hour a day, please.")
	w.get(w.url("/comments")).is(http.StatusForbidden)
}

// What was to be sent on the first draft is no answer to the second: it stays open, even where a save in another
// window has brought it to the same revision.
func TestCommentsOnADraftAreNotSentOnTheNext(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	check := w.as(w.Mother).get(w.url("/comments")).press("check", map[string]string{"text.F": "An hour a day, please."}).says("Send your comments?")
	w.as(w.Coordinator).get(w.url("/share")).press("check", nil).press("share", nil).is(http.StatusOK).says("Draft plan, version 2")
	w.as(w.Mother).get(w.url("/comments")).press("save", map[string]string{"text.B": "Not sure yet."}).is(http.StatusOK)
	w.holding(check).press("send", nil).is(http.StatusConflict).says("A newer draft has been shared", "Not sure yet.")
	w.get(w.url("/comments")).is(http.StatusOK).says("Please send your comments by")
}

func TestTheFamilysHomeSaysByWhenCommentsAreWanted(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewTimetablePages(s.pages, s.gate))
	}, personOf(w.Coordinator), personOf(w.Mother))
	w.shared()
	// Shared on 1 September: the window closes by law on the 15th, the family is shown the day after.
	w.as(w.Mother).get("/").is(http.StatusOK).says("Read the draft and send your comments", "Please comment by Wednesday 16 September 2026.")
	w.get("/cases/"+string(w.Case)).says("Please comment by Wednesday 16 September 2026.", "Send your comments on the draft plan Wednesday 16 September 2026 15 days left", "You get the final plan")
	w.get("/cases/" + string(w.Case) + "/timetable").says("Wednesday 16 September 2026 Closes in 15 days").never("Tuesday 15 September 2026")
	w.as(w.Coordinator).get("/cases/"+string(w.Case)).says("Send the final plan to the family").never("You get the final plan", "Send your comments on")
	w.as(w.Mother)
	w.Clock.Pass(16)
	w.get("/").says("Comments were wanted by 16 September 2026. You can still send yours until the plan is issued.")
	w.get(w.url("/comments")).press("check", map[string]string{"no-comment": "yes"}).press("send", nil).is(http.StatusOK)
	w.get("/").says("You sent your comments on 17 September 2026. The council is reading them.", "Read the draft and the comments that you sent").never("comment by", "Comments were wanted")
	w.get("/cases/"+string(w.Case)).says("You sent your comments on 17 September 2026.", "Read the draft and the comments that you sent").never("Read the draft and send", "is ready for you to read")
}

func TestCommentsInTwoWindows(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	w.as(w.Mother)
	first, second := w.get(w.url("/comments")), w.get(w.url("/comments"))
	first.press("save", map[string]string{"text.B": "From the first window.", "text.E": "Only here."}).is(http.StatusOK)
	both := second.press("save", map[string]string{"text.B": "From the second window.", "text.F": "Only there."}).is(http.StatusConflict).says("From the first window.", "From the second window.", "Comments on section B")
	kept := both.press("save", map[string]string{"choose.text.B": "theirs"}).is(http.StatusOK).fields()
	if kept.Get("text.B") != "From the first window." || kept.Get("text.E") != "Only here." || kept.Get("text.F") != "Only there." {
		t.Errorf("kept %q, %q and %q", kept.Get("text.B"), kept.Get("text.E"), kept.Get("text.F"))
	}
}

func TestAConsultationOnThePage(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	page := w.as(w.OtherSENCO).consultation().is(http.StatusOK).says("Consultation of Ashgrove School", "Response due by", "Wednesday 16 September 2026", "Decision to issue an EHC plan made on", "1 September 2026", "Final EHC plan to be issued by", "The letter", "Imogen Farrow",
		"efficient education of others", "The setting can be named in the plan", "Close")
	page.press("check", nil).is(http.StatusUnprocessableEntity).says("Supporting comments (needed)", "Choose one of the three answers.", "Give your reasons.", "CFA 2014 s.39(4)")
	w.consultation().press("save", map[string]string{"reply": "unsuitable", "note": "We teach children from 11 on."}).is(http.StatusOK).says("The council reads your answer when you submit it")

	for _, who := range []ehc.Actor{w.Mother, w.Coordinator} {
		w.as(who).consultation().says("Awaiting response").never("We teach children from 11 on.")
	}
	asked := w.as(w.OtherSENCO).consultation()
	w.get(asked.path + "/answer").is(http.StatusNotFound)
	receipt := asked.press("check", nil).says("Submit your answer?", "We teach children from 11 on.").press("send", nil).
		is(http.StatusOK).says("Your answer has been submitted", "Ashgrove School", "Bryn Calder", "unsuitable", "We teach children from 11 on.", "Download your answer (PDF)").never("Haddad", "Noor")
	if receipt.path != asked.path+"/answer" {
		t.Errorf("sending leads to %s", receipt.path)
	}
	if again := w.get(asked.path).is(http.StatusOK); again.path != receipt.path {
		t.Errorf("the consultation leads to %s", again.path)
	}
	for _, page := range []string{"", "/plan", "/plan/versions/1", "/details", "/files/" + string(w.Case)} {
		w.get("/cases/" + string(w.Case) + page).is(http.StatusNotFound)
	}
	for _, who := range []ehc.Actor{w.Mother, w.Psychologist, w.Coordinator} {
		if status := w.as(who).get(receipt.path).status; status != http.StatusForbidden {
			t.Errorf("%s opens the receipt: %d", who.Name, status)
		}
	}
	w.as(w.Stranger).get(receipt.path).is(http.StatusNotFound)
	w.as(w.OtherSENCO).get(w.url("")).is(http.StatusNotFound).never("Haddad", "Noor")

	w.as(w.Mother).get(w.url("")).says("Complete", "The setting should not be named: it would be unsuitable").never("We teach children from 11 on.")
	w.consultation().says("unsuitable").never("We teach children from 11 on.", "Bryn Calder", "Supporting comments")
	w.as(w.Coordinator).consultation().says("We teach children from 11 on.", "Bryn Calder")
	w.as(w.Psychologist).get(w.url("")).never("Ashgrove School")
}

func TestAnAnswerWrittenInTwoWindows(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	page := w.as(w.OtherSENCO).consultation()
	w.consultation().press("save", map[string]string{"reply": "can-be-named", "note": "First."}).is(http.StatusOK)
	both := page.press("save", map[string]string{"reply": "can-be-named", "note": "Second."}).is(http.StatusConflict).says("First.", "Second.", "You saved this somewhere else")
	if kept := both.press("save", map[string]string{"choose.note": "mine"}).is(http.StatusOK).fields(); kept.Get("note") != "Second." {
		t.Errorf("kept %q", kept.Get("note"))
	}
}

func TestTheAuthoritysSideOfAConsultation(t *testing.T) {
	w := newPlanWorld(t)
	w.shared()
	w.as(w.Coordinator).get(w.url("/consult")).is(http.StatusOK).says("Consulted already", "Ashgrove School").press("check", nil).is(http.StatusUnprocessableEntity).says("Choose the setting to consult.")
	w.get(w.url("/consult")).press("check", map[string]string{"setting": string(w.Ashgrove.ID)}).is(http.StatusUnprocessableEntity).says("is being consulted already")
	w.get(w.url("/consult")).press("check", map[string]string{"setting": string(w.Elmfield.ID), "information": "She **loves** maps."}).is(http.StatusOK).says("May we name Elmfield Academy", "She loves maps.").press("consult", nil).is(http.StatusOK).says("The consultation has been sent", "Elmfield Academy")

	w.consultation().says("Record an answer that came by post").press("record", map[string]string{"reply": "can-be-named", "note": "By letter of 3 September."}).is(http.StatusUnprocessableEntity).says("Say how it reached the council", "By letter of 3 September.").
		press("record", map[string]string{"channel": "paper", "received-on": "1/9/2026", "by": "Bryn Calder, SENCO"}).is(http.StatusOK).says("The answer has been recorded", "By letter of 3 September.", "Recorded by Petra Lindqvist from a letter received on 1 September 2026", "Bryn Calder, SENCO")
	w.as(w.OtherSENCO).get(w.url("")).is(http.StatusNotFound)
	for _, link := range w.as(w.Coordinator).get(w.url("")).addresses() {
		if strings.Contains(link, "/consultations/") && !strings.HasSuffix(link, ".pdf") && !strings.Contains(w.get(link).text(), "Complete") {
			w.get(link+"/withdraw").says("Withdraw the consultation of Elmfield Academy?").press("withdraw", nil).is(http.StatusOK).says("The consultation has been withdrawn", "Withdrawn")
		}
	}
}

// sends posts a page's form with a document, as a browser does.
func (s shown) sends(action, name, content string, fill map[string]string) shown {
	s.t.Helper()
	fields, target := s.form(action)
	for field, value := range fill {
		fields.Set(field, value)
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for field, values := range fields {
		for _, value := range values {
			if err := form.WriteField(field, value); err != nil {
				s.t.Fatal(err)
			}
		}
	}
	part, err := form.CreateFormFile("files", name)
	if err == nil {
		_, err = io.WriteString(part, content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	user := s.w.user
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, user.site.address+target, &body)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	return shown{user.do(r), s.w}
}

func TestDocumentsOfAConsultation(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator).get(w.url("/share")).press("check", nil).press("share", nil).is(http.StatusOK)
	page := w.get(w.url("/consult")).sends("upload", "timetable.txt", "Monday: maths", map[string]string{"setting": string(w.Ashgrove.ID), "information": "See the timetable."}).is(http.StatusOK)
	if page.says("timetable.txt"); page.fields().Get("information") != "See the timetable." {
		t.Error("adding a document lost what was typed")
	}
	page.sends("check", "letter.exe", "MZ\x90\x00 a program", nil).is(http.StatusUnprocessableEntity).says("letter.exe", "timetable.txt")
	sent := page.sends("check", "plan of the site.txt", "The gate is on the left.", nil).is(http.StatusOK).says("plan of the site.txt").press("consult", nil).is(http.StatusOK)
	sent.says("The consultation has been sent")

	asked := w.as(w.OtherSENCO).consultation().says("Documents (case co-ordinator)", "timetable.txt", "plan of the site.txt", "Documents (education setting)", "See the timetable.")
	file := ""
	for _, link := range asked.addresses() {
		if strings.Contains(link, "/files/") {
			file = link
		}
	}
	if got := w.user.get(file).is(http.StatusOK).body; got != "The gate is on the left." {
		t.Errorf("the setting fetches %q", got)
	}
	documents := ""
	for _, link := range asked.addresses() {
		if strings.Contains(link, "/files?") {
			documents = link
		}
	}
	w.get(documents).sends("upload", "our reasons.txt", "Class 4 is full.", nil).is(http.StatusOK).says("our reasons.txt")
	w.consultation().says("our reasons.txt").press("save", map[string]string{"reply": "can-be-named", "note": "Yes."}).is(http.StatusOK)
	w.as(w.Coordinator).consultation().says("timetable.txt").never("our reasons.txt")
	w.as(w.Mother).consultation().never("timetable.txt", "our reasons.txt")
	w.user.get(file).is(http.StatusForbidden)

	w.as(w.OtherSENCO).consultation().press("check", nil).press("send", nil)
	w.as(w.Coordinator).consultation().says("our reasons.txt")
	w.as(w.Mother).consultation().says("The setting can be named").never("timetable.txt", "our reasons.txt")
}

func TestIssuingOnThePage(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(s.t, s.pages, s.gate, system.IDs{}), NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate))
	}, w.people()...)
	w.SumUp(t)
	w.shared()
	early := w.as(w.Coordinator).get(w.url("/finalise")).is(http.StatusOK).says("This still stands in the way", "The family has until the end of Wednesday 16 September 2026", "SI 2014/1530 reg 13(1)", "Awaiting response", "Section G: the health commissioner’s agreement")
	fill := map[string]string{"i": string(w.Ashgrove.ID), "signed-by": string(w.Manager.Person), "health-agreed-by": "Dr Ellen Marsh", "health-agreed-on": form.DateText(w.Today())}
	early.press("check", map[string]string{}).is(http.StatusUnprocessableEntity).says("Choose a setting that has been consulted")
	refused := early.press("check", fill)
	if refused.status != http.StatusUnprocessableEntity && refused.status != http.StatusConflict {
		t.Errorf("issuing too early came with %d", refused.status)
	}
	refused.says("The family has until the end of", "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)", "has until Wednesday 16 September 2026 to answer the consultation", "Code of Practice 9.83")
	if refused.fields().Get("signed-by") != string(w.Manager.Person) {
		t.Error("the refusal lost what was typed")
	}

	w.Clock.Pass(16)
	late := w.get(w.url("/finalise")).is(http.StatusOK).says("The family has had its time to answer").never("This still stands in the way")
	unsigned := late.press("check", map[string]string{"i": string(w.Ashgrove.ID), "signed-by": ""}).is(http.StatusUnprocessableEntity)
	unsigned.says("Enter the name of the officer who signs the plan. (Code of Practice 9.125)", "SI 2014/1530 reg 12(2)")
	late.press("check", map[string]string{"i": string(w.Ashgrove.ID), "signed-by": string(w.Mother.Person)}).is(http.StatusUnprocessableEntity).says("Choose an officer of the council who may sign.")
	sure := late.press("check", fill).is(http.StatusOK).says("Issue the plan?", "Your right of appeal", "Howard Pell, Head of SEND")
	if back := sure.press("change", nil).is(http.StatusOK).fields(); back.Get("signed-by") != string(w.Manager.Person) || back.Get("i") != string(w.Ashgrove.ID) {
		t.Error("going back lost what was typed")
	}
	issued := sure.press("issue", nil).is(http.StatusOK).says("The plan has been issued", "EHC Plan", "signed by Howard Pell, Head of SEND", "Download EHC Plan (PDF)")
	issued.never("Comments are due by", "Share a revised draft")

	const disagree = "If you disagree: contact a mediation adviser or appeal by 17 November 2026."
	for _, path := range []string{"/", "/cases/" + string(w.Case), w.url("")} {
		w.as(w.Mother).get(path).says(disagree)
		w.as(w.SENCO).get(path).never("If you disagree")
	}
	if !contains(w.as(w.Mother).get(w.url("")).addresses(), w.url("/versions/2/letter.pdf")) {
		t.Error("nothing leads to the letter")
	}
	for _, who := range []ehc.Actor{w.Mother, w.OtherSENCO, w.SENCO, w.Psychologist} {
		w.as(who).get(w.url("")).is(http.StatusOK).says("EHC Plan", "Draft version 1, shared on 1 September 2026")
		w.get(w.url("/versions/2")).is(http.StatusOK).says("Final plan, issued on 17 September 2026", "Ashgrove School", "Community special school", "Howard Pell, Head of SEND")
	}
	w.as(w.Coordinator).get(w.url("/parts/k")).says("The plan has been issued and can’t be changed any more").press("save", map[string]string{"who": "Too late"}).is(http.StatusConflict).says("A review or an amendment makes the next version")
	w.get(w.url("/finalise")).is(http.StatusConflict)
	w.get(w.url("/share")).is(http.StatusConflict)
	w.get(w.url("/consult")).is(http.StatusConflict)
	w.as(w.Mother).get(w.url("/comments")).never("Check and send")
}

func TestAChangeSinceTheDraftIsToldToTheFamily(t *testing.T) {
	w := newPlanWorld(t)
	w.SumUp(t)
	w.shared()
	w.Clock.Pass(16)
	w.as(w.Coordinator).get(w.url("/finalise")).never("What has changed since draft version 1")
	w.get(w.url("/parts/k")).press("save", map[string]string{"who": "The SENCO and you"}).is(http.StatusOK)
	page := w.get(w.url("/finalise")).says("What has changed since draft version 1", "Section K, advice and information: changed because of what the family said", "Share a revised draft instead").never("Section F, special", "This still stands in the way")
	fill := map[string]string{"i": string(w.Ashgrove.ID), "signed-by": string(w.Manager.Person), "health-agreed-by": "Dr Ellen Marsh", "health-agreed-on": form.DateText(w.Today())}
	page.press("check", fill).is(http.StatusUnprocessableEntity).says("Section K differs from draft version 1. Say what the family said", "Code of Practice 9.125")
	fill["because.K"] = "You asked to be part of the monitoring."
	sure := page.press("check", fill).is(http.StatusOK).says("Why section K changed", "You asked to be part of the monitoring.")
	sure.press("issue", nil).is(http.StatusOK).says("The plan has been issued")
	w.as(w.Mother).get(w.url("/versions/2")).is(http.StatusOK).says("What changed after the draft, because of what the family said", "You asked to be part of the monitoring.")
	w.get(w.url("/versions/1")).is(http.StatusOK).never("What changed after the draft")
}

func TestNothingIsFrozenThatWasSavedBehindAPage(t *testing.T) {
	w := newPlanWorld(t)
	w.SumUp(t)
	open := w.as(w.Coordinator).get(w.url("/share"))
	w.get(w.url("/parts/k")).press("save", map[string]string{"who": "The SENCO"}).is(http.StatusOK)
	again := open.press("check", map[string]string{"letter": "Typed with care."}).is(http.StatusConflict).says("these parts of the plan were saved: Monitoring, and the advice", "Typed with care.")
	again.press("check", map[string]string{"setting": string(w.Ashgrove.ID)}).press("share", nil).is(http.StatusOK).says("The draft has been shared")
	w.Clock.Pass(16)

	fill := map[string]string{"i": string(w.Ashgrove.ID), "signed-by": string(w.Manager.Person), "health-agreed-by": "Dr Ellen Marsh", "health-agreed-on": form.DateText(w.Today())}
	sure := w.get(w.url("/finalise")).press("check", fill).is(http.StatusOK).says("Issue the plan?")
	w.as(w.Mother).get(w.url("/comments")).press("check", map[string]string{"text.K": "Late, but here."}).press("send", nil).is(http.StatusOK)
	moved := w.as(w.Coordinator).holding(sure).press("issue", nil).is(http.StatusConflict).says("The family has sent comments since you opened this page", "CFA 2014 s.38(2)(b)")
	if moved.fields().Get("signed-by") != string(w.Manager.Person) {
		t.Error("what was typed is lost")
	}
	moved.press("check", nil).press("issue", nil).is(http.StatusOK).says("The plan has been issued")
}

func TestGapsAreListedWithALinkToTheirPart(t *testing.T) {
	w := newPlanWorld(t)
	overview, monitoring := w.url("/parts/overview"), w.url("/parts/k")
	w.as(w.Coordinator).get(w.url("")).says("Still to complete", "Section B: no primary need is chosen.", "SI 2014/1530 reg 12(1)(b)").leads(overview, monitoring)
	w.get(w.url("/share")).says("You can share the draft without these.", "Section B: the summary of special educational needs is empty.").leads(overview, monitoring)
	w.shared()
	w.Clock.Pass(16)
	w.as(w.Coordinator).get(w.url("")).says("Before you can issue it", "Section B: the summary of special educational needs is empty.").leads(overview)
	w.get(w.url("/finalise")).says("This still stands in the way", "Section B: no primary need is chosen.").leads(overview).never("Every section is written")
	w.SumUp(t)
	w.get(w.url("/finalise")).says("Every section is written").never("This still stands in the way", "Still to complete")
}

func TestCommentsAndTheRequestStandBesideThePart(t *testing.T) {
	w := newPlanWorld(t)
	w.as(w.Coordinator).get(w.url("/parts/a")).says("From the request:", "She finds the classroom too loud.")
	w.shared()
	w.as(w.Mother).get(w.url("/comments")).press("save", map[string]string{"text.B": "Say more about noise."}).is(http.StatusOK)
	w.as(w.Coordinator).get(w.url("/parts/communication")).never("Say more about noise.")
	w.as(w.Mother).get(w.url("/comments")).press("check", nil).press("send", nil).is(http.StatusOK)
	w.as(w.Coordinator).get(w.url("/parts/communication")).says("The family’s comments on the draft", "Section B, Leila Haddad", "Say more about noise.")
	w.get(w.url("/parts/j")).never("Say more about noise.")
}

func TestSectionATakesTheRequestOver(t *testing.T) {
	w := newPlanWorld(t)
	page := w.as(w.Coordinator).get(w.url("/parts/a")).says("Take over into")
	into := ""
	for _, field := range []string{"child", "parents", "background"} {
		if strings.Contains(page.fields().Get(field), "She finds the classroom too loud.") {
			t.Errorf("%s holds the request before anybody pressed", field)
		}
	}
	page = page.press("answer:not-working", map[string]string{"background": "Moved in June."}).is(http.StatusOK).says("not saved yet", "Taken over into")
	for _, field := range []string{"child", "parents", "background"} {
		if strings.Contains(page.fields().Get(field), "She finds the classroom too loud.") {
			into += field
		}
	}
	if into != "parents" || page.fields().Get("background") != "Moved in June." {
		t.Errorf("it was put into %q; the background is %q", into, page.fields().Get("background"))
	}
	if strings.Contains(w.get(w.url("/parts/a")).fields().Get("parents"), "classroom") {
		t.Error("it was kept before it was saved")
	}
	page.press("save", nil).is(http.StatusOK)
	w.get(w.url("/parts/a")).says("Taken over into the parents’ views")
}

func TestSavingAPartTakesFewStatements(t *testing.T) {
	w := newPlanWorld(t)
	page := w.as(w.Coordinator).get(w.url("/parts/k"))
	page.press("save", map[string]string{"who": "The SENCO"}).is(http.StatusOK)
	page = w.get(w.url("/parts/k"))
	w.user.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	w.site.queries.Reset()
	page.press("save", map[string]string{"who": "The head"}).is(http.StatusSeeOther)
	if n := w.site.queries.Count(); n > 7 {
		t.Errorf("%d statements:\n%s", n, strings.Join(w.site.queries.Statements(), "\n"))
	}
}

func TestThePlanPageKeepsItsBudgetOfStatements(t *testing.T) {
	w := newPlanWorld(t)
	count := func(who ehc.Actor, page string) int {
		w.as(who).get(w.url(page)).is(http.StatusOK)
		w.site.queries.Reset()
		w.get(w.url(page)).is(http.StatusOK)
		return w.site.queries.Count()
	}
	const session = 1 // the look-up of the session, which this test's hub does without
	check := func(when string) {
		for _, who := range []ehc.Actor{w.Coordinator, w.Mother, w.SENCO} {
			if n := count(who, "") + session; n > 10 {
				t.Errorf("%s, %s: %d statements:\n%s", when, who.Name, n, strings.Join(w.site.queries.Statements(), "\n"))
			}
		}
	}
	check("drafting")
	w.shared()
	check("shared")
	before := count(w.Coordinator, "")
	for _, setting := range []ehc.SettingID{w.Elmfield.ID, w.Own.ID} {
		w.as(w.Coordinator).get(w.url("/consult")).press("check", map[string]string{"setting": string(setting)}).press("consult", nil).is(http.StatusOK)
	}
	if after := count(w.Coordinator, ""); after != before {
		t.Errorf("two more consultations cost %d statements more", after-before)
	}
	for _, page := range []string{"/parts/communication", "/parts/a", "/share", "/consult", "/finalise", "/versions/1"} {
		if n := count(w.Coordinator, page) + session; n > 10 {
			t.Errorf("%s: %d statements:\n%s", page, n, strings.Join(w.site.queries.Statements(), "\n"))
		}
	}
}

func TestAConsultationWaitsForTheSettingUntilItIsAnswered(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), NewTrayPages(s.pages, s.gate))
	}, w.people()...)
	home := func(who ehc.Actor) shown { return w.as(who).get("/cases?tray=setting").is(http.StatusOK) }
	home(w.OtherSENCO).says("Waiting for you", "Nothing is waiting for you at the moment")
	w.as(w.OtherSENCO).get("/answers").is(http.StatusOK).says("No answers yet")
	w.shared()
	task := home(w.OtherSENCO).says("Answer the consultation", "Noor Haddad", "By 16 September 2026").linkTo("Answer the consultation")
	w.get("/cases?tray=setting&q=ha").never("Waiting for you")
	home(w.SENCO).says("Nothing is waiting for you").never("Answer the consultation")
	w.Clock.At = w.Clock.At.AddDate(0, 0, 20)
	home(w.OtherSENCO).says("Late: was due 16 September 2026")
	w.get(task).is(http.StatusOK).press("check", map[string]string{"reply": "unsuitable", "note": "We teach children from 11 on."}).press("send", nil).is(http.StatusOK)
	home(w.OtherSENCO).says("Nothing is waiting for you").never("Noor")
	w.get("/answers").says("Ashgrove School", "unsuitable").never("Noor").leads(task + "/answer")
	w.as(w.SENCO).get("/answers").says("No answers yet")
}

func TestADraftWaitsForTheFamilyUntilTheyComment(t *testing.T) {
	w := newPlanWorld(t)
	w.site.serve(func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), NewTrayPages(s.pages, s.gate))
	}, w.people()...)
	w.as(w.Mother).get("/").is(http.StatusOK).says("Waiting for you", "Nothing is waiting for you at the moment")
	w.shared()
	w.as(w.Mother).get("/").says("Read the draft plan and send your comments", "By 16 September 2026")
	w.get(w.url("/comments")).press("check", map[string]string{"text.B": "She reads at home."}).press("send", nil).is(http.StatusOK)
	w.get("/").says("Nothing is waiting for you at the moment")
}

// keepComments keeps families' comments from contributors, or no longer, as a manager would.
func (w *planWorld) keepComments(keep bool) {
	w.site.t.Helper()
	if err := (oversight.SetSharing{Units: w.Gate.Units, Clock: w.Gate.Clock}).Do(w.site.t.Context(), w.Manager, keep); err != nil {
		w.site.t.Fatal(err)
	}
}
