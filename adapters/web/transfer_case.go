package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/transfer"

	"github.com/gorilla/mux"
)

func transferURL(h application.Head, more string) string { return caseURL(h.Case, transferPath+more) }

func (p TransferPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.moves.Do)
	if err != nil {
		return err
	}
	page := &tablePage{Page: view.Page{Title: "Moving to the next phase of education", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "Before a child or young person moves to another phase, the council reviews the plan and changes it so that it names the next school, college or training."}}
	if out.May(access.PlanTransfer) && out.Case.State().Live() {
		page.Steps = []view.Link{{Text: "Plan another move, for example to another college", Href: transferURL(out.Head, "/plan")}}
	}
	for _, m := range out.Moves {
		page.Parts = append(page.Parts, moveCard(out, m))
	}
	if len(out.Moves) == 0 {
		page.Parts = []view.Component{view.Empty{Title: "No move is known", Text: noMoveWords(out.Case)}}
	}
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

func noMoveWords(c *casework.Case) string {
	if c.FinalOn().IsZero() {
		return "Moves are prepared once there is a plan."
	}
	return "By the year group and the ages of the setting, nobody moves next September. The council looks again each day."
}

func moveCard(out timing.MovesOut, m transfer.Move) view.SummaryList {
	info, _ := m.Kind.Info()
	card := view.SummaryList{Title: info.Label + ", " + m.On.Long(), Rows: []view.SummaryRow{
		{Key: "Now in", Text: casework.YearGroupLabel(m.Year) + at(m.From.Name), Note: basisWords(m)},
		{Key: "The plan must name the next setting by", Text: m.LastDay().LongWithDay(), Value: nil, Note: info.Law},
		{Key: "Reviewed for the move on", Text: longOr(m.ReviewedOn, "Not recorded yet")},
		{Key: "Next setting", Text: nextWords(m)},
	}}
	if !m.Expected() {
		card.Rows = append(card.Rows, view.SummaryRow{Key: "Does not move then", Text: m.Left})
	} else {
		stands := daysLeft(m.LastDay(), out.Today, false)
		if m.Done() {
			stands = view.Tag{Text: "Next setting named", Tone: view.Good}
		}
		card.Rows = append(card.Rows, view.SummaryRow{Key: "How it stands", Value: stands})
	}
	if m.ByName != "" && out.May(access.SeeAuthorityNotes) {
		card.Rows = append(card.Rows, view.SummaryRow{Key: "Recorded by", Text: m.ByName})
	}
	if out.May(access.PlanTransfer) && m.Expected() && out.Case.State().Live() {
		at := "/" + m.Key()
		card.Actions = append(card.Actions, view.Link{Text: "Record the review, or the setting named", Href: transferURL(out.Head, at+"/progress")})
		if !m.Done() {
			card.Actions = append(card.Actions, view.Link{Text: "Does not move then", Href: transferURL(out.Head, at+"/leave-out")})
		}
	}
	return card
}

func at(setting string) string {
	if setting == "" {
		return ""
	}
	return " at " + setting
}

func longOr(d ehc.Date, otherwise string) string {
	if d.IsZero() {
		return otherwise
	}
	return d.Long()
}

func nextWords(m transfer.Move) string {
	if !m.Done() {
		return "Not named yet"
	}
	return m.Named.In.Name + ", in the plan sent on " + m.Named.On.Long()
}

func basisWords(m transfer.Move) string {
	switch m.Basis {
	case transfer.ByHand:
		return "Recorded by the council: " + m.Why
	case transfer.ByUsualYear:
		return "The ages of the setting are not known. Most children move after this year."
	}
	return "The last year here, by the year group and the ages that the setting teaches."
}

