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

// healthBoardPath is the page of changes of integrated care board, below the case.
const healthBoardPath = "/health-board"

// HealthBoardPages are a plan whose health provision goes over to another integrated care board with a child who moves.
type HealthBoardPages struct {
	pages  *Pages
	read   standing.ReadMove
	record standing.RecordHealthBoardChange
	told   standing.TellNewHealthBoard
	reply  standing.AnswerOfHealthBoard
	begin  standing.DoAsHealthBoardAsked
	cancel standing.CancelHealthBoardChange
}

// NewHealthBoardPages makes the pages, whose use cases all enter through the gate.
func NewHealthBoardPages(pages *Pages, gate application.Gate) HealthBoardPages {
	return HealthBoardPages{pages, standing.ReadMove{Gate: gate, For: access.SeeMoves}, standing.RecordHealthBoardChange{Gate: gate}, standing.TellNewHealthBoard{Gate: gate},
		standing.AnswerOfHealthBoard{Gate: gate}, standing.DoAsHealthBoardAsked{Gate: gate}, standing.CancelHealthBoardChange{Gate: gate}}
}

// Routes lists the addresses of changes of integrated care board.
func (p HealthBoardPages) Routes() []Route {
	const at = "/cases/{case}" + healthBoardPath
	return []Route{
		{Method: http.MethodGet, Path: at, Name: "health-board", Do: p.show},
		{Method: http.MethodGet, Path: at + "/record", Name: "health-board.record.ask", Do: p.askRecord},
		{Method: http.MethodPost, Path: at + "/record", Name: "health-board.record", Do: p.recordChange},
		{Method: http.MethodGet, Path: at + "/answer", Name: "health-board.answer.ask", Do: p.askAnswer},
		{Method: http.MethodPost, Path: at + "/answer", Name: "health-board.answer", Do: p.recordAnswer},
		{Method: http.MethodGet, Path: at + "/{board:told|begun}", Name: "health-board.day.ask", Do: p.askDay},
		{Method: http.MethodPost, Path: at + "/{board:told|begun}", Name: "health-board.day", Do: p.recordDay},
		{Method: http.MethodGet, Path: at + "/cancel", Name: "health-board.cancel.ask", Do: p.askCancel},
		{Method: http.MethodPost, Path: at + "/cancel", Name: "health-board.cancel", Do: p.cancelChange},
	}
}

func (p HealthBoardPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &movePage{Page: backToCase("Integrated care board", out.Head), Dates: datesOf(out, timescale.HealthBoardChanged).With(undatedOf(out.Head, casework.HeedHealthBoard)),
		Purpose: []string{"An integrated care board arranges the health support in the plan. When a family moves into the area of another board, the old board tells the new one, on the day of the move or within 15 working days of learning of it. If the new board cannot arrange that support, it has 15 working days to ask the council for a new assessment or a review, and the council must agree. The plan stays in force throughout."}}
	changes := out.Case.HealthBoardChanges()
	if len(changes) == 0 {
		page.Purpose = append(page.Purpose, "No change of integrated care board is recorded.")
	}
	for _, h := range changes {
		page.Lists = append(page.Lists, view.SummaryList{Title: "Moved on " + h.On.Long(), Rows: healthBoardRows(h, out.MayRecord)})
	}
	if out.MayRecord && out.Case.PlanInForce() {
		page.Steps = healthBoardSteps(out.Case)
	}
	p.pages.Show(w, r, http.StatusOK, "move", page)
	return nil
}

// healthBoardRows tell of a change; which board it is tells where somebody lives, so that only officers read its name.
func healthBoardRows(h casework.HealthBoardChange, authority bool) []view.SummaryRow {
	var rows []view.SummaryRow
	if authority {
		rows = append(rows, view.SummaryRow{Key: "New board", Text: h.To}, view.SummaryRow{Key: "The old board learned of it on", Text: h.KnewOn.Long()})
	}
	told := view.SummaryRow{Key: "New board told on", Text: "Not yet"}
	if !h.ToldOn.IsZero() {
		told.Text = h.ToldOn.Long()
	}
	rows = append(rows, told)
	if h.Answer != "" {
		rows = append(rows, view.SummaryRow{Key: "What the new board says", Text: h.Answer.Label(), Note: "Said on " + h.AnsweredOn.Long()})
	}
	if !h.DoneOn.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "The council began it on", Text: h.DoneOn.Long()})
	}
	return rows
}

func healthBoardSteps(c *casework.Case) []view.Link {
	h, open := c.HealthBoardChange()
	at := func(text, path string) view.Link {
		return view.Link{Text: text, Href: caseURL(c, healthBoardPath+path)}
	}
	if !open {
		return []view.Link{at("Record a change of integrated care board", "/record")}
	}
	var links []view.Link
	switch {
	case h.ToldOn.IsZero():
		links = []view.Link{at("Record that the new board was told", "/told")}
	case h.Answer == "":
		links = []view.Link{at("Record what the new board says", "/answer")}
	case h.Answer == casework.BoardAsksAssessment && c.CanAskToReassess() == nil:
		links = []view.Link{{Text: "Record the new board’s request for a reassessment", Href: caseURL(c, reassessPath+"/ask")}, at("Record that the council began what was asked for", "/begun")}
	default:
		links = []view.Link{at("Record that the council began what was asked for", "/begun")}
	}
	return append(links, at("It was recorded by mistake: take it back", "/cancel"))
}

