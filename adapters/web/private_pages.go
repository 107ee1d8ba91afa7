package web

import (
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/oversight"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// PrivatePages keep address, setting and meeting places from persons on a case: a court order, a refuge.
type PrivatePages struct {
	pages *Pages
	read  oversight.ReadShields
	keep  oversight.KeepPrivate
	end   oversight.TellAgain
}

// NewPrivatePages makes the pages.
func NewPrivatePages(pages *Pages, gate application.Gate) PrivatePages {
	return PrivatePages{pages, oversight.ReadShields{Gate: gate}, oversight.KeepPrivate{Gate: gate}, oversight.TellAgain{Gate: gate}}
}

const privatePath = "/private"

// Routes lists the addresses.
func (p PrivatePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/private", Name: "private", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/private/keep", Name: "private.keep.ask", Do: p.askKeep},
		{Method: http.MethodPost, Path: "/cases/{case}/private/keep", Name: "private.keep", Do: p.keepPrivate},
		{Method: http.MethodGet, Path: "/cases/{case}/private/{shield}/end", Name: "private.end.ask", Do: p.askEnd},
		{Method: http.MethodPost, Path: "/cases/{case}/private/{shield}/end", Name: "private.end", Do: p.endShield},
	}
}

// privateWords say what is kept, and how far.
var privateWords = []string{
	"The people you choose no longer see where the child lives, which nursery, school or college they go to, which are asked for a place, and where meetings are. It says “[kept private]” instead: in the plan, letters and advice, on every page and in every file that they download.",
	"They can’t open documents that others uploaded, as nobody can tell what stands in them. They are not told that you did this, but they will see that something is kept private.",
	"What they have read or downloaded already can’t be taken back.",
}

func (p PrivatePages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &tablePage{Page: backToCase("Keep details private", out.Head)}
	page.Width, page.Lead = view.Wide, "For a court order, a refuge, or another risk to somebody’s safety."
	if !out.Case.State().Closed() {
		page.Steps = []view.Link{{Text: "Keep details private from somebody on this case", Href: caseURL(out.Case, privatePath+"/keep")}}
	}
	page.Parts = []view.Component{view.Inset{Paragraphs: privateWords}, shieldTable(out)}
	p.pages.Show(w, r, http.StatusOK, "case_table", page)
	return nil
}

func shieldTable(out oversight.ShieldsOut) view.Table {
	t := view.Table{Caption: "What is kept private", HideCaption: true, Columns: []view.Column{{Text: "From whom"}, {Text: "Why"}, {Text: "Set"}, {Text: "State"}, {Text: "Action"}},
		Empty: view.Empty{Title: "Nothing is kept private", Text: "Everyone on the case sees what their role needs."}}
	for _, s := range out.Shields {
		state, end := view.Cell{Tags: []view.Tag{{Text: "Kept private", Tone: view.Soon}}}, view.Cell{Text: "End", Hidden: "what is kept from " + strings.Join(s.Names, " and "), Href: caseURL(out.Case, privatePath+"/"+string(s.ID)+"/end")}
		if !s.Holds() {
			state, end = view.Cell{Text: "Ended " + dayOf(s.EndedAt) + " by " + s.EnderName, Sub: s.EndReason}, view.Cell{}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: strings.Join(s.Names, ", "), Main: true}, {Text: s.Ground.Label(), Sub: s.Note}, {Text: dayOf(s.SetAt), Sub: s.SetterName}, state, end}})
	}
	return t
}

type privateForm struct {
	From   []string `form:"from" label:"from whom"`
	Ground string   `form:"ground" label:"why"`
	Note   string   `form:"note,lines" label:"on what it rests"`
}

func (p PrivatePages) askKeep(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	p.showKeep(w, r, http.StatusOK, out, privateForm{}, form.Errors{})
	return nil
}

func (p PrivatePages) keepPrivate(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	return shortForm[privateForm]{
		take: func(in privateForm) error {
			asked := oversight.KeepPrivateInput{Ground: casework.ShieldGround(in.Ground), Note: in.Note}
			for _, id := range in.From {
				asked.From = append(asked.From, ehc.PersonID(id))
			}
			return p.keep.Do(r.Context(), ActorOf(r), out.Case.ID(), asked)
		},
		again: func(status int, in privateForm, _ *form.Values, errs form.Errors) {
			p.showKeep(w, r, status, out, in, errs)
		},
		said: "It is kept private from now on. The case co-ordinator has been told.", next: caseURL(out.Case, privatePath),
	}.answer(w, r)
}

