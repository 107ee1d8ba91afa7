package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/disputing"
)

// DisputePages are mediation and appeals: what is recorded, what comes next, and a form for each step.
type DisputePages struct {
	pages *Pages
	list  disputing.ReadDisputes
	read  disputing.ReadDispute
	open  disputing.OpenDispute
	ask   disputing.AskMediation
	check disputing.CheckStep
	step  disputing.RecordStep
	done  disputing.RecordDone
	undo  disputing.UndoStep
	dates disputing.AgreeDates
}

// NewDisputePages makes the pages, whose use cases all enter through the gate.
func NewDisputePages(pages *Pages, gate application.Gate) DisputePages {
	return DisputePages{
		pages: pages, list: disputing.ReadDisputes{Gate: gate}, read: disputing.ReadDispute{Gate: gate}, open: disputing.OpenDispute{Gate: gate},
		ask: disputing.AskMediation{Gate: gate}, check: disputing.CheckStep{Gate: gate}, step: disputing.RecordStep{Gate: gate}, done: disputing.RecordDone{Gate: gate},
		undo: disputing.UndoStep{Gate: gate}, dates: disputing.AgreeDates{Gate: gate},
	}
}

// disputesPath is the page of a case's mediation and appeals, below the case.
const disputesPath = "/disputes"

// Routes lists the addresses of mediation and appeals.
func (p DisputePages) Routes() []Route {
	const all, one = "/cases/{case}" + disputesPath, "/cases/{case}" + disputesPath + "/{dispute}"
	return []Route{
		{Method: http.MethodGet, Path: all, Name: "disputes", Do: p.showAll},
		{Method: http.MethodGet, Path: all + "/open", Name: "disputes.open.ask", Do: p.askOpen},
		{Method: http.MethodPost, Path: all + "/open", Name: "disputes.open", Do: p.openOne},
		{Method: http.MethodGet, Path: all + "/mediation", Name: "disputes.mediation.ask", Do: p.confirmMediation},
		{Method: http.MethodPost, Path: all + "/mediation", Name: "disputes.mediation", Do: p.askMediation},
		{Method: http.MethodGet, Path: one, Name: "dispute", Do: p.showOne},
		{Method: http.MethodGet, Path: one + "/done", Name: "dispute.done.ask", Do: p.askDone},
		{Method: http.MethodPost, Path: one + "/done", Name: "dispute.done", Do: p.recordDone},
		{Method: http.MethodGet, Path: one + "/undo/{overlay:mediation|appeal}", Name: "dispute.undo.ask", Do: p.askUndo},
		{Method: http.MethodPost, Path: one + "/undo/{overlay:mediation|appeal}", Name: "dispute.undo", Do: p.undoStep},
		{Method: http.MethodGet, Path: one + "/dates", Name: "dispute.dates.ask", Do: p.askDates},
		{Method: http.MethodPost, Path: one + "/dates", Name: "dispute.dates", Do: p.agreeDates},
		{Method: http.MethodGet, Path: one + "/{step}", Name: "dispute.step.ask", Do: p.askStep},
		{Method: http.MethodPost, Path: one + "/{step}", Name: "dispute.step", Do: p.recordStep},
	}
}
