package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/view"
	"ehchub/domain/council"
)

// everyComponent is one of each struct of package view, empty: an empty one must be drawn too.
var everyComponent = []view.Component{
	view.Bars{}, view.Button{}, view.Buttons{}, view.Checkboxes{}, view.Confirm{}, view.ConflictChooser{}, view.Contacts{}, view.Contents{}, view.Copyable{}, view.DateInput{},
	view.Banner{}, view.CouncilPreview{}, view.Empty{}, view.ErrorSummary{}, view.Fieldset{}, view.FileUpload{}, view.Guidance{}, view.Files{}, view.FileLine{}, view.Hidden{}, view.PasskeyAsk{}, view.IdentityBar{}, view.Inset{}, view.KeyDates{}, view.Letter{},
	view.Links{}, view.Mail{}, view.Notice{}, view.Pagination{}, view.Panel{}, view.PictureCards{}, view.PasswordInput{}, view.People{}, view.Prose{}, view.Radios{}, view.RichTextInput{}, view.Rule{}, view.SaveBar{},
	view.SearchBox{}, view.Select{}, view.SideSection{}, view.StageBar{}, view.Sources{}, view.SubNav{}, view.SummaryList{}, view.Table{}, view.Tag{}, view.TaskList{},
	view.TextArea{}, view.TextInput{}, view.Timeline{}, view.Rule{}, view.TypeAhead{}, view.Warning{},
}

func TestEveryComponentHasItsTemplate(t *testing.T) {
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, c := range everyComponent {
		listed[c.Component()] = true
		if _, err := drawComponent(set, c); err != nil {
			t.Errorf("%s, empty: %v", c.Component(), err)
		}
	}
	declared := componentNames(t)
	if len(declared) == 0 {
		t.Fatal("no component found in package view: the test looks in the wrong place")
	}
	for _, name := range declared {
		if !listed[name] {
			t.Errorf("%s is not in everyComponent", name)
		}
	}
}

// componentNames reads the names that the Component methods of package view return.
func componentNames(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("view/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			f, ok := n.(*ast.FuncDecl)
			if !ok || f.Name.Name != "Component" || f.Recv == nil {
				return true
			}
			literal, ok := f.Body.List[0].(*ast.ReturnStmt).Results[0].(*ast.BasicLit)
			if !ok {
				return false // one of several templates, by what it shows
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, text)
			return false
		})
	}
	return names
}

func TestWhatPeopleTypeIsEscaped(t *testing.T) {
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	const evil = `"><script>alert(1)</script>`
	for _, c := range []view.Component{
		view.TextInput{Name: "a", Label: evil, Hint: evil, Error: evil, Value: evil}, view.TextArea{Name: "a", Value: "</textarea>" + evil},
		view.PasswordInput{Name: "a", Label: evil, Hint: evil, Error: evil}, view.RichTextInput{Name: "a", Text: "</textarea>" + evil}, view.Hidden{Name: evil, Value: evil}, view.Table{Caption: evil, Columns: []view.Column{{Text: evil, Sort: "javascript:alert(1)"}}, Rows: []view.Row{{Cells: []view.Cell{{Text: evil, Sub: evil, Href: "javascript:alert(1)", Tags: []view.Tag{{Text: evil}}}}}}},
		view.Select{Name: "a", Options: []view.Option{{Value: evil, Text: evil, Hint: evil}}}, view.Links{Links: []view.Link{{Text: evil, Href: "javascript:alert(1)"}}},
		view.Radios{Name: "a", Legend: evil, Clearable: true, Options: []view.Option{{Value: evil, Text: evil}}}, view.Prose{Empty: evil},
		view.ConflictChooser{Fields: []view.Conflict{{Field: "a", Mine: evil, Theirs: evil, Who: evil}}},
	} {
		got, err := drawComponent(set, c)
		if err != nil {
			t.Errorf("%s: %v", c.Component(), err)
		}
		if strings.Contains(string(got), "<script") || strings.Contains(string(got), `href="javascript`) {
			t.Errorf("%s lets markup through: %s", c.Component(), got)
		}
	}
}

func TestABrokenPageLeavesNoHalfPage(t *testing.T) {
	files, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := NewPages(files, sampleFrame)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	pages.Show(w, httptest.NewRequest("GET", "/", nil), 200, "no-such-page", &samplePage{Page: view.Page{Title: "x"}})
	if w.Code != 500 || strings.Contains(w.Body.String(), "<html") {
		t.Errorf("status %d, body %q", w.Code, w.Body)
	}
}

func TestCouncilColoursAreReadable(t *testing.T) {
	for colour, want := range map[string]string{"#1f5f5b": "--hub-accent:#1f5f5b;", "": "--hub-accent:" + ownColour, "red": "--hub-accent:" + ownColour, "#12345g": "--hub-accent:" + ownColour} {
		if got := string(councilStyle(colour)); !strings.Contains(got, want) {
			t.Errorf("%q: %s", colour, got)
		}
	}
	for _, colour := range []string{"#ffff00", "#ffffff", "#8ecae6", "#777777"} {
		readable := readableColour(colour)
		if ratio := readable.ContrastWithWhite(); ratio < 4.5 {
			t.Errorf("%s becomes %s: %.2f to 1", colour, readable, ratio)
		}
	}
	if black := (council.Shade{}).ContrastWithWhite(); black < 20.9 || black > 21.1 {
		t.Errorf("black on white is %.2f to 1", black)
	}
}

func TestTheCouncilsMarkIsEscaped(t *testing.T) {
	if got := string(councilMark("<W", "#000000")); strings.Contains(got, "><W") || !strings.Contains(got, "&lt;W") {
		t.Error(got)
	}
}
