package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/access"
)

// TransferPages show who moves to the next phase of education, and how far each move is prepared.
type TransferPages struct {
	pages  *Pages
	cohort timing.ReadTransfers
	moves  timing.ReadMoves
	ask    application.ReadHead
	plan   timing.PlanTransfer
	leave  timing.LeaveOutTransfer
	record timing.RecordTransfer
}

// NewTransferPages makes the pages.
func NewTransferPages(pages *Pages, gate application.Gate) TransferPages {
	return TransferPages{pages: pages, cohort: timing.ReadTransfers{Units: gate.Units, Clock: gate.Clock}, moves: timing.ReadMoves{Gate: gate},
		ask: application.ReadHead{Gate: gate, For: access.PlanTransfer}, plan: timing.PlanTransfer{Gate: gate}, leave: timing.LeaveOutTransfer{Gate: gate}, record: timing.RecordTransfer{Gate: gate}}
}

// Routes lists the addresses of moves.
func (p TransferPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: cohortURL, Name: "transfers", Do: p.list},
		{Method: http.MethodGet, Path: cohortURL + ".csv", Name: "transfers.file", Do: p.export},
		{Method: http.MethodGet, Path: "/cases/{case}/transfer", Name: "transfer", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/transfer/plan", Name: "transfer.plan.ask", Do: p.askPlan},
		{Method: http.MethodPost, Path: "/cases/{case}/transfer/plan", Name: "transfer.plan", Do: p.planMove},
		{Method: http.MethodGet, Path: "/cases/{case}/transfer/{move}/progress", Name: "transfer.progress.ask", Do: p.askProgress},
		{Method: http.MethodPost, Path: "/cases/{case}/transfer/{move}/progress", Name: "transfer.progress", Do: p.recordProgress},
		{Method: http.MethodGet, Path: "/cases/{case}/transfer/{move}/leave-out", Name: "transfer.leave.ask", Do: p.askLeave},
		{Method: http.MethodPost, Path: "/cases/{case}/transfer/{move}/leave-out", Name: "transfer.leave", Do: p.leaveOut},
	}
}

const (
	cohortURL    = "/council/phase-transfer"
	transferPath = "/transfer"
)
