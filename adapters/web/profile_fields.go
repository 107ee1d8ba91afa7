package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/council"
	"ehchub/domain/fault"
)

// profileField is one value of the council's profile, as a form holds it and as a list of changes tells it.
type profileField struct {
	name, label, hint string
	kind              fieldKind
	get               func(p council.Profile) string
	set               func(p *council.Profile, text string) error
}

type fieldKind int

const (
	lineField fieldKind = iota
	linesField
	phoneField
	addressField
	webField
	daysField
	yesField
	agreeField
	unscannedField
)

// profilePart is one page of the profile.
type profilePart struct {
	key, title, lead string
	fields           []profileField
}

// profileParts are the pages in the order in which the profile lists them.
var profileParts = []profilePart{
	{"look", "Name and look", "They stand at the head of every page and on letters and plans from now on.", []profileField{
		lineOf("name", "Name of the council", "", lineField, func(p *council.Profile) *string { return &p.Name }),
		lineOf("short-name", "Short name", "For example Wrenshire. Its first letters stand in the coloured mark where there is no logo.", lineField, func(p *council.Profile) *string { return &p.ShortName }),
		lineOf("colour", "Colour", "Six letters or digits after #, such as #1f6b52. White words must be readable on it.", lineField, func(p *council.Profile) *string { return &p.Colour }),
	}},
	{"contacts", "The team and how to reach it", "Letters, messages and help pages name these.", []profileField{
		lineOf("team", "Team that writes the letters", "", lineField, func(p *council.Profile) *string { return &p.Team }),
		{"address", "Postal address", "", linesField, func(p council.Profile) string { return strings.Join(p.Address, "\n") }, func(p *council.Profile, text string) error {
			p.Address = slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
			return nil
		}},
		lineOf("phone", "Telephone", "", phoneField, func(p *council.Profile) *string { return &p.Phone }),
		lineOf("email", "E-mail address", "", addressField, func(p *council.Profile) *string { return &p.Email }),
		lineOf("local-offer", "Local Offer", "The whole web address. Notices of a final plan must tell families where settings are listed.", webField, func(p *council.Profile) *string { return &p.LocalOffer }),
		lineOf("assessment-page", "Your page about assessments (optional)", "", webField, func(p *council.Profile) *string { return &p.AssessmentPage }),
		lineOf("plan-page", "Your page about plans (optional)", "", webField, func(p *council.Profile) *string { return &p.PlanPage }),
	}},
	{"services", "Services that letters and pages name", "The law asks decision letters to tell families how to reach these services.", serviceFields()},
	{"rules", "Rules that you set yourselves", "They count from now on. What was done before stays as it is.", []profileField{
		lineOf("reference-pattern", "Pattern of case IDs", "{yy} or {yyyy} is the year, {n:4} the number in the year with at least four digits. Case IDs that were given stay.", lineField, func(p *council.Profile) *string { return &p.ReferencePattern }),
		{"second-person", "Who decides?", "", yesField, func(p council.Profile) string { return yesNo(p.SecondPersonDecides) }, func(p *council.Profile, text string) error { p.SecondPersonDecides = text == "yes"; return nil }},
		{"families-agree", "Must families agree before somebody outside works with their child’s file?", "It holds for what is declared for one child from now on.", agreeField, func(p council.Profile) string { return yesNo(p.FamiliesAgree) }, func(p *council.Profile, text string) error { p.FamiliesAgree = text == "yes"; return nil }},
		{"opens-unscanned", "May documents be opened that no virus scanner has looked at?", "It counts where the hub has no scanner, and for documents that came before it had one.", unscannedField, func(p council.Profile) string { return yesNo(p.OpensUnscanned) }, func(p *council.Profile, text string) error { p.OpensUnscanned = text == "yes"; return nil }},
		daysOf("draft-window", "How many days has a family for a draft?", "The law asks for 15 at least, beginning with the day on which the draft is served (SI 2014/1530 reg 13(1)).", func(p *council.Profile) *int { return &p.DraftWindowDays }),
		daysOf("visitor-draft", "How many days is a request kept that a visitor began and did not send?", "", func(p *council.Profile) *int { return &p.VisitorDraftDays }),
		{"records-kept", "For how long is a child’s file kept?", "The privacy notice says this sentence.", linesField, council.Profile.KeptFor, func(p *council.Profile, text string) error { p.RecordsKept = text; return nil }},
	}},
	{"complaints", "Times for complaints", "In working days. The Ombudsman’s Complaint Handling Code (2024) has 5 and 10 for stage 1, 5 and 20 for stage 2. They count for steps that are taken from now on.", complaintFields()},
}

func partOf(key string) (profilePart, bool) {
	i := slices.IndexFunc(profileParts, func(part profilePart) bool { return part.key == key })
	if i < 0 {
		return profilePart{}, false
	}
	return profileParts[i], true
}

func lineOf(name, label, hint string, kind fieldKind, at func(p *council.Profile) *string) profileField {
	return profileField{name, label, hint, kind, func(p council.Profile) string { return *at(&p) }, func(p *council.Profile, text string) error { *at(p) = text; return nil }}
}

