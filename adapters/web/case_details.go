package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// caseDetailsPage is the child's record in its four sections (F58): a form for those who may change it, else to read.
type caseDetailsPage struct {
	view.Page
	Edits     bool
	Hidden    []view.Hidden // what the writer had read
	Sections  []recordSection
	Cancel    view.Link
	Downloads view.Links
}

// recordSection is one of the four sections: fields to fill in, or what is known, and links to where it is changed.
type recordSection struct {
	ID, Title string
	Fields    []view.Component
	People    *view.People
	Known     *view.SummaryList
	Links     []view.Link
}

func (p CasePages) showDetails(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.record.Do)
	if err != nil {
		return err
	}
	p.showRecord(w, r, http.StatusOK, out, recordValues(out.Case.Child().WithYearOn(out.Today)), form.Errors{})
	return nil
}

// attendedForm is the shape of the dates at the settings.
type attendedForm struct {
	Since ehc.Date `form:"child.setting-since" label:"the first day at the setting"`
	From  ehc.Date `form:"child.previous-from" label:"the first day at the setting before"`
	To    ehc.Date `form:"child.previous-to" label:"the last day at the setting before"`
}

func recordValues(c casework.Child) *form.Values {
	v := form.Of(childFields(c))
	v.Set("child.setting-since", form.DateText(c.SettingSince))
	v.Set("child.previous-from", form.DateText(c.PreviousFrom))
	v.Set("child.previous-to", form.DateText(c.PreviousTo))
	return v
}

func readRecord(v *form.Values, c casework.Child) (casework.Child, form.Errors) {
	c, errs := childFrom(v, c)
	var typed attendedForm
	errs.Join(form.Read(v, &typed))
	c.SettingSince, c.PreviousFrom, c.PreviousTo = typed.Since, typed.From, typed.To
	return c, errs
}

func (p CasePages) showRecord(w http.ResponseWriter, r *http.Request, status int, out reading.ChildRecordOut, v *form.Values, errs form.Errors) {
	back := view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}
	page := &caseDetailsPage{Page: view.Page{Title: "The child’s record", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &back},
		Edits: out.May(access.EditChildRecord), Cancel: view.Link{Text: "Cancel", Href: back.Href}, Downloads: fileLinks("the record", caseURL(out.Case, "/details"))}
	if page.Edits {
		page.Hidden = append(marksFor(v, recordValues(out.Case.Child().WithYearOn(out.Today)).Fields()), carriedVersion(v, out.Case.Version()))
		page.Sections = recordFields(out, v, errs)
	} else {
		page.Cancel = back
		page.Sections = recordLists(out)
	}
	p.pages.Show(w, r, status, "case_details", page)
}

// recordFields is the record as the authority changes it.
func recordFields(out reading.ChildRecordOut, v *form.Values, errs form.Errors) []recordSection {
	date := func(name, label, hint string) view.DateInput {
		return view.DateInput{Name: name, Label: label, Hint: hint, Value: v.Text(name), Error: errs.For(name)}
	}
	setting := func(name, label, typed string) []view.Component {
		return settingParts(name, label, typed, out.Settings, v, errs)
	}
	who, more := childParts(v, errs)
	current := append(setting("child.setting", "Current education setting", "Its name, if it is not in the list"),
		date("child.setting-since", "Since", "The first day there, if you know it. For example 4/9/2026"))
	before := append(setting("child.previous-setting", "Previous education setting", "Its name, if it is not in the list"),
		date("child.previous-from", "From", ""), date("child.previous-to", "To", "The last day there"))
	return []recordSection{
		{ID: "details", Title: "Child or young person’s details", Fields: append(who, more...)},
		contactsSection(out),
		{ID: "current-setting", Title: "Current education setting",
			Fields: append(append([]view.Component{view.Inset{Text: "When you choose another setting, this one becomes the previous one. Its people can no longer see the case; those of the new one can."}}, current...),
				append(setting("child.second-setting", "Second education setting, if there are two", "Its name, if it is not in the list"), dayBoxes(v)...)...)},
		{ID: "previous-setting", Title: "Previous education setting", Fields: before, Known: earlierSettings(out.Case.Child())},
	}
}
