package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

var childPart = requestPart{part: casework.AboutChild, title: "About the child or young person", draw: drawChild, read: readChild, next: "/story",
	fields: func(out assessment.RequestDraftOut) url.Values { return childFields(out.Case.Child()) },
	label:  func(field string) string { return recordLabels[field] },
	words: func(out assessment.RequestDraftOut, field, text string) string {
		return recordWords(out.Settings, field, text)
	}}

func (p RequestPages) showChild(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.openPart(w, r, childPart, out)
}

func (p RequestPages) saveChild(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut) error {
	return p.savePart(w, r, childPart, out)
}

// requestChildForm is the shape of "About the child" (G3). Nothing must be there to be saved.
type requestChildForm struct {
	Forenames     string   `form:"child.forenames" label:"the forenames" validate:"max=200"`
	Surname       string   `form:"child.surname" label:"the surname" validate:"max=200"`
	Preferred     string   `form:"child.preferred" label:"the name they go by" validate:"max=200"`
	Born          ehc.Date `form:"child.born" label:"the date of birth"`
	Gender        string   `form:"child.gender" label:"the gender" validate:"max=50"`
	Address       string   `form:"child.address,lines" label:"the address" validate:"max=1000"`
	Postcode      string   `form:"child.postcode" label:"the postcode" validate:"omitempty,postcode"`
	UPN           string   `form:"child.upn" label:"the UPN" validate:"max=20"`
	ULN           string   `form:"child.uln" label:"the ULN" validate:"max=20"`
	NHSNumber     string   `form:"child.nhs" label:"the NHS number" validate:"max=20"`
	Ethnicity     string   `form:"child.ethnicity" label:"the ethnicity" validate:"max=100"`
	Language      string   `form:"child.language" label:"the first language" validate:"max=100"`
	Year          string   `form:"child.year"`
	Flags         []string `form:"child.flags"`
	LookedAfterBy string   `form:"child.looked-after-by" label:"the local authority" validate:"max=200"`
	Setting       string   `form:"child.setting"`
	SettingName   string   `form:"child.setting-name" label:"the name of the setting" validate:"max=200"`
	Second        string   `form:"child.second-setting"`
	SecondName    string   `form:"child.second-setting-name" label:"the name of the subsidiary setting" validate:"max=200"`
	Previous      string   `form:"child.previous-setting"`
	SettingDays   []string `form:"child.setting-days"`
	SecondDays    []string `form:"child.second-days"`
	PreviousName  string   `form:"child.previous-setting-name" label:"the name of the previous setting" validate:"max=200"`
	GP            string   `form:"child.gp" label:"the GP" validate:"max=300"`
	Professionals string   `form:"child.professionals,lines" label:"other professionals" validate:"max=3000"`
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

func childFields(c casework.Child) url.Values {
	fields := url.Values{
		"child.forenames": {c.Forenames}, "child.surname": {c.Surname}, "child.preferred": {c.Preferred}, "child.born": {form.DateText(c.Born)}, "child.gender": {c.Gender},
		"child.address": {c.Address}, "child.postcode": {c.Postcode}, "child.upn": {c.UPN}, "child.uln": {c.ULN}, "child.nhs": {c.NHSNumber},
		"child.ethnicity": {c.Ethnicity}, "child.language": {c.FirstLanguage}, "child.looked-after-by": {c.LookedAfterBy}, "child.gp": {c.GP}, "child.professionals": {c.Professionals},
	}
	if c.YearGroup != nil {
		fields.Set("child.year", strconv.Itoa(*c.YearGroup))
	}
	for _, f := range childFlags {
		if *f.of(&c) {
			fields.Add("child.flags", f.value)
		}
	}
	for _, d := range c.SettingDays {
		fields.Add("child.setting-days", string(d))
	}
	for _, d := range c.SecondDays {
		fields.Add("child.second-days", string(d))
	}
	for _, s := range settingFields {
		ref := s.of(&c)
		if fields.Set(s.name, string(ref.ID)); ref.ID == "" {
			fields.Set(s.name+"-name", ref.Name)
		}
	}
	for _, name := range []string{"child.flags", "child.setting-days", "child.second-days", "child.year", "child.setting-name", "child.second-setting-name", "child.previous-setting-name"} {
		if !fields.Has(name) { // one that is empty must be there too, so that it can be told from one that somebody filled in
			fields.Set(name, "")
		}
	}
	return fields
}

// settingFields are the settings of a child: each chosen from the list, or its name typed.
var settingFields = []struct {
	name, label string
	typed       string // label of the box for a name that the list lacks
	of          func(*casework.Child) *casework.SettingRef
}{
	{"child.setting", "Nursery, school or college", "Name of the nursery, school or college, if it is not in the list", func(c *casework.Child) *casework.SettingRef { return &c.Setting }},
	{"child.second-setting", "Subsidiary setting, if registered at two", "Name of the subsidiary setting, if it is not in the list", func(c *casework.Child) *casework.SettingRef { return &c.SecondSetting }},
	{"child.previous-setting", "The setting before", "Name of the setting before, if it is not in the list", func(c *casework.Child) *casework.SettingRef { return &c.PreviousSetting }},
}

func readChild(out assessment.RequestDraftOut, v *form.Values, in *assessment.WriteRequestInput) form.Errors {
	c, errs := childFrom(v, out.Case.Child())
	in.Child = &c
	return errs
}

// childFrom writes what the form says over a child's record, leaving what the form doesn't show.
func childFrom(v *form.Values, c casework.Child) (casework.Child, form.Errors) {
	var typed requestChildForm
	errs := form.Read(v, &typed)
	c.Forenames, c.Surname, c.Preferred, c.Born, c.Gender = typed.Forenames, typed.Surname, typed.Preferred, typed.Born, typed.Gender
	c.Address, c.Postcode, c.UPN, c.ULN, c.NHSNumber = typed.Address, typed.Postcode, typed.UPN, typed.ULN, typed.NHSNumber
	c.Ethnicity, c.FirstLanguage, c.GP, c.Professionals = typed.Ethnicity, typed.Language, typed.GP, typed.Professionals
	c.YearGroup = nil
	if year, err := strconv.Atoi(typed.Year); err == nil && year >= firstYear && year <= lastYear {
		c.YearGroup = &year
	}
	for _, f := range childFlags {
		*f.of(&c) = contains(typed.Flags, f.value)
	}
	c.SettingDays, c.SecondDays = schoolDays(typed.SettingDays), schoolDays(typed.SecondDays)
	c.LookedAfterBy = typed.LookedAfterBy
	if !c.LookedAfter {
		c.LookedAfterBy = ""
	}
	for _, s := range settingFields {
		keepUnlisted(v, &errs, s.name, s.name+"-name")
		*s.of(&c) = casework.SettingRef{ID: ehc.SettingID(v.Text(s.name)), Name: v.Text(s.name + "-name")}
	}
	return c, errs
}

// The national curriculum years that can be chosen: early years to Year 20, because plans run to the age of 25.
const (
	firstYear = -2
	lastYear  = 20
)

func drawChild(out assessment.RequestDraftOut, v *form.Values, errs form.Errors) []view.Component {
	who, more := childParts(v, errs)
	for _, s := range settingFields {
		who = append(who, settingParts(s.name, s.label, s.typed, out.Settings, v, errs)...)
		if s.name == "child.second-setting" {
			who = append(who, dayBoxes(v)...)
		}
	}
	return append(who, more...)
}

// childParts ask who the child is, and what else the record holds besides the settings.
func childParts(v *form.Values, errs form.Errors) (who, more []view.Component) {
	text := func(name, label, hint string, chars int) view.TextInput {
		name = "child." + name
		return view.TextInput{Name: name, Label: label, Hint: hint, Value: v.Text(name), Error: errs.For(name), Chars: chars, Autocomplete: "off", NoSpelling: true}
	}
	who = []view.Component{
		text("forenames", "Forenames"+needed, "As on the birth certificate", 0), text("surname", "Surname"+needed, "", 0), text("preferred", "Name they go by", "If it is another one", 20),
		view.DateInput{Name: "child.born", Label: "Date of birth" + needed, Value: v.Text("child.born"), Error: errs.For("child.born"), Past: true},
		text("gender", "Gender", "", 20),
		view.TextArea{Name: "child.address", Label: "Address", Rows: 4, Value: v.Lines("child.address"), Error: errs.For("child.address")}, text("postcode", "Postcode", "", 10),
	}
	return who, []view.Component{yearSelect(v), flagBoxes(v, errs),
		text("ethnicity", "Ethnicity", "", 0), text("language", "First language", "", 20),
		text("nhs", "NHS number", "10 numbers, on letters from the NHS", 20), text("upn", "Unique pupil number (UPN)", "The school knows it. Leave it out if you don’t.", 20), text("uln", "Unique learner number (ULN)", "For those at college. Leave it out if you don’t know it.", 20),
		text("gp", "Family doctor (GP)", "Name or surgery", 0),
		view.TextArea{Name: "child.professionals", Label: "Who else helps already?", Hint: "For example a speech therapist, a hospital clinic, a social worker: their names and where they work", Rows: 4, Value: v.Lines("child.professionals"), Error: errs.For("child.professionals")}}
}

// settingParts offer the register's settings in a list, and a box for one that it lacks.
func settingParts(name, label, typed string, settings []ports.Choice, v *form.Values, errs form.Errors) []view.Component {
	other := name + "-name"
	return []view.Component{
		settingAhead(view.TypeAhead{Name: name, Label: label, Error: errs.For(name), Other: other, Choose: "None, or not in the list", ChooseNone: true, Nothing: "The council has no list of settings yet. Type the name below."}, settings, v),
		view.TextInput{Name: other, Label: typed, Value: v.Text(other), Error: errs.For(other), Autocomplete: "off", NoSpelling: true},
	}
}

// dayBoxes ask on which days a child who is registered at two settings attends each.
func dayBoxes(v *form.Values) []view.Component {
	boxes := func(name, legend string) view.Checkboxes {
		box := view.Checkboxes{Name: name, Legend: legend, Hint: "Only if there are two settings", Values: v.All(name), Small: true}
		for _, d := range casework.SchoolDays() {
			box.Options = append(box.Options, view.Option{Value: string(d), Text: d.Label()})
		}
		return box
	}
	return []view.Component{boxes("child.setting-days", "Days at the main setting"), boxes("child.second-days", "Days at the subsidiary setting")}
}

func schoolDays(values []string) (days []casework.SchoolDay) {
	for _, value := range values {
		if value != "" {
			days = append(days, casework.SchoolDay(value))
		}
	}
	return days
}

func yearSelect(v *form.Values) view.Select {
	year := view.Select{Name: "child.year", Label: "Year group", Hint: "Only if the child is taught in another year than their age says", Value: v.Text("child.year"), Choose: "The usual one for their age"}
	for n := firstYear; n <= lastYear; n++ {
		year.Options = append(year.Options, view.Option{Value: fmt.Sprint(n), Text: casework.YearGroupLabel(n)})
	}
	return year
}

func flagBoxes(v *form.Values, errs form.Errors) view.Checkboxes {
	boxes := view.Checkboxes{Name: "child.flags", Legend: "Which of these are true?", Hint: "Leave all empty if none is", Values: v.All("child.flags")}
	for _, f := range childFlags {
		option := view.Option{Value: f.value, Text: f.text}
		if f.value == "looked-after" {
			option.Reveal = []view.Component{view.TextInput{Name: "child.looked-after-by", Label: "By which local authority?", Value: v.Text("child.looked-after-by"), Error: errs.For("child.looked-after-by")}}
		}
		boxes.Options = append(boxes.Options, option)
	}
	return boxes
}