func (p PrivatePages) showKeep(w http.ResponseWriter, r *http.Request, status int, out oversight.ShieldsOut, in privateForm, errs form.Errors) {
	from := view.Checkboxes{Name: "from", Legend: "From whom?", Values: in.From, Error: errs.For("from")}
	for _, party := range out.From {
		from.Options = append(from.Options, view.Option{Value: party.Holder.ID, Text: party.Name, Hint: party.Detail})
	}
	grounds := view.Radios{Name: "ground", Legend: "Why must it be kept private?", Value: in.Ground, Error: errs.For("ground")}
	for _, g := range casework.ShieldGrounds() {
		grounds.Options = append(grounds.Options, view.Option{Value: string(g), Text: g.Label()})
	}
	page := &decisionRecordPage{Page: view.Page{Title: "Keep details private", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: caseURL(out.Case, privatePath)}},
		Intro: []view.Component{view.Inset{Paragraphs: privateWords}}}
	if len(out.From) == 0 {
		page.Parts = []view.Component{view.Empty{Title: "Nobody to choose", Text: "There is nobody else on this case by name. Tell the case co-ordinator if somebody must not be added."}}
		page.Buttons = view.Buttons{Link: &view.Link{Text: "Go back", Href: page.Back.Href}}
	} else {
		page.Parts = []view.Component{from, grounds, view.TextArea{Name: "note", Label: "On what does it rest? (optional)", Hint: "For example the date of the order. Only officers of the council and you read it.", Rows: 4, Value: in.Note, MaxChars: casework.MaxShieldNote, Error: errs.For("note")}}
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Keep private", Value: "keep"}}, Link: &view.Link{Text: "Cancel", Href: page.Back.Href}}
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

type endShieldForm struct {
	Reason string `form:"reason,lines" label:"the reason" validate:"max=2000"`
}

// endable finds what the address names among what the reader may end.
func (p PrivatePages) endable(r *http.Request) (out oversight.ShieldsOut, s casework.Shield, err error) {
	if out, err = ofCase(r, p.read.Do); err != nil {
		return out, s, err
	}
	id, err := pathID[ehc.ItemID](r, "shield")
	if err != nil {
		return out, s, err
	}
	i := slices.IndexFunc(out.Shields, func(one casework.Shield) bool { return one.ID == id && one.Holds() })
	if i < 0 {
		return out, s, fault.New(fault.NotFound, "shield.none", "There is no such entry, or it has ended.")
	}
	return out, out.Shields[i], nil
}

func (p PrivatePages) askEnd(w http.ResponseWriter, r *http.Request) error {
	out, s, err := p.endable(r)
	if err != nil {
		return err
	}
	p.showEnd(w, r, http.StatusOK, out, s, endShieldForm{}, form.Errors{})
	return nil
}

func (p PrivatePages) endShield(w http.ResponseWriter, r *http.Request) error {
	out, s, err := p.endable(r)
	if err != nil {
		return err
	}
	return shortForm[endShieldForm]{
		take: func(in endShieldForm) error { return p.end.Do(r.Context(), ActorOf(r), out.Case.ID(), s.ID, in.Reason) },
		again: func(status int, in endShieldForm, _ *form.Values, errs form.Errors) {
			p.showEnd(w, r, status, out, s, in, errs)
		},
		said: "It is no longer kept private.", next: caseURL(out.Case, privatePath),
	}.answer(w, r)
}

func (p PrivatePages) showEnd(w http.ResponseWriter, r *http.Request, status int, out oversight.ShieldsOut, s casework.Shield, in endShieldForm, errs form.Errors) {
	names := strings.Join(s.Names, " and ")
	p.pages.Show(w, r, status, "confirm_page", &confirmPage{
		Page: view.Page{Title: "Stop keeping details private?", Case: caseBar(out.Head, 0), Errors: errs.Summary()},
		Confirm: view.Confirm{
			What:    []string{names + " will see again where the child lives and learns, as far as their role sees it, in every plan, letter and page."},
			Warning: "Do this only if nobody is put at risk by it.",
			Fields:  []view.Component{view.TextArea{Name: "reason", Label: "Why does it no longer have to be kept private?", Rows: 4, Value: in.Reason, Error: errs.For("reason")}},
			Yes:     view.Button{Text: "Yes, stop keeping it private", Value: "end", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, privatePath)},
		},
	})
}