// moveForm is a page that asks something about a move.
func (p TransferPages) moveForm(w http.ResponseWriter, r *http.Request, head application.Head, title, lead, yes string, err error, errs form.Errors, parts ...view.Component) {
	status := http.StatusOK
	if errs.Any() {
		status = statusAgain(errs, err)
	}
	page := &formPage{Page: view.Page{Title: title, Lead: lead, Case: caseBar(head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the move", Href: transferURL(head, "")}},
		Parts: parts, Buttons: view.Buttons{Buttons: []view.Button{{Text: yes, Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: transferURL(head, "")}}}
	p.pages.Show(w, r, status, "form", page)
}

// tell shows the form again with what is wrong, or leads back to the move.
func (p TransferPages) tell(w http.ResponseWriter, r *http.Request, head application.Head, notice string, err error, errs form.Errors, again func(error, form.Errors)) error {
	if err != nil && !errs.AddFault(err) {
		return err
	}
	if errs.Any() {
		again(err, errs)
		return nil
	}
	LeaveNotice(w, notice)
	http.Redirect(w, r, transferURL(head, ""), http.StatusSeeOther)
	return nil
}

// asked reads the head of the case for whoever may prepare moves, and what they typed.
func (p TransferPages) asked(r *http.Request) (application.Head, *form.Values, error) {
	head, err := ofCase(r, p.ask.Do)
	if err != nil {
		return head, nil, err
	}
	values, err := form.Parse(r)
	return head, values, err
}

type planMoveForm struct {
	Kind string   `form:"kind" label:"from which phase to which" ask:"Choose from which phase to which" validate:"required"`
	On   ehc.Date `form:"on" label:"the first day in the next phase"`
	Why  string   `form:"why,lines" label:"how the council knows of it" validate:"max=2000"`
}

func (p TransferPages) askPlan(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.ask.Do)
	if err != nil {
		return err
	}
	p.showPlan(w, r, head, planMoveForm{}, "", nil, form.Errors{})
	return nil
}

func (p TransferPages) planMove(w http.ResponseWriter, r *http.Request) error {
	head, values, err := p.asked(r)
	if err != nil {
		return err
	}
	var in planMoveForm
	errs := form.Read(values, &in)
	if values.ClearPressed() {
		p.showPlan(w, r, head, in, values.Text("on"), nil, form.Errors{})
		return nil
	}
	if !errs.Any() {
		err = p.plan.Do(r.Context(), ActorOf(r), timing.PlanTransferInput{Case: head.Case.ID(), Kind: transfer.Kind(in.Kind), On: in.On, Why: in.Why})
	}
	return p.tell(w, r, head, "The move is planned. The day by which the plan must name the next setting is among the key dates.", err, errs, func(err error, errs form.Errors) {
		p.showPlan(w, r, head, in, values.Text("on"), err, errs)
	})
}

func (p TransferPages) showPlan(w http.ResponseWriter, r *http.Request, head application.Head, in planMoveForm, on string, err error, errs form.Errors) {
	kinds := view.Radios{Name: "kind", Legend: "From which phase to which?", Value: in.Kind, Error: errs.For("kind"), Clearable: true}
	for _, k := range transfer.Kinds() {
		kinds.Options = append(kinds.Options, view.Option{Value: string(k.Kind), Text: k.Label})
	}
	p.moveForm(w, r, head, "Plan a move to the next phase", "For a move that the hub can’t find by year group and the ages of settings. The law’s last day follows from it.", "Plan the move", err, errs, kinds,
		view.DateInput{Name: "on", Label: "First day in the next phase", Value: on, Error: errs.For("on")},
		view.TextArea{Name: "why", Label: "How does the council know of it?", Rows: 4, Value: in.Why, Error: errs.For("why"), MaxChars: transfer.MaxWhy})
}

type leaveOutForm struct {
	Why string `form:"why,lines" label:"why they do not move then" validate:"max=2000"`
}

func (p TransferPages) askLeave(w http.ResponseWriter, r *http.Request) error {
	head, err := p.moveHead(r)
	if err != nil {
		return err
	}
	p.showLeave(w, r, head, leaveOutForm{}, nil, form.Errors{})
	return nil
}

func (p TransferPages) leaveOut(w http.ResponseWriter, r *http.Request) error {
	head, values, err := p.asked(r)
	if err != nil {
		return err
	}
	var in leaveOutForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		err = p.leave.Do(r.Context(), ActorOf(r), head.Case.ID(), mux.Vars(r)["move"], in.Why)
	}
	return p.tell(w, r, head, "The move is off the list, and its date with it.", err, errs, func(err error, errs form.Errors) { p.showLeave(w, r, head, in, err, errs) })
}

func (p TransferPages) showLeave(w http.ResponseWriter, r *http.Request, head application.Head, in leaveOutForm, err error, errs form.Errors) {
	p.moveForm(w, r, head, "They do not move then", "For someone who stays a year longer, or whose setting teaches them on. The reason stands beside the date that falls away.", "Take the move off the list", err, errs,
		view.TextArea{Name: "why", Label: "Why do they not move then?", Rows: 4, Value: in.Why, Error: errs.For("why"), MaxChars: transfer.MaxWhy})
}

// moveHead reads the head of the case, if it has the move that the address names.
func (p TransferPages) moveHead(r *http.Request) (application.Head, error) {
	out, _, err := p.moveOf(r)
	return out.Head, err
}

func (p TransferPages) moveOf(r *http.Request) (timing.MovesOut, transfer.Move, error) {
	if _, err := ofCase(r, p.ask.Do); err != nil {
		return timing.MovesOut{}, transfer.Move{}, err
	}
	out, err := ofCase(r, p.moves.Do)
	if err != nil {
		return out, transfer.Move{}, err
	}
	for _, m := range out.Moves {
		if m.Key() == mux.Vars(r)["move"] {
			return out, m, nil
		}
	}
	return out, transfer.Move{}, fault.New(fault.NotFound, "web.path", "There is no such page.")
}

type progressForm struct {
	ReviewedOn ehc.Date `form:"reviewed-on" label:"the day of the review"`
	NamedOn    ehc.Date `form:"named-on" label:"the day on which the plan was sent"`
	Setting    string   `form:"setting" label:"the next setting"`
}

func (p TransferPages) askProgress(w http.ResponseWriter, r *http.Request) error {
	out, m, err := p.moveOf(r)
	if err != nil {
		return err
	}
	p.showProgress(w, r, out, form.Of(map[string][]string{"setting": {string(m.Named.In.ID)}, "reviewed-on": {form.DateText(m.ReviewedOn)}, "named-on": {form.DateText(m.Named.On)}}), nil, form.Errors{})
	return nil
}

func (p TransferPages) recordProgress(w http.ResponseWriter, r *http.Request) error {
	out, m, err := p.moveOf(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in progressForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		err = p.record.Do(r.Context(), ActorOf(r), timing.RecordTransferInput{Case: out.Case.ID(), Move: m.Key(), ReviewedOn: in.ReviewedOn, NamedOn: in.NamedOn, Setting: ehc.SettingID(in.Setting)})
	}
	return p.tell(w, r, out.Head, "Saved. The dates of the case follow.", err, errs, func(err error, errs form.Errors) {
		p.showProgress(w, r, out, values, err, errs)
	})
}

func (p TransferPages) showProgress(w http.ResponseWriter, r *http.Request, out timing.MovesOut, values *form.Values, err error, errs form.Errors) {
	p.moveForm(w, r, out.Head, "How far the move is prepared", "Record what has been done. What you leave empty stays as it is.", "Save", err, errs,
		view.DateInput{Name: "reviewed-on", Label: "Day of the meeting that reviewed the plan for the move", Value: values.Text("reviewed-on"), Error: errs.For("reviewed-on")},
		settingAhead(view.TypeAhead{Name: "setting", Label: "Setting that the plan names for the next phase", Error: errs.For("setting"), Choose: "Not named yet", ChooseNone: true, Nothing: "The council has no list of settings yet."}, out.Settings, values),
		view.DateInput{Name: "named-on", Label: "Day on which that plan was sent to the family", Value: values.Text("named-on"), Error: errs.For("named-on")})
}
