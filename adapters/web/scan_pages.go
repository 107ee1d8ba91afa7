package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/recording"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// ScanPages bring in scanned paper, and sort what no code brings home.
type ScanPages struct {
	pages *Pages
	bring recording.BringInScan
	paper recording.Arrivals
	start recording.StartFromScan
}

// NewScanPages makes the pages.
func NewScanPages(pages *Pages, bring recording.BringInScan) ScanPages {
	return ScanPages{pages, bring, recording.Arrivals{Units: bring.Units, Clock: bring.Clock, Store: bring.Store}, recording.StartFromScan{Units: bring.Units, Clock: bring.Clock, IDs: bring.IDs}}
}

const councilScans = councilHome + "/scans"

// Routes lists the addresses of scanned paper.
func (p ScanPages) Routes() []Route {
	const one = councilScans + "/{arrival}"
	return []Route{
		{Method: http.MethodGet, Path: councilScans, Name: "scans", Do: p.show},
		{Method: http.MethodPost, Path: councilScans, Name: "scans.bring", Do: p.take, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: one, Name: "scan", Do: p.showOne},
		{Method: http.MethodGet, Path: one + "/file", Name: "scan.file", Do: p.fetch, Timeout: uploadTime},
		{Method: http.MethodPost, Path: one + "/sort", Name: "scan.sort", Do: p.sort},
		{Method: http.MethodGet, Path: one + "/request", Name: "scan.request.ask", Do: p.askRequest},
		{Method: http.MethodPost, Path: one + "/request", Name: "scan.request", Do: p.startRequest},
		{Method: http.MethodPost, Path: one + "/aside", Name: "scan.aside", Do: p.putAside},
		{Method: http.MethodPost, Path: one + "/misplaced", Name: "scan.misplaced", Do: p.misplaced},
	}
}

type scansPage struct {
	view.Page
	Upload view.FileUpload
	Send   view.Button
	Notes  view.Inset
	Tables []view.Table
}

// notRead says what the hub does not do with a scan.
const notRead = "The hub reads the codes on scanned pages, and nothing else: it can’t warn you that a paper is about another child. Before you write anything down, check the name and the date of birth on the paper yourself."

func (p ScanPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, form.Errors{})
}

func (p ScanPages) draw(w http.ResponseWriter, r *http.Request, status int, errs form.Errors) error {
	out, err := p.paper.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	var byHand, routed []recording.ArrivalAt
	for _, a := range out.Open {
		if a.ByHand() {
			byHand = append(byHand, a)
		} else {
			routed = append(routed, a)
		}
	}
	page := &scansPage{
		Page: view.Page{Title: "Scanned paper", Width: view.Wide, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "Scan the forms and letters that come back, and bring the files in here. The code on each page of the hub’s forms brings it to its case; everything else waits below to be sorted by hand."},
		Upload: view.FileUpload{Name: "files", Label: "Scanned paper", Hint: "PDF files, or JPEG or PNG pictures of single pages. Each up to 60 MB and 200 pages. Greys at 200 dots an inch are best.", Accept: ".pdf,.jpg,.jpeg,.png", Many: true, Error: errs.For("files"), Button: "Bring in"},
		Notes:  view.Inset{Text: notRead},
		Tables: []view.Table{
			arrivalTable("To be sorted by hand", byHand, view.Empty{Title: "Nothing has to be sorted by hand"}),
			arrivalTable("At their cases, to be written down", routed, view.Empty{Title: "Nothing waits to be written down"}),
		},
	}
	if len(out.Done) > 0 {
		page.Tables = append(page.Tables, arrivalTable("Seen to", out.Done, view.Empty{}))
	}
	p.pages.Show(w, r, status, "scans", page)
	return nil
}

