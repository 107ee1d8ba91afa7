package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/application/disputing"
	"ehchub/application/recording"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

// wish is something that people on a case want, which officers can write down where it came by letter, telephone, e-mail or
// in person: a page with who said it, what they said, how it came and when.
type wish struct {
	name, title string
	lead        func(*casework.Case) string
	legend      string // who said it
	who         func(*casework.Case) []casework.Party
	fields      func(c *casework.Case, v *form.Values, errs form.Errors) []view.Component
	// take reads what the page asks besides and, where nothing is missing, records it.
	take func(r *http.Request, c *casework.Case, b paper.Behalf, v *form.Values, errs *form.Errors) error
	said string
	next string // the page that follows, below the case
}

func (one wish) path() string { return recordPath + "/" + one.name }

// wishReason is the one text of a wish.
type wishReason struct {
	Why string `form:"why,lines" label:"what they said" validate:"max=20000"`
}

// wishesOf lists the wishes that can be written down.
func wishesOf(gate application.Gate) []wish {
	family := func(c *casework.Case) (found []casework.Party) {
		for _, p := range c.With(access.Family) {
			if p.Holder.Kind == ehc.HeldByPerson {
				found = append(found, p)
			}
		}
		return found
	}
	reason := func(label, hint string) func(*casework.Case, *form.Values, form.Errors) []view.Component {
		return func(_ *casework.Case, v *form.Values, errs form.Errors) []view.Component {
			return []view.Component{view.TextArea{Name: "why", Label: label, Hint: hint, Rows: 4, Value: v.Lines("why"), Error: errs.For("why")}}
		}
	}
	return []wish{
		{name: "mediation", title: "The family wants mediation", legend: "Who said that they want mediation?", who: family,
			lead: same("The council can’t refuse, and must arrange a meeting within 30 days of the day on which it was told."),
			take: func(r *http.Request, c *casework.Case, b paper.Behalf, _ *form.Values, errs *form.Errors) error {
				return ifWhole(errs, func() error { return disputing.AskMediation{Gate: gate}.For(r.Context(), ActorOf(r), c.ID(), b) })
			}, said: "It is recorded that the family wants mediation. See by when it must be arranged.", next: disputesPath},
		{name: "withdrawal", title: "The request is to be withdrawn", legend: "Who said that they withdraw the request?", who: (*casework.Case).Withdrawers,
			lead:   same("The case goes on until it is closed. If the child may need more help than the school can give, the council may still have to look into it."),
			fields: reason("Why? (optional)", "As they said it. They do not have to give a reason."),
			take: func(r *http.Request, c *casework.Case, b paper.Behalf, v *form.Values, errs *form.Errors) error {
				in := readWish(v, errs)
				return ifWhole(errs, func() error {
					return atWhy(standing.AskToWithdraw{Gate: gate}.For(r.Context(), ActorOf(r), c.ID(), b, in.Why))
				})
			}, said: "It is recorded that the request is to be withdrawn. Close the case to confirm it."},
		{name: "reassessment", title: "A reassessment is asked for", legend: "Who asks for it?", who: (*casework.Case).Reassessers,
			lead:   same("The council must say within 15 days of the day on which it was told whether it will assess again. The plan stays in force."),
			fields: reason("Why is a new assessment needed?", "As they said it. Everyone on the case reads this."),
			take: func(r *http.Request, c *casework.Case, b paper.Behalf, v *form.Values, errs *form.Errors) error {
				in := readWish(v, errs)
				return ifWhole(errs, func() error {
					return standing.AskToReassess{Gate: gate}.For(r.Context(), ActorOf(r), c.ID(), b, in.Why)
				})
			}, said: "The request for a reassessment is recorded. Here you see by when it is decided.", next: reassessPath},
		{name: "person", title: "Somebody is to be added to the case", legend: "Who asks for it?", who: (*casework.Case).Wishers, lead: addLead,
			fields: func(_ *casework.Case, v *form.Values, errs form.Errors) []view.Component {
				return append(relativeFields(v, errs), view.TextArea{Name: "why", Label: "What should be known about them? (optional)", Rows: 3, Value: v.Lines("why"), Error: errs.For("why")})
			},
			take: func(r *http.Request, c *casework.Case, b paper.Behalf, v *form.Values, errs *form.Errors) error {
				in, wrong := readPerson(v, joining{})
				errs.Join(wrong)
				return ifWhole(errs, func() error {
					return casefile.ProposePerson{Gate: gate, Behalf: &b}.Do(r.Context(), ActorOf(r), c.ID(), in, v.Lines("why"))
				})
			}, said: "It is recorded. Check who the person is, and answer, before they see anything.", next: "/people"},
		{name: "removal", title: "Somebody’s access is to end", legend: "Who asks for it?", who: (*casework.Case).Wishers,
			lead: same("Until it is answered, they go on seeing the case. They are not told who asked."),
			fields: func(c *casework.Case, v *form.Values, errs form.Errors) []view.Component {
				return append([]view.Component{removable(c, v, errs)}, reason("Why?", "As they said it. Only officers of the council read this.")(c, v, errs)...)
			},
			take: func(r *http.Request, c *casework.Case, b paper.Behalf, v *form.Values, errs *form.Errors) error {
				var in struct {
					Holder string `form:"holder" label:"whose access is to end" ask:"Choose whose access is to end" validate:"required"`
					Why    string `form:"why,lines" label:"the reason" ask:"Say why" validate:"required,max=2000"`
				}
				errs.Join(form.Read(v, &in))
				return ifWhole(errs, func() error {
					return casefile.AskToRemove{Gate: gate, Behalf: &b}.Do(r.Context(), ActorOf(r), c.ID(), in.Holder, in.Why)
				})
			}, said: "It is recorded. Answer it, so that whoever asked knows.", next: "/people"},
	}
}

