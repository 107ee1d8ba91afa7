package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/people"
)

// profileForm is the shape of what one says of oneself.
type profileForm struct {
	Name    string            `form:"name" label:"your name" validate:"required,max=200"`
	Title   string            `form:"title" label:"your job title" validate:"max=100"`
	Side    people.Specialism `form:"side" label:"your specialism" ask:"Choose a specialism from the list" validate:"omitempty,oneof='Education' 'Health' 'Social care'"`
	Contact []string          `form:"contact" label:"how we write to you"`
	Address string            `form:"address,lines" label:"your address" validate:"max=1000"`
}

// profileLabels are what people call the fields.
var profileLabels = map[string]string{"name": "Your name", "title": "Job title or role", "side": "Specialism", "contact": "How we write to you", "address": "Postal address"}

func profileValues(own accounts.OwnAccount) *form.Values {
	v := form.Of(map[string][]string{"name": {own.Name}, "title": {own.JobTitle}})
	if own.AtWork() {
		v.Set("side", string(own.Specialism))
	}
	if own.ChoosesContact() {
		var contact []string
		if own.ByEmail {
			contact = append(contact, "email")
		}
		if own.ByPost {
			contact = append(contact, "post")
		}
		v.Set("contact", contact...)
		v.Set("address", own.Address)
	}
	return v
}

func (in profileForm) words() people.OwnWords {
	words := people.OwnWords{Name: in.Name, JobTitle: in.Title, Specialism: in.Side, Address: in.Address}
	for _, way := range in.Contact {
		words.ByEmail, words.ByPost = words.ByEmail || way == "email", words.ByPost || way == "post"
	}
	return words
}

func (p OwnAccountPages) own(r *http.Request) (accounts.OwnAccount, error) {
	return accounts.ReadOwn{Means: p.means}.Do(r.Context(), ActorOf(r).Person)
}

func (p OwnAccountPages) showProfile(w http.ResponseWriter, r *http.Request) error {
	own, err := p.own(r)
	if err != nil {
		return err
	}
	p.drawProfile(w, r, http.StatusOK, own, profileValues(own), form.Errors{})
	return nil
}

func (p OwnAccountPages) drawProfile(w http.ResponseWriter, r *http.Request, status int, own accounts.OwnAccount, v *form.Values, errs form.Errors) {
	parts := []view.Component{
		view.TextInput{Name: "name", Label: profileLabels["name"], Hint: "This is how you appear to everyone else in the hub. What you did under another name stays yours.", Autocomplete: "name", NoSpelling: true, Value: v.Text("name"), Error: errs.For("name")},
		view.TextInput{Name: "title", Label: profileLabels["title"], Hint: "It stands beside your name, and in the answers that you write.", Autocomplete: "organization-title", Value: v.Text("title"), Error: errs.For("title")},
	}
	if own.AtWork() {
		sides := view.Radios{Name: "side", Legend: profileLabels["side"], Value: v.Text("side"), Error: errs.For("side"), Clearable: true}
		for _, side := range people.Specialisms() {
			sides.Options = append(sides.Options, view.Option{Value: string(side), Text: string(side)})
		}
		parts = append(parts, sides)
	}
	if own.ChoosesContact() {
		parts = append(parts,
			view.Checkboxes{Name: "contact", Legend: profileLabels["contact"], Hint: "Choose one or both. E-mails about your account and codes for signing in always come by e-mail.", Values: v.All("contact"), Error: errs.For("contact"),
				Options: []view.Option{{Value: "email", Text: "By e-mail", Hint: "To " + own.Email + "."}, {Value: "post", Text: "By post", Hint: "Letters take some days longer."}}},
			view.TextArea{Name: "address", Label: profileLabels["address"], Hint: "Needed for letters. Only the case co-ordinator and those who post letters see it.", Rows: 4, Value: v.Lines("address"), Error: errs.For("address")})
	}
	p.pages.Show(w, r, status, "writing", &writingPage{
		Page:   view.Page{Title: "Your name and how we write to you", Errors: errs.Summary(), Back: &view.Link{Text: "Back to your account", Href: accountHome}},
		Hidden: append(marksFor(v, profileValues(own).Fields()), carriedVersion(v, own.Version)), Parts: parts,
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: accountHome}},
	})
}

// saveProfile saves. What a manager changed meanwhile is brought together with it, and only what both changed is asked
// about.
func (p OwnAccountPages) saveProfile(w http.ResponseWriter, r *http.Request) error {
	own, err := p.own(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() {
		p.drawProfile(w, r, http.StatusOK, own, values, form.Errors{})
		return nil
	}
	var errs form.Errors
	run := &saving{values: values, errs: &errs}
	run.load = func() (by stored, err error) {
		own, err = p.own(r)
		return stored{Fields: profileValues(own).Fields(), Version: own.Version, Label: func(field string) string { return profileLabels[field] }, Rich: func(string) bool { return false }}, err
	}
	run.save = func(version int) error {
		var in profileForm
		if errs.Join(form.Read(values, &in)); errs.Any() {
			return nil
		}
		return accounts.DescribeOneself{Means: p.means}.Do(r.Context(), ActorOf(r).Person, version, in.words())
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, view.Page{Title: "Your name and how we write to you"}, RichTexts{}, values, clash)
	case errs.Any():
		p.drawProfile(w, r, run.status, own, values, errs)
	default:
		return saidThen(w, r, "Saved.", accountHome)
	}
	return nil
}
