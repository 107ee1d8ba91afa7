package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/people"
)

type casePeoplePage struct {
	view.Page
	Table     view.Table
	Add       *view.Link
	Downloads view.Links
}

// relationWords says why somebody can see a child's file.
var relationWords = map[access.Relation]string{
	access.Family: "Family", access.Advocate: "Speaks for the family", access.Setting: "The child’s education setting",
	access.Consulted: "Consulted about a place", access.Adviser: "Asked for advice", access.TeamMember: "Team asked for advice",
	access.Coordinator: "Case co-ordinator", access.Manager: "Manages the service", access.Author: "Started the request",
}

func (p CasePages) showPeople(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.people.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "case_people", peoplePage(out))
	return nil
}

func peoplePage(out reading.PeopleOut) *casePeoplePage {
	page := &casePeoplePage{
		Page: view.Page{Title: "Who can see this file", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "Everyone here can see the parts of the file that their role needs. Each look is recorded."},
		Table: peopleTable(out.Parties), Downloads: fileLinks("this list", caseURL(out.Case, "/people")),
	}
	if out.May(access.AddPerson) {
		page.Add = &view.Link{Text: "Add a family member or advocate", Href: caseURL(out.Case, "/people/add")}
	}
	return page
}

func peopleTable(parties []casework.Party) view.Table {
	t := view.Table{Caption: "People and organisations", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Why"}, {Text: "Since"}, {Text: "Access"}}}
	for _, party := range parties {
		tag := view.Tag{Text: "Has access", Tone: view.Good}
		if !party.Holds() {
			tag = view.Tag{Text: "Ended " + party.Until.In(application.London).Format("2 January 2006"), Tone: view.Plain}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: party.Name, Main: true}, {Text: party.Detail}, {Text: relationWords[party.Relation]},
			{Text: party.Since.In(application.London).Format("2 January 2006")}, {Tags: []view.Tag{tag}},
		}})
	}
	return t
}

// newPersonForm is the shape of the form that adds a family member (F66).
type newPersonForm struct {
	Name   string   `form:"name" label:"their full name" validate:"required,max=200"`
	Detail string   `form:"detail" label:"how they belong to the child" validate:"required,max=100"`
	Email  string   `form:"email" label:"their e-mail address" validate:"required,max=254"`
	Again  string   `form:"again" label:"their e-mail address again" validate:"required"`
	By     []string `form:"by" label:"how they want to be contacted" validate:"required"`
	Kind   string   `form:"kind" label:"who they are" ask:"Say whether they are family or an advocate" validate:"required,oneof=family advocate"`
}

type addPersonPage struct {
	view.Page
	Parts   []view.Component
	Confirm *view.Confirm
}

func (p CasePages) askPerson(w http.ResponseWriter, r *http.Request) error {
	head, err := p.headToAdd(r)
	if err != nil {
		return err
	}
	p.showAddPerson(w, r, http.StatusOK, head, newPersonForm{By: []string{"email"}}, form.Errors{})
	return nil
}

func (p CasePages) headToAdd(r *http.Request) (application.Head, error) {
	out, err := ofCase(r, p.people.Do)
	if err != nil {
		return out.Head, err
	}
	return out.Head, access.Decide(ActorOf(r), access.AddPerson, out.Subject)
}

// addPerson asks once more, with the child's name and date of birth, before it adds (F67).
func (p CasePages) addPerson(w http.ResponseWriter, r *http.Request) error {
	head, err := p.headToAdd(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in newPersonForm
	errs := form.Read(values, &in)
	if _, err := people.NormalEmail(in.Email); err != nil && in.Email != "" {
		errs.AddFault(err)
	}
	if in.Email != in.Again && in.Again != "" {
		errs.Add("again", "The two e-mail addresses differ. Enter the same one twice.")
	}
	switch {
	case errs.Any() || values.Text("action") == "change":
		p.showAddPerson(w, r, statusFor(errs), head, in, errs)
		return nil
	case values.Text("action") != "confirm":
		p.confirmPerson(w, r, head, in, values.Carry("action"))
		return nil
	}
	err = p.add.Do(r.Context(), ActorOf(r), head.Case.ID(), reading.NewFamilyMember{Name: in.Name, Detail: in.Detail, Email: in.Email, ByEmail: contains(in.By, "email"), ByPost: contains(in.By, "post"), Advocate: in.Kind == "advocate"})
	if errs.AddFault(err) {
		p.showAddPerson(w, r, http.StatusUnprocessableEntity, head, in, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The person has been added to the case and told by e-mail.")
	http.Redirect(w, r, caseURL(head.Case, "/people"), http.StatusSeeOther)
	return nil
}

func (p CasePages) showAddPerson(w http.ResponseWriter, r *http.Request, status int, h application.Head, in newPersonForm, errs form.Errors) {
	page := &addPersonPage{
		Page: view.Page{Title: "Add a person to the case", Case: caseBar(h, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the case", Href: caseURL(h.Case, "")}},
		Parts: []view.Component{
			view.Radios{Name: "kind", Legend: "Who are they?", Value: in.Kind, Error: errs.For("kind"), Clearable: true, Options: []view.Option{{Value: "family", Text: "Parent, carer, guardian or young person"}, {Value: "advocate", Text: "Advocate or independent supporter"}}},
			view.TextInput{Name: "name", Label: "Full name", Value: in.Name, Error: errs.For("name"), Autocomplete: "off"},
			view.TextInput{Name: "detail", Label: "How do they belong to the child?", Hint: "For example mother, foster carer, advocate", Value: in.Detail, Error: errs.For("detail"), Chars: 20},
			view.Checkboxes{Name: "by", Legend: "How do they want to be contacted?", Values: in.By, Error: errs.For("by"), Options: []view.Option{{Value: "email", Text: "E-mail"}, {Value: "post", Text: "Post"}}},
			view.TextInput{Name: "email", Label: "E-mail address", Type: "email", Value: in.Email, Error: errs.For("email"), Autocomplete: "off", NoSpelling: true},
			view.TextInput{Name: "again", Label: "Confirm e-mail address", Type: "email", Value: in.Again, Error: errs.For("again"), Autocomplete: "off", NoSpelling: true},
		},
	}
	p.pages.Show(w, r, status, "case_people_add", page)
}

func (p CasePages) confirmPerson(w http.ResponseWriter, r *http.Request, h application.Head, in newPersonForm, carried []view.Hidden) {
	child := h.Case.Child()
	page := &addPersonPage{
		Page: view.Page{Title: "Add " + in.Name + " to this case?", Case: caseBar(h, 0)},
		Confirm: &view.Confirm{
			What: []string{
				in.Name + " (" + in.Email + ") will be able to see the case of " + child.FullName() + ", born " + child.Born.Long() + ".",
				"Make sure that " + in.Name + " has confirmed this e-mail address to you. A message about the case goes there at once.",
			},
			Hidden: carried, Yes: view.Button{Text: "Yes, add this person", Value: "confirm"}, No: view.Link{Text: "No, go back", Href: caseURL(h.Case, "/people/add")},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "case_people_add", page)
}
