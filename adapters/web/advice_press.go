package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
)

func (p AdviceControlPages) askChase(w http.ResponseWriter, r *http.Request) error {
	out, err := p.controlled(r)
	if err != nil {
		return err
	}
	p.showChase(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p AdviceControlPages) doChase(w http.ResponseWriter, r *http.Request) error {
	return p.act(w, r, "They are reminded by e-mail.", p.showChase, func(out adviceView, _ reasonForm) error {
		return assessment.ChaseAdvice{Gate: p.close.Gate}.Do(r.Context(), ActorOf(r), out.Case.ID(), out.Request.ID())
	})
}

func (p AdviceControlPages) showChase(w http.ResponseWriter, r *http.Request, status int, out adviceView, _ *form.Values, errs form.Errors) {
	page := &confirmPage{Page: out.page("Remind them of this request?", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")})}
	page.Errors = errs.Summary()
	page.Intro = append([]view.Component{out.asked()}, pushed(out)...)
	page.Confirm = view.Confirm{
		What: []string{"Whoever has the request gets an e-mail that asks for their advice again.", "The hub also reminds them by itself: 14 days, 7 days and 1 day before it is due, and the day after."},
		Yes:  view.Button{Text: "Remind them", Value: "chase"}, No: view.Link{Href: caseURL(out.Case, "/assessment")},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p AdviceControlPages) askEscalate(w http.ResponseWriter, r *http.Request) error {
	out, err := p.controlled(r)
	if err != nil {
		return err
	}
	p.showEscalate(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p AdviceControlPages) doEscalate(w http.ResponseWriter, r *http.Request) error {
	return p.act(w, r, "It has been taken further. They get an e-mail.", p.showEscalate, func(out adviceView, in reasonForm) error {
		return assessment.EscalateAdvice{Gate: p.close.Gate}.Do(r.Context(), ActorOf(r), assessment.EscalateAdviceInput{Case: out.Case.ID(), Advice: out.Request.ID(), Reason: in.Reason})
	})
}

func (p AdviceControlPages) showEscalate(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &confirmPage{Page: out.page("Take this further?", view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")})}
	page.Errors = errs.Summary()
	page.Intro = append([]view.Component{out.asked()}, pushed(out)...)
	told := "The managers of the council’s SEND service get an e-mail."
	if team := out.Request.Adviser().TeamName; team != "" {
		told = "The managers of " + team + " and of the council’s SEND service get an e-mail."
	}
	page.Confirm = view.Confirm{
		What:   []string{told, "What you write stands beside the request, for them and for the council. It never goes by e-mail, and the family does not see it.", "Being short of staff is no reason in law for late advice."},
		Fields: []view.Component{view.TextArea{Name: "reason", Label: "What do you need from them?", Value: v.Lines("reason"), Rows: 4, Error: errs.For("reason")}},
		Yes:    view.Button{Text: "Take it further", Value: "escalate"}, No: view.Link{Href: caseURL(out.Case, "/assessment")},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

// pushed lists when the council asked after the advice before.
func pushed(out adviceView) []view.Component {
	list := view.SummaryList{}
	for _, push := range out.Request.Pushes() {
		row := view.SummaryRow{Key: "Reminded on " + push.On.Long(), Text: "By " + push.By}
		if push.Escalated() {
			row = view.SummaryRow{Key: "Taken further on " + push.On.Long(), Text: push.Because, Note: "By " + push.By}
		}
		list.Rows = append(list.Rows, row)
	}
	if len(list.Rows) == 0 {
		return nil
	}
	return []view.Component{list}
}
