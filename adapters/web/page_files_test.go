package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/system"
	"ehchub/application/assessment"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// linesOfFile gives every line of a document below what its head says.
func linesOfFile(d document.Document) []string {
	var lines []string
	add := func(text string) { lines = append(lines, strings.Split(text, "\n")...) }
	for _, b := range d.Blocks[2:] {
		switch b := b.(type) {
		case document.Heading:
			add(b.Text)
		case document.Paragraph:
			add(richtext.PlainInlines(b.Inlines))
		case document.KeyValues:
			for _, row := range b.Rows {
				add(row.Label)
				add(richtext.Plain(row.Value))
			}
		case document.Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					add(richtext.Plain(cell))
				}
			}
		}
	}
	return slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
}

func (w *planWorld) pageFile(who ehc.Actor, page takenPage) document.Document {
	w.site.t.Helper()
	shown, err := page.read(w.site.t.Context(), w.Gate.Taking(page.name), who, w.Case)
	if err != nil {
		w.site.t.Fatal(err)
	}
	d, err := documentOf(shown)
	if err != nil {
		w.site.t.Fatal(err)
	}
	return d
}

func newCaseFileWorld(t *testing.T) *planWorld {
	t.Helper()
	w := newDocumentWorld(t)
	serveAll := func(s *site) []Area {
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), documentArea(s.gate), NewCasePages(s.pages, s.gate), NewAccessPages(s.pages, s.gate), NewTimetablePages(s.pages, s.gate), NewDelayPages(s.pages, testTexts, s.gate),
			NewAssessmentPages(s.pages, assessment.Page{Gate: s.gate}, assessment.ReadyForIssueDecision{Gate: s.gate}))
	}
	w.site.serve(serveAll, personOf(w.Coordinator), personOf(w.Mother), personOf(w.SENCO), personOf(w.OtherSENCO), personOf(w.Psychologist), personOf(w.Stranger))
	w.shared()
	return w
}

// maySeeDelays are the authority and the family.
func (w *planWorld) maySeeDelays(who ehc.Actor) bool {
	return who.Person == w.Coordinator.Person || who.Person == w.Mother.Person
}

// TestAFileHoldsWhatItsReaderSeesOnThePage: each line of the file stands on the page, and each row and name of the
// page in the file, for everyone who opens it.
func TestAFileHoldsWhatItsReaderSeesOnThePage(t *testing.T) {
	w := newCaseFileWorld(t)
	pathOf := map[string]string{"case": "", "dates": "/timetable", "timeline": "/timeline", "record": "/details", "people": "/people", "access": "/access", "delay-log": "/delays", "assessment": "/assessment"}
	for _, who := range []ehc.Actor{w.Coordinator, w.Mother, w.SENCO, w.OtherSENCO, w.Psychologist} {
		for _, page := range takenPages {
			if (page.name == "delay-log" || page.name == "access") && !w.maySeeDelays(who) {
				continue
			}
			if page.name == "record" && who.Person == w.Coordinator.Person || page.name == "plan-answers" {
				continue // a form there, and several pages; they have tests of their own below
			}
			on := w.as(who).get(w.caseAt(pathOf[page.name])).is(http.StatusOK)
			seen := strings.Join(strings.Fields(on.text()), " ")
			lines := linesOfFile(w.pageFile(who, page))
			if len(lines) < 3 {
				t.Errorf("%s for %s holds only %q", page.name, who.Name, lines)
			}
			for _, line := range lines {
				if !strings.Contains(seen, strings.Join(strings.Fields(line), " ")) {
					t.Errorf("%s for %s: the page doesn't say %q", page.name, who.Name, line)
				}
			}
			if page.name == "record" {
				continue
			}
			taken := strings.Join(lines, " ")
			for _, row := range on.rows() {
				if first := strings.Fields(row)[0]; !strings.Contains(taken, first) {
					t.Errorf("%s for %s: the file lacks the row %q", page.name, who.Name, row)
				}
			}
		}
	}
}

func TestAFileOfAPageKeepsBackWhatThePageKeepsBack(t *testing.T) {
	w := newCaseFileWorld(t)
	const email = "leila@example.org"
	for _, page := range takenPages {
		for _, who := range []ehc.Actor{w.Psychologist, w.OtherSENCO} {
			if page.name == "delay-log" || page.name == "access" {
				w.as(who).get(w.caseAt(page.path)).is(http.StatusForbidden)
				continue
			}
			if text := strings.Join(linesOfFile(w.pageFile(who, page)), "\n"); strings.Contains(text, email) {
				t.Errorf("%s tells %s how to reach the mother", page.name, who.Name)
			}
		}
		path := w.caseAt(page.path) + ".pdf"
		if got := w.as(w.Stranger).download(http.MethodGet, path); got.StatusCode != http.StatusNotFound {
			t.Errorf("%s for a stranger: %d", path, got.StatusCode)
		}
	}
	people := takenPages[slices.IndexFunc(takenPages, func(p takenPage) bool { return p.name == "people" })]
	if text := strings.Join(linesOfFile(w.pageFile(w.Psychologist, people)), "\n"); strings.Contains(text, "Ashgrove") {
		t.Error("the list of people tells an adviser which setting is consulted")
	}
	if text := strings.Join(linesOfFile(w.pageFile(w.Coordinator, people)), "\n"); !strings.Contains(text, "Ashgrove") {
		t.Error("the list of people lacks the consulted setting for the council")
	}
}

