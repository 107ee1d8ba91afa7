package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/organising"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"

	"github.com/gorilla/mux"
)

// Where settings' people are looked after: by their own administrators, and by the council.
const (
	ownSettings     = "/setting"
	councilSettings = councilHome + "/settings"
)

// SettingStaffPages are the people of settings: their own administrators invite and remove colleagues, and the council
// names administrators (C16, C17, F354).
type SettingStaffPages struct {
	pages    *Pages
	means    organising.Means
	accounts accounts.Means
}

// NewSettingStaffPages makes the pages.
func NewSettingStaffPages(pages *Pages, gate application.Gate, means accounts.Means) SettingStaffPages {
	return SettingStaffPages{pages, organising.Means{Gate: gate}, means}
}

// Routes lists their addresses: the same pages below the setting's own place and below the council's.
func (p SettingStaffPages) Routes() []Route {
	routes := []Route{
		{Method: http.MethodGet, Path: ownSettings, Name: "setting.mine", Do: p.mine},
		{Method: http.MethodGet, Path: councilSettings, Name: "council.settings", Do: p.list},
		{Method: http.MethodPost, Path: councilSettings + "/{setting}/administrator", Name: "council.setting.administrator", Do: p.appoint, MaxBody: smallForm},
	}
	for base, name := range map[string]string{ownSettings: "setting", councilSettings: "council.setting"} {
		one := base + "/{setting}"
		routes = append(routes,
			Route{Method: http.MethodGet, Path: one, Name: name, Do: p.show},
			Route{Method: http.MethodPost, Path: one, Name: name + ".invite", Do: p.invite, MaxBody: smallForm},
			Route{Method: http.MethodPost, Path: one + "/contact", Name: name + ".contact", Do: p.reach, MaxBody: smallForm},
			Route{Method: http.MethodGet, Path: one + "/remove/{person}", Name: name + ".remove.ask", Do: p.askRemove},
			Route{Method: http.MethodPost, Path: one + "/remove/{person}", Name: name + ".remove", Do: p.remove, MaxBody: smallForm})
	}
	return routes
}

// settingPlace is where the reader looks after the setting.
func settingPlace(actor ehc.Actor, id ehc.SettingID) string {
	if access.DecideOffice(actor, access.LookAfterSetting) == nil {
		return councilSettings + "/" + string(id)
	}
	return ownSettings + "/" + string(id)
}

func settingOf(r *http.Request) ehc.SettingID { return ehc.SettingID(mux.Vars(r)["setting"]) }

func (p SettingStaffPages) mine(w http.ResponseWriter, r *http.Request) error {
	out, err := organising.ListSettings{Means: p.means}.Do(r.Context(), ActorOf(r).Alone(), "")
	if err != nil {
		return err
	}
	if len(ActorOf(r).Administers) == 1 && len(out.Settings) == 1 {
		http.Redirect(w, r, settingPlace(ActorOf(r), out.Settings[0].ID), http.StatusSeeOther)
		return nil
	}
	p.pages.Show(w, r, http.StatusOK, "places", &placesPage{
		Page:   view.Page{Title: "Your settings", Back: &view.Link{Text: "Back to your account", Href: accountHome}, Lead: "You look after the people of these nurseries, schools and colleges. If one is missing, ask the council."},
		Places: settingPlaces(ActorOf(r), out.Settings)})
	return nil
}

func settingPlaces(actor ehc.Actor, settings []people.Setting) []placeTo {
	var places []placeTo
	for _, s := range settings {
		says := s.Address
		if s.Closed {
			says = "Closed. " + says
		}
		places = append(places, placeTo{s.Name, says, settingPlace(actor, s.ID)})
	}
	return places
}

func (p SettingStaffPages) list(w http.ResponseWriter, r *http.Request) error {
	if err := access.DecideOffice(ActorOf(r), access.LookAfterSetting); err != nil {
		return err
	}
	search := r.URL.Query().Get("q")
	out, err := organising.ListSettings{Means: p.means}.Do(r.Context(), ActorOf(r), search)
	if err != nil {
		return err
	}
	page := &placesPage{
		Page:   view.Page{Title: "Settings and their people", Back: councilBack(), Lead: "Settings for which anybody acts. Search to find any other of the register."},
		Parts:  []view.Component{view.SearchBox{Action: councilSettings, Label: "Search for a setting by name", Value: search, Clear: councilSettings}},
		Places: settingPlaces(ActorOf(r), out.Settings)}
	switch {
	case len(out.Settings) == 0:
		page.Parts = append(page.Parts, view.Inset{Text: "No setting was found. Check the spelling, or try a part of the name."})
	case out.More:
		page.Parts = append(page.Parts, view.Inset{Text: "There are more. Type more of the name."})
	}
	p.pages.Show(w, r, http.StatusOK, "places", page)
	return nil
}

func (p SettingStaffPages) open(r *http.Request) (organising.SettingOut, error) {
	return organising.ReadSetting{Means: p.means}.Do(r.Context(), ActorOf(r), settingOf(r))
}

