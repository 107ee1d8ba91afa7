package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// caseDetailsPage is the child's record (F58): a form for those who may change it, else a list to read.
type caseDetailsPage struct {
	view.Page
	Lists     []view.SummaryList
	Parts     []view.Component
	Cancel    view.Link
	Downloads view.Links
}

func (p CasePages) showDetails(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.record.Do)
	if err != nil {
		return err
	}
	p.showRecord(w, r, http.StatusOK, out, recordForm(out.Case.Child()), form.Errors{}, nil)
	return nil
}

// detailsForm is the shape of the child's record as it is edited.
type detailsForm struct {
	Forenames string   `form:"child.forenames" label:"the forenames" validate:"required,max=200"`
	Surname   string   `form:"child.surname" label:"the surname" validate:"required,max=200"`
	Preferred string   `form:"child.preferred" label:"the name they go by" validate:"max=200"`
	Born      ehc.Date `form:"child.born" label:"the date of birth" validate:"required"`
	Gender    string   `form:"child.gender" label:"the gender" validate:"max=50"`
	Address   string   `form:"child.address,lines" label:"the address" validate:"max=1000"`
	Postcode  string   `form:"child.postcode" label:"the postcode" validate:"max=10"`
	UPN       string   `form:"child.upn" label:"the UPN" validate:"max=13"`
	NHSNumber string   `form:"child.nhs" label:"the NHS number" validate:"max=12"`
	Language  string   `form:"child.language" label:"the first language" validate:"max=100"`
	GP        string   `form:"child.gp" label:"the GP" validate:"max=300"`
	Setting   string   `form:"child.setting" label:"the setting"`
	Flags     []string `form:"child.flags"`
}

func recordForm(c casework.Child) detailsForm {
	in := detailsForm{Forenames: c.Forenames, Surname: c.Surname, Preferred: c.Preferred, Born: c.Born, Gender: c.Gender, Address: c.Address, Postcode: c.Postcode,
		UPN: c.UPN, NHSNumber: c.NHSNumber, Language: c.FirstLanguage, GP: c.GP, Setting: string(c.Setting.ID)}
	for _, f := range childFlags {
		if *f.of(&c) {
			in.Flags = append(in.Flags, f.value)
		}
	}
	return in
}

// childFlags are the yes-or-no facts of the record.
var childFlags = []struct {
	value, text string
	of          func(*casework.Child) *bool
}{
	{"looked-after", "Looked after by a local authority", func(c *casework.Child) *bool { return &c.LookedAfter }},
	{"custody", "In youth custody", func(c *casework.Child) *bool { return &c.YouthCustody }},
	{"forces", "From an armed forces family", func(c *casework.Child) *bool { return &c.ForcesFamily }},
	{"neet", "Not in education, employment or training", func(c *casework.Child) *bool { return &c.NotInEducation }},
}

// flagsOf lists the facts that are true of a child, or says that none is.
func flagsOf(c casework.Child) []string {
	var found []string
	for _, f := range childFlags {
		if *f.of(&c) {
			found = append(found, f.text)
		}
	}
	if len(found) == 0 {
		return []string{"None of these: looked after, youth custody, armed forces family, not in education"}
	}
	return found
}

// apply writes the form over the record, leaving what the form doesn't show.
func (in detailsForm) apply(c casework.Child) casework.Child {
	c.Forenames, c.Surname, c.Preferred, c.Born, c.Gender, c.Address, c.Postcode = in.Forenames, in.Surname, in.Preferred, in.Born, in.Gender, in.Address, in.Postcode
	c.UPN, c.NHSNumber, c.FirstLanguage, c.GP = in.UPN, in.NHSNumber, in.Language, in.GP
	if id := ehc.SettingID(in.Setting); id != c.Setting.ID { // one that the register lacks has a name alone, and stays
		c.Setting = casework.SettingRef{ID: id}
	}
	for _, f := range childFlags {
		*f.of(&c) = contains(in.Flags, f.value)
	}
	return c
}