// recordable opens the changes for someone who keeps the record.
func (p HealthBoardPages) recordable(r *http.Request) (standing.MoveOut, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return out, err
	}
	return out, access.Decide(ActorOf(r), access.RecordMoves, out.Subject)
}

// healthBoardForm is the shape of a change as it is recorded.
type healthBoardForm struct {
	To     string   `form:"to" label:"the integrated care board" validate:"max=200"`
	On     ehc.Date `form:"on" label:"the day of the move"`
	KnewOn ehc.Date `form:"knew-on" label:"the day on which the old board learned of it"`
}

func (p HealthBoardPages) askRecord(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	if _, open := out.Case.HealthBoardChange(); open || !out.Case.PlanInForce() {
		return fault.New(fault.Illegal, "health-board.not-now", "This can’t be recorded now. See how things stand under “Integrated care board”.").Citing("SI 2014/1530 reg 16")
	}
	p.showRecord(w, r, http.StatusOK, out, healthBoardForm{}, form.Of(nil), form.Errors{})
	return nil
}

func (p HealthBoardPages) recordChange(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	return shortForm[healthBoardForm]{
		take: func(in healthBoardForm) error {
			return p.record.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.HealthBoardChange{To: in.To, On: in.On, KnewOn: in.KnewOn})
		},
		again: func(status int, in healthBoardForm, values *form.Values, errs form.Errors) {
			p.showRecord(w, r, status, out, in, values, errs)
		},
		said: "The change is recorded. Here you see by when the old board must tell the new one.", next: caseURL(out.Case, healthBoardPath),
	}.answer(w, r)
}

