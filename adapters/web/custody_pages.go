package web

import (
	"context"
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"

	"github.com/gorilla/mux"
)

// custodyPath is the page of times in custody, below the case.
const custodyPath = "/custody"

// CustodyPages are times in custody: the detention, sending the plan, and the release.
type CustodyPages struct {
	pages   *Pages
	read    standing.ReadMove
	detain  standing.RecordDetention
	send    standing.SendPlanToCustody
	release standing.RecordRelease
	review  standing.RecordReviewAfterRelease
}

// NewCustodyPages makes the pages, whose use cases all enter through the gate.
func NewCustodyPages(pages *Pages, gate application.Gate) CustodyPages {
	return CustodyPages{pages, standing.ReadMove{Gate: gate, For: access.SeeCustody}, standing.RecordDetention{Gate: gate}, standing.SendPlanToCustody{Gate: gate}, standing.RecordRelease{Gate: gate}, standing.RecordReviewAfterRelease{Gate: gate}}
}

// Routes lists the addresses of custody.
func (p CustodyPages) Routes() []Route {
	const at = "/cases/{case}" + custodyPath
	return []Route{
		{Method: http.MethodGet, Path: at, Name: "custody", Do: p.show},
		{Method: http.MethodGet, Path: at + "/record", Name: "custody.record.ask", Do: p.askRecord},
		{Method: http.MethodPost, Path: at + "/record", Name: "custody.record", Do: p.recordDetention},
		{Method: http.MethodGet, Path: at + "/{event:sent|released|reviewed}", Name: "custody.day.ask", Do: p.askDay},
		{Method: http.MethodPost, Path: at + "/{event:sent|released|reviewed}", Name: "custody.day", Do: p.recordDay},
	}
}

func (p CustodyPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &movePage{Page: backToCase("Time in custody", out.Head), Dates: datesOf(out, timescale.Detained).With(undatedOf(out.Head, casework.ReviewAfterRelease)), Purpose: custodyWords(out.Case)}
	if out.May(access.RecordCustody) && !out.Case.State().Closed() {
		page.Steps = custodySteps(out.Case)
	}
	for _, d := range out.Case.Custodies() {
		page.Lists = append(page.Lists, custodyList(d))
	}
	p.pages.Show(w, r, http.StatusOK, "move", page)
	return nil
}

// custodyWords say what holds in custody, and after it.
func custodyWords(c *casework.Case) []string {
	said := []string{"While a child or young person is in custody their plan does not end. The council of their home keeps it, arranges what it can of its provision, and sends it to those in charge within 5 working days of learning of it."}
	if _, detained := c.Detained(); detained {
		return append(said, "No review of the plan falls due until they are released.")
	}
	if on := c.Released(); !on.IsZero() && c.PlanInForce() {
		said = append(said, "They were released on "+on.Long()+". From that day the plan is in force as before.")
		if c.ReviewAwaited() {
			return append(said, "The council must review it as soon as reasonably practicable.")
		}
		return said
	}
	return append(said, "No time in custody is recorded now.")
}

func custodySteps(c *casework.Case) []view.Link {
	d, detained := c.Detained()
	var links []view.Link
	if !detained {
		if c.ReviewAwaited() {
			links = append(links, view.Link{Text: "Record that the plan was reviewed after the release", Href: caseURL(c, custodyPath+"/reviewed")})
		}
		return append(links, view.Link{Text: "Record a detention", Href: caseURL(c, custodyPath+"/record")})
	}
	if d.SentOn.IsZero() && c.PlanInForce() {
		links = append(links, view.Link{Text: "Record that the plan was sent to those in charge", Href: caseURL(c, custodyPath+"/sent")})
	}
	return append(links, view.Link{Text: "Record the release", Href: caseURL(c, custodyPath+"/released")})
}

func custodyList(d casework.Custody) view.SummaryList {
	list := view.SummaryList{Title: "From " + d.From.Long(), Rows: []view.SummaryRow{{Key: "Where", Text: d.Where}, {Key: "We learned of it on", Text: d.KnewOn.Long()}}}
	if !d.SentOn.IsZero() {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Plan sent on", Text: d.SentOn.Long()})
	}
	until := view.SummaryRow{Key: "Released on", Text: "Not yet"}
	if !d.ReleasedOn.IsZero() {
		until.Text = d.ReleasedOn.Long()
	}
	list.Rows = append(list.Rows, until)
	if !d.ReviewedOn.IsZero() {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Plan reviewed on", Text: d.ReviewedOn.Long()})
	}
	return list
}

