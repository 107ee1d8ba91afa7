package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/importing"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// RegisterPages bring in the national register of schools and colleges, and move children to the setting that took the
// place of theirs.
type RegisterPages struct {
	pages  *Pages
	read   importing.ReadRegister
	check  importing.CheckRegister
	load   importing.LoadRegister
	follow importing.FollowSuccessor
}

// NewRegisterPages makes the pages.
func NewRegisterPages(pages *Pages, gate application.Gate, means importing.Means) RegisterPages {
	return RegisterPages{pages, importing.ReadRegister{Units: gate.Units}, importing.CheckRegister{Means: means}, importing.LoadRegister{Means: means}, importing.FollowSuccessor{Gate: gate}}
}

const councilRegister = councilHome + "/register"

// Routes lists the addresses of the register.
func (p RegisterPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: councilRegister, Name: "register", Do: p.show},
		{Method: http.MethodPost, Path: councilRegister, Name: "register.check", Do: p.take, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: councilRegister + "/follow", Name: "register.follow.ask", Do: p.askFollow},
		{Method: http.MethodPost, Path: councilRegister + "/follow", Name: "register.follow", Do: p.followIt, Timeout: uploadTime},
		{Method: http.MethodGet, Path: councilRegister + "/{load}", Name: "register.report", Do: p.report},
		{Method: http.MethodPost, Path: councilRegister + "/{load}", Name: "register.load", Do: p.bringIn, Timeout: uploadTime},
	}
}

type registerPage struct {
	view.Page
	Left  *view.Table
	Loads view.Table
	Parts []view.Component
	Send  view.Buttons
}

func (p RegisterPages) show(w http.ResponseWriter, r *http.Request) error {
	return p.draw(w, r, http.StatusOK, nil, form.Errors{})
}

func (p RegisterPages) draw(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) error {
	out, err := p.read.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	areas := strings.Join(out.Areas, ", ")
	if v != nil {
		areas = v.Text("areas")
	}
	page := &registerPage{
		Page: view.Page{Title: "Register of schools and colleges", Errors: errs.Summary(), Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
			Lead: "The Department for Education keeps a register of every school and college in England. Bring it in once a term, so that settings have their right names, types and ages, and those that are shut are no longer offered."},
		Parts: []view.Component{
			view.FileUpload{Name: "files", Label: "File of the register", Hint: "“Establishment fields CSV” from Get Information about Schools, under Downloads; or the archive (ZIP) that also holds the links between establishments. Up to 100 MB.", Accept: ".csv,.zip", Error: errs.For("files")},
			view.TextInput{Name: "areas", Label: "Codes of the authorities whose settings are offered first", Hint: "Your own and your neighbours’, such as 873, 935. All others are found by typing their name.", Value: areas, Error: errs.For("areas")},
		},
		Send:  view.Buttons{Buttons: []view.Button{{Text: "Check the file", Value: "check"}}},
		Loads: loadsTable(out.Loads),
	}
	if len(out.Left) > 0 {
		left := leftTable(out.Left)
		page.Left = &left
	}
	p.pages.Show(w, r, status, "register", page)
	return nil
}

func loadsTable(loads []ports.RegisterLoad) view.Table {
	t := view.Table{Caption: "Files given so far", Columns: []view.Column{{Text: "File"}, {Text: "Given on"}, {Text: "Establishments", Number: true}, {Text: "What became of it"}},
		Empty: view.Empty{Title: "No file yet", Text: "Settings that the council typed itself are offered as they are."}}
	for _, l := range loads {
		state := view.Tag{Text: "Checked, not brought in", Tone: view.Soon}
		if !l.LoadedAt.IsZero() {
			state = view.Tag{Text: "Brought in", Tone: view.Good}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: l.Name, Href: councilRegister + "/" + string(l.ID), Main: true}, {Text: view.When(l.At)}, {Text: view.Number(l.Report.Rows)}, {Tags: []view.Tag{state}}}})
	}
	return t
}

func leftTable(left []ports.LeftSetting) view.Table {
	t := view.Table{Caption: "Shut, with children still there", Columns: []view.Column{{Text: "Setting that is shut"}, {Text: "Children", Number: true}, {Text: "What took its place"}}}
	for _, l := range left {
		cell := view.Cell{Text: "The register names none. Change each child’s setting in their details."}
		for i, s := range l.Successors {
			if s.Closed {
				continue
			}
			if i == 0 || cell.Links == nil {
				cell.Text = ""
			}
			cell.Links = append(cell.Links, view.Link{Text: "Move them to " + s.Name, Href: followURL(l.Setting.ID, s.ID)})
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: l.Setting.Name, Sub: shutOn(l.Setting.Register.Closed), Main: true}, {Text: view.Number(l.Children)}, cell}})
	}
	return t
}

