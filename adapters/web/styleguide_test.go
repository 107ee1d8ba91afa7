package web

import (
	"fmt"
	"html/template"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	gorilla "github.com/gorilla/mux"

	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
)

// strictPolicy is the content security policy that every page must live under.
const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type samplePage struct {
	view.Page
	Parts []view.Component
	Side  []view.Component
	// Form puts the parts inside a guarded form.
	Form bool
}

const sampleTemplate = `{{define "main"}}
{{- if .Side}}<div class="hub-sides"><div class="hub-sides__main">{{template "sample-parts" .}}</div><aside class="hub-sides__aside" aria-label="About this case">{{range .Side}}{{component .}}{{end}}</aside></div>
{{- else}}{{template "sample-parts" .}}{{end}}
{{end}}
{{define "sample-parts"}}{{if .Form}}<form method="post" action="/form" novalidate data-guard enctype="multipart/form-data">{{template "default-submit" "save"}}{{end}}{{range .Parts}}{{component .}}{{end}}{{if .Form}}</form>{{end}}{{end}}`

var longName = "Bartholomew-Alexander Featherstonehaugh-Cholmondeley Wriothesley"

func sampleFrame(r *http.Request) view.Frame {
	frame := view.Frame{
		Council: view.Council{Name: "Wrenshire County Council", Mark: "WC", Colour: "#1f5f5b"},
		Demo:    true,
		Banners: []view.Banner{{Text: "The hub will be closed for an hour on Sunday 6 September 2026 from 8am.", Link: &view.Link{Text: "What this means for you", Href: "/news"}, Important: true}},
		Person:  &view.Person{Name: "Marguerite Oyelaran", Role: "SEN co-ordinator", Account: "/account"},
		Places: []view.Place{
			{Text: "Today", Href: "/"}, {Text: "My cases in progress", Href: "/tray", Current: r.URL.Path == "/tray"},
			{Text: "My live cases", Href: "/live"}, {Text: "Setting cases", Href: "/settings"}, {Text: "Messages", Href: "/messages", Count: 3},
		},
	}
	if r.URL.Path == "/question" {
		frame.Person, frame.Places, frame.Banners = nil, nil, nil
	}
	return frame
}

func sampleBar() *view.CaseBar {
	return &view.CaseBar{
		Reference: "EHC/26/0219",
		Identity: view.IdentityBar{
			Name: "Rowan Ashdown-Pellegrini", Href: "/case",
			Facts:  []view.Fact{{Label: "Age", Text: "7, Year 2"}, {Label: "Born", Text: "14 May 2019"}, {Label: "Case", Text: "EHC/26/0219"}, {Label: "Setting", Text: "Larkfield Primary School"}},
			Status: view.Tag{Text: "Being assessed", Tone: view.Active},
			Flags:  []view.Tag{{Text: "Interpreter needed", Tone: view.Aside}},
		},
		Stages: view.StageBar{Current: 2, Open: 2, Note: "Advice is due by Friday 16 October 2026", Stages: []view.Stage{
			{Name: "Request", Href: "/r"}, {Name: "Decision to assess", Href: "/d"}, {Name: "Assessment", Href: "/a"}, {Name: "Drafting the plan"}, {Name: "Final plan"},
		}},
		Places: []view.Place{{Text: "Summary", Href: "/case", Current: true}, {Text: "Requests for advice", Href: "/advice", Count: 2}, {Text: "Plan", Href: "/plan"}, {Text: "Documents", Href: "/documents"}},
	}
}

