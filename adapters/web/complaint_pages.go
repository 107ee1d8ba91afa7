package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/complaints"
	"ehchub/application/hosting"
	"ehchub/domain/complaint"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/guidance"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

const (
	complaintsHome    = "/complaints"
	councilComplaints = councilHome + "/complaints"
	complaintsHelp    = helpHome + "/complaints"
)

// ComplaintPages take complaints about the service through their stages.
type ComplaintPages struct {
	pages *Pages
	make  complaints.Make
	read  complaints.Read
	step  complaints.TakeStep
	words hosting.PublicWords
	board ports.Board
}

// NewComplaintPages makes the pages.
func NewComplaintPages(pages *Pages, means complaints.Means, board ports.Board) ComplaintPages {
	return ComplaintPages{pages, complaints.Make{Means: means}, complaints.Read{Means: means}, complaints.TakeStep{Means: means}, hosting.PublicWords{Units: means.Gate.Units}, board}
}

// Routes lists the addresses.
func (p ComplaintPages) Routes() []Route {
	const step = complaintsHome + "/{complaint}/{todo:[a-z]{1,20}}"
	return []Route{
		{Method: http.MethodGet, Path: complaintsHelp, Name: "complaints.help", Do: p.help, Open: true},
		{Method: http.MethodGet, Path: complaintsHome, Name: "complaints", Do: p.own},
		{Method: http.MethodGet, Path: complaintsHome + "/new", Name: "complaint.new", Do: p.ask},
		{Method: http.MethodPost, Path: complaintsHome + "/new", Name: "complaint.make", Do: p.take},
		{Method: http.MethodGet, Path: complaintsHome + "/{complaint}", Name: "complaint", Do: p.show},
		{Method: http.MethodGet, Path: step, Name: "complaint.step.ask", Do: p.askStep},
		{Method: http.MethodPost, Path: step, Name: "complaint.step", Do: p.takeStep},
		{Method: http.MethodGet, Path: councilComplaints, Name: "council.complaints", Do: p.all},
	}
}

func complaintURL(id complaint.ID) string { return complaintsHome + "/" + string(id) }

// help says how to complain, what happens then, and what a complaint can't do. Anybody may read it.
func (p ComplaintPages) help(w http.ResponseWriter, r *http.Request) error {
	blocks, err := p.words.Addition(r.Context(), guidance.PageComplaints)
	if err != nil {
		return err
	}
	profile := p.board.Standing().Profile
	p.pages.Show(w, r, http.StatusOK, "complaints_help", &complaintHelpPage{Page: view.Page{Title: "How to complain", Back: &view.Link{Text: "Back to help", Href: helpHome}}, Council: profile, Times: profile.Complaints.Whole(), Own: guidanceBlocks(blocks)})
	return nil
}

type complaintHelpPage struct {
	view.Page
	Council council.Profile
	Times   council.ComplaintTimes
	Own     []view.GuidanceBlock
}

func (p ComplaintPages) own(w http.ResponseWriter, r *http.Request) error {
	out, err := p.read.Own(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := complaintTable(out, view.Empty{Title: "There is no complaint of yours", Text: "You have made none, and none is given to you to answer."})
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "Complaints", Width: view.Wide, Lead: "Those that you made, and those that you answer."},
		Parts: []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Make a complaint", Href: complaintsHome + "/new"}}, Link: &view.Link{Text: "What happens with a complaint", Href: complaintsHelp}}, t}})
	return nil
}

func (p ComplaintPages) all(w http.ResponseWriter, r *http.Request) error {
	out, err := p.read.All(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := complaintTable(out, view.Empty{Title: "There is no complaint", Text: "Families make them in the hub, or you write down what comes on paper or by telephone."})
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "Complaints", Width: view.Wide, Lead: "What is due soonest comes first. A complaint about yourself is not in your list.", Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}},
		Parts: []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Write down a complaint", Href: complaintsHome + "/new"}}, Link: &view.Link{Text: "Change the times", Href: councilProfile + "/complaints"}}, t}})
	return nil
}

func complaintTable(out complaints.ListOut, empty view.Empty) view.Table {
	t := view.Table{Caption: "Complaints", HideCaption: true, Columns: []view.Column{{Text: "Complaint"}, {Text: "What went wrong"}, {Text: "Stands at"}, {Text: "Due next"}, {Text: "Answered by"}}, Empty: empty}
	for _, c := range out.All {
		due := view.Cell{}
		if !c.Due.IsZero() {
			due.Tags = []view.Tag{dueTag(c.Due, out.Today)}
		}
		by := c.HandlerName
		if by == "" && !c.Due.IsZero() {
			by = "Nobody yet"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: c.Called(), Main: true, Href: complaintURL(c.ID), Sub: string(c.Reference)}, {Text: openingOf(c.What)}, {Text: c.State.Label()}, due, {Text: by}}})
	}
	return t
}

// complaintForm is a complaint as its maker types it, with what an officer writes down besides.
type complaintForm struct {
	Case     string   `form:"case"`
	What     string   `form:"what,lines" label:"what went wrong"`
	Wanted   string   `form:"wanted,lines" label:"what would put it right"`
	About    string   `form:"about" label:"whom it is about"`
	Whom     string   `form:"whom" label:"the names" validate:"max=500"`
	Whose    string   `form:"whose" label:"whose complaint it is"`
	Channel  string   `form:"channel" label:"how it came"`
	Received ehc.Date `form:"received" label:"the day on which it was received"`
	Name     string   `form:"name" label:"the name"`
	Reach    string   `form:"reach,lines" label:"how to reach them"`
	Email    string   `form:"email" label:"the e-mail address" validate:"max=200"`
}

