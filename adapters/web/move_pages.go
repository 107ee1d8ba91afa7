package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Addresses of a move, below the case: to another area, and from one.
const (
	movingPath  = "/moving"
	movedInPath = "/moved-in"
)

// MovePages are a plan that goes to another council with a child who moves, and one that comes from another.
type MovePages struct {
	pages    *Pages
	moving   standing.ReadMove
	movedIn  standing.ReadMove
	record   standing.RecordMove
	cancel   standing.CancelMove
	transfer standing.TransferPlan
	texts    RichTexts
	toTell   standing.ReadTransferToTell
	tell     standing.TellOfTransfer
	takeOver standing.TakeOverPlan
	settings standing.SettingsToChoose
}

// NewMovePages makes the pages, whose use cases all enter through the gate.
func NewMovePages(pages *Pages, texts RichTexts, gate application.Gate) MovePages {
	return MovePages{
		pages: pages, texts: texts, moving: standing.ReadMove{Gate: gate, For: access.SeeMoves}, movedIn: standing.ReadMove{Gate: gate, For: access.SeeCase},
		record: standing.RecordMove{Gate: gate}, cancel: standing.CancelMove{Gate: gate}, transfer: standing.TransferPlan{Gate: gate}, toTell: standing.ReadTransferToTell{Gate: gate}, tell: standing.TellOfTransfer{Gate: gate},
		takeOver: standing.TakeOverPlan{Gate: gate}, settings: standing.SettingsToChoose{Units: gate.Units},
	}
}

// Routes lists the addresses of moves.
func (p MovePages) Routes() []Route {
	const moving, movedIn = "/cases/{case}" + movingPath, "/cases/{case}" + movedInPath
	return []Route{
		{Method: http.MethodGet, Path: moving, Name: "moving", Do: p.showMoving},
		{Method: http.MethodGet, Path: moving + "/record", Name: "moving.record.ask", Do: p.askRecord},
		{Method: http.MethodPost, Path: moving + "/record", Name: "moving.record", Do: p.recordMove},
		{Method: http.MethodGet, Path: moving + "/sent", Name: "moving.sent.ask", Do: p.askSent},
		{Method: http.MethodPost, Path: moving + "/sent", Name: "moving.sent", Do: p.recordSent},
		{Method: http.MethodGet, Path: moving + "/cancel", Name: "moving.cancel.ask", Do: p.askCancel},
		{Method: http.MethodPost, Path: moving + "/cancel", Name: "moving.cancel", Do: p.cancelMove},
		{Method: http.MethodGet, Path: movedIn, Name: "moved-in", Do: p.showMovedIn},
		{Method: http.MethodGet, Path: movedIn + "/tell", Name: "moved-in.tell.ask", Do: p.askTell},
		{Method: http.MethodPost, Path: movedIn + "/tell", Name: "moved-in.tell", Do: p.tellFamily},
		{Method: http.MethodGet, Path: "/take-over", Name: "take-over.ask", Do: p.askTakeOver},
		{Method: http.MethodPost, Path: "/take-over", Name: "take-over", Do: p.takeOverPlan},
	}
}

// movePage shows what is recorded of a move.
type movePage struct {
	view.Page
	Purpose []string
	Steps   []view.Link
	Lists   []view.Component
	Dates   view.KeyDates
}

func (p MovePages) showMoving(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.moving.Do)
	if err != nil {
		return err
	}
	page := &movePage{Page: backToCase("Moving to another area", out.Head), Dates: datesOf(out, timescale.OldAuthorityKnew),
		Purpose: []string{"When a child or young person with a plan moves, the plan moves with them. The council must send it to the new council on the day of the move, or within 15 working days of learning of it. The plan stays in force throughout."}}
	m, moves := out.Case.Moving()
	switch {
	case !moves:
		page.Purpose = append(page.Purpose, "No move is recorded.")
		if out.MayRecord && out.Case.PlanInForce() {
			page.Steps = []view.Link{{Text: "Record a move to another area", Href: caseURL(out.Case, movingPath+"/record")}}
		}
	default:
		page.Lists = []view.Component{view.SummaryList{Title: "The move", Rows: movingRows(m, out.MayRecord)}}
		if out.MayRecord && m.SentOn.IsZero() {
			page.Steps = []view.Link{{Text: "Record that the plan was sent", Href: caseURL(out.Case, movingPath+"/sent")}, {Text: "The family does not move after all", Href: caseURL(out.Case, movingPath+"/cancel")}}
		}
		if _, foreign := out.Case.TakenOver(); out.MayRecord && !foreign {
			page.Lists = append(page.Lists, fileLinks("what goes to the new council: the plan with its advice", caseURL(out.Case, movingPath+"/pack")))
		}
	}
	p.pages.Show(w, r, http.StatusOK, "move", page)
	return nil
}

