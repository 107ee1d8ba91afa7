package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func (p DirectoryPages) open(r *http.Request) (accounts.PersonOut, error) {
	return accounts.ReadPerson{Means: p.means}.Do(r.Context(), ActorOf(r), personID(r))
}

func (p DirectoryPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	page := &formPage{Page: view.Page{Title: out.Name, Back: &view.Link{Text: "Back to people", Href: councilPeople}}, Parts: []view.Component{
		view.SummaryList{Title: "Account", Rows: []view.SummaryRow{
			{Key: "Account", Value: accountTag(out.DirectoryEntry), Note: sinceWords(out)}, {Key: "Last signed in", Text: signedInWords(out.DirectoryEntry)}, {Key: "E-mail address", Text: out.Email}, {Key: "Job title", Text: out.JobTitle},
			{Key: "Specialism", Text: string(out.Specialism)}, {Key: "Roles", Text: rolesInWords(out.Roles)}, {Key: "Teams", Lines: teamLines(out)}, {Key: "Settings", Lines: settingLines(out)},
		}},
		historyTable(out),
	}}
	if out.Closed() {
		page.Buttons.Buttons = []view.Button{{Text: "Open the account again", Href: personURL(out.ID, "/account")}, {Text: "Hand over the work", Href: personURL(out.ID, "/hand-over"), Kind: view.Secondary}}
	} else {
		page.Buttons.Buttons = []view.Button{{Text: "Change", Href: personURL(out.ID, "/change")}}
		if out.AtWork() {
			page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Time away", Href: awayURL(out.ID), Kind: view.Secondary})
		}
		if !out.Registered {
			page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Send the invitation again", Value: "send", Kind: view.Secondary})
		} else if out.ID != ActorOf(r).Person {
			page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Reset how they sign in", Href: personURL(out.ID, waysPath), Kind: view.Secondary})
		}
		if out.AtWork() {
			page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Hand over the work", Href: personURL(out.ID, "/hand-over"), Kind: view.Secondary})
		}
		page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Close the account", Href: personURL(out.ID, "/account"), Kind: view.Warned})
	}
	p.pages.Show(w, r, http.StatusOK, "form", page)
	return nil
}

func sinceWords(out accounts.PersonOut) string {
	switch {
	case out.Closed():
		return "Closed " + view.When(out.ClosedAt)
	case !out.Registered && !out.InvitedAt.IsZero():
		return "Invited " + view.When(out.InvitedAt)
	}
	return ""
}

func teamLines(out accounts.PersonOut) []string {
	var lines []string
	for _, t := range out.Teams {
		switch actor := (ehc.Actor{Teams: out.Person.Teams}); {
		case actor.Manages(t.ID):
			lines = append(lines, t.Name+" (manager)")
		case actor.MemberOf(t.ID):
			lines = append(lines, t.Name)
		}
	}
	return lines
}

func settingLines(out accounts.PersonOut) []string {
	var lines []string
	for _, s := range out.Own {
		lines = append(lines, s.Name)
	}
	return lines
}

func historyTable(out accounts.PersonOut) view.Table {
	t := view.Table{Caption: "What was changed", Columns: []view.Column{{Text: "When"}, {Text: "By"}, {Text: "What"}}, Empty: view.Empty{Title: "Nothing was changed yet"}}
	for _, c := range out.History {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: view.When(c.At), Main: true}, {Text: c.ByName}, {Text: c.Words}}})
	}
	return t
}

func (p DirectoryPages) invite(w http.ResponseWriter, r *http.Request) error {
	if err := (accounts.ResendInvitation{Means: p.means}).Do(r.Context(), ActorOf(r), personID(r)); err != nil {
		return err
	}
	LeaveNotice(w, "The invitation was sent again. An earlier link no longer works.")
	http.Redirect(w, r, personURL(personID(r), ""), http.StatusSeeOther)
	return nil
}

func (p DirectoryPages) askAccount(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.showAccount(w, r, http.StatusOK, out, form.Errors{})
	return nil
}

