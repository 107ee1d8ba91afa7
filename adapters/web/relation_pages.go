package web

import (
	"net/http"
	"slices"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// relationsPath is, below a case, where its officers see which other cases are of the same child or family (G6).
const relationsPath = "/relations"

// RelationPages let officers find second requests for a child, and brothers and sisters.
type RelationPages struct {
	pages  *Pages
	read   casefile.ReadRelations
	look   casefile.LookForKin
	relate casefile.RelateCases
}

// NewRelationPages makes the pages.
func NewRelationPages(pages *Pages, gate application.Gate) RelationPages {
	return RelationPages{pages, casefile.ReadRelations{Gate: gate}, casefile.LookForKin{Gate: gate}, casefile.RelateCases{Gate: gate}}
}

// Routes lists the addresses.
func (p RelationPages) Routes() []Route {
	const all, one = "/cases/{case}" + relationsPath, "/cases/{case}" + relationsPath + "/{other}"
	return []Route{
		{Method: http.MethodGet, Path: all, Name: "relations", Do: p.show},
		{Method: http.MethodPost, Path: all, Name: "relations.look", Do: p.lookAgain},
		{Method: http.MethodGet, Path: all + "/new", Name: "relations.new", Do: p.ask},
		{Method: http.MethodPost, Path: all + "/new", Name: "relations.new.save", Do: p.answer},
		{Method: http.MethodGet, Path: one, Name: "relations.answer.ask", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "relations.answer", Do: p.answer},
	}
}

func (p RelationPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &formPage{Page: view.Page{Title: "Brothers, sisters and second requests", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
		Lead: "When a request arrives, the hub compares the child’s record with every other case: numbers, names, dates of birth, the family and where they live. Only officers of the council read this page."}}
	if out.May(access.RelateCases) {
		page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Compare again now", Value: "look", Kind: view.Secondary}}, Link: &view.Link{Text: "Name another case by its ID", Href: caseURL(out.Case, relationsPath+"/new")}}
	}
	page.Parts = append(page.Parts, relationTable(out))
	if second := secondOf(out); second != nil && out.May(access.CloseCase) && slices.ContainsFunc(out.Case.ClosingsOpen(), func(rule casework.ClosingRule) bool { return rule.Kind == casework.BySecondRequest }) {
		page.Parts = append(page.Parts, view.Inset{Text: "This case and " + string(second.Reference) + " are of the same child. The request that came first has the earlier dates, so it should go on. Before you close the other, add whoever made it to the case that goes on.",
			Link: &view.Link{Text: "Close this request, so that " + string(second.Reference) + " goes on", Href: caseURL(out.Case, "/close?kind="+string(casework.BySecondRequest))}})
	}
	p.pages.Show(w, r, http.StatusOK, "form", page)
	return nil
}

// secondOf finds an open case that an officer found to be of the same child.
func secondOf(out casefile.RelationsOut) *application.RelatedCase {
	for i, one := range out.Related {
		if one.Answered() && one.Kind == casework.SameChild && !one.State.Closed() {
			return &out.Related[i]
		}
	}
	return nil
}

func relationTable(out casefile.RelationsOut) view.Table {
	t := view.Table{Caption: "Other cases", HideCaption: true, Columns: []view.Column{{Text: "Child"}, {Text: "Case"}, {Text: "Co-ordinator"}, {Text: "Alike in"}, {Text: "What it is"}, {Text: "Action"}},
		Empty: view.Empty{Title: "No other case seems to be of this child or family", Text: "The hub looks again whenever the child’s record changes."}}
	for _, one := range out.Related {
		action := view.Cell{}
		if out.May(access.RelateCases) {
			text := "Change the answer"
			if !one.Answered() {
				text = "Compare and answer"
			}
			action = view.Cell{Text: text, Href: caseURL(out.Case, relationsPath+"/"+string(one.ID))}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Child.FullName(), Sub: bornWords(one.Child), Main: true}, {Text: string(one.Reference), Sub: one.State.Label()}, {Text: coordinatorWords(one)},
			{Text: strings.Join(one.Why, "; ")}, {Tags: []view.Tag{kinshipTag(one.Relation)}, Sub: answeredBy(one.Relation)}, action}})
	}
	return t
}

func bornWords(c casework.Child) string {
	if c.Born.IsZero() {
		return "Date of birth not known"
	}
	return "Born " + c.Born.Long()
}

func coordinatorWords(one application.RelatedCase) string {
	if one.Coordinator == "" {
		return "Nobody yet"
	}
	return one.Coordinator
}

func answeredBy(r casework.Relation) string {
	if !r.Answered() {
		return ""
	}
	return "Said by " + r.ByName + ", " + view.When(r.At)
}

func kinshipTag(r casework.Relation) view.Tag {
	rule, _ := r.Kind.Rule()
	switch {
	case !r.Answered() && r.Kind == casework.SameChild:
		return view.Tag{Text: "May be the same child", Tone: view.Late}
	case !r.Answered():
		return view.Tag{Text: "May be a brother or sister", Tone: view.Soon}
	case r.Kind == casework.NotRelated:
		return view.Tag{Text: rule.Said, Tone: view.Plain}
	}
	return view.Tag{Text: rule.Said, Tone: view.Good}
}

