package web

import (
	"net/http"
	"net/url"
	"regexp"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"

	"github.com/gorilla/mux"
)

// reportHome is where anybody reports a problem with a page (C6).
const reportHome = "/report-a-problem"

// ReportPages take reports of problems, and show their reporters what became of them.
type ReportPages struct {
	pages   *Pages
	report  hosting.ReportProblem
	proxies int
}

// NewReportPages makes the pages. Reports are counted by where they come from, past proxies that are believed.
func NewReportPages(pages *Pages, report hosting.ReportProblem, options AccountOptions) ReportPages {
	return ReportPages{pages, report, options.Proxies}
}

// Routes lists the addresses. None needs signing in.
func (p ReportPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: reportHome, Name: "report", Do: p.ask, Open: true},
		{Method: http.MethodPost, Path: reportHome, Name: "report.send", Do: p.send, Open: true, MaxBody: 64 << 10},
		{Method: http.MethodGet, Path: reportHome + "/{problem}", Name: "report.own", Do: p.show},
		{Method: http.MethodGet, Path: reportHome + "/{problem}/{key:[A-Z2-7]{26}}", Name: "report.answer", Do: p.show, Open: true},
	}
}

// reportURL leads to the form from a page: with the name of its route and the reference of its request, never with its
// address, which may say whose file it is.
func reportURL(r *http.Request) string {
	return reportHome + "?" + url.Values{"page": {routeOf(r)}, "request": {referenceOf(r)}}.Encode()
}

var (
	routeName     = regexp.MustCompile(`^[a-z0-9.-]{1,60}$`)
	referenceForm = regexp.MustCompile(`^[A-Z2-7]{8}$`)
)

// reportForm is what its reporter types, with what the page that they come from says.
type reportForm struct {
	Page    string `form:"page"`
	Request string `form:"request"`
	Tried   string `form:"tried,lines" label:"what you wanted to do"`
	Wrong   string `form:"wrong,lines" label:"what went wrong"`
	Email   string `form:"email" label:"your e-mail address" validate:"max=200"`
	Tell    string `form:"tell" label:"whether to tell you"`
}

// known leaves out what no page of the hub gave.
func (f reportForm) known() reportForm {
	if !routeName.MatchString(f.Page) {
		f.Page = ""
	}
	if !referenceForm.MatchString(f.Request) {
		f.Request = ""
	}
	return f
}

func (p ReportPages) ask(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	in := reportForm{Page: query.Get("page"), Request: query.Get("request"), Tell: "yes"}
	p.draw(w, r, http.StatusOK, in.known(), form.Errors{})
	return nil
}

func (p ReportPages) draw(w http.ResponseWriter, r *http.Request, status int, in reportForm, errs form.Errors) {
	page := &decisionRecordPage{Page: view.Page{Title: "Report a problem with a page", Errors: errs.Summary(), Lead: "Tell us what went wrong. Please don’t write a child’s name, date of birth or anything about a child: we find the page without it."}}
	with := view.SummaryList{Title: "What we send with it", Rows: []view.SummaryRow{{Key: "Your browser", Text: browserNamed(r.UserAgent())}}}
	if in.Page != "" {
		with.Rows = append([]view.SummaryRow{{Key: "The page", Text: in.Page, Note: "Its name in the hub, without the child or the case"}}, with.Rows...)
	}
	if in.Request != "" {
		with.Rows = append(with.Rows, view.SummaryRow{Key: "Reference", Text: in.Request})
	}
	with.Rows = append(with.Rows, view.SummaryRow{Key: "Time", Text: "The time at which you send it"})
	page.Parts = []view.Component{
		view.Hidden{Name: "page", Value: in.Page}, view.Hidden{Name: "request", Value: in.Request},
		view.TextArea{Name: "tried", Label: "What did you want to do? (optional)", Rows: 3, MaxChars: council.MaxProblemText, Value: in.Tried, Error: errs.For("tried")},
		view.TextArea{Name: "wrong", Label: "What went wrong?", Rows: 5, MaxChars: council.MaxProblemText, Value: in.Wrong, Error: errs.For("wrong")},
	}
	if signedIn(r) {
		page.Parts = append(page.Parts, view.Checkboxes{Name: "tell", Values: []string{in.Tell}, Options: []view.Option{{Value: "yes", Text: "Write to me when there is an answer"}}})
	} else {
		page.Parts = append(page.Parts, view.TextInput{Name: "email", Label: "Your e-mail address (optional)", Hint: "Only if you want us to write to you when there is an answer", Type: "email", Autocomplete: "email", NoSpelling: true, Value: in.Email, Error: errs.For("email")})
	}
	page.Parts = append(page.Parts, with)
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send the report", Value: "send"}}, Link: &view.Link{Text: "Help", Href: helpHome}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func (p ReportPages) send(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in reportForm
	errs := form.Read(values, &in)
	in = in.known()
	var out hosting.Reported
	if !errs.Any() {
		out, err = p.report.Do(r.Context(), ActorOf(r), hosting.ReportProblemInput{Page: in.Page, Request: in.Request, Browser: browserNamed(r.UserAgent()), Tried: in.Tried, Wrong: in.Wrong, Email: in.Email, Tell: in.Tell == "yes", From: addressOf(r, p.proxies)})
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.draw(w, r, statusAgain(errs, err), in, errs)
		return nil
	}
	http.Redirect(w, r, reportHome+"/"+string(out.ID)+"/"+out.Key, http.StatusSeeOther)
	return nil
}

// show tells the reporter what became of their report.
func (p ReportPages) show(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[council.ProblemID](r, "problem")
	if err != nil {
		return err
	}
	problem, err := p.report.Read(r.Context(), ActorOf(r), id, mux.Vars(r)["key"])
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: "Your report " + problem.Reference(), Lead: "Thank you. Keep this page if you want to see the answer: its address is yours alone."}}
	list := view.SummaryList{Rows: []view.SummaryRow{{Key: "State", Value: problemTag(problem.State)}, {Key: "Sent", Text: view.When(problem.At)}}}
	if problem.Answer != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Answer", Text: problem.Answer, Note: view.When(problem.AnsweredAt)})
		page.Lead = ""
	}
	list.Rows = append(list.Rows, view.SummaryRow{Key: "What went wrong", Text: problem.Wrong})
	page.Parts = []view.Component{list, view.Links{Links: []view.Link{{Text: "See whether there is trouble with the hub now", Href: statusPage}, {Text: "Go to your start page", Href: "/"}}}}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func problemTag(s council.ProblemState) view.Tag {
	return view.Tag{Text: s.Label(), Tone: map[council.ProblemState]view.Tone{council.ProblemNew: view.Soon, council.ProblemLookedAt: view.Active, council.ProblemAnswered: view.Good}[s]}
}