func sampleCase() *samplePage {
	at := time.Date(2026, 9, 1, 13, 2, 0, 0, time.UTC)
	return &samplePage{
		Page: view.Page{Title: "Assessment", Width: view.Wide, Case: sampleBar(), Back: &view.Link{Text: "My cases in progress", Href: "/tray"},
			Lead:   "People who know Rowan are telling us what helps. When everyone has answered, we decide whether to write a plan.",
			Notice: &view.Notice{Success: true, Heading: "Your request to Dr Imogen Castellane is sent", Text: "She has until Friday 16 October 2026.", Link: &view.Link{Text: "See the request", Href: "/advice/1"}}},
		Parts: []view.Component{
			view.SummaryList{Title: "What is known", Actions: []view.Link{{Text: "Change", Href: "/change"}}, Rows: []view.SummaryRow{
				{Key: "Full name", Text: longName}, {Key: "Address", Lines: []string{"14 Saltmarsh Lane", "Otterbridge", "WR4 1QT"}},
				{Key: "Parents’ telephone"}, {Key: "Main need", Text: "Speech, language and communication", Note: "Named by the school on 4 June 2026", Actions: []view.Link{{Text: "Change", Href: "/need"}}},
				{Key: "Strengths", HTML: "<p>Rowan is <strong>kind</strong> and loves:</p><ul><li>building</li><li>maps</li></ul>"},
				{Key: "State", Value: view.Tag{Text: "In progress", Tone: view.Active}},
			}},
			view.Inset{Text: "The law gives six weeks for advice, counted from the day it was asked for.", Link: &view.Link{Text: "What happens when advice is late", Href: "/help"}},
			view.Contacts{Contacts: []view.Contact{{For: "Free, independent advice", Name: "Wrenshire SENDIASS", Phone: "01632 960 140", Email: "hello@sendiass.example", Web: "https://sendiass.example"}}},
			view.Warning{Text: "Section I stays empty until the family has had its 15 days."},
			view.Table{Caption: "Requests for advice", Columns: []view.Column{{Text: "Who"}, {Text: "Asked for"}, {Text: "Due"}, {Text: "State"}, {Text: "Actions", Hidden: true}}, Rows: []view.Row{
				{Cells: []view.Cell{{Text: "Dr Imogen Castellane", Href: "/advice/1", Main: true, Sub: "Educational psychologist"}, {Text: "Educational psychology"}, {Text: "16 October 2026"}, {Tags: []view.Tag{{Text: "Asked", Tone: view.Active}}}, {Links: []view.Link{{Text: "Remind", Href: "/remind", Hidden: "Dr Imogen Castellane"}}}}},
				{Cells: []view.Cell{{Text: longName, Main: true, Sub: "Speech and language therapist"}, {Text: "Health"}, {Text: "2 October 2026"}, {Tags: []view.Tag{{Text: "6 days late", Tone: view.Late}}}, {}}},
			}},
			view.Files{Files: []view.File{{Name: "Hearing test 2026-04.pdf", Href: "/f/1", Kind: "PDF", Bytes: 120400, Note: "Added by Marguerite Oyelaran, 1 September 2026"}}},
			view.Prose{Empty: "The family has not written its views yet."},
			view.Copyable{ID: "ref", Label: "Case number", Text: "EHC/26/0219"},
			view.Links{Links: []view.Link{{Text: "Decision letter (PDF, 120 KB)", Href: "/letter"}}},
			view.Bars{Title: "How far we are", Legend: []view.Tag{{Text: "To do", Tone: view.Soon}, {Text: "Under way", Tone: view.Active}, {Text: "Done", Tone: view.Good}}, Rows: []view.Bar{
				{Label: "Primary to secondary school", Parts: []view.BarPart{{Count: 4, Tone: view.Soon}, {Count: 3, Tone: view.Active}, {Count: 5, Tone: view.Good}}, Said: "4 to do, 3 under way, 5 done.", Note: view.Tag{Text: "83 days left", Tone: view.Soon}},
				{Label: "Secondary school to post-16", Parts: []view.BarPart{{Count: 2, Tone: view.Good}}, Said: "2 done."}},
				Table: view.Table{Caption: "How far the moves are", Columns: []view.Column{{Text: "Move"}, {Text: "All", Number: true}}, Rows: []view.Row{{Cells: []view.Cell{{Text: "Primary to secondary school", Main: true}, {Text: "12"}}}}}},
		},
		Side: []view.Component{
			view.SideSection{Title: "Key dates", Open: true, Parts: []view.Component{view.KeyDates{Dates: []view.KeyDate{
				{What: "Request received", Date: ehc.D(2026, 7, 20), Whose: "From Larkfield Primary School"},
				{What: "Advice due", Date: ehc.D(2026, 10, 16), Act: true, Whose: "Everyone who was asked", State: view.Tag{Text: "Due in 3 days", Tone: view.Soon}, Law: "reg 8(1)", LawText: "Advice must be given within 6 weeks of the day it was asked for."},
				{What: "Decision whether to issue", Date: ehc.D(2026, 11, 9), Act: true, Whose: "Your council", State: view.Tag{Text: "2 days late", Tone: view.Late}, Note: "The school was closed for the summer.", Law: "reg 10(1)"},
			}}}},
			view.Rule{Summary: "reg 8(1)", Of: "the rule for advice", Paragraphs: []string{"Advice must be given within 6 weeks of the day it was asked for."}, Links: []view.Link{{Text: "See a worked example", Href: "/rules/D3"}}},
			view.SideSection{Title: "People", Open: true, People: []view.PersonLine{{Name: "Marguerite Oyelaran", Role: "Co-ordinator", Lines: []string{"01632 960 118"}, Tags: []view.Tag{{Text: "Your contact", Tone: view.Good}}, Links: []view.Link{{Text: "Write to them", Href: "/w", Hidden: "Marguerite Oyelaran"}}}, {Name: longName, Role: "Parent"}}},
			view.SideSection{Title: "About the child", Rows: []view.SummaryRow{{Key: "Speaks", Text: "Polish at home", Actions: []view.Link{{Text: "Change", Href: "/c"}}}}},
			view.SideSection{Title: "Documents", Empty: "No documents yet"},
			view.SideSection{Title: "What has happened", Open: true, Parts: []view.Component{view.Timeline{Entries: []view.TimelineEntry{
				{Title: "Advice asked for", At: at, By: "Marguerite Oyelaran", Text: "From educational psychology.", Link: &view.Link{Text: "Open", Href: "/o", Hidden: "the request"}},
				{Title: "Decided to assess", At: at.AddDate(0, 0, -4), By: "Marguerite Oyelaran", HTML: "<p>Both tests are met.</p>"}, {Title: "Request received", At: at.AddDate(0, 0, -43)},
			}, More: &view.Link{Text: "Everything that has happened", Href: "/timeline"}}}},
		},
	}
}

