package web

import (
	"net/http"
	"net/url"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/casefile"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// addPersonPage adds one person to the case: of the family, or of a setting that the child attends (F63, F66-F68).
type addPersonPage struct {
	view.Page
	Parts   []view.Component
	Confirm *view.Confirm
}

// joining is whom a person is added to: the family, or the setting with an identity.
type joining struct {
	application.Head
	setting reading.SettingOnCase
	// colleagues act for the setting already, and can be chosen.
	colleagues []ports.Choosable
	// proposes reports that the council checks the person before they have any part in the case.
	proposes bool
}

func (j joining) family() bool { return j.setting.ID == "" }

// chosen is the colleague who was chosen from the list.
func (j joining) chosen(v *form.Values) (ports.Choosable, bool) {
	at := slices.IndexFunc(j.colleagues, func(p ports.Choosable) bool { return string(p.ID) == v.Text("colleague") })
	if j.family() || at < 0 {
		return ports.Choosable{}, false
	}
	return j.colleagues[at], true
}

// addPersonURL is the page that adds a person to the family, or to a setting of the case.
func addPersonURL(h application.Head, setting ehc.SettingID) string {
	page := caseURL(h.Case, "/people/add")
	if setting != "" {
		page += "?" + url.Values{"setting": {string(setting)}}.Encode()
	}
	return page
}

func (p CasePages) joiningTo(r *http.Request) (joining, error) {
	out, err := ofCase(r, p.people.Do)
	if err != nil {
		return joining{}, err
	}
	asked := ehc.SettingID(r.URL.Query().Get("setting"))
	if asked == "" {
		return joining{Head: out.Head, proposes: !out.May(access.AddPerson)}, access.Decide(ActorOf(r), access.ProposePerson, out.Subject)
	}
	for _, setting := range out.OnCase {
		switch {
		case setting.ID == asked && setting.MayAdd:
			found, err := p.colleagues.Do(r.Context(), ActorOf(r), out.Case.ID(), setting.ID)
			return joining{Head: out.Head, setting: setting, colleagues: found}, err
		case setting.ID == asked:
			return joining{}, fault.New(fault.Forbidden, "access.denied", "People of a setting are added by the case co-ordinator, or by someone who acts for the setting.")
		}
	}
	return joining{}, fault.New(fault.NotFound, "setting.not-on-case", "This setting does not have the case.")
}

func (p CasePages) askPerson(w http.ResponseWriter, r *http.Request) error {
	to, err := p.joiningTo(r)
	if err != nil {
		return err
	}
	values := form.Of(map[string][]string{"by": {"email"}})
	if !to.family() {
		values.Set("detail", "SENCO")
	}
	p.showAddPerson(w, r, http.StatusOK, to, values, form.Errors{})
	return nil
}

// newPersonForm is the shape of what everyone is asked for (F66).
type newPersonForm struct {
	Name   string `form:"name" label:"their full name" validate:"required,max=200"`
	Detail string `form:"detail" label:"what they are" validate:"required,max=100"`
	Email  string `form:"email" label:"their e-mail address" validate:"required,max=254"`
	Again  string `form:"again" label:"their e-mail address again" validate:"required"`
}

// proposalForm is what is asked besides of those whom the council answers.
type proposalForm struct {
	Why string `form:"why,lines" label:"why they should be added" validate:"max=2000"`
}

// newRelativeForm is what is asked about family members and advocates besides.
type newRelativeForm struct {
	Kind string   `form:"kind" label:"who they are" ask:"Say whether they are family or an advocate" validate:"required,oneof=family advocate"`
	By   []string `form:"by" label:"how they want to be contacted" ask:"Choose how they want to be contacted" validate:"required"`
}

func readPerson(v *form.Values, to joining) (casefile.NewPerson, form.Errors) {
	var typed newPersonForm
	in, errs := casefile.NewPerson{As: access.Setting, Setting: to.setting.ID, ByEmail: true}, form.Errors{}
	if to.family() {
		var relative newRelativeForm
		errs = form.Read(v, &relative)
		in = casefile.NewPerson{As: access.Family, ByEmail: contains(relative.By, "email"), ByPost: contains(relative.By, "post")}
		if relative.Kind == "advocate" {
			in.As = access.Advocate
		}
	}
	if known, chosen := to.chosen(v); chosen {
		in.Name, in.Detail, in.Email = known.Name, known.JobTitle, known.Email
		return in, errs
	}
	errs.Join(form.Read(v, &typed))
	errs.Join(form.Read(v, &proposalForm{}))
	if _, err := people.NormalEmail(typed.Email); err != nil && typed.Email != "" {
		errs.AddFault(err)
	}
	if typed.Email != typed.Again && typed.Again != "" {
		errs.Add("again", "The two e-mail addresses differ. Enter the same one twice.")
	}
	in.Name, in.Detail, in.Email = typed.Name, typed.Detail, typed.Email
	return in, errs
}

// addPerson asks once more, with the child's name and date of birth, before it adds (F67).
func (p CasePages) addPerson(w http.ResponseWriter, r *http.Request) error {
	to, err := p.joiningTo(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in, errs := readPerson(values, to)
	switch {
	case errs.Any() || values.Action() == "change":
		p.showAddPerson(w, r, statusAgain(errs, nil), to, values, errs)
		return nil
	case values.Action() != "confirm":
		p.confirmPerson(w, r, to, in, values.Carry("action"))
		return nil
	}
	said := "The person has been added to the case and told by e-mail."
	if to.proposes {
		said = "The council has been asked to add " + in.Name + ". They see nothing of the case until the co-ordinator has checked who they are."
		err = p.propose.Do(r.Context(), ActorOf(r), to.Case.ID(), in, values.Lines("why"))
	} else {
		err = p.add.Do(r.Context(), ActorOf(r), to.Case.ID(), in)
	}
	if errs.AddFault(err) {
		p.showAddPerson(w, r, http.StatusUnprocessableEntity, to, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, caseURL(to.Case, "/people"), http.StatusSeeOther)
	return nil
}

func (p CasePages) showAddPerson(w http.ResponseWriter, r *http.Request, status int, to joining, v *form.Values, errs form.Errors) {
	page := &addPersonPage{Page: view.Page{Title: "Add a person to the case", Case: caseBar(to.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the case", Href: caseURL(to.Case, "")}}}
	if to.family() {
		page.Parts = relativeFields(v, errs)
		if to.proposes {
			page.Title = "Ask the council to add a person"
			page.Lead = "The case co-ordinator checks who the person is before they can see anything. You get a message when they have answered."
			page.Parts = append(page.Parts, view.TextArea{Name: "why", Label: "What should the council know? (optional)", Hint: "For example who lives with the child, or who else knows them.", Value: v.Lines("why"), Rows: 3, Error: errs.For("why")})
		}
	} else {
		page.Title = "Add a person of " + to.setting.Name
		page.Lead = "For example another SENCO. They hear of what happens on this case."
		field := personField(v, errs)
		page.Parts = []view.Component{field("name", "Full name", "", "", 0), field("detail", "Job title or role", "", "", 20), field("email", "E-mail address", "", "email", 0), field("again", "Confirm e-mail address", "", "email", 0)}
		if len(to.colleagues) > 0 {
			list := view.TypeAhead{Name: "colleague", Label: "Somebody who acts for " + to.setting.Name + " already", Hint: "Type a name or an e-mail address. You need fill in nothing else.", Value: v.Text("colleague"), Typed: v.Text(view.TypedName("colleague")), Choose: "Nobody from the list", ChooseNone: true, Error: errs.For("colleague")}
			for _, one := range to.colleagues {
				list.Options = append(list.Options, personOption(one, asIdentity))
			}
			page.Parts = []view.Component{list, view.SideSection{Title: "Or somebody who is not in the list", Open: errs.Any() || v.Text("email")+v.Text("name") != "", Parts: page.Parts}}
		}
	}
	p.pages.Show(w, r, status, "case_people_add", page)
}

// personField draws one field about a person who is not on the case yet.
func personField(v *form.Values, errs form.Errors) func(name, label, hint, kind string, chars int) view.Component {
	return func(name, label, hint, kind string, chars int) view.Component {
		return view.TextInput{Name: name, Label: label, Hint: hint, Type: kind, Value: v.Text(name), Error: errs.For(name), Chars: chars, Autocomplete: "off", NoSpelling: kind == "email"}
	}
}

// relativeFields ask who a family member or an advocate is, and how to reach them.
func relativeFields(v *form.Values, errs form.Errors) []view.Component {
	field := personField(v, errs)
	return []view.Component{
		view.Radios{Name: "kind", Legend: "Who are they?", Value: v.Text("kind"), Error: errs.For("kind"), Clearable: true, Options: []view.Option{{Value: "family", Text: "Parent, carer, guardian or young person"}, {Value: "advocate", Text: "Advocate or independent supporter"}}},
		field("name", "Full name", "", "", 0), field("detail", "How do they belong to the child?", "For example mother, foster carer, advocate", "", 20),
		view.Checkboxes{Name: "by", Legend: "How do they want to be contacted?", Values: v.All("by"), Error: errs.For("by"), Options: []view.Option{{Value: "email", Text: "By e-mail"}, {Value: "post", Text: "By post"}}},
		field("email", "E-mail address", "", "email", 0), field("again", "Confirm e-mail address", "", "email", 0),
	}
}

func (p CasePages) confirmPerson(w http.ResponseWriter, r *http.Request, to joining, in casefile.NewPerson, carried []view.Hidden) {
	child := to.Case.Child()
	what := []string{in.Name + " (" + in.Email + ") will be able to see the case of " + child.FullName() + ", born " + child.Born.Long() + "."}
	if !to.family() {
		what = append(what, in.Name+" will act for "+to.setting.Name+" in the hub, and so can see its other children’s cases too.")
	}
	what = append(what, "Make sure that "+in.Name+" has confirmed this e-mail address to you. A message about the case goes there at once. If they have no account yet, it asks them to choose a password.")
	title, yes := "Add "+in.Name+" to this case?", "Yes, add this person"
	if to.proposes {
		title, yes = "Ask the council to add "+in.Name+"?", "Yes, ask the council"
		what = []string{in.Name + " (" + in.Email + ") is to see the case of " + child.FullName() + ", born " + child.Born.Long() + ".",
			"Make sure that " + in.Name + " has confirmed this e-mail address to you.",
			"They see nothing, and get no message, until the case co-ordinator has checked who they are."}
	}
	page := &addPersonPage{
		Page: view.Page{Title: title, Case: caseBar(to.Head, 0)},
		Confirm: &view.Confirm{
			What: what, Hidden: carried, Yes: view.Button{Text: yes, Value: "confirm"}, Change: view.Button{Text: "Change", Value: "change", Kind: view.Secondary},
			No: view.Link{Text: "No, go back", Href: caseURL(to.Case, "")},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "case_people_add", page)
}