func arrivalTable(caption string, all []recording.ArrivalAt, empty view.Empty) view.Table {
	t := view.Table{Caption: caption, Columns: []view.Column{{Text: "Paper"}, {Text: "Case"}, {Text: "Scanned"}, {Text: "State"}}, Empty: empty}
	for _, a := range all {
		state := view.Cell{Tags: []view.Tag{{Text: "Waits to be written down", Tone: view.Soon}}, Sub: arrivalNotes(a.Arrival)}
		switch {
		case a.Asks():
			state = view.Cell{Tags: []view.Tag{{Text: "Start a request from it", Tone: view.Active}}, Sub: arrivalNotes(a.Arrival)}
		case a.ByHand():
			state = view.Cell{Tags: []view.Tag{{Text: "Sort by hand", Tone: view.Active}}, Sub: a.Reason.Label()}
		case !a.Open():
			state = view.Cell{Text: openingOf(a.Done), Sub: a.DoneBy + ", " + view.When(a.DoneAt)}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: arrivalName(a.Arrival), Href: councilScans + "/" + string(a.ID), Main: true, Sub: pagesWords(a.Arrival)}, {Text: string(a.Reference)}, {Text: view.When(a.At), Sub: a.ByName}, state}})
	}
	return t
}

// arrivalName says what a paper is, as far as it is known. It names nobody: those who sort see every council's paper.
func arrivalName(a paper.Arrival) string {
	if a.Kind == "" {
		return "A paper without a case"
	}
	return a.Kind.Label()
}

func pagesWords(a paper.Arrival) string {
	words := "Page " + numbers(a.Pages)
	if len(a.Pages) > 1 {
		words = "Pages " + numbers(a.Pages)
	}
	return words + " of " + a.ScanName
}

func numbers(all []int) string {
	var words []string
	for _, n := range all {
		words = append(words, strconv.Itoa(n))
	}
	return strings.Join(words, ", ")
}

// arrivalNotes says what those who write a paper down should know of it.
func arrivalNotes(a paper.Arrival) string {
	var notes []string
	if len(a.Missing) > 0 {
		notes = append(notes, "Page "+numbers(a.Missing)+" of the form is not among them.")
	}
	if a.Again {
		notes = append(notes, "A scan of the same form arrived before.")
	}
	if a.SortedBy != "" {
		notes = append(notes, "Sorted by "+a.SortedBy+".")
	}
	return strings.Join(notes, " ")
}

func (p ScanPages) take(w http.ResponseWriter, r *http.Request) error {
	if err := access.DecideOffice(ActorOf(r), access.SortScans); err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	files := values.Files("files")
	if len(files) == 0 {
		errs.Add("files", "Choose a file first, then press Bring in.")
	}
	var said []string
	for _, header := range files {
		content, err := header.Open()
		if err != nil {
			return err
		}
		out, err := p.bring.Do(r.Context(), ActorOf(r), header.Filename, content)
		_ = content.Close()
		switch {
		case err == nil:
			said = append(said, broughtWords(header.Filename, out))
		case !addEach(&errs, err):
			return err
		}
	}
	if errs.Any() {
		for _, words := range said {
			errs.AddAlso("", words)
		}
		return p.draw(w, r, http.StatusUnprocessableEntity, errs)
	}
	LeaveNotice(w, strings.Join(said, " "))
	http.Redirect(w, r, councilScans, http.StatusSeeOther)
	return nil
}

// broughtWords says what was found in a file.
func broughtWords(name string, out recording.Brought) string {
	if out.Again {
		return name + " was brought in already, by " + out.ByName + " " + view.When(out.At) + ". Nothing was done."
	}
	routed, asks := 0, 0
	for _, a := range out.Arrived {
		switch {
		case a.Case != "":
			routed++
		case a.Asks():
			asks++
		}
	}
	words := name + ": " + view.Count(routed, "paper is", "papers are") + " at " + map[bool]string{true: "its case", false: "their cases"}[routed == 1] + ", " + view.Count(len(out.Arrived)-routed-asks, "paper has", "papers have") + " to be sorted by hand."
	if asks > 0 {
		words += " " + view.Count(asks, "form asks", "forms ask") + " for an assessment: start a request from each."
	}
	if len(out.Blank) > 0 {
		words += " Empty: page " + numbers(out.Blank) + "."
	}
	return words
}