func sampleForm(wrong bool) *samplePage {
	msg := func(text string) string {
		if wrong {
			return text
		}
		return ""
	}
	options := []view.Option{{Value: "a", Text: "Larkfield Primary School", Hint: "Otterbridge"}, {Value: "b", Text: "Saint Brannoc’s Church of England Academy", Hint: "Thornby"}, {Value: "c", Text: "The Willows Special School", Hint: "Great Marling"}, {Value: "d", Text: "Marling Hill School"}}
	page := &samplePage{
		Page: view.Page{Title: "Ask for advice", Case: sampleBar(), Back: &view.Link{Text: "Requests for advice", Href: "/advice"}, Caption: "Rowan Ashdown-Pellegrini"},
		Form: true,
		Parts: []view.Component{
			view.TextInput{Name: "name", Label: "Full name", Hint: "As it should stand in the letter", Value: longName, Autocomplete: "name", NoSpelling: true, Error: msg("Enter the full name")},
			view.TextInput{Name: "hours", Label: "Hours of help", Chars: 4, InputMode: "numeric", Suffix: "hours a week"},
			view.TypeAhead{Name: "setting", Label: "Setting", Hint: "Start typing its name or town", Choose: "Choose a setting", Options: options, Error: msg("Choose a setting")},
			view.TypeAhead{Name: "nursery", Label: "Nursery", Choose: "None, or not in the list", ChooseNone: true, Options: options, Other: "nursery-name"},
			view.TextInput{Name: "nursery-name", Label: "Name of the nursery"},
			view.TypeAhead{Name: "filter", Label: "Of which school", Choose: "All", ChooseNone: true, Options: options},
			view.Select{Name: "limb", Label: "Advice on", Choose: "Choose", Options: []view.Option{{Value: "edu", Text: "Education"}, {Value: "ep", Text: "Educational psychology"}}, Value: "ep"},
			view.Select{Name: "nobody", Label: "Team", Nothing: "No teams have been added yet"},
			view.DateInput{Name: "due", Label: "When you need it by", Value: "16/10/2026", Error: msg("The date must be in the future")},
			view.TextArea{Name: "note", Label: "Your note to them", MaxChars: 300, Value: "Please say what helps in class.", Error: msg("Your note must be 300 characters or fewer")},
			view.RichTextInput{Name: "views", Label: "What is going well", Hint: "In your own words", Text: "**Good** days:\n\n- swimming\n- maps", HTML: template.HTML("<p><strong>Good</strong> days:</p><ul><li><p>swimming</p></li><li><p>maps</p></li></ul>"), Error: msg("Write what is going well")},
			view.Radios{Name: "met", Legend: "Has anyone met the family?", Value: "yes", Clearable: true, Options: []view.Option{{Value: "yes", Text: "Yes, someone has met them", Reveal: []view.Component{view.TextInput{Name: "who", Label: "Who met them?"}}}, {Value: "no", Text: "No, nobody has"}}, Error: msg("Say whether anyone has met the family")},
			view.Radios{Name: "inline", Legend: "Is an interpreter needed?", Inline: true, Clearable: true, Options: view.YesNo("Yes, one is needed", "No, none is needed")},
			view.Checkboxes{Name: "share", Legend: "Who may read it?", Hint: "Choose all that apply", Values: []string{"family"}, Options: []view.Option{{Value: "family", Text: "The family"}, {Value: "school", Text: "The school", Hint: "Its head and SENCO"}, {Value: "none", Text: "Nobody yet", Or: true}}, Error: msg("Choose who may read it")},
			view.Checkboxes{Name: "sure", Options: []view.Option{{Value: "yes", Text: "I have checked the address"}}},
			view.Fieldset{Legend: "Outcome 1", Hint: "What Rowan will be able to do", Fields: []view.Component{view.TextInput{Name: "outcome[1].text", Label: "Outcome"}, view.Button{Text: "Remove", Hidden: "outcome 1", Kind: view.Secondary, Name: "remove", Value: "1"}}},
			view.Button{Text: "Add another outcome", Kind: view.Secondary, Value: "add", Many: true},
			view.FileUpload{Name: "files", Label: "Files", Hint: "PDF, Word, pictures or short videos, up to 50 MB each", Many: true, Button: "Upload", Files: []view.File{{Name: "Hearing test 2026-04.pdf", Href: "/f/1", Kind: "PDF", Bytes: 120400, Remove: "1"}, {Name: "holiday.exe", Error: "This is a program. Choose a document, a picture or a video."}}},
			view.Hidden{Name: "version", Value: "4"}, view.PasskeyAsk{Ask: `{"challenge": "AAAA"}`},
			view.SaveBar{Buttons: []view.Button{{Text: "Send the request", Value: "send"}, {Text: "Save and finish later", Value: "save", Kind: view.Secondary}}, Link: &view.Link{Text: "Leave without saving", Href: "/advice"}, State: "Saved at 2:02pm"},
		},
	}
	if wrong {
		page.Errors = view.ErrorSummary{Items: []view.ErrorItem{{Text: "Enter the full name", Href: "#name"}, {Text: "Choose a setting", Href: "#setting"}, {Text: "The date must be in the future", Href: "#due"}, {Text: "Write what is going well", Href: "#views"}}}
	}
	return page
}

