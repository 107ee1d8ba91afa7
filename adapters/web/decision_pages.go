package web

import (
	"net/http"

	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
)

// DecisionPages are the two decisions of an assessment, and giving a case to a co-ordinator.
type DecisionPages struct {
	pages        *Pages
	texts        RichTexts
	read         assessment.ReadDecision
	check        assessment.CheckDecision
	decide       assessment.Decide
	ready        assessment.ReadyForAssessDecision
	coordinators assessment.Coordinators
	assign       assessment.AssignCoordinator
	recommend    assessment.RecordPanel
}

// NewDecisionPages makes the pages of decisions, whose use cases all enter through the gate.
func NewDecisionPages(pages *Pages, texts RichTexts, gate application.Gate) DecisionPages {
	return DecisionPages{
		pages: pages, texts: texts,
		read: assessment.ReadDecision{Gate: gate}, check: assessment.CheckDecision{Gate: gate}, decide: assessment.Decide{Gate: gate},
		ready: assessment.ReadyForAssessDecision{Gate: gate}, coordinators: assessment.Coordinators{Gate: gate}, assign: assessment.AssignCoordinator{Gate: gate},
		recommend: assessment.RecordPanel{Gate: gate},
	}
}

// Routes lists the addresses of decisions. Both questions are the same pages.
func (p DecisionPages) Routes() []Route {
	var routes []Route
	for _, q := range decisionQuestions {
		routes = append(routes,
			Route{Method: http.MethodGet, Path: "/cases/{case}" + q.path, Name: "decision." + string(q.question), Do: p.show(q)},
			Route{Method: http.MethodGet, Path: "/cases/{case}" + q.path + "/record", Name: "decision." + string(q.question) + ".ask", Do: p.ask(q)},
			Route{Method: http.MethodPost, Path: "/cases/{case}" + q.path + "/record", Name: "decision." + string(q.question) + ".record", Do: p.record(q)},
			Route{Method: http.MethodGet, Path: "/cases/{case}" + q.path + "/panel", Name: "decision." + string(q.question) + ".panel.ask", Do: p.askPanel(q)},
			Route{Method: http.MethodPost, Path: "/cases/{case}" + q.path + "/panel", Name: "decision." + string(q.question) + ".panel", Do: p.recordPanel(q)},
		)
	}
	return append(routes,
		Route{Method: http.MethodGet, Path: "/cases/{case}/decision/ready", Name: "decision.ready.ask", Do: p.askReady},
		Route{Method: http.MethodPost, Path: "/cases/{case}/decision/ready", Name: "decision.ready", Do: p.markReady},
		Route{Method: http.MethodGet, Path: "/cases/{case}/assign", Name: "assign.ask", Do: p.askAssign},
		Route{Method: http.MethodPost, Path: "/cases/{case}/assign", Name: "assign", Do: p.assignTo},
	)
}

// decisionQuestion is one of the two questions with the words of its pages.
type decisionQuestion struct {
	question    casework.Question
	stage       casework.Stage
	path, title string
	basis       string // the law that the page is headed with (F87)
	waiting     string // what everybody reads before the decision
	yes, no     string // the two answers
}

var decisionQuestions = []decisionQuestion{
	{casework.WhetherToAssess, casework.StageDecisionToAssess, "/decision", "Decision whether to assess",
		"Under section 36 of the Children and Families Act 2014.",
		"The council has not decided yet. It must tell the family within 6 weeks of the request.",
		"Carry out an EHC needs assessment", "Do not carry out an EHC needs assessment"},
	{casework.WhetherToIssue, casework.StageDecisionToIssue, "/issue-decision", "Decision whether to issue a plan",
		"The assessment was carried out under section 36(1) of the Children and Families Act 2014. The decision is made under section 37.",
		"Not decided yet. If the answer is no, the council must tell the family within 16 weeks of the request.",
		"Issue an EHC plan", "Do not issue an EHC plan at this time"},
	{casework.WhetherToReassess, casework.StagePlan, reassessPath + "/decision", "Decision whether to reassess",
		"Under section 44 of the Children and Families Act 2014 and regulations 23 to 25 of SI 2014/1530.",
		"The council has not decided yet. It must tell the family within 15 days of the request. The plan stays in force.",
		"Carry out a reassessment", "Do not carry out a reassessment"},
	{casework.WhetherToReplace, casework.StageDecisionToIssue, reassessPath + "/plan-decision", "Decision whether the plan changes",
		"The reassessment was carried out under section 44 of the Children and Families Act 2014. What follows is decided under regulation 27 of SI 2014/1530.",
		"Not decided yet. If the plan changes, the council must send the new one within 14 weeks of the decision to reassess. The plan in force stays in force.",
		"Change the plan", "Keep the plan as it is"},
}

// open reads the decisions of the case in the address.
func (p DecisionPages) open(r *http.Request, q casework.Question) (assessment.DecisionOut, error) {
	id, err := caseID(r)
	if err != nil {
		return assessment.DecisionOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, q)
}
