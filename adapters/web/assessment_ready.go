package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
)

// askReady asks once more before the assessment is marked finished, and for a reason where advice is missing.
func (p AssessmentPages) askReady(w http.ResponseWriter, r *http.Request) error {
	out, err := p.readable(r)
	if err != nil {
		return err
	}
	p.showReady(w, r, http.StatusOK, out, "", form.Errors{})
	return nil
}

func (p AssessmentPages) readable(r *http.Request) (assessment.PageOut, error) {
	out, err := ofCase(r, p.page.Do)
	if err != nil {
		return out, err
	}
	if err := access.Decide(ActorOf(r), access.PrepareDecision, out.Subject); err != nil {
		return out, err
	}
	if !out.MayFinish {
		return out, fault.New(fault.Illegal, "assessment.not-open", "The case stands at: "+out.Case.State().Label()+". Only an assessment in progress can be marked ready for the decision.")
	}
	return out, nil
}

func (p AssessmentPages) markReady(w http.ResponseWriter, r *http.Request) error {
	out, err := p.readable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.ready.Do(r.Context(), ActorOf(r), assessment.ReadyForIssueDecisionInput{Case: out.Case.ID(), Override: values.Lines("override")})
	var errs form.Errors
	if errs.AddFault(err) {
		p.showReady(w, r, statusAgain(errs, err), out, values.Lines("override"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The assessment is finished. The case is ready for the decision whether to issue a plan.")
	http.Redirect(w, r, caseURL(out.Case, ""), http.StatusSeeOther)
	return nil
}

func (p AssessmentPages) showReady(w http.ResponseWriter, r *http.Request, status int, out assessment.PageOut, override string, errs form.Errors) {
	page := &confirmPage{
		Page: view.Page{Title: "Is the assessment finished?", Case: caseBar(out.Head, casework.StageAssessment), Errors: errs.Summary(),
			Back: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}},
		Confirm: view.Confirm{
			What: []string{
				"The case goes on to the decision whether to issue a plan. Everyone on the case sees that in the timeline.",
				"Advice that was sent can’t be re-opened after this.",
			},
			Yes: view.Button{Text: "Yes, it is ready for the decision", Value: "ready"},
			No:  view.Link{Href: caseURL(out.Case, "/assessment")},
		},
	}
	if open := openRequests(out.Rows); open > 0 {
		page.Confirm.What = append(page.Confirm.What, "Not answered yet: "+view.Count(open, "request", "requests")+". Answers can still come in until the decision is made.")
	}
	if missing := advice.Uncovered(out.Cover); len(missing) > 0 {
		page.Confirm.Warning = missingWarning(missing)
		page.Confirm.Fields = []view.Component{view.TextArea{Name: "override", Label: "Why the council goes on without it", Rows: 5, Value: override, Error: errs.For("override"),
			Hint: "For example: earlier advice is enough, and its author, the family and the council agree (SI 2014/1530 reg 6(4)). The reason is kept with the case."}}
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func openRequests(rows []assessment.AdviceRow) int {
	open := 0
	for _, row := range rows {
		if row.Request.Open() {
			open++
		}
	}
	return open
}

func missingWarning(missing []advice.Standing) string {
	text := "The law wants advice of each of these kinds, and none is in:"
	for i, s := range missing {
		if i > 0 {
			text += ";"
		}
		text += " " + s.Label
	}
	return text + "."
}