func (p SettingStaffPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p SettingStaffPages) draw(w http.ResponseWriter, r *http.Request, status int, out organising.SettingOut, v *form.Values, errs form.Errors) {
	actor := ActorOf(r)
	council, place := access.DecideOffice(actor, access.LookAfterSetting) == nil, settingPlace(actor, out.ID)
	page := &ownPage{Page: view.Page{Title: out.Name, Width: view.Wide, Errors: errs.Summary(), Back: &view.Link{Text: "Back to your account", Href: accountHome},
		Lead: "Everybody here acts for the setting: they see all its cases, and every draft that colleagues have begun. What each does is recorded by name."}}
	if council {
		page.Back = &view.Link{Text: "Back to settings", Href: councilSettings}
	}
	phone, email := out.Phone, out.Email
	if v.Has("phone") || v.Has("mail") {
		phone, email = v.Text("phone"), v.Text("mail")
	}
	page.Sections = []ownSection{
		{Title: "People", Parts: []view.Component{staffTable(actor, out, place)}},
		{Title: "Invite a colleague", Forms: []ownForm{{Action: place, Parts: []view.Component{nameField(v, errs), titleField(v, errs), emailField(v, errs)}, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Invite to act for this setting", Value: "invite"}}}}}},
		{Title: "Who has which case", Parts: []view.Component{settingCasesTable(out.Cases, council)}},
		{Title: "Contact", Parts: []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Address", Text: out.Address}}}}, Forms: []ownForm{{Action: place + "/contact", Parts: []view.Component{
			view.TextInput{Name: "phone", Label: "Telephone", Type: "tel", Value: phone, Error: errs.For("phone")}, view.TextInput{Name: "mail", Label: "E-mail address of the setting", Type: "email", Value: email, Error: errs.For("mail"), NoSpelling: true}},
			Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save the contact", Value: "contact", Kind: view.Secondary}}}}}},
	}
	if council {
		page.Sections = append(page.Sections[:2], append([]ownSection{administratorSection(out, place)}, page.Sections[2:]...)...)
	}
	page.Sections = append(page.Sections, ownSection{Parts: []view.Component{changesTable(out.History)}})
	p.pages.Show(w, r, status, "account_parts", page)
}

func staffTable(actor ehc.Actor, out organising.SettingOut, place string) view.Table {
	t := view.Table{Caption: "People who act for " + out.Name, HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Account"}, {Text: "Change"}}, Empty: view.Empty{Title: "Nobody acts for this setting", Text: "Invite somebody below. Until then nobody there sees its cases."}}
	for _, one := range out.Staff {
		account := view.Tag{Text: "Registered", Tone: view.Good}
		if !one.Registered {
			account = view.Tag{Text: "Not registered yet", Tone: view.Soon}
		}
		tags := []view.Tag{account}
		if one.Actor().AdministersSetting(out.ID) {
			tags = append(tags, view.Tag{Text: "Administrator", Tone: view.Plain})
		}
		links := []view.Link{{Text: "Time away", Hidden: "of " + one.Name, Href: awayURL(one.ID)}}
		if one.ID != actor.Person {
			links = append(links, view.Link{Text: "Remove", Hidden: one.Name, Href: place + "/remove/" + string(one.ID)})
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Name, Sub: one.Email, Main: true}, {Text: one.JobTitle}, {Tags: tags}, {Links: links}}})
	}
	return t
}

// settingCasesTable shows who has which case by name; an administrator opens them as everybody of the setting does.
func settingCasesTable(cases []ports.SettingCase, council bool) view.Table {
	t := view.Table{Caption: "Cases of the setting", HideCaption: true, Columns: []view.Column{{Text: "Child or young person"}, {Text: "Case ID"}, {Text: "Status"}, {Text: "Named on it"}}, Empty: view.Empty{Title: "This setting has no open case"}}
	for _, c := range cases {
		name := view.Cell{Text: trayName(c.Called), Main: true, Href: "/cases/" + string(c.Case)}
		state := casework.State(c.State)
		if state == casework.RequestDraft {
			if council {
				continue // a draft is the setting's own until it is sent
			}
			name.Href = "/requests/" + string(c.Case)
		}
		named := view.Cell{Text: "Everybody of the setting"}
		if len(c.Named) > 0 {
			named = view.Cell{Text: strings.Join(c.Named, ", ")}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{name, {Text: string(c.Reference)}, {Tags: []view.Tag{{Text: state.Label(), Tone: stateTone(state)}}}, named}})
	}
	return t
}

func changesTable(history []ports.OrganisationChange) view.Table {
	t := view.Table{Caption: "What was changed", Columns: []view.Column{{Text: "When"}, {Text: "By"}, {Text: "About"}, {Text: "What"}}, Empty: view.Empty{Title: "Nothing was changed yet"}}
	for _, c := range history {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: view.When(c.At), Main: true}, {Text: c.ByName}, {Text: c.Name}, {Text: c.Words}}})
	}
	return t
}