func (p HealthBoardPages) showRecord(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, in healthBoardForm, values *form.Values, errs form.Errors) {
	back := caseURL(out.Case, healthBoardPath)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Record a change of integrated care board", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back},
			Lead: "For a child or young person with a plan who moves into the area of another integrated care board (SI 2014/1530 reg 16). The family is told by e-mail that a change was recorded."},
		Parts: []view.Component{
			view.TextInput{Name: "to", Label: "Which integrated care board is responsible after the move?", Hint: "Only officers of the council see its name.", Value: in.To, Error: errs.For("to")},
			view.DateInput{Name: "on", Label: "On which day do they move?", Hint: "It may lie ahead.", Value: values.Text("on"), Error: errs.For("on")},
			view.DateInput{Name: "knew-on", Label: "On which day did the old board learn of it?", Hint: "Its 15 working days begin with this day. If you do not know, enter the day on which the council learned of it.", Value: values.Text("knew-on"), Error: errs.For("knew-on")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record the change", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// healthBoardAnswerForm is what the new board says.
type healthBoardAnswerForm struct {
	Answer string   `form:"answer"`
	On     ehc.Date `form:"answered-on" label:"the day on which the board said it"`
}

func (p HealthBoardPages) answerable(r *http.Request) (standing.MoveOut, error) {
	out, err := p.recordable(r)
	if err != nil {
		return out, err
	}
	if h, open := out.Case.HealthBoardChange(); !open || h.ToldOn.IsZero() || h.Answer != "" {
		return out, fault.New(fault.Illegal, "health-board.not-now", "This can’t be recorded now. See how things stand under “Integrated care board”.").Citing("SI 2014/1530 reg 16")
	}
	return out, nil
}

func (p HealthBoardPages) askAnswer(w http.ResponseWriter, r *http.Request) error {
	out, err := p.answerable(r)
	if err != nil {
		return err
	}
	p.showAnswer(w, r, http.StatusOK, out, "", form.DateText(out.Today), form.Errors{})
	return nil
}

func (p HealthBoardPages) recordAnswer(w http.ResponseWriter, r *http.Request) error {
	out, err := p.answerable(r)
	if err != nil {
		return err
	}
	return shortForm[healthBoardAnswerForm]{
		take: func(in healthBoardAnswerForm) error {
			return p.reply.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.HealthBoardAnswer(in.Answer), in.On)
		},
		again: func(status int, in healthBoardAnswerForm, values *form.Values, errs form.Errors) {
			p.showAnswer(w, r, status, out, in.Answer, values.Text("answered-on"), errs)
		},
		said: "What the new board says is recorded.", next: caseURL(out.Case, healthBoardPath),
	}.answer(w, r)
}

func (p HealthBoardPages) showAnswer(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, answer, on string, errs form.Errors) {
	back := caseURL(out.Case, healthBoardPath)
	var options []view.Option
	for _, a := range casework.HealthBoardAnswers() {
		options = append(options, view.Option{Value: string(a), Text: a.Label()})
	}
	page := &decisionRecordPage{
		Page: view.Page{Title: "What does the new integrated care board say?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back}},
		Parts: []view.Component{
			view.Radios{Name: "answer", Legend: "Can it arrange the health support in the plan?", Hint: "If it asks for an assessment or a review, the council must agree.", Value: answer, Options: options, Error: errs.For("answer"), Clearable: true},
			view.DateInput{Name: "answered-on", Label: "On which day did it say so?", Value: on, Error: errs.For("answered-on")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record it", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

var healthBoardDays = map[string]dayStep{
	"told":  {"told-on", "Was the new integrated care board told?", "On which day did the old board tell the new one?", "The new board counts as told. Its 15 working days have begun."},
	"begun": {"done-on", "Did the council begin what was asked for?", "On which day did the assessment or the review begin?", "It counts as begun."},
}

func (p HealthBoardPages) daily(r *http.Request) (standing.MoveOut, string, error) {
	out, err := p.recordable(r)
	if err != nil {
		return out, "", err
	}
	event := mux.Vars(r)["board"]
	h, open := out.Case.HealthBoardChange()
	if now := map[string]bool{"told": open && h.ToldOn.IsZero(), "begun": open && h.Answer.Asks()}; !now[event] {
		return out, event, fault.New(fault.Illegal, "health-board.not-now", "This can’t be recorded now. See how things stand under “Integrated care board”.").Citing("SI 2014/1530 reg 16")
	}
	return out, event, nil
}

func (p HealthBoardPages) askDay(w http.ResponseWriter, r *http.Request) error {
	out, event, err := p.daily(r)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "decision_record", healthBoardDays[event].page(out.Head, caseURL(out.Case, healthBoardPath), form.DateText(out.Today), form.Errors{}))
	return nil
}

func (p HealthBoardPages) recordDay(w http.ResponseWriter, r *http.Request) error {
	out, event, err := p.daily(r)
	if err != nil {
		return err
	}
	record := map[string]func(context.Context, ehc.Actor, ehc.CaseID, ehc.Date) error{"told": p.told.Do, "begun": p.begin.Do}[event]
	take := func(on ehc.Date) error { return record(r.Context(), ActorOf(r), out.Case.ID(), on) }
	back := caseURL(out.Case, healthBoardPath)
	return healthBoardDays[event].answer(w, r, back, take, func(status int, on string, errs form.Errors) {
		p.pages.Show(w, r, status, "decision_record", healthBoardDays[event].page(out.Head, back, on, errs))
	})
}

// healthBoardCancelForm is why a change is taken back.
type healthBoardCancelForm struct {
	Reason string `form:"reason,lines" label:"the reason" validate:"max=20000"`
}

func (p HealthBoardPages) cancellable(r *http.Request) (standing.MoveOut, error) {
	out, err := p.recordable(r)
	if err != nil {
		return out, err
	}
	if _, open := out.Case.HealthBoardChange(); !open {
		return out, fault.New(fault.Illegal, "health-board.none", "There is no change of integrated care board that could be taken back.")
	}
	return out, nil
}

func (p HealthBoardPages) askCancel(w http.ResponseWriter, r *http.Request) error {
	out, err := p.cancellable(r)
	if err != nil {
		return err
	}
	p.showCancel(w, r, http.StatusOK, out, "", form.Errors{})
	return nil
}

func (p HealthBoardPages) cancelChange(w http.ResponseWriter, r *http.Request) error {
	out, err := p.cancellable(r)
	if err != nil {
		return err
	}
	return shortForm[healthBoardCancelForm]{
		take: func(in healthBoardCancelForm) error {
			return p.cancel.Do(r.Context(), ActorOf(r), out.Case.ID(), in.Reason)
		},
		again: func(status int, in healthBoardCancelForm, _ *form.Values, errs form.Errors) {
			p.showCancel(w, r, status, out, in.Reason, errs)
		},
		said: "The change is taken back.", next: caseURL(out.Case, healthBoardPath),
	}.answer(w, r)
}

func (p HealthBoardPages) showCancel(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, reason string, errs form.Errors) {
	page := &confirmPage{
		Page: view.Page{Title: "Was the change recorded by mistake?", Case: caseBar(out.Head, 0), Errors: errs.Summary()},
		Confirm: view.Confirm{
			What:   []string{"Its dates no longer count, and the family is told by e-mail that the change was taken back."},
			Fields: []view.Component{view.TextArea{Name: "reason", Label: "Why is it taken back?", Hint: "Only officers of the council read this.", Rows: 4, Value: reason, Error: errs.For("reason")}},
			Yes:    view.Button{Text: "Yes, take the change back", Value: "cancel", Kind: view.Warned}, No: view.Link{Text: "No, go back to the change", Href: caseURL(out.Case, healthBoardPath)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
