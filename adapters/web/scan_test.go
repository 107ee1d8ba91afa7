package web

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/pdf"
	"ehchub/adapters/scan"
	"ehchub/adapters/system"
	"ehchub/adapters/word"
	"ehchub/application/assessment"
	"ehchub/application/documents"
	"ehchub/application/recording"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/ports"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// paperWorld is a child whose draft is shared, with the pages of scanned paper.
func paperWorld(t *testing.T) (w *planWorld, at string) {
	w = newPlanWorld(t)
	w.shared()
	store, err := filestore.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w.site.serve(func(s *site) []Area {
		bring := recording.BringInScan{Units: s.gate.Units, Clock: s.gate.Clock, IDs: system.IDs{}, Store: store, Inspector: filetype.Inspector{}, Reader: scan.Reader{}}
		renderers := documents.NewRenderers(2, map[ports.Format]ports.Renderer{"pdf": pdf.Renderer{}, "docx": word.Renderer{}})
		return append(planAreas(t, s.pages, s.gate, system.IDs{}), NewScanPages(s.pages, bring), NewTrayPages(s.pages, s.gate), NewRequestPages(s.pages, RequestUses{Start: assessment.StartRequest{Gate: s.gate}, Begun: assessment.ListDrafts{Units: s.gate.Units}, Open: assessment.OpenRequestDraft{Gate: s.gate}, Write: assessment.WriteRequest{Gate: s.gate}, Receipt: assessment.ReadReceipt{Gate: s.gate}}, ports.FixedBoard{Profile: testCouncil()}, "http://hub.example", AccountOptions{}), NewRequestFormPages(s.pages, documents.RequestPack{Units: s.gate.Units, Clock: s.gate.Clock, IDs: system.IDs{}, Renderers: renderers}), DocumentPages{Gate: s.gate, Renderers: renderers})
	}, w.people()...)
	return w, "/cases/" + string(w.Case)
}

// printed gives a form as PDF.
func (w *planWorld) printed(path string) []byte {
	w.site.t.Helper()
	got := w.user.fetch(path)
	if got.status != http.StatusOK {
		w.site.t.Fatalf("%s: %d %s", path, got.status, got.body)
	}
	return []byte(got.body)
}

// scanned prints a PDF, and lays its pages on a scanner that is not straight: pictures of them, turned by so many degrees.
func scanned(t *testing.T, file []byte, degrees float64) [][]byte {
	t.Helper()
	dir := t.TempDir()
	from := filepath.Join(dir, "form.pdf")
	if err := os.WriteFile(from, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "pdftoppm", "-r", "150", "-gray", "-jpeg", from, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page*.jpg"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	slices.Sort(names)
	var pages [][]byte
	for _, name := range names {
		picture, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, turned(t, picture, degrees))
	}
	return pages
}

func turned(t *testing.T, picture []byte, degrees float64) []byte {
	t.Helper()
	straight, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	size := straight.Bounds()
	crooked := image.NewGray(size)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	middleX, middleY := float64(size.Dx())/2, float64(size.Dy())/2
	for y := range size.Dy() {
		for x := range size.Dx() {
			fx, fy := float64(x)-middleX, float64(y)-middleY
			from := image.Pt(int(fx*cos+fy*sin+middleX), int(-fx*sin+fy*cos+middleY))
			grey := color.Gray{Y: 247}
			if from.In(size) {
				r, _, _, _ := straight.At(from.X, from.Y).RGBA()
				grey.Y = uint8(min(r>>8, 247))
			}
			crooked.SetGray(x, y, grey)
		}
	}
	return asJPEG(t, crooked)
}

