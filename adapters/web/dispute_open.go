package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// openForm chooses the decision that a new record is about.
type openForm struct {
	Matter   string   `form:"matter" ask:"Choose the decision that the family disagrees with" validate:"required"`
	NoticeOn ehc.Date `form:"notice-on" label:"the day on which the notice was sent"`
}

func (p DisputePages) recordable(r *http.Request) (disputing.DisputesOut, error) {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return out, err
	}
	return out, access.Decide(ActorOf(r), access.RecordDisputes, out.Subject)
}

func (p DisputePages) askOpen(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	p.showOpen(w, r, http.StatusOK, out, openForm{}, "", form.Errors{})
	return nil
}

func (p DisputePages) openOne(w http.ResponseWriter, r *http.Request) error {
	out, err := p.recordable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in openForm
	if values.ClearPressed() {
		form.Read(values, &in)
		p.showOpen(w, r, http.StatusOK, out, in, values.Text("notice-on"), form.Errors{})
		return nil
	}
	errs := form.Read(values, &in)
	var id ehc.DisputeID
	if !errs.Any() {
		id, err = p.open.Do(r.Context(), ActorOf(r), disputing.OpenDisputeInput{Case: out.Case.ID(), Matter: in.matter(out)})
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showOpen(w, r, statusAgain(errs, err), out, in, values.Text("notice-on"), errs)
		return nil
	}
	LeaveNotice(w, "The record is open. Record what has happened so far, step by step.")
	http.Redirect(w, r, caseURL(out.Case, disputesPath+"/"+string(id)), http.StatusSeeOther)
	return nil
}

// matter gives what was chosen: a decision that the case knows by its day, or a kind with the day that was typed.
func (in openForm) matter(out disputing.DisputesOut) dispute.Matter {
	for _, m := range out.Matters {
		if matterValue(m) == in.Matter {
			return m
		}
	}
	return dispute.Matter{Kind: dispute.Kind(in.Matter), NoticeOn: in.NoticeOn}
}

func matterValue(m dispute.Matter) string { return string(m.Kind) + " " + m.NoticeOn.String() }

func (p DisputePages) showOpen(w http.ResponseWriter, r *http.Request, status int, out disputing.DisputesOut, in openForm, noticeOn string, errs form.Errors) {
	matter := view.Radios{Name: "matter", Legend: "Which decision does the family disagree with?", Value: in.Matter, Error: errs.For("matter"), Clearable: true}
	for _, m := range out.Matters {
		matter.Options = append(matter.Options, view.Option{Value: matterValue(m), Text: m.Kind.Label(), Hint: "Notice sent on " + m.NoticeOn.Long()})
	}
	for i, kind := range out.Later {
		matter.Options = append(matter.Options, view.Option{Value: string(kind), Text: kind.Label(), Or: i == 0 && len(out.Matters) > 0})
	}
	parts := []view.Component{matter}
	if len(out.Later) > 0 {
		parts = append(parts, view.DateInput{Name: "notice-on", Label: "On which day was the notice sent?", Hint: "Only for a decision whose day is not shown above, for example 27/3/2026", Value: noticeOn, Error: errs.For("notice-on")})
	}
	page := &decisionRecordPage{
		Page: view.Page{Title: "Start the record of a disagreement", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: backToDisputes(out.Head),
			Lead: "One record holds the mediation and the appeal about one decision."},
		Parts:   parts,
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Start the record", Value: "open"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, disputesPath)}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// confirmMediation asks a family once more before it tells the authority that it wants mediation.
func (p DisputePages) confirmMediation(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return err
	}
	if err := access.Decide(ActorOf(r), access.AskMediation, out.Subject); err != nil {
		return err
	}
	if !out.MayAsk {
		return fault.New(fault.Illegal, "dispute.asked", "There is no decision about which you can ask for mediation here now. See how things stand under “Mediation and appeals”.").Citing("CFA 2014 s.53")
	}
	page := &confirmPage{
		Page: view.Page{Title: "Tell the council that you want mediation", Case: caseBar(out.Head, 0), Back: backToDisputes(out.Head)},
		Confirm: view.Confirm{
			What: []string{
				"In mediation you and the council meet with someone independent, and look for a way to agree. It costs you nothing.",
				"The council can’t refuse. It must arrange a meeting within 30 days: by " + out.Today.AddDays(30).LongWithDay() + ".",
				"You can still appeal afterwards. The mediation adviser gives you a certificate for that, and you can change your mind at any time.",
				"The case co-ordinator is told now, and passes it on to the mediation adviser.",
			},
			Yes: view.Button{Text: "Yes, we want mediation", Value: "ask"}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, disputesPath)},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
	return nil
}

func (p DisputePages) askMediation(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.ask.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "The council knows that you want mediation. You see here by when it must be arranged.")
	http.Redirect(w, r, "/cases/"+string(id)+disputesPath, http.StatusSeeOther)
	return nil
}