// movingRows tells of a move; to which council only its officers read.
func movingRows(m casework.Moving, authority bool) []view.SummaryRow {
	var rows []view.SummaryRow
	if authority {
		rows = append(rows, view.SummaryRow{Key: "New council", Text: m.To}, view.SummaryRow{Key: "We learned of it on", Text: m.KnewOn.Long()})
	}
	rows = append(rows, view.SummaryRow{Key: "Day of the move", Text: m.On.Long()})
	if !m.SentOn.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "Plan sent on", Text: m.SentOn.Long()})
	}
	return rows
}

func datesOf(out standing.MoveOut, of ...timescale.Trigger) (dates view.KeyDates) {
	for _, d := range out.Clock.Deadlines() {
		for _, t := range of {
			if d.Trigger == t && d.Off == "" {
				dates.Dates = append(dates.Dates, keyDateFor(out.Head, d, false))
			}
		}
	}
	return dates
}

func backToCase(title string, h application.Head) view.Page {
	return view.Page{Title: title, Case: caseBar(h, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(h.Case, "")}}
}

// recordable opens a move for someone who keeps the record.
func (p MovePages) recordable(r *http.Request) (standing.MoveOut, error) {
	out, err := ofCase(r, p.moving.Do)
	if err != nil {
		return out, err
	}
	return out, access.Decide(ActorOf(r), access.RecordMoves, out.Subject)
}

// moveForm is the shape of a move as it is recorded.
type moveForm struct {
	To     string   `form:"to" label:"the council" validate:"max=200"`
	On     ehc.Date `form:"on" label:"the day of the move"`
	KnewOn ehc.Date `form:"knew-on" label:"the day on which the council learned of it"`
}

func (p MovePages) askRecord(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	p.showRecord(w, r, http.StatusOK, out, moveForm{}, "", form.DateText(out.Today), form.Errors{})
	return nil
}

func (p MovePages) recordMove(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	return shortForm[moveForm]{
		take: func(in moveForm) error {
			return p.record.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.Moving{To: in.To, On: in.On, KnewOn: in.KnewOn})
		},
		again: func(status int, in moveForm, values *form.Values, errs form.Errors) {
			p.showRecord(w, r, status, out, in, values.Text("on"), values.Text("knew-on"), errs)
		},
		said: "The move is recorded. Here you see by when the plan must be sent.", next: caseURL(out.Case, movingPath),
	}.answer(w, r)
}