func sampleTray(q string) *samplePage {
	rows := []view.Row{}
	for i := range 25 {
		name := fmt.Sprintf("Child Number %d", i+1)
		if i == 1 {
			name = longName
		}
		if !strings.Contains(strings.ToLower(name), strings.ToLower(q)) {
			continue
		}
		tag := view.Tag{Text: "Being assessed", Tone: view.Active}
		due := view.Cell{Text: "16 October 2026"}
		if i%4 == 0 {
			tag = view.Tag{Text: "Draft with the family", Tone: view.Aside}
			due.Tags = []view.Tag{{Text: "6 days late", Tone: view.Late}}
		}
		rows = append(rows, view.Row{Cells: []view.Cell{{Text: name, Href: "/case", Main: true}, {Text: fmt.Sprintf("EHC/26/%04d", 219+i)}, {Text: "Larkfield Primary School"}, {Tags: []view.Tag{tag}}, due, {Text: "1 September 2026"}}})
	}
	return &samplePage{
		Page: view.Page{Title: "My cases in progress", Width: view.Wide},
		Parts: []view.Component{
			view.SubNav{Label: "Lists", Places: []view.Place{{Text: "In progress", Href: "/tray", Current: true, Count: 25}, {Text: "Live", Href: "/live"}}},
			view.SearchBox{Action: "/tray", Label: "Find a child or a case number", Value: q, Results: "results", Clear: "/tray", Keep: []view.Hidden{{Name: "sort", Value: "due"}}},
			sampleResults{Count: view.Count(len(rows), "case", "cases"), Table: view.Table{Caption: "Cases in progress", HideCaption: true, Columns: []view.Column{{Text: "Child", Sort: "?sort=name"}, {Text: "Case", Sort: "?sort=case"}, {Text: "Setting"}, {Text: "Status", Sort: "?sort=status"}, {Text: "Next date", Sort: "?sort=-due", Sorted: "ascending"}, {Text: "Changed", Sort: "?sort=changed"}},
				Rows: rows, Empty: view.Empty{Title: "No cases found", Text: "Nobody’s name and no case number holds what you typed.", Link: &view.Link{Text: "Show everything", Href: "/tray"}}},
				Pages: view.Paginate(4, 25, 213, func(n int) string { return fmt.Sprintf("/tray?page=%d", n) })},
		},
	}
}