type scanPage struct {
	view.Page
	Facts view.SummaryList
	Notes view.Inset
	// Start and Request lead to where a request is started from the paper.
	Start   *view.Button
	Request *view.Link
	Forms   []scanForm
}

// scanForm is one thing that can be done with a paper.
type scanForm struct {
	Title, Action string
	Parts         []view.Component
	Send          view.Button
}

func (p ScanPages) opened(r *http.Request) (recording.ArrivalAt, error) {
	id, err := pathID[ehc.ArrivalID](r, "arrival")
	if err != nil {
		return recording.ArrivalAt{}, err
	}
	return p.paper.Read(r.Context(), ActorOf(r), id)
}

func (p ScanPages) showOne(w http.ResponseWriter, r *http.Request) error {
	a, err := p.opened(r)
	if err != nil {
		return err
	}
	p.drawOne(w, r, http.StatusOK, a, form.Of(nil), form.Errors{})
	return nil
}

func (p ScanPages) drawOne(w http.ResponseWriter, r *http.Request, status int, a recording.ArrivalAt, v *form.Values, errs form.Errors) {
	at := councilScans + "/" + string(a.ID)
	page := &scanPage{Page: view.Page{Title: arrivalName(a.Arrival), Errors: errs.Summary(), Back: &view.Link{Text: "Back to scanned paper", Href: councilScans}}, Facts: arrivalFacts(a), Notes: view.Inset{Text: notRead}}
	aside := scanForm{Title: "Nothing to write down", Action: at + "/aside", Send: view.Button{Text: "Put it aside", Value: "aside", Kind: view.Secondary},
		Parts: []view.Component{view.TextArea{Name: "why", Label: "Why is nothing written down from it?", Hint: "For example: passed to another council, or an advertisement. The paper is kept.", Rows: 3, Value: v.Lines("why"), Error: errs.For("why")}}}
	switch {
	case a.Asks():
		page.Start = &view.Button{Text: "Start a request from it", Href: at + "/request"}
		page.Forms = []scanForm{aside}
	case a.ByHand():
		page.Forms = []scanForm{sortForm(at, v, errs), aside}
		page.Request = &view.Link{Text: "It asks for an assessment, and there is no case yet", Href: at + "/request"}
	case a.Open():
		page.Forms = []scanForm{{Title: "It is about another child", Action: at + "/misplaced", Send: view.Button{Text: "Take it from this case", Value: "misplaced", Kind: view.Secondary}}, aside}
	}
	p.pages.Show(w, r, status, "scan", page)
}

func sortForm(at string, v *form.Values, errs form.Errors) scanForm {
	kind := view.Select{Name: "kind", Label: "What is it?", Choose: "Choose", Value: v.Text("kind"), Error: errs.For("kind")}
	for _, k := range paper.Kinds() {
		kind.Options = append(kind.Options, view.Option{Value: string(k), Text: k.Label()})
	}
	return scanForm{Title: "Where it belongs", Action: at + "/sort", Send: view.Button{Text: "Put it to this case", Value: "sort"}, Parts: append([]view.Component{
		view.TextInput{Name: "case", Label: "Case ID, or the code on the form", Hint: "For example EHC/26/0024, or 7QK2-M4XD-9RT2", Value: v.Text("case"), Error: errs.For("case"), Chars: 20, NoSpelling: true}, kind,
	}, onPaperFields(v, errs)...)}
}

