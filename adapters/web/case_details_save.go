package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/casefile"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/ports"
)

// saveDetails keeps the record. When someone else changed it in between, both are brought together, and only what both
// changed is asked about.
func (p CasePages) saveDetails(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.record.Do)
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
	var errs form.Errors
	run := &saving{values: values, errs: &errs}
	run.load = func() (by stored, err error) {
		if out, err = ofCase(r, p.record.Do); err == nil {
			by = recordStored(out)
		}
		return by, err
	}
	run.save = func(version int) error {
		child, wrong := readRecord(values, out.Case.Child())
		if errs.Join(wrong); errs.Any() {
			return nil
		}
		return p.change.Do(r.Context(), ActorOf(r), casefile.ChangeRecordInput{Case: out.Case.ID(), Version: version, Child: child})
	}
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, view.Page{Title: "The child’s record", Case: caseBar(out.Head, 0)}, RichTexts{}, values, clash)
	case errs.Any():
		p.showRecord(w, r, run.status, out, values, errs)
	default:
		LeaveNotice(w, "The child’s record has been saved.")
		http.Redirect(w, r, caseURL(out.Case, "/details"), http.StatusSeeOther)
	}
	return nil
}

// recordStored is the record as somebody else left it.
func recordStored(out reading.ChildRecordOut) stored {
	return stored{Fields: recordValues(out.Case.Child().WithYearOn(out.Today)).Fields(), Version: out.Case.Version(), Who: out.Changed.ByName, When: out.Changed.At,
		Label: func(field string) string { return recordLabels[field] }, Rich: func(string) bool { return false },
		Words: func(field, text string) string { return recordWords(out.Settings, field, text) }}
}

// recordLabels are what people call the fields of the record.
var recordLabels = map[string]string{
	"child.forenames": "Forenames", "child.surname": "Surname", "child.preferred": "The name they go by", "child.born": "Date of birth", "child.gender": "Gender",
	"child.address": "Address", "child.postcode": "Postcode", "child.upn": "UPN", "child.uln": "ULN", "child.nhs": "NHS number",
	"child.ethnicity": "Ethnicity", "child.language": "First language", "child.year": "Year group", "child.flags": "What is true of this child",
	"child.looked-after-by": "Looked after by", "child.gp": "GP", "child.professionals": "Who else helps",
	"child.setting": "Current education setting", "child.setting-name": "Name of the current setting", "child.setting-since": "First day at the current setting",
	"child.setting-days": "Days at the main setting", "child.second-days": "Days at the subsidiary setting",
	"child.second-setting": "Subsidiary education setting", "child.second-setting-name": "Name of the subsidiary setting",
	"child.previous-setting": "Previous education setting", "child.previous-setting-name": "Name of the previous setting",
	"child.previous-from": "First day at the previous setting", "child.previous-to": "Last day at the previous setting",
}

// recordWords says a choice of the record in words.
func recordWords(settings []ports.Choice, field, text string) string {
	switch field {
	case "child.flags":
		var child casework.Child
		for _, f := range childFlags {
			*f.of(&child) = slices.Contains(strings.Split(text, "\n"), f.value)
		}
		return strings.Join(flagsOf(child), "\n")
	case "child.setting-days", "child.second-days":
		return casework.DaysInWords(schoolDays(strings.Split(text, "\n")))
	case "child.year":
		if year, err := strconv.Atoi(text); err == nil {
			return casework.YearGroupLabel(year)
		}
	case "child.setting", "child.second-setting", "child.previous-setting":
		for _, setting := range settings {
			if setting.Value == text {
				return setting.Label
			}
		}
	}
	return text
}