// same is a lead that does not depend on the case.
func same(words string) func(*casework.Case) string {
	return func(*casework.Case) string { return words }
}

func addLead(c *casework.Case) string {
	return "They are to see the case of " + c.Child().FullName() + ", born " + c.Child().Born.Long() + ". They see nothing, and get no message, until you have checked who they are."
}

func ifWhole(errs *form.Errors, take func() error) error {
	if errs.Any() {
		return nil
	}
	return take()
}

func readWish(v *form.Values, errs *form.Errors) (in wishReason) {
	errs.Join(form.Read(v, &in))
	return in
}

// atWhy points a fault about the reason at its field on these pages.
func atWhy(err error) error {
	if f := fault.As(err); f != nil && f.Field == "reason" {
		return f.At("why")
	}
	return err
}

// removable offers whose access can be ended.
func removable(c *casework.Case, v *form.Values, errs form.Errors) view.Component {
	list := view.Select{Name: "holder", Label: "Whose access is to end?", Choose: "Choose", Value: v.Text("holder"), Error: errs.For("holder")}
	for _, p := range c.Parties() {
		if _, err := c.Removable(p.Holder.ID); p.Holds() && err == nil && p.Holder.ID != "" {
			list.Options = append(list.Options, view.Option{Value: p.Holder.ID, Text: strings.Trim(p.Name+", "+p.Detail, ", ")})
		}
	}
	return list
}

// wishForm is who said it.
type wishForm struct {
	For string `form:"for" label:"who said it" ask:"Choose who said it" validate:"required"`
}

func (p RecordPages) askWish(one wish) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := ofCase(r, p.list.Do)
		if err != nil {
			return err
		}
		values := form.Of(nil)
		carryArrival(r, values)
		p.showWish(w, r, http.StatusOK, one, out, values, form.Errors{})
		return nil
	}
}

func (p RecordPages) recordWish(one wish) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := ofCase(r, p.list.Do)
		if err != nil {
			return err
		}
		values, err := form.Parse(r)
		if err != nil {
			return err
		}
		if values.ClearPressed() {
			p.showWish(w, r, http.StatusOK, one, out, values, form.Errors{})
			return nil
		}
		var in wishForm
		errs := form.Read(values, &in)
		behalf := readBehalf(values, &errs)
		behalf.For = ehc.PersonID(in.For)
		if err = one.take(r, out.Case, *behalf, values, &errs); err != nil && !errs.AddConflict(err) && !errs.AddFault(err) {
			return err
		}
		if errs.Any() {
			p.showWish(w, r, statusAgain(errs, err), one, out, values, errs)
			return nil
		}
		LeaveNotice(w, one.said)
		http.Redirect(w, r, caseURL(out.Case, one.next), http.StatusSeeOther)
		return nil
	}
}

func (p RecordPages) showWish(w http.ResponseWriter, r *http.Request, status int, one wish, out recording.RecordableOut, v *form.Values, errs form.Errors) {
	who := view.Radios{Name: "for", Legend: one.legend, Value: v.Text("for"), Error: errs.For("for"), Small: true, Clearable: true}
	for _, party := range one.who(out.Case) {
		who.Options = append(who.Options, view.Option{Value: party.Holder.ID, Text: party.Name, Hint: party.Detail})
	}
	page := &decisionRecordPage{Page: view.Page{Title: one.title, Lead: one.lead(out.Case), Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to what came on paper or by telephone", Href: caseURL(out.Case, recordPath)}},
		Parts:   []view.Component{who},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record it", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, recordPath)}},
	}
	if one.fields != nil {
		page.Parts = append(page.Parts, one.fields(out.Case, v, errs)...)
	}
	page.Parts = append(page.Parts, paperFields(v, errs)...)
	p.pages.Show(w, r, status, "decision_record", page)
}