func (p RelationPages) lookAgain(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.look.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "Compared with every other case. What was found is listed below.")
	http.Redirect(w, r, "/cases/"+string(id)+relationsPath, http.StatusSeeOther)
	return nil
}

// relationForm is the shape of an officer's answer.
type relationForm struct {
	Reference string `form:"reference" label:"the case ID" validate:"max=40"`
	Kind      string `form:"kind" label:"what they have to do with each other"`
	Version   int    `form:"version"`
}

var noRelation = fault.New(fault.NotFound, "relation.unknown", "These two cases were not compared.")

// open reads the case and, where the address names one, the other.
func (p RelationPages) open(r *http.Request) (out casefile.RelationsOut, other *application.RelatedCase, err error) {
	if out, err = ofCase(r, p.read.Do); err != nil || mux.Vars(r)["other"] == "" {
		return out, nil, err
	}
	id, err := pathID[ehc.CaseID](r, "other")
	if err != nil {
		return out, nil, err
	}
	i := slices.IndexFunc(out.Related, func(one application.RelatedCase) bool { return one.ID == id })
	if i < 0 {
		return out, nil, noRelation
	}
	return out, &out.Related[i], nil
}

func (p RelationPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, other, err := p.open(r)
	if err != nil {
		return err
	}
	if !out.May(access.RelateCases) {
		return noRelation
	}
	in := relationForm{}
	if other != nil {
		in.Version = other.Version
		if other.Answered() {
			in.Kind = string(other.Kind)
		}
	}
	p.draw(w, r, http.StatusOK, out, other, in, form.Errors{})
	return nil
}

func (p RelationPages) answer(w http.ResponseWriter, r *http.Request) error {
	out, other, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[relationForm]{
		take: func(in relationForm) error {
			answer := casefile.RelateInput{Case: out.Case.ID(), Reference: ehc.Reference(strings.ToUpper(in.Reference)), Kind: casework.Kinship(in.Kind), Version: in.Version}
			if other != nil {
				answer.Other = other.ID
			}
			return p.relate.Do(r.Context(), ActorOf(r), answer)
		},
		again: func(status int, in relationForm, _ *form.Values, errs form.Errors) {
			p.draw(w, r, status, out, other, in, errs)
		},
		said: "Your answer is kept, on both cases.", next: caseURL(out.Case, relationsPath),
	}.answer(w, r)
}

func (p RelationPages) draw(w http.ResponseWriter, r *http.Request, status int, out casefile.RelationsOut, other *application.RelatedCase, in relationForm, errs form.Errors) {
	back := view.Link{Text: "Back to the list", Href: caseURL(out.Case, relationsPath)}
	kinds := view.Radios{Name: "kind", Legend: "What do the two cases have to do with each other?", Value: in.Kind, Error: errs.For("kind")}
	for _, rule := range casework.Kinships() {
		kinds.Options = append(kinds.Options, view.Option{Value: string(rule.Kind), Text: rule.Label, Hint: rule.Means})
	}
	page := &formPage{Page: view.Page{Title: "Compare two cases", Case: caseBar(out.Head, 0), Width: view.Wide, Errors: errs.Summary(), Back: &back},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save the answer", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}}}
	if other == nil {
		page.Title = "Name another case of this child or family"
		page.Parts = []view.Component{view.TextInput{Name: "reference", Label: "Case ID of the other case", Hint: "For example EHC/26/0219.", Chars: 20, NoSpelling: true, Value: in.Reference, Error: errs.For("reference")}, kinds}
	} else {
		page.Parts = []view.Component{comparison(out, *other), kinds, view.Hidden{Name: "version", Value: view.Number(in.Version)}}
	}
	p.pages.Show(w, r, status, "form", page)
}

// comparison sets the two records side by side.
func comparison(out casefile.RelationsOut, other application.RelatedCase) view.Table {
	own := out.Case.Child()
	t := view.Table{Caption: "The two records", HideCaption: true, Columns: []view.Column{{Text: "What is compared"}, {Text: "This case"}, {Text: "The other case"}}}
	row := func(what, one, two string) {
		if one+two != "" {
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: what, Main: true}, {Text: one}, {Text: two}}})
		}
	}
	coordinator := ""
	if c, ok := out.Case.Coordinator(); ok {
		coordinator = c.Name
	}
	row("Case", string(out.Case.Reference())+", "+out.Case.State().Label(), string(other.Reference)+", "+other.State.Label())
	row("Request received", dateWords(out.Case.ReceivedOn()), dateWords(other.ReceivedOn))
	row("Legal name", own.FullName(), other.Child.FullName())
	row("Goes by", own.Called(), other.Child.Called())
	row("Date of birth", dateWords(own.Born), dateWords(other.Child.Born))
	row("UPN", own.UPN, other.Child.UPN)
	row("NHS number", own.NHSNumber, other.Child.NHSNumber)
	row("Co-ordinator", coordinator, other.Coordinator)
	row("Alike in", strings.Join(other.Why, "; "), strings.Join(other.Why, "; "))
	return t
}

func dateWords(d ehc.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Long()
}