// custodyForm is the shape of a detention as it is recorded.
type custodyForm struct {
	From   ehc.Date `form:"from" label:"the first day in custody"`
	KnewOn ehc.Date `form:"knew-on" label:"the day on which the council learned of it"`
	Where  string   `form:"where" label:"where they are held" validate:"max=200"`
}

func (p CustodyPages) recordable(r *http.Request) (standing.MoveOut, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return out, err
	}
	return out, access.Decide(ActorOf(r), access.RecordCustody, out.Subject)
}

func (p CustodyPages) askRecord(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	p.showRecord(w, r, http.StatusOK, out, custodyForm{}, form.Of(nil), form.Errors{})
	return nil
}

func (p CustodyPages) recordDetention(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	return shortForm[custodyForm]{
		take: func(in custodyForm) error {
			return p.detain.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.Custody{From: in.From, KnewOn: in.KnewOn, Where: in.Where})
		},
		again: func(status int, in custodyForm, values *form.Values, errs form.Errors) {
			p.showRecord(w, r, status, out, in, values, errs)
		},
		said: "The detention is recorded. Here you see by when the plan must be sent.", next: caseURL(out.Case, custodyPath),
	}.answer(w, r)
}

func (p CustodyPages) showRecord(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, in custodyForm, values *form.Values, errs form.Errors) {
	back := caseURL(out.Case, custodyPath)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Record a detention", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back},
			Lead: "For somebody of 18 or younger who is detained by order of a court (Children and Families Act 2014 sections 70 to 75). The flag “In youth custody” is set with it. The plan does not end."},
		Parts: []view.Component{
			view.DateInput{Name: "from", Label: "First day in custody", Value: values.Text("from"), Error: errs.For("from")},
			view.DateInput{Name: "knew-on", Label: "On which day did the council learn of it?", Hint: "The 5 working days follow this day.", Value: values.Text("knew-on"), Error: errs.For("knew-on")},
			view.TextInput{Name: "where", Label: "Where are they held?", Value: in.Where, Error: errs.For("where")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record the detention", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

var custodyDays = map[string]dayStep{
	"sent":     {"sent-on", "Was the plan sent to those in charge?", "On which day was it sent to those in charge, the youth justice team and health?", "The plan counts as sent."},
	"released": {"released-on", "Record the release", "On which day were they released?", "The release is recorded. The plan must be reviewed as soon as reasonably practicable."},
	"reviewed": {"reviewed-on", "Was the plan reviewed after the release?", "On which day was the review finished?", "The plan counts as reviewed."},
}

func (p CustodyPages) daily(r *http.Request) (standing.MoveOut, string, error) {
	out, err := p.recordable(r)
	if err != nil {
		return out, "", err
	}
	event, c := mux.Vars(r)["event"], out.Case
	d, detained := c.Detained()
	if now := map[string]bool{"sent": detained && d.SentOn.IsZero() && c.PlanInForce(), "released": detained, "reviewed": c.ReviewAwaited()}; !now[event] {
		return out, event, fault.New(fault.Illegal, "custody.not-now", "This can’t be recorded now. See how things stand under “Time in custody”.").Citing("CFA 2014 ss.48, 70 to 75")
	}
	return out, event, nil
}

func (p CustodyPages) askDay(w http.ResponseWriter, r *http.Request) error {
	out, event, err := p.daily(r)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "decision_record", custodyDays[event].page(out.Head, caseURL(out.Case, custodyPath), form.DateText(out.Today), form.Errors{}))
	return nil
}

func (p CustodyPages) recordDay(w http.ResponseWriter, r *http.Request) error {
	out, event, err := p.daily(r)
	if err != nil {
		return err
	}
	record := map[string]func(context.Context, ehc.Actor, ehc.CaseID, ehc.Date) error{"sent": p.send.Do, "released": p.release.Do, "reviewed": p.review.Do}[event]
	take := func(on ehc.Date) error { return record(r.Context(), ActorOf(r), out.Case.ID(), on) }
	back := caseURL(out.Case, custodyPath)
	return custodyDays[event].answer(w, r, back, take, func(status int, on string, errs form.Errors) {
		p.pages.Show(w, r, status, "decision_record", custodyDays[event].page(out.Head, back, on, errs))
	})
}