type sampleResults struct {
	Count string
	Table view.Table
	Pages view.Pagination
}

func (sampleResults) Component() string { return "sample-results" }

const resultsTemplate = `{{define "sample-results"}}<div id="results" data-count="{{.Count}}">{{component .Table}}{{component .Pages}}</div>{{end}}`

func sampleOther(path string) *samplePage {
	at := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	switch path {
	case "/confirm":
		return &samplePage{Page: view.Page{Title: "Send the draft plan to the family?", Back: &view.Link{Text: "Plan", Href: "/plan"}}, Parts: []view.Component{
			view.Confirm{What: []string{"The family will be able to read the draft and write comments until Friday 16 October 2026.", "The school will see that it was sent, not what it says."}, Warning: "A draft that was sent can’t be taken back.", Hidden: []view.Hidden{{Name: "version", Value: "3"}}, Fields: []view.Component{view.Checkboxes{Name: "checked", Options: []view.Option{{Value: "yes", Text: "I have read the whole draft"}}}}, Yes: view.Button{Text: "Send the draft", Value: "send"}, No: view.Link{Href: "/plan"}},
		}}
	case "/conflict":
		return &samplePage{Page: view.Page{Title: "Two people changed the same text", Errors: view.ErrorSummary{Items: []view.ErrorItem{{Text: "Choose which text to keep for What is going well", Href: "#choose-views"}}}}, Form: true, Parts: []view.Component{
			view.ConflictChooser{Fields: []view.Conflict{{Field: "views", Label: "What is going well", Mine: "Rowan swims twice a week.\n\nHe loves it.", Theirs: "Rowan swims once a week.", Who: "Imogen Castellane", When: at, Error: "Choose which text to keep for What is going well"}, {Field: "help", Label: "What helps", MineHTML: "<p>A <strong>quiet</strong> corner</p>", Who: "Imogen Castellane", When: at, Choice: "mine"}}},
			view.Buttons{Buttons: []view.Button{{Text: "Save what I chose", Value: "save"}}, Link: &view.Link{Text: "Leave without saving", Href: "/x"}},
		}}
	case "/tasks":
		return &samplePage{Page: view.Page{Title: "Your advice", Case: sampleBar(), Width: view.Wide}, Parts: []view.Component{
			view.TaskList{Tasks: []view.Task{{Text: "Communication and interaction", Href: "/1", Hint: "2 outcomes, 5 steps", State: view.Tag{Text: "Done"}}, {Text: "Cognition and learning", Href: "/2", State: view.Tag{Text: "In progress", Tone: view.Active}}, {Text: "Sensory and physical", Href: "/3", State: view.Tag{Text: "Not started", Tone: view.Plain}}, {Text: "Check and send", State: view.Tag{Text: "Can’t start yet", Tone: view.Plain}}}},
			view.Contents{Items: []view.Link{{Text: "A. Views of the child and the parents", Href: "#a"}, {Text: "B. Special educational needs", Href: "#b"}}},
			view.People{Empty: "Nobody else is here"},
			view.Empty{Title: "No documents yet", Text: "Files that people add will be listed here.", Link: &view.Link{Text: "Add a file", Href: "/add"}},
			view.Notice{Heading: "Two questions are waiting for you", Link: &view.Link{Text: "Answer them", Href: "/q"}},
		}}
	case "/done":
		return &samplePage{Page: view.Page{Title: "Request sent", OwnHeading: true}, Parts: []view.Component{view.Panel{Title: "Request sent", Text: "Your case number is EHC/26/0219"}, view.Prose{HTML: "<p>We write to you by <strong>Monday 31 August 2026</strong>.</p>"}}}
	case "/question":
		return &samplePage{Page: view.Page{Title: "Who are you?", OwnHeading: true, Back: &view.Link{Text: "Back", Href: "/"}}, Form: true, Parts: []view.Component{
			view.Radios{Name: "who", Legend: "Who are you?", Big: true, Options: []view.Option{{Value: "parent", Text: "A parent", Hint: "Or someone with parental responsibility"}, {Value: "yp", Text: "A young person", Hint: "16 or over"}, {Value: "school", Text: "Someone at a school or college"}}}, view.Buttons{Buttons: []view.Button{{Text: "Continue"}}},
		}}
	}
	return nil
}

