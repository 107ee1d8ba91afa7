package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/access"
)

// ClosingPages are how a case ends outside of the process: the wish to withdraw, the closing, and its undoing.
type ClosingPages struct {
	pages     *Pages
	read      application.ReadHead
	check     standing.CheckClosing
	close     standing.CloseCase
	undoable  application.ReadHead
	undo      standing.UndoClosing
	withdraws application.ReadHead
	ask       standing.AskToWithdraw
	keep      standing.KeepRequest
}

// NewClosingPages makes the pages, whose use cases all enter through the gate.
func NewClosingPages(pages *Pages, gate application.Gate) ClosingPages {
	return ClosingPages{
		pages: pages, read: application.ReadHead{Gate: gate, For: access.CloseCase}, check: standing.CheckClosing{Gate: gate}, close: standing.CloseCase{Gate: gate},
		undoable: application.ReadHead{Gate: gate, For: access.UndoClosing}, undo: standing.UndoClosing{Gate: gate},
		withdraws: application.ReadHead{Gate: gate, For: access.AskToWithdraw}, ask: standing.AskToWithdraw{Gate: gate}, keep: standing.KeepRequest{Gate: gate},
	}
}

// Routes lists the addresses of closing.
func (p ClosingPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/close", Name: "close.ask", Do: p.askClosing},
		{Method: http.MethodPost, Path: "/cases/{case}/close", Name: "close", Do: p.closeCase},
		{Method: http.MethodGet, Path: "/cases/{case}/close/undo", Name: "close.undo.ask", Do: p.askUndoing},
		{Method: http.MethodPost, Path: "/cases/{case}/close/undo", Name: "close.undo", Do: p.undoClosing},
		{Method: http.MethodGet, Path: "/cases/{case}/withdraw", Name: "withdraw.ask", Do: p.askWithdrawal},
		{Method: http.MethodPost, Path: "/cases/{case}/withdraw", Name: "withdraw", Do: p.withdraw},
	}
}