func (p CasePages) saveDetails(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.record.Do(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	if err := access.Decide(ActorOf(r), access.EditChildRecord, out.Subject); err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in detailsForm
	errs := form.Read(values, &in)
	keepUnlisted(values, &errs, "child.setting", "")
	if !errs.Any() {
		err := p.change.Do(r.Context(), ActorOf(r), id, in.apply(out.Case.Child()))
		if err == nil {
			LeaveNotice(w, "The child’s record has been saved.")
			http.Redirect(w, r, caseURL(out.Case, "/details"), http.StatusSeeOther)
			return nil
		}
		if !errs.AddFault(err) {
			return err
		}
	}
	p.showRecord(w, r, http.StatusUnprocessableEntity, out, in, errs, values)
	return nil
}

func (p CasePages) showRecord(w http.ResponseWriter, r *http.Request, status int, out reading.ChildRecordOut, in detailsForm, errs form.Errors, typed *form.Values) {
	back := view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}
	page := &caseDetailsPage{Page: view.Page{Title: "The child’s record", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &back}, Cancel: view.Link{Text: "Cancel", Href: back.Href}, Downloads: fileLinks("the record", caseURL(out.Case, "/details"))}
	if out.May(access.EditChildRecord) {
		if typed == nil {
			typed = form.Of(url.Values{"child.born": {form.DateText(in.Born)}})
		}
		page.Parts = detailsParts(out, in, typed, errs)
	} else {
		page.Lists = recordLists(out.Head)
	}
	p.pages.Show(w, r, status, "case_details", page)
}

func detailsParts(out reading.ChildRecordOut, in detailsForm, typed *form.Values, errs form.Errors) []view.Component {
	text := func(name, label, value string, chars int) view.TextInput {
		return view.TextInput{Name: name, Label: label, Value: value, Error: errs.For(name), Chars: chars, Autocomplete: "off", NoSpelling: true}
	}
	settings := view.TypeAhead{Name: "child.setting", Label: "Current education setting", Value: in.Setting, Error: errs.For("child.setting"), Choose: "None", ChooseNone: true, Options: settingOptions(out.Settings), Typed: typed.Text(view.TypedName("child.setting"))}
	flags := view.Checkboxes{Name: "child.flags", Legend: "Which of these are true?", Values: in.Flags}
	for _, f := range childFlags {
		flags.Options = append(flags.Options, view.Option{Value: f.value, Text: f.text})
	}
	return []view.Component{
		text("child.forenames", "Forenames", in.Forenames, 30), text("child.surname", "Surname", in.Surname, 30), text("child.preferred", "Name they go by", in.Preferred, 30),
		view.DateInput{Name: "child.born", Label: "Date of birth", Value: typed.Text("child.born"), Error: errs.For("child.born"), Past: true},
		text("child.gender", "Gender", in.Gender, 20),
		view.TextArea{Name: "child.address", Label: "Address", Value: in.Address, Error: errs.For("child.address"), Rows: 4}, text("child.postcode", "Postcode", in.Postcode, 10),
		text("child.upn", "Unique pupil number (UPN)", in.UPN, 20), text("child.nhs", "NHS number", in.NHSNumber, 20), text("child.language", "First language", in.Language, 20), text("child.gp", "GP", in.GP, 30),
		settings, flags,
	}
}

// recordLists is the record to read (F59). Who may change it reads all that its form holds.
func recordLists(h application.Head) []view.SummaryList {
	c, child := h.Case, h.Case.Child()
	details := view.SummaryList{Title: "Child or young person’s details", Rows: []view.SummaryRow{
		{Key: "Name", Text: child.FullName()}, {Key: "Goes by", Text: child.Called()}, {Key: "Date of birth", Text: child.Born.Long()}, {Key: "First language", Text: child.FirstLanguage},
	}}
	if h.May(access.SeeContacts) {
		details.Rows = append(details.Rows, view.SummaryRow{Key: "Address", Text: child.Address + " " + child.Postcode}, view.SummaryRow{Key: "UPN", Text: child.UPN}, view.SummaryRow{Key: "NHS number", Text: child.NHSNumber})
	}
	if h.May(access.EditChildRecord) {
		details.Rows = append(details.Rows, view.SummaryRow{Key: "Gender", Text: child.Gender}, view.SummaryRow{Key: "GP", Text: child.GP}, view.SummaryRow{Key: "True of this child", Lines: flagsOf(child)})
	}
	people := view.SummaryList{Title: "Main contacts"}
	for _, party := range append(c.Family(), c.With(access.Adviser)...) {
		people.Rows = append(people.Rows, view.SummaryRow{Key: party.Name, Text: party.Detail})
	}
	return []view.SummaryList{details, people,
		{Title: "Current education setting", Rows: []view.SummaryRow{{Key: "Setting", Text: child.Setting.Name}, {Key: "Second setting", Text: child.SecondSetting.Name}}},
		{Title: "Previous education setting", Rows: []view.SummaryRow{{Key: "Setting", Text: child.PreviousSetting.Name}}},
	}
}
