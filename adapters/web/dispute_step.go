package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// disputeStep is a step of a mediation or an appeal that is being recorded.
type disputeStep struct {
	disputing.DisputeOut
	name  string // a dispute.MediationStep or dispute.TribunalStep
	title string
}

// stepOf opens the disagreement for the step that the address names, for someone who keeps the record.
func (p DisputePages) stepOf(r *http.Request) (disputeStep, error) {
	out, err := p.opened(r)
	if err != nil {
		return disputeStep{}, err
	}
	s := disputeStep{DisputeOut: out, name: strings.ReplaceAll(mux.Vars(r)["step"], "-", "_")}
	for _, step := range dispute.Mediation.Triggers() {
		if string(step) == s.name {
			s.title = dispute.Mediation.TriggerLabel(step)
		}
	}
	for _, step := range dispute.Tribunal.Triggers() {
		if string(step) == s.name && step != dispute.Comply {
			s.title = dispute.Tribunal.TriggerLabel(step)
		}
	}
	if s.title == "" {
		return s, fault.New(fault.NotFound, "web.path", "There is no such page.")
	}
	s.title = upperFirst(s.title)
	if err := access.Decide(ActorOf(r), access.RecordDisputes, out.Subject); err != nil {
		return s, err
	}
	return s, s.inTurn()
}

// inTurn refuses a step that the tables don't allow now.
func (s disputeStep) inTurn() error {
	if s.mediation() {
		_, err := dispute.Mediation.Next(s.Dispute.Mediation(), dispute.MediationStep(s.name))
		return err
	}
	_, err := dispute.Tribunal.Next(s.Dispute.Tribunal(), dispute.TribunalStep(s.name))
	return err
}

func (s disputeStep) mediation() bool { return dispute.IsMediation(s.name) }

func (p DisputePages) askStep(w http.ResponseWriter, r *http.Request) error {
	s, err := p.stepOf(r)
	if err != nil {
		return err
	}
	p.showStep(w, r, http.StatusOK, s, form.Of(nil), form.Errors{})
	return nil
}

// recordStep checks a step, asks once more with what follows from it, and records it.
func (p DisputePages) recordStep(w http.ResponseWriter, r *http.Request) error {
	s, err := p.stepOf(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() || values.Action() == "change" {
		p.showStep(w, r, http.StatusOK, s, values, form.Errors{})
		return nil
	}
	in, errs := s.read(values)
	after := s.Dispute
	if !errs.Any() {
		if values.Action() == "confirm" {
			err = p.step.Do(r.Context(), ActorOf(r), in)
		} else {
			after, err = p.check.Do(r.Context(), ActorOf(r), in)
		}
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	switch {
	case errs.Any():
		p.showStep(w, r, statusAgain(errs, err), s, values, errs)
	case values.Action() == "confirm":
		LeaveNotice(w, "The step is recorded.")
		http.Redirect(w, r, disputeURL(s.Head, s.Dispute), http.StatusSeeOther)
	default:
		p.confirmStep(w, r, s, after, values.Carry())
	}
	return nil
}

func (p DisputePages) showStep(w http.ResponseWriter, r *http.Request, status int, s disputeStep, values *form.Values, errs form.Errors) {
	back := disputeURL(s.Head, s.Dispute)
	page := &decisionRecordPage{
		Page: view.Page{Title: s.title, Caption: s.Dispute.Matter().Kind.Label(), Case: caseBar(s.Head, 0), Errors: errs.Summary(), Lead: stepLeads[s.name],
			Back: &view.Link{Text: "Back to the record", Href: back}},
		Parts:   s.parts(values, errs),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Check what will be recorded", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// confirmStep shows what will be recorded, and the dates that follow by law.
func (p DisputePages) confirmStep(w http.ResponseWriter, r *http.Request, s disputeStep, after *dispute.Dispute, carried []view.Hidden) {
	taken := after.Taken()
	rows := []view.SummaryRow{{Key: dispute.StepWords(s.name), Text: taken[len(taken)-1].On.LongWithDay()}}
	rows = append(rows, aboutRows(after)[2:]...)
	intro := []view.Component{view.SummaryList{Rows: rows}}
	if next := followingRows(after); len(next) > 0 {
		intro = append(intro, view.SummaryList{Title: "What then comes next", Rows: next})
	}
	page := &confirmPage{
		Page:  view.Page{Title: "Record this step?", Caption: s.Dispute.Matter().Kind.Label(), Case: caseBar(s.Head, 0)},
		Intro: intro,
		Confirm: view.Confirm{
			What:    []string{"The family, advocates and officers of the council see it. Settings and advisers don’t.", "A recorded step stays. It can’t be changed or taken back."},
			Hidden:  carried,
			Yes:     view.Button{Text: "Yes, record it", Value: "confirm"},
			Change:  view.Button{Text: "Back to the form, to change it", Value: "change", Kind: view.Secondary},
			No:      view.Link{Text: "Leave the form, to the dispute", Href: disputeURL(s.Head, s.Dispute)},
			Action:  disputeURL(s.Head, s.Dispute) + "/" + slug(s.name),
			Warning: strings.Join(after.NeedsPermission(), " "),
		},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
}

// followingRows are the dates that stand once a step is recorded.
func followingRows(after *dispute.Dispute) []view.SummaryRow {
	var rows []view.SummaryRow
	for _, u := range after.Next() {
		if !u.Last.IsZero() {
			rows = append(rows, view.SummaryRow{Key: u.Duty, Text: "By " + u.Last.LongWithDay(), Note: upperFirst(string(u.Owner)) + ", " + u.Source})
		}
	}
	return rows
}