// TestCommentsAndAnswersGoToThoseWhoReadThem: the family's comments and a setting's reasons reach a file only of
// those whom the plan's pages show them to.
func TestCommentsAndAnswersGoToThoseWhoReadThem(t *testing.T) {
	w := newCaseFileWorld(t)
	const comment, reasons = "An hour a day, please.", "We teach children from 11 on."
	w.as(w.Mother).get(w.url("/comments")).press("check", map[string]string{"agree.F": "no", "text.F": comment}).press("send", nil).is(http.StatusOK)
	w.as(w.OtherSENCO).consultation().press("save", map[string]string{"reply": "unsuitable", "note": reasons}).is(http.StatusOK)
	answers := takenPages[slices.IndexFunc(takenPages, func(p takenPage) bool { return p.name == "plan-answers" })]
	says := func(who ehc.Actor, want map[string]bool) {
		t.Helper()
		text := strings.Join(linesOfFile(w.pageFile(who, answers)), "\n")
		for words, there := range want {
			if strings.Contains(text, words) != there {
				t.Errorf("%s: the file says %q: %v", who.Name, words, !there)
			}
		}
	}
	says(w.Coordinator, map[string]bool{comment: true, "Would like a change": true, "Ashgrove School": true, reasons: false, "Download": false})
	w.as(w.OtherSENCO).consultation().press("check", nil).press("send", nil)
	says(w.Coordinator, map[string]bool{reasons: true, "Bryn Calder": true})
	says(w.Mother, map[string]bool{comment: true, "Ashgrove School": true, "unsuitable": true, reasons: false, "Bryn Calder": false})
	says(w.Psychologist, map[string]bool{comment: true, "Ashgrove": false, reasons: false})
}

// TestFilesSayWhatCameByLetter: what an officer wrote down says so wherever it is taken away.
func TestFilesSayWhatCameByLetter(t *testing.T) {
	w := newCaseFileWorld(t)
	const source = "Recorded by Petra Lindqvist from a letter received on 1 September 2026"
	w.as(w.Coordinator).get(w.url("/comments/for/"+string(w.Mother.Person))).press("record", map[string]string{"text.B": "More help at lunch.", "channel": "paper", "received-on": "1/9/2026"}).is(http.StatusOK)
	for _, name := range []string{"plan-answers", "access"} {
		page := takenPages[slices.IndexFunc(takenPages, func(p takenPage) bool { return p.name == name })]
		for _, who := range []ehc.Actor{w.Coordinator, w.Mother} {
			if text := strings.Join(linesOfFile(w.pageFile(who, page)), " "); !strings.Contains(text, source) {
				t.Errorf("%s for %s does not say how it came: %s", name, who.Name, text)
			}
		}
	}
	w.as(w.Mother).get(w.caseAt("/access")).says("What the council wrote down for somebody", source)
	w.Clock.At = w.Clock.At.Add(time.Minute)
	w.as(w.Mother).get(w.url("/comments/correct")).press("open", nil).is(http.StatusOK).press("check", map[string]string{"text.B": "More help at breakfast."}).press("send", nil).is(http.StatusOK)
	answers := takenPages[slices.IndexFunc(takenPages, func(p takenPage) bool { return p.name == "plan-answers" })]
	if text := strings.Join(linesOfFile(w.pageFile(w.Coordinator, answers)), " "); strings.Contains(text, source) || !strings.Contains(text, "breakfast") {
		t.Errorf("what she sent herself is not hers: %s", text)
	}
}

func TestTheAuthoritysRecordHoldsAllThatItsFormHolds(t *testing.T) {
	w := newCaseFileWorld(t)
	record := takenPages[slices.IndexFunc(takenPages, func(p takenPage) bool { return p.name == "record" })]
	text := strings.Join(linesOfFile(w.pageFile(w.Coordinator, record)), "\n")
	for _, want := range []string{"Noor Haddad", "14 May 2017", "Gender", "GP", "NHS number", "True of this child", "Bramley Primary School"} {
		if !strings.Contains(text, want) {
			t.Errorf("the record lacks %q", want)
		}
	}
	if text := strings.Join(linesOfFile(w.pageFile(w.Psychologist, record)), "\n"); strings.Contains(text, "NHS number") {
		t.Error("an adviser takes the NHS number away")
	}
}

func TestPagesOfACaseOfferTheirFiles(t *testing.T) {
	w := newCaseFileWorld(t)
	offered := map[string]bool{}
	for _, who := range []ehc.Actor{w.Coordinator, w.Mother, w.Psychologist} {
		for _, path := range []string{"", "/timeline", "/details", "/people", "/access", "/timetable", "/assessment", "/plan", "/delays"} {
			if (path == "/delays" || path == "/access") && !w.maySeeDelays(who) {
				continue
			}
			for _, link := range w.as(who).get(w.caseAt(path)).is(http.StatusOK).addresses() {
				if strings.HasSuffix(link, ".pdf") || strings.HasSuffix(link, ".docx") {
					w.isFile(link)
					offered[link] = true
				}
			}
		}
	}
	for _, page := range takenPages {
		for _, ending := range []string{".pdf", ".docx"} {
			if !offered[w.caseAt(page.path)+ending] {
				t.Errorf("no page offers %s%s", page.path, ending)
			}
		}
	}
}

func TestTakingAPageAwayIsOnRecord(t *testing.T) {
	w := newCaseFileWorld(t)
	w.as(w.Mother).download(http.MethodGet, w.caseAt("/timeline.pdf"))
	for item, want := range map[string]int{"timeline file": 1, "timeline": 0} {
		var n int
		err := w.site.db.QueryRowContext(t.Context(), "SELECT count(*) FROM audit WHERE case_id = ? AND actor = ? AND item = ?", string(w.Case), string(w.Mother.Person), item).Scan(&n)
		if err != nil || n != want {
			t.Errorf("%q is on record %d times, %v", item, n, err)
		}
	}
}
