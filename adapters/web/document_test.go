package web

import (
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	hubhtml "ehchub/adapters/html"
	"ehchub/adapters/pdf"
	"ehchub/adapters/system"
	"ehchub/adapters/word"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

func documentArea(g application.Gate) DocumentPages {
	r := documents.NewRenderers(2, map[ports.Format]ports.Renderer{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}, ports.HTML: hubhtml.Renderer{}})
	return DocumentPages{
		Gate: g, Renderers: r,
		Plan: documents.PlanFile{Gate: g, Renderers: r}, Draft: documents.DraftFile{Gate: g, Renderers: r}, Letter: documents.LetterFile{Gate: g, Renderers: r},
		Advice: documents.AdviceFile{Gate: g, Renderers: r}, Request: documents.RequestFile{Gate: g, Renderers: r}, Views: documents.ViewsFile{Gate: g, Renderers: r},
	}
}

// newDocumentWorld serves the plan and its files.
func newDocumentWorld(t *testing.T) *planWorld {
	t.Helper()
	w := newPlanWorld(t)
	var everyone []people.Person
	for _, actor := range w.Everyone() {
		everyone = append(everyone, personOf(actor))
	}
	w.site.serve(func(s *site) []Area { return append(planAreas(t, s.pages, s.gate, system.IDs{}), documentArea(s.gate)) }, everyone...)
	return w
}

// downloaded is an answer that a browser would keep as a file.
type downloaded struct {
	*http.Response
	body string
}

func (w *planWorld) download(method, path string) downloaded {
	w.site.t.Helper()
	r, err := http.NewRequestWithContext(w.site.t.Context(), method, w.site.address+path, nil)
	if err != nil {
		w.site.t.Fatal(err)
	}
	r.Header.Set(personHeader, string(w.user.person.ID))
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		w.site.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		w.site.t.Fatal(err)
	}
	return downloaded{answer, string(body)}
}

func (w *planWorld) caseAt(path string) string { return "/cases/" + string(w.Case) + path }

// beginnings are how files of each type begin.
var beginnings = map[string]struct{ media, bytes string }{
	".pdf":  {"application/pdf", "%PDF-"},
	".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"},
}

var fileName = regexp.MustCompile(`^attachment; filename="\d{8}(\d{6})?-[a-z-]+\.(pdf|docx)"$`)

// isFile fails the test unless the answer is a file to be kept, named as files are.
func (w *planWorld) isFile(path string) {
	t := w.site.t
	t.Helper()
	got := w.download(http.MethodGet, path)
	address, _, _ := strings.Cut(path, "?")
	want := beginnings[address[strings.LastIndex(address, "."):]]
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != want.media || !strings.HasPrefix(got.body, want.bytes) {
		t.Errorf("%s for %s: %d, %s, %.8q", path, w.user.person.Name, got.StatusCode, got.Header.Get("Content-Type"), got.body)
		return
	}
	disposition := got.Header.Get("Content-Disposition")
	if !fileName.MatchString(disposition) || got.Header.Get("X-Content-Type-Options") != "nosniff" || got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: %s, %s, %s", path, disposition, got.Header.Get("X-Content-Type-Options"), got.Header.Get("Cache-Control"))
	}
	head := w.download(http.MethodHead, path)
	if head.StatusCode != http.StatusOK || head.body != "" || head.Header.Get("Content-Length") != strconv.Itoa(len(got.body)) {
		t.Errorf("HEAD %s: %d with %d bytes, %s", path, head.StatusCode, len(head.body), head.Header.Get("Content-Length"))
	}
}

func TestEveryFileThatAPageOffersCanBeHad(t *testing.T) {
	w := newDocumentWorld(t)
	w.as(w.Coordinator).get(w.url("")).is(http.StatusOK)
	for _, link := range w.get(w.url("")).says("Download the working draft with its advice (MS Word)").addresses() {
		if strings.HasPrefix(link, w.url("/draft")) && strings.Contains(link, ".") {
			w.isFile(link)
		}
	}
	w.shared()
	offered := 0
	for _, who := range []ehc.Actor{w.Coordinator, w.Mother, w.SENCO, w.Psychologist, w.OtherSENCO} {
		w.as(who)
		pages := []shown{w.get(w.url("")), w.get(w.url("/versions/1"))}
		if who.Person == w.Coordinator.Person || who.Person == w.OtherSENCO.Person {
			pages = append(pages, w.consultation().says("Download the consultation letter (PDF, under 100 KB)"))
		}
		for _, page := range pages {
			for _, link := range page.addresses() {
				if strings.HasSuffix(link, ".pdf") || strings.HasSuffix(link, ".docx") {
					w.isFile(link)
					offered++
				}
			}
		}
	}
	if offered < 20 {
		t.Errorf("only %d files were offered", offered)
	}
}

func TestFilesOfTheAssessment(t *testing.T) {
	w := newDocumentWorld(t)
	w.as(w.Mother)
	for _, path := range []string{"/decision/letter.pdf", "/decision/letter.pdf?n=1", "/issue-decision/letter.pdf", "/request/request.pdf", "/request/request.docx", "/assessment/views.pdf", "/assessment/views.docx",
		"/assessment/advice/" + string(w.DoctorsAdvice) + "/advice.pdf", "/assessment/advice/" + string(w.DoctorsAdvice) + "/advice.docx"} {
		w.isFile(w.caseAt(path))
	}
}