func daysOf(name, label, hint string, at func(p *council.Profile) *int) profileField {
	return profileField{name, label, hint, daysField, func(p council.Profile) string { return strconv.Itoa(*at(&p)) }, func(p *council.Profile, text string) (err error) {
		*at(p), err = strconv.Atoi(text)
		return err
	}}
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// complaintFields are the council's times for complaints.
func complaintFields() []profileField {
	var fields []profileField
	for _, one := range (council.ComplaintTimes{}).Days() {
		field := daysOf("complaint-"+one.Key, one.Label, "", func(p *council.Profile) *int { return p.Complaints.At(one.Key) })
		field.get = func(p council.Profile) string { whole := p.Complaints.Whole(); return strconv.Itoa(*whole.At(one.Key)) }
		fields = append(fields, field)
	}
	return fields
}

// serviceFields are the fields of each service that the profile names.
func serviceFields() []profileField {
	var fields []profileField
	for _, s := range (council.Profile{}).Services() {
		at := contactAt(s.Key)
		field := func(what, label string, kind fieldKind, of func(c *council.Contact) *string) {
			fields = append(fields, lineOf(s.Key+"."+what, label, "", kind, func(p *council.Profile) *string { return of(at(p)) }))
		}
		field("name", "Name", lineField, func(c *council.Contact) *string { return &c.Name })
		field("phone", "Telephone", phoneField, func(c *council.Contact) *string { return &c.Phone })
		field("email", "E-mail address", addressField, func(c *council.Contact) *string { return &c.Email })
		field("web", "Web address", webField, func(c *council.Contact) *string { return &c.Web })
		field("address", "Postal address", linesField, func(c *council.Contact) *string { return &c.Address })
	}
	return fields
}

func contactAt(key string) func(p *council.Profile) *council.Contact {
	return func(p *council.Profile) *council.Contact {
		return map[string]*council.Contact{"advice": &p.Advice, "mediation": &p.Mediation, "resolution": &p.Resolution, "tribunal": &p.Tribunal, "help": &p.Help, "protection": &p.DataProtection}[key]
	}
}

// serviceOf names the service that a field belongs to; "" for a field of none.
func serviceOf(field string) string {
	key, _, found := strings.Cut(field, ".")
	if !found {
		return ""
	}
	for _, s := range (council.Profile{}).Services() {
		if s.Key == key {
			return s.Label
		}
	}
	return ""
}

// fullLabel tells fields apart that look alike.
func (f profileField) fullLabel() string {
	if service := serviceOf(f.name); service != "" {
		return service + ": " + lowerFirst(f.label)
	}
	return f.label
}

// stored gives a part's fields as its form would post them.
func (part profilePart) stored(p council.Profile) url.Values {
	fields := url.Values{}
	for _, f := range part.fields {
		fields.Set(f.name, f.get(p))
	}
	return fields
}

// typed reads the fields into a profile; what can't be read at all is said in errs.
func (part profilePart) typed(v *form.Values, p *council.Profile, errs *form.Errors) {
	for _, f := range part.fields {
		if err := f.set(p, v.Lines(f.name)); err != nil {
			errs.Add(f.name, "Enter a whole number.")
		}
	}
}

// check says what is wrong with the part's own fields.
func (part profilePart) check(p council.Profile, errs *form.Errors) {
	f := fault.As(p.Check())
	if f == nil {
		return
	}
	for _, one := range f.All() {
		if slices.ContainsFunc(part.fields, func(field profileField) bool { return field.name == one.Field }) {
			errs.Add(one.Field, one.Message)
		}
	}
}

func (f profileField) component(v *form.Values, errs form.Errors) view.Component {
	value, wrong := v.Lines(f.name), errs.For(f.name)
	label := f.label
	if service := serviceOf(f.name); service != "" {
		label += " of the " + lowerFirst(service)
	}
	switch f.kind {
	case linesField:
		return view.TextArea{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong, Rows: 4}
	case phoneField:
		return view.TextInput{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong, Type: "tel", Chars: 20, NoSpelling: true}
	case addressField:
		return view.TextInput{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong, Type: "email", NoSpelling: true}
	case webField:
		return view.TextInput{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong, NoSpelling: true}
	case daysField:
		return view.TextInput{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong, Chars: 3, InputMode: "numeric", Suffix: "days"}
	case agreeField:
		return view.Radios{Name: f.name, Legend: f.label, Hint: f.hint, Value: value, Error: wrong, Options: []view.Option{{Value: "no", Text: "No, they are told"}, {Value: "yes", Text: "Yes, they are asked first"}}}
	case unscannedField:
		return view.Radios{Name: f.name, Legend: f.label, Hint: f.hint, Value: value, Error: wrong, Options: []view.Option{{Value: "no", Text: "No, they wait until a scanner has looked at them"}, {Value: "yes", Text: "Yes, and they say that they were not scanned"}}}
	case yesField:
		return view.Radios{Name: f.name, Legend: f.label, Value: value, Error: wrong, Options: []view.Option{{Value: "no", Text: "The case co-ordinator or a manager decides"}, {Value: "yes", Text: "A second person decides"}}}
	}
	return view.TextInput{Name: f.name, Label: label, Hint: f.hint, Value: value, Error: wrong}
}

// shownValue is a field's value in words.
func (f profileField) shownValue(p council.Profile) string {
	value := f.get(p)
	switch {
	case value == "":
		return "nothing"
	case f.kind == agreeField && value == "yes":
		return "they are asked first"
	case f.kind == agreeField:
		return "they are told"
	case f.kind == unscannedField && value == "yes":
		return "yes, and they say so"
	case f.kind == unscannedField:
		return "no, they wait for a scanner"
	case f.kind == yesField && value == "yes":
		return "a second person decides"
	case f.kind == yesField:
		return "the case co-ordinator or a manager decides"
	case f.kind == daysField:
		return value + " days"
	}
	return strings.ReplaceAll(value, "\n", ", ")
}
