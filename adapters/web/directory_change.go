package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// noQuery asks for the first page of everyone.
var noQuery = ports.DirectoryQuery{Page: 1}

// accountForm is the shape of an account that is changed.
type accountForm struct {
	Name     string            `form:"name" label:"the person’s name" validate:"required,max=200"`
	Title    string            `form:"title" label:"the job title" validate:"max=100"`
	Side     people.Specialism `form:"side" label:"the specialism" ask:"Choose a specialism from the list" validate:"omitempty,oneof='Education' 'Health' 'Social care'"`
	Email    string            `form:"email" label:"their e-mail address" validate:"required,max=254"`
	Roles    []ehc.Role        `form:"roles" label:"the roles" ask:"Choose what the person is" validate:"required"`
	Teams    []ehc.TeamID      `form:"teams" label:"the teams"`
	Manages  []ehc.TeamID      `form:"manages" label:"the teams that they manage"`
	Settings []ehc.SettingID   `form:"settings" label:"the settings"`
	Add      ehc.SettingID     `form:"add-setting" label:"the setting"`
}

// accountLabels are what people call the fields of an account.
var accountLabels = map[string]string{"name": "Name", "title": "Job title", "side": "Specialism", "email": "E-mail address", "roles": "Roles", "teams": "Teams", "manages": "Teams that they manage", "settings": "Settings", "add-setting": "One more setting"}

func accountValues(out accounts.PersonOut) *form.Values {
	v := form.Of(map[string][]string{"name": {out.Name}, "title": {out.JobTitle}, "side": {string(out.Specialism)}, "email": {out.Email}, "roles": {}, "teams": {}, "manages": {}, "settings": {}, "add-setting": {""}})
	for _, role := range out.Roles {
		v.Set("roles", append(v.All("roles"), string(role))...)
	}
	for _, t := range out.Person.Teams {
		v.Set("teams", append(v.All("teams"), string(t.Team))...)
		if t.Manager {
			v.Set("manages", append(v.All("manages"), string(t.Team))...)
		}
	}
	for _, id := range out.Person.Settings {
		v.Set("settings", append(v.All("settings"), string(id))...)
	}
	return v
}

func (p DirectoryPages) askChange(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.showChange(w, r, http.StatusOK, out, accountValues(out), form.Errors{})
	return nil
}

func (p DirectoryPages) showChange(w http.ResponseWriter, r *http.Request, status int, out accounts.PersonOut, v *form.Values, errs form.Errors) {
	teams := view.Checkboxes{Name: "teams", Legend: "Teams", Values: v.All("teams"), Error: errs.For("teams"), Small: true}
	manages := view.Checkboxes{Name: "manages", Legend: "Teams that they manage", Hint: "A manager gives the team’s requests to its members.", Values: v.All("manages"), Error: errs.For("manages"), Small: true}
	for _, t := range out.Teams {
		teams.Options = append(teams.Options, view.Option{Value: string(t.ID), Text: t.Name})
		manages.Options = append(manages.Options, view.Option{Value: string(t.ID), Text: t.Name})
	}
	parts := []view.Component{nameField(v, errs), titleField(v, errs),
		view.Radios{Name: "side", Legend: "Specialism", Value: v.Text("side"), Error: errs.For("side"), Clearable: true, Options: []view.Option{{Value: string(people.Education), Text: "Education"}, {Value: string(people.HealthCare), Text: "Health"}, {Value: string(people.Social), Text: "Social care"}}},
		emailField(v, errs), roleBoxes(v, errs)}
	if len(out.Teams) > 0 {
		parts = append(parts, teams, manages)
	}
	if len(out.Own) > 0 {
		own := view.Checkboxes{Name: "settings", Legend: "Settings", Hint: "Take the tick away where they have left. They then have none of its cases any more; their colleagues there have them, with every draft.", Values: v.All("settings"), Error: errs.For("settings"), Small: true}
		for _, s := range out.Own {
			own.Options = append(own.Options, view.Option{Value: string(s.ID), Text: s.Name})
		}
		parts = append(parts, own)
	}
	parts = append(parts, view.TypeAhead{Name: "add-setting", Label: "One more setting", Hint: "They see the cases of its children.", Value: v.Text("add-setting"), Typed: v.Text(view.TypedName("add-setting")), Error: errs.For("add-setting"), Choose: "None", ChooseNone: true, Options: settingOptions(out.Settings)})
	p.pages.Show(w, r, status, "writing", &writingPage{
		Page:   view.Page{Title: "Change the account of " + out.Name, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the account", Href: personURL(out.ID, "")}},
		Hidden: append(marksFor(v, accountValues(out).Fields()), carriedVersion(v, out.Version)), Parts: parts,
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: personURL(out.ID, "")}},
	})
}

// change saves. When another manager changed the account in between, both are brought together, and only what both
// changed is asked about.
func (p DirectoryPages) change(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() {
		p.showChange(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	}
	var errs form.Errors
	run := &saving{values: values, errs: &errs}
	run.load = func() (by stored, err error) {
		if out, err = p.open(r); err == nil {
			by = accountStored(out)
		}
		return by, err
	}
	run.save = func(version int) error {
		var in accountForm
		errs.Join(form.Read(values, &in))
		keepUnlisted(values, &errs, "add-setting", "")
		if errs.Any() {
			return nil
		}
		return accounts.ChangePerson{Means: p.means}.Do(r.Context(), ActorOf(r), in.input(out.ID, version))
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, view.Page{Title: "Change the account of " + out.Name}, RichTexts{}, values, clash)
	case errs.Any():
		p.showChange(w, r, run.status, out, values, errs)
	default:
		LeaveNotice(w, "The account has been saved.")
		http.Redirect(w, r, personURL(out.ID, ""), http.StatusSeeOther)
	}
	return nil
}

func (in accountForm) input(id ehc.PersonID, version int) accounts.ChangePersonInput {
	made := accounts.ChangePersonInput{Person: id, Version: version, Name: in.Name, JobTitle: in.Title, Specialism: in.Side, Email: in.Email, Roles: in.Roles, Settings: in.Settings}
	for _, team := range in.Manages {
		made.Teams = append(made.Teams, ehc.TeamMembership{Team: team, Manager: true})
	}
	for _, team := range in.Teams {
		made.Teams = append(made.Teams, ehc.TeamMembership{Team: team})
	}
	if in.Add != "" {
		made.Settings = append(made.Settings, in.Add)
	}
	return made
}

// accountStored is the account as another manager left it.
func accountStored(out accounts.PersonOut) stored {
	by := stored{Fields: accountValues(out).Fields(), Version: out.Version, Label: func(field string) string { return accountLabels[field] }, Rich: func(string) bool { return false },
		Words: func(field, text string) string { return accountWords(out, field, text) }}
	if len(out.History) > 0 {
		by.Who, by.When = out.History[0].ByName, out.History[0].At
	}
	return by
}

// accountWords says a choice in words.
func accountWords(out accounts.PersonOut, field, text string) string {
	names := map[string]string{}
	for _, t := range out.Teams {
		names[string(t.ID)] = t.Name
	}
	for _, s := range out.Settings {
		names[s.Value] = s.Label
	}
	for _, info := range people.RoleInfos() {
		names[string(info.Role)] = info.Label
	}
	if field == "name" || field == "title" || field == "email" || field == "side" {
		return text
	}
	var words []string
	for _, value := range strings.Split(text, "\n") {
		if name, ok := names[value]; ok {
			value = name
		}
		words = append(words, value)
	}
	return strings.Join(words, "\n")
}
