package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func (p TogetherPages) showAsk(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r, access.ShareRequest, true)
	if err != nil {
		return err
	}
	values := form.Of(nil)
	if second := out.Case.Child().SecondSetting; second.ID != "" && !wasAsked(out, second.ID) {
		values.Set("who", "setting") // a child at two settings: the other one is whom they most likely mean
		values.Set("setting", string(second.ID))
	}
	p.drawAsk(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

func wasAsked(out assessment.RequestDraftOut, setting ehc.SettingID) bool {
	_, err := out.Case.Writer(string(setting))
	return err == nil || hasAll(out, setting)
}

// hasAll reports whether a setting has all of the draft.
func hasAll(out assessment.RequestDraftOut, setting ehc.SettingID) bool {
	for _, a := range out.Case.With(access.Author) {
		if a.Holder.ID == string(setting) {
			return true
		}
	}
	return false
}

// writerForm is the shape of the form that asks a person by their address.
type writerForm struct {
	Name     string `form:"name" label:"their full name" validate:"required,max=200"`
	Detail   string `form:"detail" label:"what they are" validate:"required,max=100"`
	Email    string `form:"email" label:"their e-mail address" validate:"required,max=254"`
	Again    string `form:"again" label:"their e-mail address again" validate:"required"`
	Relative string `form:"kind" label:"who they are" ask:"Say whether they are at work, or family" validate:"required,oneof=work family"`
}

func readAsk(v *form.Values, out assessment.RequestDraftOut) (assessment.AskWriterInput, form.Errors) {
	in, errs := assessment.AskWriterInput{Case: out.Case.ID(), Parts: partsOf(v.All("parts"))}, form.Errors{}
	switch v.Text("who") {
	case "setting":
		keepUnlisted(v, &errs, "setting", "")
		if in.Setting = ehc.SettingID(v.Text("setting")); in.Setting == "" && !errs.Any() {
			errs.Add("setting", "Choose a nursery, school or college from the list.")
		}
	case "person":
		var typed writerForm
		errs = form.Read(v, &typed)
		if _, err := people.NormalEmail(typed.Email); err != nil && typed.Email != "" {
			errs.AddFault(err)
		}
		if !strings.EqualFold(typed.Email, typed.Again) && typed.Again != "" {
			errs.Add("again", "The two e-mail addresses differ. Enter the same one twice.")
		}
		in.Name, in.Detail, in.Email, in.Relative = typed.Name, typed.Detail, typed.Email, typed.Relative == "family"
	default:
		errs.Add("who", "Choose whom you want to ask.")
	}
	if len(in.Parts) == 0 {
		errs.Add("parts", "Choose what they are to write.")
	}
	return in, errs
}

// asked asks once more, with the child's name and date of birth, before anybody is asked to write (F67).
func (p TogetherPages) asked(w http.ResponseWriter, r *http.Request) error {
	out, err := p.opened(r, access.ShareRequest, true)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in, errs := readAsk(values, out)
	switch {
	case values.ClearPressed() || values.Action() == "change":
		p.drawAsk(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	case !errs.Any() && values.Action() != "confirm":
		p.confirmAsk(w, r, out, in, values)
		return nil
	case !errs.Any():
		if err = p.ask.Do(r.Context(), ActorOf(r), in); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.drawAsk(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	LeaveNotice(w, p.nameOf(out, in)+" has been asked to write with you, and is told by e-mail.")
	http.Redirect(w, r, draftURL(in.Case, ""), http.StatusSeeOther)
	return nil
}

func (p TogetherPages) nameOf(out assessment.RequestDraftOut, in assessment.AskWriterInput) string {
	for _, s := range out.Settings {
		if s.Value == string(in.Setting) {
			return s.Label
		}
	}
	if in.Setting != "" {
		return "The setting"
	}
	return in.Name
}

func (p TogetherPages) drawAsk(w http.ResponseWriter, r *http.Request, status int, out assessment.RequestDraftOut, v *form.Values, errs form.Errors) {
	field := func(name, label, hint, kind string) view.TextInput {
		return view.TextInput{Name: name, Label: label, Hint: hint, Type: kind, Value: v.Text(name), Error: errs.For(name), Autocomplete: "off", NoSpelling: kind == "email"}
	}
	setting := settingAhead(view.TypeAhead{Name: "setting", Label: "Which one?", Error: errs.For("setting"), Choose: "Choose", Nothing: "The council has no list of settings yet. Ask a person by their e-mail address instead."}, out.Settings, v)
	page := &formPage{Page: draftStep(out.Head, "Ask somebody to write with you")}
	page.Errors = errs.Summary()
	page.Lead = "For example the second setting of a child who goes to two, a therapist, or the child’s family. You alone send the request."
	page.Parts = []view.Component{
		view.Radios{Name: "who", Legend: "Whom do you want to ask?", Value: v.Text("who"), Error: errs.For("who"), Clearable: true, Options: []view.Option{
			{Value: "setting", Text: "A nursery, school or college", Hint: "Everybody who acts for it in the hub can write", Reveal: []view.Component{setting}},
			{Value: "person", Text: "A person, by their e-mail address", Reveal: []view.Component{
				field("name", "Full name", "", ""), field("detail", "What are they?", "For example speech therapist, mother", ""),
				view.Radios{Name: "kind", Legend: "Do they write as somebody at work, or as family?", Value: v.Text("kind"), Error: errs.For("kind"), Options: []view.Option{{Value: "work", Text: "At work"}, {Value: "family", Text: "As family"}}},
				field("email", "E-mail address", "", "email"), field("again", "Confirm e-mail address", "", "email"),
			}},
		}},
		partBoxes(v.All("parts"), errs.For("parts")),
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Continue", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: draftURL(out.Case.ID(), "")}}
	p.pages.Show(w, r, status, "form", page)
}

func (p TogetherPages) confirmAsk(w http.ResponseWriter, r *http.Request, out assessment.RequestDraftOut, in assessment.AskWriterInput, v *form.Values) {
	name, child := p.nameOf(out, in), "a child whose name is not written yet"
	if c := out.Case.Child(); c.FullName() != "" {
		if child = c.FullName(); !c.Born.IsZero() {
			child += ", born " + c.Born.Long()
		}
	}
	what := []string{name + " will see, and can change, what is written under: " + requestPartWords(in.Parts) + ". It is the request for " + child + "."}
	if in.Setting == "" {
		what[0] = name + " (" + in.Email + ")" + strings.TrimPrefix(what[0], name)
		what = append(what, "Make sure that "+name+" has confirmed this e-mail address to you. A message goes there at once. If they have no account yet, it asks them to choose a password.")
	} else {
		what = append(what, "Everybody who acts for it in the hub gets a message.")
	}
	what = append(what, "You alone send the request. You can change what they write, or end it, at any time until then.")
	p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: draftStep(out.Head, "Ask "+name+" to write with you?"), Confirm: view.Confirm{
		What: what, Hidden: v.Carry("action"), Yes: view.Button{Text: "Yes, ask them", Value: "confirm"}, Change: view.Button{Text: "Change", Value: "change", Kind: view.Secondary},
		No: view.Link{Text: "No, go back", Href: draftURL(out.Case.ID(), "")}}})
}