func arrivalFacts(a recording.ArrivalAt) view.SummaryList {
	rows := []view.SummaryRow{{Key: "The paper", Value: view.Files{Files: []view.File{{Name: pagesWords(a.Arrival), Href: councilScans + "/" + string(a.ID) + "/file", Kind: fileKind(a.Type), Bytes: a.Bytes}}}}, {Key: "Scanned", Text: view.When(a.At), Note: a.ByName}}
	if a.Code != "" {
		rows = append(rows, view.SummaryRow{Key: "Code of the form", Text: paper.ReadableCode(a.Code)})
	}
	switch {
	case a.Asks():
		rows = append(rows, view.SummaryRow{Key: "What it is", Text: "A form on which somebody asks for an assessment", Note: arrivalNotes(a.Arrival)}, view.SummaryRow{Key: "Printed for", Text: a.Name})
	case a.ByHand():
		rows = append(rows, view.SummaryRow{Key: "Why it is here", Text: a.Reason.Label()})
	case a.Case != "":
		rows = append(rows, view.SummaryRow{Key: "Case", Text: string(a.Reference), Note: arrivalNotes(a.Arrival), Actions: []view.Link{{Text: "Write it down", Hidden: "what stands on it", Href: "/cases/" + string(a.Case) + recordPath}}})
	}
	if !a.Open() {
		rows = append(rows, view.SummaryRow{Key: "What became of it", Lines: linesOf(a.Done), Note: a.DoneBy + ", " + view.When(a.DoneAt)})
	}
	return view.SummaryList{Rows: rows}
}

type sortingForm struct {
	Case string `form:"case" label:"the case ID or the code" validate:"required,max=60"`
	Kind string `form:"kind" label:"what it is"`
}

func (p ScanPages) sort(w http.ResponseWriter, r *http.Request) error {
	return p.change(w, r, "The paper is at its case. The case co-ordinator is told.", func(a recording.ArrivalAt, v *form.Values, errs *form.Errors) error {
		var in sortingForm
		errs.Join(form.Read(v, &in))
		read := readOnPaper(v, errs)
		if errs.Any() {
			return nil
		}
		return p.paper.Sort(r.Context(), ActorOf(r), a.ID, recording.SortInput{Case: in.Case, Kind: paper.Kind(in.Kind), OnPaper: read})
	})
}

func (p ScanPages) putAside(w http.ResponseWriter, r *http.Request) error {
	return p.change(w, r, "The paper is put aside. It is kept with what you wrote.", func(a recording.ArrivalAt, v *form.Values, _ *form.Errors) error {
		return p.paper.PutAside(r.Context(), ActorOf(r), a.ID, v.Lines("why"))
	})
}

func (p ScanPages) misplaced(w http.ResponseWriter, r *http.Request) error {
	return p.change(w, r, "The paper is no longer at that case. Sort it by hand. If somebody who should not has read it, record a breach.", func(a recording.ArrivalAt, _ *form.Values, _ *form.Errors) error {
		return p.paper.Misplaced(r.Context(), ActorOf(r), a.ID)
	})
}

func (p ScanPages) change(w http.ResponseWriter, r *http.Request, said string, take func(recording.ArrivalAt, *form.Values, *form.Errors) error) error {
	a, err := p.opened(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	if err = take(a, values, &errs); err != nil && !errs.AddConflict(err) && !errs.AddFault(err) {
		return err
	}
	if errs.Any() {
		p.drawOne(w, r, statusAgain(errs, err), a, values, errs)
		return nil
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, councilScans, http.StatusSeeOther)
	return nil
}

// fetch sends the pages of a paper, to be kept and never opened in the hub's own name.
func (p ScanPages) fetch(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[ehc.ArrivalID](r, "arrival")
	if err != nil {
		return err
	}
	a, content, err := p.paper.Fetch(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	defer content.Close()
	sendContent(w, r, "attachment", "scan-"+a.At.In(application.London).Format("2006-01-02")+application.EndingOf(a.Type), a.Type, a.At, content)
	return nil
}
