package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/application/reading"
)

// CasePages are the child's file: where the case stands, its people, record and timeline.
type CasePages struct {
	pages      *Pages
	file       reading.CaseFile
	timeline   reading.Timeline
	record     reading.ChildRecord
	change     casefile.ChangeRecord
	people     reading.People
	colleagues casefile.FindColleagues
	add        casefile.AddPerson
	propose    casefile.ProposePerson
	proposed   casefile.ReadProposal
	settle     casefile.AnswerProposal
	party      casefile.ReadParty
	remove     casefile.RemovePerson
	askEnd     casefile.AskToRemove
}

// NewCasePages makes the pages of the child's file, whose use cases all enter through the gate.
func NewCasePages(pages *Pages, gate application.Gate) CasePages {
	return CasePages{
		pages: pages, file: reading.CaseFile{Gate: gate, Looking: true}, timeline: reading.Timeline{Gate: gate}, record: reading.ChildRecord{Gate: gate},
		change: casefile.ChangeRecord{Gate: gate}, people: reading.People{Gate: gate}, add: casefile.AddPerson{Gate: gate}, colleagues: casefile.FindColleagues{Gate: gate},
		propose: casefile.ProposePerson{Gate: gate}, proposed: casefile.ReadProposal{Gate: gate}, settle: casefile.AnswerProposal{Gate: gate},
		party: casefile.ReadParty{Gate: gate}, remove: casefile.RemovePerson{Gate: gate}, askEnd: casefile.AskToRemove{Gate: gate},
	}
}

// Routes lists the addresses of the child's file.
func (p CasePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}", Name: "case.file", Do: p.showFile},
		{Method: http.MethodGet, Path: "/cases/{case}/timeline", Name: "case.timeline", Do: p.showTimeline},
		{Method: http.MethodGet, Path: "/cases/{case}/people", Name: "case.people", Do: p.showPeople},
		{Method: http.MethodGet, Path: "/cases/{case}/people/add", Name: "case.people.add", Do: p.askPerson},
		{Method: http.MethodPost, Path: "/cases/{case}/people/add", Name: "case.people.added", Do: p.addPerson},
		{Method: http.MethodGet, Path: "/cases/{case}/people/proposals/{proposal}", Name: "case.people.proposal", Do: p.askProposal},
		{Method: http.MethodPost, Path: "/cases/{case}/people/proposals/{proposal}", Name: "case.people.proposal.answer", Do: p.answerProposal},
		{Method: http.MethodGet, Path: "/cases/{case}/people/{holder}/remove", Name: "case.people.remove.ask", Do: p.askRemoval},
		{Method: http.MethodPost, Path: "/cases/{case}/people/{holder}/remove", Name: "case.people.remove", Do: p.removePerson},
		{Method: http.MethodGet, Path: "/cases/{case}/details", Name: "case.details", Do: p.showDetails},
		{Method: http.MethodPost, Path: "/cases/{case}/details", Name: "case.details.save", Do: p.saveDetails},
	}
}
