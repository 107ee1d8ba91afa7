package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

func (p DecisionPages) askReady(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r, casework.WhetherToAssess)
	if err != nil {
		return err
	}
	if err := access.Decide(ActorOf(r), access.PrepareDecision, out.Subject); err != nil {
		return err
	}
	page := &confirmPage{
		Page: view.Page{Title: "Is this request ready for the decision?", Case: caseBar(out.Head, casework.StageDecisionToAssess)},
		Confirm: view.Confirm{
			What: []string{"The status becomes “Decision to assess pending” for everyone on the case.", "The decision whether to assess can then be made."},
			Yes:  view.Button{Text: "Yes, it is ready", Value: "ready"}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, "/decision")},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
	return nil
}

func (p DecisionPages) markReady(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.ready.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "The request is ready for the decision whether to assess.")
	http.Redirect(w, r, "/cases/"+string(id)+"/decision", http.StatusSeeOther)
	return nil
}