func administratorSection(out organising.SettingOut, place string) ownSection {
	list := view.Select{Name: "person", Label: "Person of this setting", Choose: "Choose a person", Nothing: "Invite somebody first."}
	for _, one := range out.Staff {
		text := one.Name
		if one.Actor().AdministersSetting(out.ID) {
			text += " (administrator now)"
		}
		list.Options = append(list.Options, view.Option{Value: string(one.ID), Text: text})
	}
	return ownSection{Title: "Administrators", Parts: []view.Component{view.Inset{Text: "An administrator invites and removes the setting’s own people, without waiting for the council."}},
		Forms: []ownForm{{Action: place + "/administrator", Parts: []view.Component{list}, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Make administrator", Value: "appoint", Kind: view.Secondary}, {Text: "No longer administrator", Value: "end", Kind: view.Secondary}}}}}}
}

// colleagueForm is who is invited to act for a setting.
type colleagueForm struct {
	Name  string `form:"name" label:"the person’s name" validate:"required,max=200"`
	Title string `form:"title" label:"the job title" validate:"max=100"`
	Email string `form:"email" label:"their e-mail address" validate:"required,max=254"`
}

func (p SettingStaffPages) invite(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[colleagueForm]{
		take: func(in colleagueForm) error {
			return accounts.InviteColleague{Means: p.accounts}.Do(r.Context(), ActorOf(r), accounts.InviteColleagueInput{Setting: out.ID, Name: in.Name, JobTitle: in.Title, Email: in.Email})
		},
		again: func(status int, _ colleagueForm, v *form.Values, errs form.Errors) {
			p.draw(w, r, status, out, v, errs)
		},
		said: "They have been told by e-mail. They see the setting’s cases as soon as they sign in.", next: settingPlace(ActorOf(r), out.ID),
	}.answer(w, r)
}

// reachForm is how a setting is reached.
type reachForm struct {
	Phone string `form:"phone" label:"the telephone number" validate:"max=40"`
	Mail  string `form:"mail" label:"the e-mail address" validate:"max=254"`
}

func (p SettingStaffPages) reach(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[reachForm]{
		check: func(in *reachForm, errs *form.Errors) {
			if _, err := people.NormalEmail(in.Mail); err != nil && in.Mail != "" {
				errs.Add("mail", "Enter an e-mail address in the form name@example.org.")
			}
		},
		take: func(in reachForm) error {
			return organising.ReachSetting{Means: p.means}.Do(r.Context(), ActorOf(r), out.ID, in.Phone, in.Mail)
		},
		again: func(status int, _ reachForm, v *form.Values, errs form.Errors) { p.draw(w, r, status, out, v, errs) },
		said:  "The contact is saved.", next: settingPlace(ActorOf(r), out.ID),
	}.answer(w, r)
}

func (p SettingStaffPages) appoint(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	person := ehc.PersonID(values.Text("person"))
	if person == "" {
		return saidThen(w, r, "Nothing was changed: choose a person first.", settingPlace(ActorOf(r), out.ID))
	}
	appointed := values.Action() == "appoint"
	if err := (accounts.AppointAdministrator{Means: p.accounts}).Do(r.Context(), ActorOf(r), out.ID, person, appointed); err != nil {
		return err
	}
	said := "They are no longer an administrator."
	if appointed {
		said = "They are an administrator now. They find the page of their setting at “Your account”."
	}
	return saidThen(w, r, said, settingPlace(ActorOf(r), out.ID))
}

func (p SettingStaffPages) askRemove(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	return p.drawRemove(w, r, http.StatusOK, out, form.Errors{})
}

func (p SettingStaffPages) drawRemove(w http.ResponseWriter, r *http.Request, status int, out organising.SettingOut, errs form.Errors) error {
	name := ""
	for _, one := range out.Staff {
		if one.ID == personID(r) {
			name = one.Name
		}
	}
	if name == "" {
		return accounts.NoSuchColleague
	}
	what := []string{name + " sees none of this setting’s cases any more, not even those that they asked for in their own name.", "Colleagues go on with what " + name + " had begun: requests and advice stay as they are written.", "What they did stays, with their name."}
	if len(out.Staff) == 1 {
		what = append(what, "Nobody else acts for this setting. Invite the next person first, or at once afterwards: the work waits for them.")
	}
	p.pages.Show(w, r, status, "confirm_page", &confirmPage{Page: view.Page{Title: "Remove " + name + " from " + out.Name + "?", Errors: errs.Summary()},
		Confirm: view.Confirm{What: what, Yes: view.Button{Text: "Remove", Value: "remove", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: settingPlace(ActorOf(r), out.ID)}}})
	return nil
}

func (p SettingStaffPages) remove(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if err := (accounts.RemoveColleague{Means: p.accounts}).Do(r.Context(), ActorOf(r), out.ID, personID(r)); err != nil {
		return err
	}
	return saidThen(w, r, "They no longer act for this setting. Their colleagues go on with what they had begun.", settingPlace(ActorOf(r), out.ID))
}