func asJPEG(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// emptySheet is a page with nothing on it, and writtenSheet one with words of somebody's own.
func emptySheet(t *testing.T) []byte {
	sheet := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range sheet.Pix {
		sheet.Pix[i] = uint8(240 + i%7)
	}
	return asJPEG(t, sheet)
}

func writtenSheet(t *testing.T) []byte {
	sheet := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range sheet.Pix {
		sheet.Pix[i] = 245
	}
	for line := 200; line < 1500; line += 60 {
		for x := 150; x < 1000; x++ {
			sheet.SetGray(x, line+int(9*math.Sin(float64(x)/9)), color.Gray{Y: 40})
			sheet.SetGray(x, line+1+int(9*math.Sin(float64(x)/9)), color.Gray{Y: 40})
		}
	}
	return asJPEG(t, sheet)
}

// bound makes a PDF of pictures, as a scanner does.
func bound(t *testing.T, pages ...[]byte) string {
	t.Helper()
	var readers []io.Reader
	for _, page := range pages {
		readers = append(readers, bytes.NewReader(page))
	}
	var out bytes.Buffer
	if err := api.ImportImages(nil, &out, readers, nil, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAScannedFormFindsItsCase(t *testing.T) {
	w, at := paperWorld(t)
	w.as(w.Coordinator)
	comments := w.printed(at + "/record/form.pdf?kind=comments&person=" + string(w.Mother.Person))
	again := w.printed(at + "/record/form.pdf?kind=comments&person=" + string(w.Mother.Person))
	var consultation string
	for _, link := range w.get(at + "/record").addresses() {
		if strings.Contains(link, "form.pdf?") && strings.Contains(link, "consultation") {
			consultation = link
		}
	}
	answer := w.printed(consultation)
	if code := codeIn(t, comments); code == "" || code != codeIn(t, again) || code == codeIn(t, answer) {
		t.Errorf("codes: %q, %q, %q", code, codeIn(t, again), codeIn(t, answer))
	}
	first, second := scanned(t, comments, 2.5), scanned(t, answer, -3)
	pages := append(append([][]byte{}, first[:2]...), emptySheet(t), second[0])
	pages = append(append(pages, first[3:]...), second[1:]...) // page 3 of the comments is lost
	pages = append(pages, writtenSheet(t))
	file := bound(t, pages...)

	scans := w.get("/council/scans").is(http.StatusOK).says("Nothing has to be sorted by hand", "it can’t warn you that a paper is about another child")
	scans.press("upload", nil).is(http.StatusUnprocessableEntity).says("Choose a file first")
	done := scans.sends("upload", "post.pdf", file, nil).is(http.StatusOK).says("2 papers are at their cases, 1 paper has to be sorted by hand. Empty: page 3.", "Comments on the draft plan", "A setting’s answer to a consultation", "Page 3 of the form is not among them.", "No code could be read on it")
	done.sends("upload", "post-again.pdf", file, nil).is(http.StatusOK).says("was brought in already, by Petra Lindqvist")

	list := w.get(at+"/record").says("Arrived on paper, to be written down", "It says Noor Haddad, born 14 May 2017")
	write := ""
	for _, link := range list.addresses() {
		if strings.Contains(link, "/comments/for/") && strings.Contains(link, "arrival=") {
			write = link
		}
	}
	form := w.get(write).says("The child’s surname, as it stands on the paper").press("record", map[string]string{"text.B": "More help at lunch."}).is(http.StatusUnprocessableEntity).says("surname that stands on the paper", "date of birth that stands on the paper")
	form = form.press("record", map[string]string{"surname": "Haddad", "born": "15/5/2017"}).is(http.StatusUnprocessableEntity).says("another surname or date of birth", "More help at lunch.")
	form.press("record", map[string]string{"surname": "haddad ", "born": "14/5/2017"}).is(http.StatusOK).says("The comments of Leila Haddad are recorded")
	w.get("/council/scans").says("Written down in the hub")

	mine := w.as(w.Mother).get(w.url("/comments"))
	for _, link := range mine.addresses() {
		if strings.Contains(link, "/recorded/") {
			w.get(link).says("The paper itself")
		}
	}
	w.as(w.SENCO).get("/council/scans").is(http.StatusForbidden)
	w.as(w.Mother).get(at + "/record/form.pdf?kind=comments&person=" + string(w.Mother.Person)).is(http.StatusForbidden)
}

func TestWhatNoCodeBringsHomeIsSortedByHand(t *testing.T) {
	w, at := paperWorld(t)
	scans := w.as(w.Manager).get("/council/scans")
	for name, content := range map[string]string{"empty.pdf": "", "words.txt": "Dear council", "broken.pdf": "%PDF-1.7\nnothing of a file", "page.exe": "MZ\x90\x00"} {
		scans.sends("upload", name, content, nil).is(http.StatusUnprocessableEntity).says(name[:4])
	}
	scans.sends("upload", "letter.jpg", string(writtenSheet(t)), nil).is(http.StatusOK).says("no papers are at their cases, 1 paper has to be sorted by hand")
	paper := ""
	for _, link := range w.get("/council/scans").addresses() {
		if regexp.MustCompile(`/council/scans/[0-9a-f-]{36}$`).MatchString(link) {
			paper = link
		}
	}
	sort := w.get(paper).says("Why it is here", "No code could be read on it").press("sort", nil).is(http.StatusUnprocessableEntity).says("Enter the case ID or the code")
	sort = sort.press("sort", map[string]string{"case": "EHC/99/9999", "kind": "views", "surname": "Haddad", "born": "14/5/2017"}).is(http.StatusUnprocessableEntity).says("There is no case with this ID")
	sort = sort.press("sort", map[string]string{"case": "ehc/26/0001", "surname": "Haddad", "born": "15/5/2017"}).is(http.StatusUnprocessableEntity).says("another surname or date of birth")
	sort.press("sort", map[string]string{"case": "ehc/26/0001", "born": "14/5/2017"}).is(http.StatusOK).says("The paper is at its case", "Views")
	w.get(paper).says("Sorted by Howard Pell").press("misplaced", nil).is(http.StatusOK).says("record a breach")
	w.get(paper).says("It is about another child than its case").press("aside", nil).is(http.StatusUnprocessableEntity).says("Write why nothing is written down")
	w.get(paper).press("aside", map[string]string{"why": "Passed to the other council."}).is(http.StatusOK).says("put aside", "Passed to the other council.")
	w.as(w.Coordinator).get(at + "/record").never("Arrived on paper")
}

var codeWordsOn = regexp.MustCompile(`Code (\w{4}-\w{4}-\w{4}) page 1`)

func codeIn(t *testing.T, file []byte) string {
	t.Helper()
	from := filepath.Join(t.TempDir(), "form.pdf")
	if err := os.WriteFile(from, file, 0o600); err != nil {
		t.Fatal(err)
	}
	words, err := exec.CommandContext(t.Context(), "pdftotext", from, "-").Output()
	if err != nil {
		t.Fatal(fmt.Errorf("pdftotext: %w", err))
	}
	if found := codeWordsOn.FindSubmatch(words); found != nil {
		return string(found[1])
	}
	return ""
}

// TestACodeThatLeadsToNoOpenCaseIsSortedByHand: the form of another council, and one of a case that is closed since.
func TestACodeThatLeadsToNoOpenCaseIsSortedByHand(t *testing.T) {
	w, at := paperWorld(t)
	form := w.as(w.Coordinator).printed(at + "/record/form.pdf?kind=comments&person=" + string(w.Mother.Person))
	scans := w.as(w.Manager).get("/council/scans")
	scans.sends("upload", "foreign.pdf", bound(t, sheetOf(t, paper.PageCode("ZZZZ", "7QK2M4XD9RT2")+":1.1")), nil).is(http.StatusOK).says("no papers are at their cases", "It is a form of another council")
	w.closed()
	scans.sends("upload", "closed.pdf", bound(t, scanned(t, form, 1)...), nil).is(http.StatusOK).says("no papers are at their cases", "The case that it belongs to is closed")
	for _, link := range w.get("/council/scans").addresses() {
		if regexp.MustCompile(`/council/scans/[0-9a-f-]{36}$`).MatchString(link) {
			w.get(link).press("sort", map[string]string{"case": codeIn(t, form), "kind": "comments", "surname": "Haddad", "born": "14/5/2017"}).is(http.StatusUnprocessableEntity).says("This case is closed")
		}
	}
	w.as(w.Coordinator).get(at + "/record").never("Arrived on paper")
}

// TestWhoeverSortsByTheCodeReadsTheNameOnThePaperToo: a code that was typed is no proof of whose paper it is.
func TestWhoeverSortsByTheCodeReadsTheNameOnThePaperToo(t *testing.T) {
	w, at := paperWorld(t)
	code := codeIn(t, w.as(w.Coordinator).printed(at+"/record/form.pdf?kind=comments&person="+string(w.Mother.Person)))
	w.as(w.Manager).get("/council/scans").sends("upload", "letter.jpg", string(writtenSheet(t)), nil).is(http.StatusOK)
	for _, link := range w.get("/council/scans").addresses() {
		if !regexp.MustCompile(`/council/scans/[0-9a-f-]{36}$`).MatchString(link) {
			continue
		}
		sort := w.get(link).press("sort", map[string]string{"case": code, "kind": "views"}).is(http.StatusUnprocessableEntity).says("surname that stands on the paper", "date of birth that stands on the paper")
		sort = sort.press("sort", map[string]string{"surname": "Haddad", "born": "15/5/2017"}).is(http.StatusUnprocessableEntity).says("another surname or date of birth")
		sort.press("sort", map[string]string{"born": "14/5/2017"}).is(http.StatusOK).says("The paper is at its case", "Comments on the draft plan")
	}
}

func TestAFileThatIsTooLargeIsRefusedAndNothingKept(t *testing.T) {
	w, _ := paperWorld(t)
	huge := "%PDF-1.7\n" + strings.Repeat("0", recording.MaxScan)
	w.as(w.Manager).get("/council/scans").sends("upload", "huge.pdf", huge, nil).is(http.StatusUnprocessableEntity).says("huge.pdf is larger than 60 MB", "Nothing has to be sorted by hand")
}

// sheetOf is a page with a code on it that machines read.
func sheetOf(t *testing.T, words string) []byte {
	t.Helper()
	square, err := qr.Encode(words, qr.M, qr.Auto)
	if err == nil {
		square, err = barcode.Scale(square, 300, 300)
	}
	if err != nil {
		t.Fatal(err)
	}
	sheet := image.NewGray(image.Rect(0, 0, 1240, 1754))
	draw.Draw(sheet, sheet.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(sheet, image.Rect(800, 100, 1100, 400), square, image.Point{}, draw.Src)
	return asJPEG(t, sheet)
}

// closed closes the case, as a family that moves away does.
func (w *planWorld) closed() {
	w.stands(func(c *casework.Snapshot) { c.State = casework.Closed })
}

// stands changes how the case stands.
func (w *planWorld) stands(change func(*casework.Snapshot)) {
	w.site.t.Helper()
	if err := w.Gate.Units.Do(w.site.t.Context(), func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.Case)
		if err != nil {
			return err
		}
		changed := c.Snapshot()
		change(&changed)
		return s.Cases.Save(ctx, casework.Restore(changed))
	}); err != nil {
		w.site.t.Fatal(err)
	}
}

// TestARequestOnPaperBecomesADraftAtTheDesk: a form that was printed for somebody comes back as a scan, of which a draft
// request is made that every officer can go on with; a further page of it joins the draft.
func TestARequestOnPaperBecomesADraftAtTheDesk(t *testing.T) {
	w, _ := paperWorld(t)
	w.as(w.Coordinator).get("/requests/new").says("Print a form for somebody who would rather ask on paper")
	form := w.get("/council/request-forms").press("make", nil).is(http.StatusUnprocessableEntity).says("name of the person for whom it is")
	made := form.press("make", map[string]string{"name": "Idris Bowen", "address": "4 Mill Lane\nAlderbridge\nWR1 2AB"}).is(http.StatusOK).says("Idris Bowen", "4 Mill Lane", "Code of the form")
	file, other := w.printed(made.path+"/form.pdf"), w.printed(w.get("/council/request-forms").press("make", map[string]string{"name": "Idris Bowen"}).path+"/form.pdf")
	if codeIn(t, file) == "" || codeIn(t, file) == codeIn(t, other) {
		t.Errorf("codes %q and %q", codeIn(t, file), codeIn(t, other))
	}
	pages := scanned(t, file, 1.5)
	scans := w.get("/council/scans")
	scans.sends("upload", "requests.pdf", bound(t, pages[:2]...), nil).is(http.StatusOK).says("1 form asks for an assessment: start a request from each", "Start a request from it")

	arrived := w.arrivals()
	w.get(arrived[0]).says("Printed for", "Idris Bowen")
	w.as(w.OtherOfficer).get("/cases?tray=in-progress").says("Start a request from a scanned form")
	start := w.get(arrived[0]+"/request").press("start", map[string]string{"received-on": "31/12/2030"}).is(http.StatusUnprocessableEntity).says("surname that stands on the paper")
	start = start.press("start", map[string]string{"forenames": "Gwen", "surname": "Bowen", "born": "2/3/2018"}).is(http.StatusUnprocessableEntity).says("can’t be in the future")
	draft := start.press("start", map[string]string{"received-on": "28/8/2026"}).is(http.StatusOK).says("The paper is a document of this draft request")
	w.get(arrived[0]).says("With the draft request that is written from it")

	w.as(w.Coordinator).get(draft.path).is(http.StatusOK)
	w.get("/cases?tray=in-progress").says("Finish the request that came on paper for Gwen Bowen")
	w.as(w.Mother).get(draft.path).is(http.StatusNotFound)

	w.as(w.Coordinator).get("/council/scans").sends("upload", "rest.pdf", bound(t, pages[2:]...), nil).is(http.StatusOK).says("1 paper is at its case", "With the draft request that is written from it")
	w.get("/council/scans").sends("upload", "letter.jpg", string(writtenSheet(t)), nil).is(http.StatusOK)
	letter := w.arrivals()[0]
	w.get(letter).says("It asks for an assessment, and there is no case yet")
	again := w.get(letter+"/request").press("start", map[string]string{"surname": "bowen", "born": "2/3/2018"}).is(http.StatusUnprocessableEntity).says("Say whether it is this child", "the draft request of Gwen Bowen")
	again.press("start", map[string]string{"to": strings.Split(draft.path, "/")[2]}).is(http.StatusOK).says("The paper is a document of this draft request")
	w.get(letter + "/request").says("With the draft request that is written from it")
	for _, who := range []ehc.Actor{w.Mother, w.SENCO, w.Doctor} {
		w.as(who).get(letter + "/request").is(http.StatusForbidden)
		w.get("/council/request-forms").is(http.StatusForbidden)
		w.get(made.path).is(http.StatusForbidden)
	}
}

// arrivals lists the addresses of the papers that wait.
func (w *planWorld) arrivals() (found []string) {
	w.site.t.Helper()
	for _, link := range w.get("/council/scans").addresses() {
		if regexp.MustCompile(`/council/scans/[0-9a-f-]{36}$`).MatchString(link) {
			found = append(found, link)
		}
	}
	return found
}

// TestAWordFormComesBackByItsCode: the code stands on each page of a form that was printed from Word.
func TestAWordFormComesBackByItsCode(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("This test needs soffice: install the package libreoffice-writer-nogui.")
	}
	w, at := paperWorld(t)
	dir := t.TempDir()
	from := filepath.Join(dir, "form.docx")
	if err := os.WriteFile(from, w.as(w.Coordinator).printed(at+"/record/form.docx?kind=comments&person="+string(w.Mother.Person)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), soffice, "--headless", "--norestore", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir, from).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	file, err := os.ReadFile(filepath.Join(dir, "form.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	w.get("/council/scans").sends("upload", "word.pdf", bound(t, scanned(t, file, 2)...), nil).is(http.StatusOK).says("1 paper is at its case, no papers have to be sorted by hand", "Comments on the draft plan")
}