func (p ComplaintPages) prepare(r *http.Request, id string) (complaints.MakeOut, ehc.CaseID, error) {
	if !ehc.ValidID(id) {
		id = ""
	}
	out, err := p.make.Prepare(r.Context(), ActorOf(r), ehc.CaseID(id))
	return out, ehc.CaseID(id), err
}

func (p ComplaintPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, id, err := p.prepare(r, r.URL.Query().Get("case"))
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, complaintForm{Case: string(id), Whose: "own"}, "", form.Errors{})
	return nil
}

func (p ComplaintPages) draw(w http.ResponseWriter, r *http.Request, status int, out complaints.MakeOut, in complaintForm, received string, errs form.Errors) {
	page := &decisionRecordPage{Page: view.Page{Title: "Make a complaint", Caption: string(out.Reference), Errors: errs.Summary(), Back: &view.Link{Text: "Back to complaints", Href: complaintsHome},
		Lead: "A complaint is about how you were treated: delay, mistakes, rudeness, promises that were not kept."}}
	page.Intro = []view.Component{view.Inset{Text: "A complaint does not change a decision, and does not stop the time for an appeal. If you disagree with a decision, its letter says how to challenge it.", Link: &view.Link{Text: "What happens with a complaint", Href: complaintsHelp}}}
	area := func(name, label, hint, value string, rows int) view.Component {
		return view.TextArea{Name: name, Label: label, Hint: hint, Rows: rows, Value: value, MaxChars: complaint.MaxText, Error: errs.For(name)}
	}
	page.Parts = []view.Component{view.Hidden{Name: "case", Value: in.Case}, area("what", "What went wrong?", "Say what happened, and when.", in.What, 6), area("wanted", "What would put it right? (optional)", "", in.Wanted, 3)}
	if out.Coordinator != "" {
		page.Parts = append(page.Parts, view.Checkboxes{Name: "about", Values: []string{in.About}, Legend: "Whom is it about?", Hint: "Whoever it is about does not read it and does not answer it.", Options: []view.Option{{Value: "coordinator", Text: out.Coordinator + ", the case co-ordinator"}}})
	}
	page.Parts = append(page.Parts, view.TextInput{Name: "whom", Label: "Names of others whom it is about (optional)", Value: in.Whom, Error: errs.For("whom")})
	if out.Records {
		channel := view.Radios{Name: "channel", Legend: "How did it come?", Value: in.Channel, Error: errs.For("channel"), Small: true}
		for _, c := range complaint.Channels() {
			channel.Options = append(channel.Options, view.Option{Value: string(c), Text: c.Label()})
		}
		page.Parts = append(page.Parts, view.Radios{Name: "whose", Legend: "Whose complaint is it?", Value: in.Whose, Options: []view.Option{{Value: "own", Text: "My own"}, {Value: "other", Text: "Somebody else’s, which came on paper, by telephone or by e-mail", Reveal: []view.Component{
			channel, view.DateInput{Name: "received", Label: "On which day was it received?", Value: received, Error: errs.For("received")},
			view.TextInput{Name: "name", Label: "Who complains?", Value: in.Name, NoSpelling: true, Error: errs.For("name")},
			view.TextInput{Name: "email", Label: "E-mail address of their account (optional)", Type: "email", Value: in.Email, NoSpelling: true, Error: errs.For("email")},
			area("reach", "How to reach them, where they have no account", "Address or telephone number", in.Reach, 3),
		}}}})
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send the complaint", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: complaintsHome}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func (p ComplaintPages) take(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, caseID, err := p.prepare(r, values.Text("case"))
	if err != nil {
		return err
	}
	var in complaintForm
	errs := form.Read(values, &in)
	var id complaint.ID
	if !errs.Any() {
		typed := complaints.MakeInput{Case: caseID, What: in.What, Wanted: in.Wanted, AboutCoordinator: in.About == "coordinator", AboutWhom: in.Whom}
		if in.Whose == "other" {
			typed.Recorded = &complaints.Recorded{Channel: complaint.Channel(in.Channel), ReceivedOn: in.Received, Name: in.Name, Reach: in.Reach, Email: in.Email}
		}
		if id, err = p.make.Do(r.Context(), ActorOf(r), typed); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.draw(w, r, statusAgain(errs, err), out, in, values.Text("received"), errs)
		return nil
	}
	if in.Whose == "other" { // whoever wrote it down has no further part in it
		LeaveNotice(w, "The complaint is written down. A manager now says who answers it.")
		http.Redirect(w, r, complaintsHome, http.StatusSeeOther)
		return nil
	}
	LeaveNotice(w, "The complaint has been sent.")
	http.Redirect(w, r, complaintURL(id), http.StatusSeeOther)
	return nil
}

func (p ComplaintPages) open(r *http.Request) (complaints.Out, error) {
	id, err := pathID[complaint.ID](r, "complaint")
	if err != nil {
		return complaints.Out{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id)
}

// stepNamed is the step that the address names.
func stepNamed(r *http.Request) complaints.Step { return complaints.Step(mux.Vars(r)["todo"]) }
