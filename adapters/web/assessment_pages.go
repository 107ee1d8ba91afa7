package web

import (
	"net/http"

	"ehchub/application/assessment"
)

// AssessmentPages are the assessment stage: who was asked, what is in, the family's views, and its end.
type AssessmentPages struct {
	pages *Pages
	page  assessment.Page
	ready assessment.ReadyForIssueDecision
}

// NewAssessmentPages makes the pages of the assessment stage.
func NewAssessmentPages(pages *Pages, page assessment.Page, ready assessment.ReadyForIssueDecision) AssessmentPages {
	return AssessmentPages{pages, page, ready}
}

// Routes lists the addresses of the assessment stage.
func (p AssessmentPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/assessment", Name: "assessment", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/ready", Name: "assessment.ready", Do: p.askReady},
		{Method: http.MethodPost, Path: "/cases/{case}/assessment/ready", Name: "assessment.readied", Do: p.markReady},
	}
}