func (p DirectoryPages) showAccount(w http.ResponseWriter, r *http.Request, status int, out accounts.PersonOut, errs form.Errors) {
	page := &confirmPage{Page: view.Page{Title: "Close the account of " + out.Name + "?", Errors: errs.Summary()}, Confirm: view.Confirm{
		What: []string{out.Name + " is signed out at once and can’t sign in any more.", "What they did and wrote stays, with their name.", "Cases and requests that they hold stay with them until they are given to somebody else. Give them to somebody first, with “Hand over the work”."},
		Yes:  view.Button{Text: "Close the account", Value: "close", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: personURL(out.ID, "")}}}
	if out.Closed() {
		page.Title = "Open the account of " + out.Name + " again?"
		page.Confirm.What = []string{out.Name + " can sign in again, with the roles, teams and settings that they had: " + rolesInWords(out.Roles) + "."}
		page.Confirm.Yes = view.Button{Text: "Open the account", Value: "open"}
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p DirectoryPages) closeOrReopen(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	form := shortForm[struct{}]{
		take: func(struct{}) error {
			if out.Closed() {
				return accounts.ReopenAccount{Means: p.means}.Do(r.Context(), ActorOf(r), out.ID)
			}
			return accounts.CloseAccount{Means: p.means}.Do(r.Context(), ActorOf(r), out.ID)
		},
		again: func(status int, _ struct{}, _ *form.Values, errs form.Errors) { p.showAccount(w, r, status, out, errs) },
		said:  "The account is closed.", next: personURL(out.ID, ""),
	}
	if out.Closed() {
		form.said = "The account is open again."
	}
	return form.answer(w, r)
}

func (p DirectoryPages) askNew(w http.ResponseWriter, r *http.Request) error {
	if _, err := (accounts.ListPeople{Means: p.means}).Do(r.Context(), ActorOf(r), noQuery); err != nil {
		return err
	}
	p.showNew(w, r, http.StatusOK, form.Of(nil), form.Errors{})
	return nil
}

func (p DirectoryPages) showNew(w http.ResponseWriter, r *http.Request, status int, v *form.Values, errs form.Errors) {
	p.pages.Show(w, r, status, "form", &formPage{
		Page:    view.Page{Title: "Register a person", Errors: errs.Summary(), Back: &view.Link{Text: "Back to people", Href: councilPeople}, Lead: "They get an e-mail with a link to choose a password. Teams and settings follow on the next page."},
		Parts:   []view.Component{nameField(v, errs), titleField(v, errs), emailField(v, errs), roleBoxes(v, errs)},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Register and invite", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: councilPeople}},
	})
}

func nameField(v *form.Values, errs form.Errors) view.TextInput {
	return view.TextInput{Name: "name", Label: "Full name", Value: v.Text("name"), Error: errs.For("name"), Autocomplete: "off", NoSpelling: true}
}

func titleField(v *form.Values, errs form.Errors) view.TextInput {
	return view.TextInput{Name: "title", Label: "Job title", Value: v.Text("title"), Error: errs.For("title"), Autocomplete: "off"}
}

func emailField(v *form.Values, errs form.Errors) view.TextInput {
	return view.TextInput{Name: "email", Label: "E-mail address", Hint: "They sign in with it.", Type: "email", Value: v.Text("email"), Error: errs.For("email"), Autocomplete: "off", NoSpelling: true}
}

func roleBoxes(v *form.Values, errs form.Errors) view.Checkboxes {
	boxes := view.Checkboxes{Name: "roles", Legend: "Roles", Values: v.All("roles"), Error: errs.For("roles")}
	for _, info := range people.RoleInfos() {
		boxes.Options = append(boxes.Options, view.Option{Value: string(info.Role), Text: info.Label, Hint: info.Says})
	}
	return boxes
}

// newAccountForm is what a new person is registered with.
type newAccountForm struct {
	Name  string     `form:"name" label:"the person’s name" validate:"required,max=200"`
	Title string     `form:"title" label:"the job title" validate:"max=100"`
	Email string     `form:"email" label:"their e-mail address" validate:"required,max=254"`
	Roles []ehc.Role `form:"roles" label:"the roles" ask:"Choose what the person is" validate:"required"`
}

func (p DirectoryPages) register(w http.ResponseWriter, r *http.Request) error {
	if _, err := (accounts.ListPeople{Means: p.means}).Do(r.Context(), ActorOf(r), noQuery); err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in newAccountForm
	errs := form.Read(values, &in)
	var id ehc.PersonID
	if !errs.Any() {
		id, err = accounts.RegisterPerson{Means: p.means}.Do(r.Context(), ActorOf(r), accounts.InvitePersonInput{Name: in.Name, JobTitle: in.Title, Email: in.Email, Roles: in.Roles})
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showNew(w, r, statusAgain(errs, err), values, errs)
		return nil
	}
	LeaveNotice(w, in.Name+" has been invited by e-mail. Now say which teams and settings they belong to.")
	http.Redirect(w, r, personURL(id, "/change"), http.StatusSeeOther)
	return nil
}