func TestFilesThatAreNotThere(t *testing.T) {
	w := newDocumentWorld(t)
	w.as(w.Coordinator).get(w.url("")).is(http.StatusOK)
	w.shared()
	for path, status := range map[string]int{
		"/plan/versions/7/plan.pdf": http.StatusNotFound, "/plan/versions/x/plan.pdf": http.StatusNotFound, "/plan/versions/1/plan.exe": http.StatusNotFound, "/plan/versions/1/plan.html": http.StatusNotFound,
		"/decision/letter.pdf?n=2": http.StatusNotFound, "/decision/letter.pdf?n=0": http.StatusNotFound, "/decision/letter.pdf?n=x": http.StatusNotFound,
		"/assessment/advice/none/advice.pdf": http.StatusNotFound, "/plan/consultations/none/letter.pdf": http.StatusNotFound,
	} {
		if got := w.download(http.MethodGet, w.caseAt(path)); got.StatusCode != status || !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") || got.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %d, %s", path, got.StatusCode, got.Header.Get("Content-Type"))
		}
	}
}

func TestFilesAreKeptFromThoseWhoMayNotHaveThem(t *testing.T) {
	w := newDocumentWorld(t)
	w.as(w.Coordinator).get(w.url("")).is(http.StatusOK)
	w.shared()
	plan, letter, draft, request := w.url("/versions/1/plan.pdf"), w.url("/versions/1/letter.pdf"), w.url("/draft.docx"), w.caseAt("/request/request.pdf")
	for _, path := range []string{plan, letter, draft, request, w.caseAt("/decision/letter.pdf")} {
		if got := w.as(w.Stranger).download(http.MethodGet, path); got.StatusCode != http.StatusNotFound || strings.Contains(got.body, "Haddad") {
			t.Errorf("%s for a stranger: %d", path, got.StatusCode)
		}
		w.user = w.site.as(people.Person{})
		if got := w.download(http.MethodGet, path); got.StatusCode != http.StatusSeeOther || !strings.HasPrefix(got.Header.Get("Location"), "/sign-in") {
			t.Errorf("%s for nobody: %d to %s", path, got.StatusCode, got.Header.Get("Location"))
		}
	}
	for _, one := range []struct {
		who  ehc.Actor
		path string
	}{{w.Mother, draft}, {w.SENCO, draft}, {w.OtherSENCO, letter}, {w.OtherSENCO, request}} {
		if got := w.as(one.who).download(http.MethodGet, one.path); got.StatusCode != http.StatusForbidden {
			t.Errorf("%s for %s: %d", one.path, one.who.Name, got.StatusCode)
		}
	}
	w.user = w.site.as(people.Person{})
	if got := w.download(http.MethodGet, "/requests/"+string(w.Case)+"/request.pdf"); got.StatusCode == http.StatusOK {
		t.Error("a request went to nobody")
	}
}

func TestADraftRequestGoesToTheBrowserThatHoldsItsKey(t *testing.T) {
	site := newRequestSite(t)
	b := site.as(people.Person{})
	file := "/requests/" + string(draftID(b.written())) + "/request.pdf"
	b.get(strings.TrimSuffix(file, "/request.pdf")).is(http.StatusOK).says("Download the draft (PDF)", "Download the draft (MS Word)")
	if got := b.get(file); got.status != http.StatusOK || !strings.HasPrefix(got.body, "%PDF-") {
		t.Errorf("the draft: %d, %.20q", got.status, got.body)
	}
	if got := b.get(strings.TrimSuffix(file, "pdf") + "docx"); got.status != http.StatusOK || !strings.HasPrefix(got.body, "PK") {
		t.Errorf("the draft for Word: %d, %.20q", got.status, got.body)
	}
	for _, other := range []people.Person{{}, site.Parent, site.Manager} {
		if got := site.as(other).get(file); strings.HasPrefix(got.body, "%PDF-") {
			t.Errorf("%q got somebody's draft", other.Name)
		}
	}
}

func TestASettingTakesItsOwnAnswerAway(t *testing.T) {
	w := newDocumentWorld(t)
	w.shared()
	page := w.as(w.OtherSENCO).consultation().press("save", map[string]string{"reply": "unsuitable", "note": "We teach children from 11 on."})
	file := page.path + "/answer.pdf"
	refused := func(who ehc.Actor, status int) {
		t.Helper()
		if got := w.as(who).download(http.MethodGet, file); got.StatusCode != status {
			t.Errorf("%s for %s: %d, want %d", file, who.Name, got.StatusCode, status)
		}
	}
	refused(w.OtherSENCO, http.StatusNotFound)
	w.consultation().press("check", nil).press("send", nil).leads(file)
	w.isFile(file)
	refused(w.Mother, http.StatusForbidden)
	refused(w.Stranger, http.StatusNotFound)
}
