package web

import (
	"net/http"

	"ehchub/application/reading"
	"ehchub/ports"
)

// CasePages are the child's file: where the case stands, its people, record and timeline.
type CasePages struct {
	pages    *Pages
	file     reading.CaseFile
	timeline reading.Timeline
	record   reading.ChildRecord
	change   reading.ChangeRecord
	people   reading.People
	add      reading.AddFamilyMember
	clock    ports.Clock
}

// NewCasePages makes the pages of the child's file.
func NewCasePages(pages *Pages, file reading.CaseFile, timeline reading.Timeline, record reading.ChildRecord, change reading.ChangeRecord, people reading.People, add reading.AddFamilyMember, clock ports.Clock) CasePages {
	return CasePages{pages, file, timeline, record, change, people, add, clock}
}

// Routes lists the addresses of the child's file.
func (p CasePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}", Name: "case.file", Do: p.showFile},
		{Method: http.MethodGet, Path: "/cases/{case}/timeline", Name: "case.timeline", Do: p.showTimeline},
		{Method: http.MethodGet, Path: "/cases/{case}/people", Name: "case.people", Do: p.showPeople},
		{Method: http.MethodGet, Path: "/cases/{case}/people/add", Name: "case.people.add", Do: p.askPerson},
		{Method: http.MethodPost, Path: "/cases/{case}/people/add", Name: "case.people.added", Do: p.addPerson},
		{Method: http.MethodGet, Path: "/cases/{case}/details", Name: "case.details", Do: p.showDetails},
		{Method: http.MethodPost, Path: "/cases/{case}/details", Name: "case.details.save", Do: p.saveDetails},
	}
}
