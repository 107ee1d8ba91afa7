package web

import (
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// recordLists is the record to read (F59). Who may change it reads all that its form holds.
func recordLists(out reading.ChildRecordOut) []recordSection {
	child := out.Case.Child()
	details := []view.SummaryRow{{Key: "Name", Text: child.FullName()}, {Key: "Goes by", Text: child.Called()}, {Key: "Date of birth", Text: child.Born.Long()},
		{Key: "Year group", Text: casework.YearGroupLabel(child.YearGroupOn(out.Today))}, {Key: "First language", Text: child.FirstLanguage}}
	if out.SeesAddress(ehc.Actor{Person: out.Reader}) {
		details = append(details, view.SummaryRow{Key: "Address", Lines: linesOf(strings.TrimSpace(child.Address + "\n" + child.Postcode))})
	}
	if out.May(access.SeeWorkContacts) {
		details = append(details, view.SummaryRow{Key: "UPN", Text: child.UPN}, view.SummaryRow{Key: "NHS number", Text: child.NHSNumber})
	}
	if out.May(access.EditChildRecord) {
		details = append(details, view.SummaryRow{Key: "ULN", Text: child.ULN}, view.SummaryRow{Key: "Gender", Text: child.Gender}, view.SummaryRow{Key: "Ethnicity", Text: child.Ethnicity},
			view.SummaryRow{Key: "True of this child", Lines: flagsOf(child)}, view.SummaryRow{Key: "Looked after by", Text: child.LookedAfterBy},
			view.SummaryRow{Key: "GP", Text: child.GP}, view.SummaryRow{Key: "Who else helps", Lines: linesOf(child.Professionals)})
	}
	return []recordSection{
		{ID: "details", Title: "Child or young person’s details", Known: &view.SummaryList{Rows: details}},
		contactsSection(out),
		{ID: "current-setting", Title: "Current education setting", Known: &view.SummaryList{Rows: currentSettings(out)}},
		{ID: "previous-setting", Title: "Previous education setting", Known: &view.SummaryList{Rows: previousSettings(child.History())}},
	}
}

// asList is a section as the record's file holds it: people and facts, without what is for the screen.
func (s recordSection) asList() view.SummaryList {
	list := view.SummaryList{Title: s.Title}
	if s.People != nil {
		for _, line := range s.People.People {
			list.Rows = append(list.Rows, view.SummaryRow{Key: line.Name, Lines: append([]string{line.Role}, line.Lines...)})
		}
	}
	if s.Known != nil {
		list.Rows = append(list.Rows, s.Known.Rows...)
	}
	return list
}

// contactsSection is the family and the professionals involved, with how to reach them as far as the reader may see.
func contactsSection(out reading.ChildRecordOut) recordSection {
	c := out.Case
	section := recordSection{ID: "contacts", Title: "Main contacts", People: &view.People{Empty: "Nobody is on the case yet."}}
	for _, group := range []struct {
		role    string
		parties []casework.Party
	}{
		{"Family", c.Family()}, {"Case co-ordinator", c.With(access.Coordinator)}, {"For the education setting", namedPeopleFor(out.Head)},
		{"Asked for advice", c.With(access.Adviser)}, {"Team asked for advice", c.With(access.TeamMember)},
	} {
		for _, line := range partyLines(out.Head, group.parties) {
			if line.Role == "" {
				line.Role = group.role
			}
			section.People.People = append(section.People.People, line)
		}
	}
	if out.May(access.SeeWorkContacts) && !out.May(access.EditChildRecord) { // who may change it finds it among the details
		section.Known = otherHelp(c.Child())
	}
	if out.May(access.AddPerson) && !c.State().Closed() {
		section.Links = []view.Link{{Text: "+ Add a family member or advocate", Href: addPersonURL(out.Head, "")}}
	}
	for _, setting := range out.OnCase {
		if setting.MayAdd {
			section.Links = append(section.Links, view.Link{Text: "+ Add a person of " + setting.Name, Href: addPersonURL(out.Head, setting.ID)})
		}
	}
	return section
}

// otherHelp is who the request named besides; nil when it named nobody.
func otherHelp(c casework.Child) *view.SummaryList {
	var rows []view.SummaryRow
	if c.GP != "" {
		rows = append(rows, view.SummaryRow{Key: "Family doctor (GP)", Text: c.GP})
	}
	if c.Professionals != "" {
		rows = append(rows, view.SummaryRow{Key: "Others who help, as the request says", Lines: linesOf(c.Professionals)})
	}
	if len(rows) == 0 {
		return nil
	}
	return &view.SummaryList{Rows: rows}
}

func currentSettings(out reading.ChildRecordOut) []view.SummaryRow {
	child := out.Case.Child()
	if !out.May(access.SeePlaces) {
		return []view.SummaryRow{{Key: "Setting", Text: settingKept}}
	}
	key := "Setting"
	if child.DualRegistered() {
		key = "Main setting"
	}
	rows := settingRows(key, child.Setting, out.OnCase)
	if !child.SettingSince.IsZero() {
		rows = append(rows, view.SummaryRow{Key: "Since", Text: child.SettingSince.Long()})
	}
	if days := casework.DaysInWords(child.SettingDays); days != "" {
		rows = append(rows, view.SummaryRow{Key: "Days there", Text: days})
	}
	if !child.SecondSetting.IsZero() {
		rows = append(rows, settingRows("Subsidiary setting", child.SecondSetting, out.OnCase)...)
	}
	if days := casework.DaysInWords(child.SecondDays); days != "" {
		rows = append(rows, view.SummaryRow{Key: "Days at the subsidiary setting", Text: days})
	}
	if child.DualRegistered() {
		rows = append(rows, view.SummaryRow{Key: "Registered at two", Text: "The people of both settings have this case. The council says which settings these are."})
	}
	return rows
}

func settingRows(key string, ref casework.SettingRef, known []reading.SettingOnCase) []view.SummaryRow {
	row := view.SummaryRow{Key: key, Text: ref.Name}
	for _, s := range known {
		if s.ID != ref.ID {
			continue
		}
		row.Text = ""
		for _, text := range []string{s.Name, s.Type, s.Address, telephone(s.Phone)} {
			if text != "" {
				row.Lines = append(row.Lines, text)
			}
		}
	}
	return []view.SummaryRow{row}
}

func telephone(number string) string {
	if number == "" {
		return ""
	}
	return "Telephone " + number
}

func previousSettings(all []casework.Attended) []view.SummaryRow {
	rows := []view.SummaryRow{}
	for _, a := range all {
		rows = append(rows, view.SummaryRow{Key: a.Setting.Name, Text: spell(a.From, a.To)})
	}
	if len(rows) == 0 {
		rows = append(rows, view.SummaryRow{Key: "Setting"})
	}
	return rows
}

// earlierSettings are those before the previous one, which the form doesn't show; nil where there are none.
func earlierSettings(c casework.Child) *view.SummaryList {
	if len(c.EarlierSettings) == 0 {
		return nil
	}
	return &view.SummaryList{Title: "Before that", Level: 3, Rows: previousSettings(c.EarlierSettings)}
}

// spell says from when to when.
func spell(from, to ehc.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "Dates not known"
	case from.IsZero():
		return "Until " + to.Long()
	case to.IsZero():
		return "From " + from.Long()
	}
	return from.Long() + " to " + to.Long()
}