func (p MovePages) showRecord(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, in moveForm, on, knew string, errs form.Errors) {
	back := caseURL(out.Case, movingPath)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Record a move to another area", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back},
			Lead: "The family and the case co-ordinator are told by when the plan goes over. The case stays open here until it has been sent."},
		Parts: []view.Component{
			view.TextInput{Name: "to", Label: "To which council do they move?", Hint: "Only officers of the council see its name.", Value: in.To, Error: errs.For("to")},
			view.DateInput{Name: "on", Label: "On which day do they move?", Hint: "It may lie ahead.", Value: on, Error: errs.For("on")},
			view.DateInput{Name: "knew-on", Label: "On which day did the council learn of it?", Hint: "The 15 working days begin with this day.", Value: knew, Error: errs.For("knew-on")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record the move", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// sendable opens a move whose plan has not gone over yet.
func (p MovePages) sendable(r *http.Request) (standing.MoveOut, error) {
	out, err := p.recordable(r)
	if err != nil {
		return out, err
	}
	if m, moves := out.Case.Moving(); !moves || !m.SentOn.IsZero() {
		return out, fault.New(fault.Illegal, "moving.none", "There is no move whose plan waits to be sent.").Citing("SI 2014/1530 reg 15")
	}
	return out, nil
}

func (p MovePages) askSent(w http.ResponseWriter, r *http.Request) error {
	out, err := p.sendable(r)
	if err != nil {
		return err
	}
	p.showSent(w, r, http.StatusOK, out, form.DateText(out.Today), form.Errors{})
	return nil
}

func (p MovePages) recordSent(w http.ResponseWriter, r *http.Request) error {
	out, err := p.sendable(r)
	if err != nil {
		return err
	}
	step := dayStep{field: "sent-on", done: "The plan has gone over, and the case is closed here. Nothing has been deleted."}
	take := func(on ehc.Date) error { return p.transfer.Do(r.Context(), ActorOf(r), out.Case.ID(), on) }
	return step.answer(w, r, caseURL(out.Case, ""), take, func(status int, on string, errs form.Errors) {
		p.showSent(w, r, status, out, on, errs)
	})
}

func (p MovePages) showSent(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, on string, errs form.Errors) {
	m, _ := out.Case.Moving()
	page := &confirmPage{
		Page:  view.Page{Title: "Has the plan been sent to the new council?", Case: caseBar(out.Head, 0), Errors: errs.Summary()},
		Intro: []view.Component{view.SummaryList{Rows: movingRows(m, true)}},
		Confirm: view.Confirm{
			What:   []string{"The case is closed here. Everyone on it is told by e-mail; the family reads that the plan stays in force and that the new council must keep to it.", "Nothing is deleted. A manager can undo a mistake."},
			Fields: []view.Component{view.DateInput{Name: "sent-on", Label: "On which day was it sent?", Value: on, Error: errs.For("sent-on")}},
			Yes:    view.Button{Text: "Yes, it was sent: close the case here", Value: "sent", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, movingPath)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p MovePages) askCancel(w http.ResponseWriter, r *http.Request) error {
	out, err := p.sendable(r)
	if err != nil {
		return err
	}
	p.showCancel(w, r, http.StatusOK, out, "", form.Errors{})
	return nil
}

func (p MovePages) cancelMove(w http.ResponseWriter, r *http.Request) error {
	out, err := p.sendable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.cancel.Do(r.Context(), ActorOf(r), out.Case.ID(), values.Lines("reason"))
	var errs form.Errors
	if errs.AddFault(err) {
		p.showCancel(w, r, statusAgain(errs, err), out, values.Lines("reason"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The move is taken back. The plan stays here.")
	http.Redirect(w, r, caseURL(out.Case, movingPath), http.StatusSeeOther)
	return nil
}

func (p MovePages) showCancel(w http.ResponseWriter, r *http.Request, status int, out standing.MoveOut, reason string, errs form.Errors) {
	page := &confirmPage{
		Page: view.Page{Title: "Does the family stay after all?", Case: caseBar(out.Head, 0), Errors: errs.Summary()},
		Confirm: view.Confirm{
			What:   []string{"The plan is not sent to another council, and the family is told that it stays here."},
			Fields: []view.Component{view.TextArea{Name: "reason", Label: "Why is the plan not transferred?", Hint: "Only officers of the council read this.", Rows: 4, Value: reason, Error: errs.For("reason")}},
			Yes:    view.Button{Text: "Yes, take the move back", Value: "cancel", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, movingPath)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p MovePages) showMovedIn(w http.ResponseWriter, r *http.Request) error {
	out, err := p.takenOver(r)
	if err != nil {
		return err
	}
	t, _ := out.Case.TakenOver()
	page := &movePage{Page: backToCase("The plan from another council", out.Head), Dates: datesOf(out, timescale.Transferred), Lists: takenOverLists(out, t),
		Purpose: []string{"This plan was made by another council. It counts as if this council had made it: what it says must be provided."}}
	if t.SettingStays == casework.No {
		page.Purpose = append(page.Purpose, "The setting that the plan names is too far away now. The council arranges another until the plan is amended.")
	}
	if out.MayRecord && !out.Case.State().Closed() {
		page.Steps = []view.Link{{Text: "Add the plan as it came, and its advice", Href: filesURL(out.Case.ID(), assessment.ForTransfer, "", caseURL(out.Case, movedInPath))}}
		if t.Told == nil {
			page.Steps = append(page.Steps, view.Link{Text: "Tell the family of the transfer", Href: caseURL(out.Case, movedInPath+"/tell")})
		}
	}
	p.pages.Show(w, r, http.StatusOK, "move", page)
	return nil
}

// takenOver opens the plan that came from another council.
func (p MovePages) takenOver(r *http.Request) (standing.MoveOut, error) {
	out, err := ofCase(r, p.movedIn.Do)
	if err != nil {
		return out, err
	}
	if _, ok := out.Case.TakenOver(); !ok {
		return out, fault.New(fault.NotFound, "take-over.none", "This case has no plan of another council.")
	}
	return out, nil
}

// takenOverLists tell of the plan, of what the family was told, and hold its documents.
func takenOverLists(out standing.MoveOut, t casework.TakenOver) []view.Component {
	lists := []view.Component{takenOverList(t)}
	if told := t.Told; told != nil {
		rows := []view.SummaryRow{{Key: "Told on", Text: told.On.Long()}, {Key: "A new assessment is proposed", Text: told.WillAssess.Label()}, {Key: "The plan is reviewed by", Text: told.ReviewBy.LongWithDay()}}
		lists = append(lists, view.SummaryList{Title: "What the family was told", Rows: rows})
	}
	return append(lists, keptFiles(out.Case, out.Files, "The plan as it came has not been added yet."))
}

func takenOverList(t casework.TakenOver) view.SummaryList {
	list := view.SummaryList{Title: "The plan", Rows: []view.SummaryRow{{Key: "Made by", Text: t.From}, {Key: "Made on", Text: t.MadeOn.Long()}}}
	if !t.LastReview.IsZero() {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Last reviewed on", Text: t.LastReview.Long()})
	}
	return view.SummaryList{Title: list.Title, Rows: append(list.Rows, view.SummaryRow{Key: "Transferred on", Text: t.TransferredOn.Long()})}
}
