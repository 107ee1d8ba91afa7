package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/oversight"
)

// AccessPages show who can see a child's file, why, and when each looked last, and who works with children's data
// besides the council.
type AccessPages struct {
	pages      *Pages
	read       oversight.ReadAccess
	declare    oversight.DeclareProcessor
	end        oversight.EndProcessor
	agree      oversight.AgreeProcessor
	processors oversight.Processors
}

// NewAccessPages makes the pages.
func NewAccessPages(pages *Pages, gate application.Gate) AccessPages {
	return AccessPages{pages: pages, read: oversight.ReadAccess{Gate: gate}, declare: oversight.DeclareProcessor{Gate: gate}, end: oversight.EndProcessor{Gate: gate}, agree: oversight.AgreeProcessor{Gate: gate},
		processors: oversight.Processors{Units: gate.Units, Clock: gate.Clock, IDs: gate.IDs}}
}

// Where who can see a file is shown, below its case, and what the council declares for every child.
const (
	accessPath        = "/access"
	councilProcessors = "/council/processors"
)

// Routes lists the addresses of access.
func (p AccessPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/access", Name: "access", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/access/processors/add", Name: "access.processor.ask", Do: p.askForCase},
		{Method: http.MethodPost, Path: "/cases/{case}/access/processors/add", Name: "access.processor.declare", Do: p.declareForCase},
		{Method: http.MethodGet, Path: "/cases/{case}/access/processors/{processor}/end", Name: "access.processor.end.ask", Do: p.askEndForCase},
		{Method: http.MethodPost, Path: "/cases/{case}/access/processors/{processor}/end", Name: "access.processor.end", Do: p.endForCase},
		{Method: http.MethodGet, Path: "/cases/{case}/access/processors/{processor}/agree", Name: "access.processor.agree.ask", Do: p.askAgree},
		{Method: http.MethodPost, Path: "/cases/{case}/access/processors/{processor}/agree", Name: "access.processor.agree", Do: p.takeAgree},
		{Method: http.MethodGet, Path: councilProcessors, Name: "council.processors", Do: p.list},
		{Method: http.MethodGet, Path: councilProcessors + "/add", Name: "council.processor.ask", Do: p.askForAll},
		{Method: http.MethodPost, Path: councilProcessors + "/add", Name: "council.processor.declare", Do: p.declareForAll},
		{Method: http.MethodGet, Path: councilProcessors + "/{processor}/end", Name: "council.processor.end.ask", Do: p.askEndForAll},
		{Method: http.MethodPost, Path: councilProcessors + "/{processor}/end", Name: "council.processor.end", Do: p.endForAll},
	}
}