func shutOn(d ehc.Date) string {
	if d.IsZero() {
		return ""
	}
	return "Shut on " + d.Long()
}

func followURL(from, to ehc.SettingID) string {
	return councilRegister + "/follow?" + url.Values{"from": {string(from)}, "to": {string(to)}}.Encode()
}

// take checks a file and shows what it would change.
func (p RegisterPages) take(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	files := values.Files("files")
	if len(files) == 0 {
		errs.Add("files", "Choose the file of the register.")
		return p.draw(w, r, http.StatusUnprocessableEntity, values, errs)
	}
	content, err := files[0].Open()
	if err != nil {
		return err
	}
	defer content.Close()
	in := importing.CheckRegisterInput{Name: files[0].Filename, Content: content, Areas: strings.FieldsFunc(values.Text("areas"), func(r rune) bool { return r == ',' || r == ';' || r == ' ' })}
	load, err := p.check.Do(r.Context(), ActorOf(r), in)
	if errs.AddFault(err) {
		return p.draw(w, r, statusAgain(errs, err), values, errs)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, councilRegister+"/"+string(load.ID), http.StatusSeeOther)
	return nil
}

func (p RegisterPages) report(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[ehc.FileID](r, "load")
	if err != nil {
		return err
	}
	load, err := p.load.Read(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "register", reportPage(load))
	return nil
}

// reportPage says what a file changes, or changed.
func reportPage(l ports.RegisterLoad) *registerPage {
	done := !l.LoadedAt.IsZero()
	page := &registerPage{Page: view.Page{Title: "What this file changes", Width: view.Wide, Back: &view.Link{Text: "Back to the register", Href: councilRegister}, Lead: "Nothing has changed yet. Read this first, then bring it in."}}
	if done {
		page.Title, page.Lead = "What this file changed", "Brought in on "+view.When(l.LoadedAt)+"."
	}
	rep := l.Report
	page.Parts = []view.Component{view.SummaryList{Title: l.Name, Rows: []view.SummaryRow{
		{Key: "Establishments in the file", Text: view.Number(rep.Rows)},
		{Key: "New to the hub", Text: view.Number(rep.New)},
		{Key: "Changed", Text: view.Number(rep.Changed), Note: changedNote(rep)},
		{Key: "As they were", Text: view.Number(rep.Same)},
		{Key: "Left out", Text: view.Number(rep.Refused)},
		{Key: "Links to what took a place", Text: linksWords(rep.Follow)},
		{Key: "Offered first", Text: "Settings in " + strings.Join(l.Areas, ", ") + ", and those that children are at"},
	}}}
	if len(rep.Problems) > 0 {
		page.Loads = problemsTable(rep.Problems)
	} else {
		page.Loads = view.Table{Empty: view.Empty{Title: "Every value could be read"}}
	}
	if !done {
		page.Send = view.Buttons{Buttons: []view.Button{{Text: "Bring it in", Value: "load"}}, Link: &view.Link{Text: "Leave everything as it is", Href: councilRegister}}
	}
	return page
}

func changedNote(rep ports.RegisterReport) string {
	var said []string
	if rep.Shut > 0 {
		said = append(said, view.Count(rep.Shut, "setting is", "settings are")+" shut and will not be offered any more.")
	}
	if rep.Adopted > 0 {
		said = append(said, view.Count(rep.Adopted, "setting was", "settings were")+" typed by hand and is now known by name and postcode.")
	}
	return strings.Join(said, " ")
}

func linksWords(n int) string {
	if n == 0 {
		return "None. They come with the archive, or with the file whose name begins with “links”."
	}
	return view.Number(n)
}

func problemsTable(problems []ports.RegisterProblem) view.Table {
	t := view.Table{Caption: "Values that could not be taken", Compact: true, Columns: []view.Column{{Text: "Line", Number: true}, {Text: "URN"}, {Text: "Column"}, {Text: "Value"}, {Text: "What became of it"}}}
	if len(problems) == ports.MostRegisterProblems {
		t.Caption = fmt.Sprintf("The first %d values that could not be taken", len(problems))
	}
	for _, problem := range problems {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: fmt.Sprint(problem.Line)}, {Text: problem.URN, Main: true}, {Text: problem.Column}, {Text: problem.Value}, {Text: problem.Why}}})
	}
	return t
}

func (p RegisterPages) bringIn(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[ehc.FileID](r, "load")
	if err != nil {
		return err
	}
	load, err := p.load.Do(r.Context(), ActorOf(r), id)
	if err != nil && !fault.Has(err, "register.loaded") {
		return err
	}
	LeaveNotice(w, fmt.Sprintf("The register is in: %s new, %s changed.", view.Number(load.Report.New), view.Number(load.Report.Changed)))
	http.Redirect(w, r, councilRegister+"/"+string(id), http.StatusSeeOther)
	return nil
}
