package web

import (
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/plan"
)

// changeFields ask, for each section that differs from the draft that the family had, what the family said that led to
// the change.
func changeFields(out planning.FinalOut, v *form.Values, errs form.Errors) []view.Component {
	if len(out.Changed) == 0 {
		return nil
	}
	set := view.Fieldset{Legend: "What has changed since " + lowerFirst(out.Latest.Label()), Hint: "The final plan can differ from the draft only because of what the family said, and in section I (Code of Practice 9.125). The letter to the family gives these reasons. If a section changed for any other reason, share a revised draft instead."}
	for _, section := range out.Changed {
		name := plan.BecauseField(section.Letter)
		set.Fields = append(set.Fields, view.TextArea{Name: name, Label: sectionName(section) + ": changed because of what the family said", Hint: "What did they say, and what did you change?", Rows: 3, Value: v.Lines(name), Error: errs.For(name)})
	}
	set.Fields = append(set.Fields, view.Links{Links: []view.Link{
		{Text: "Read " + lowerFirst(out.Latest.Label()), Href: versionURL(out.Case, out.Latest.Number)}, {Text: "Share a revised draft instead", Href: planURL(out.Case, "/share")},
	}})
	return []view.Component{set}
}

// sectionName names a section as a sentence does: "Section F, special educational provision".
func sectionName(s plan.SectionInfo) string {
	return "Section " + s.Letter + ", " + lowerFirst(s.Title)
}

// readChanges reads the reason for each changed section; one that is left out stays empty.
func readChanges(out planning.FinalOut, v *form.Values) []plan.Change {
	var changes []plan.Change
	for _, section := range out.Changed {
		changes = append(changes, plan.Change{Section: section.Letter, Because: v.Lines(plan.BecauseField(section.Letter))})
	}
	return changes
}

// changesTold lists what the final plan says of its changes since the draft; nil without one.
func changesTold(v plan.Version) *view.SummaryList {
	if len(v.Changes) == 0 {
		return nil
	}
	list := &view.SummaryList{Title: "What changed after the draft, because of what the family said"}
	for _, c := range v.Changes {
		section, _ := plan.Section(c.Section)
		list.Rows = append(list.Rows, view.SummaryRow{Key: sectionName(section), Text: c.Because})
	}
	return list
}