func samplePages(t *testing.T) (*assets.Set, http.Handler) {
	t.Helper()
	files, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := NewPages(files, sampleFrame)
	if err != nil {
		t.Fatal(err)
	}
	pages.sets = sampleSets(t)
	mux := http.NewServeMux()
	mux.Handle(assets.Prefix, files)
	look := gorilla.NewRouter()
	for _, route := range (CouncilAssets{}).Routes() {
		look.HandleFunc(route.Path, func(w http.ResponseWriter, r *http.Request) {
			if err := route.Do(w, r); err != nil {
				t.Error(err)
			}
		})
	}
	mux.Handle(assets.Prefix+"council/", look)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var page *samplePage
		switch r.URL.Path {
		case "/case":
			page = sampleCase()
		case "/form":
			page = sampleForm(false)
		case "/wrong":
			page = sampleForm(true)
		case "/tray":
			page = sampleTray(r.URL.Query().Get("q"))
		default:
			page = sampleOther(r.URL.Path)
		}
		if page == nil {
			http.NotFound(w, r)
			return
		}
		pages.Show(w, r, http.StatusOK, "sample", page)
	})
	return files, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strictPolicy)
		mux.ServeHTTP(w, r)
	})
}

// sampleSets is the real layout and components with one page that shows them.
func sampleSets(t *testing.T) map[string]*template.Template {
	t.Helper()
	files := fstest.MapFS{
		"templates/sample.html":             {Data: []byte(sampleTemplate)},
		"templates/components/_sample.html": {Data: []byte(resultsTemplate)},
	}
	copyTemplates(t, files)
	sets, _, err := parseTemplates(files)
	if err != nil {
		t.Fatal(err)
	}
	return sets
}

func copyTemplates(t *testing.T, into fstest.MapFS) {
	t.Helper()
	names := []string{"templates/layout.html"}
	entries, err := templateFiles.ReadDir("templates/components")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, "templates/components/"+entry.Name())
	}
	for _, name := range names {
		body, err := templateFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		into[name] = &fstest.MapFile{Data: body}
	}
}

// TestStyleGuide draws the sample pages. With HUB_STYLEGUIDE set it then serves them on a free port until its
// input closes, for the browser's check of the same pages.
func TestStyleGuide(t *testing.T) {
	_, handler := samplePages(t)
	for _, path := range []string{"/case", "/form", "/wrong", "/tray", "/tray?q=nobody", "/confirm", "/conflict", "/tasks", "/done", "/question"} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d: %s", path, w.Code, w.Body)
		}
		for _, inline := range []string{" style=", "<style", " onclick=", "javascript:", "ZgotmplZ", "<no value>"} {
			if strings.Contains(w.Body.String(), inline) {
				t.Errorf("%s: the page holds %q", path, inline)
			}
		}
	}
	if os.Getenv("HUB_STYLEGUIDE") == "" {
		return
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: handler}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = server.Close()
	}()
	fmt.Printf("\nstyleguide http://%s\n", listener.Addr())
	_ = server.Serve(listener)
}
