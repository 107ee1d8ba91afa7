package web

import (
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/casework"
)

// requestSections shows a request as it was written: who asks, the child, the story. With change each answer has a
// link to the page on which it is written, else what was left out is named at the end; without contacts it leaves
// out how to reach people, without address where the person who asked lives.
func requestSections(c *casework.Case, contacts, address bool, change func(page, field string) string) []view.Component {
	request, child := c.Request(), c.Child()
	add := sectionOf(change)
	sections := []view.Component{
		add("Who asks", "/you", requesterRows(request, contacts, address)),
		add("The child or young person", "/child", childRows(child, contacts || address)),
	}
	story := []answer{}
	for _, q := range storyQuestions {
		story = append(story, answer{"story." + q.key, q.label(), *q.of(&request.Story)})
	}
	return append(sections, add("Their story", "/story", story))
}

// answer is one answer of a request, with the field that it was written in.
type answer struct{ field, label, text string }

func sectionOf(change func(page, field string) string) func(title, page string, answers []answer) view.Component {
	return func(title, page string, answers []answer) view.Component {
		list := view.SummaryList{Title: title}
		var left []string
		for _, a := range answers {
			if change == nil && strings.TrimSpace(a.text) == "" {
				left = append(left, strings.TrimSuffix(a.label, "?"))
				continue
			}
			row := view.SummaryRow{Key: a.label, Lines: answerLines(a.text)}
			if change != nil {
				row.Actions = []view.Link{{Text: "Change", Href: change(page, a.field), Hidden: lowerFirst(a.label)}}
			}
			list.Rows = append(list.Rows, row)
		}
		if len(left) > 0 {
			list.Rows = append(list.Rows, view.SummaryRow{Key: "Not answered", Text: strings.Join(left, "; ")})
		}
		return list
	}
}

func answerLines(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func requesterRows(r casework.Request, contacts, address bool) []answer {
	q := r.Requester
	rows := []answer{{"requester.kind", "Who asks", kindText(q.Kind, r.Channel)}, {"requester.name", "Full name", q.Name}, {"requester.relationship", "How they know the child", q.Relationship}}
	if contacts {
		rows = append(rows, answer{"requester.email", "E-mail address", q.Email}, answer{"requester.phone", "Telephone number", q.Phone})
	}
	if address {
		post := "No"
		if q.ByPost {
			post = "Yes"
		}
		rows = append(rows, answer{"requester.address", "Postal address", q.Address}, answer{"requester.by-post", "Letters by post as well", post})
	}
	rows = append(rows, answer{"requester.interpreter", "What helps to communicate", q.Interpreter}, answer{"requester.responsibility", "Parental responsibility", q.ParentalResponsibility})
	consent := "No"
	if q.Consent {
		consent = "Yes"
		if !q.ConsentOn.IsZero() {
			consent += ", on " + q.ConsentOn.Long()
		}
	}
	return append(rows, answer{"requester.consent", "Agrees that others are asked", consent})
}

func kindText(k casework.RequesterKind, c casework.Channel) string {
	if k == "" {
		return ""
	}
	if c.OnBehalf() || k == casework.ByAuthority {
		return theirKinds[k]
	}
	return map[casework.RequesterKind]string{casework.ByParent: "A parent or carer", casework.ByYoungPerson: "The young person", casework.BySetting: "A nursery, school or college", casework.ByOther: "Someone else who knows the child"}[k]
}

func childRows(c casework.Child, contacts bool) []answer {
	rows := []answer{{"child.forenames", "Forenames", c.Forenames}, {"child.surname", "Surname", c.Surname}, {"child.preferred", "Name they go by", c.Preferred}, {"child.born", "Date of birth", c.Born.Long()}, {"child.gender", "Gender", c.Gender}}
	if contacts {
		rows = append(rows, answer{"child.address", "Address", strings.TrimSpace(c.Address + "\n" + c.Postcode)}, answer{"child.nhs", "NHS number", c.NHSNumber}, answer{"child.upn", "UPN", c.UPN}, answer{"child.uln", "ULN", c.ULN})
	}
	year := ""
	if c.YearGroup != nil {
		year = casework.YearGroupLabel(*c.YearGroup)
	}
	var flags []string
	for _, f := range childFlags {
		if *f.of(&c) {
			flags = append(flags, f.text)
		}
	}
	if c.LookedAfterBy != "" {
		flags = append(flags, "Looked after by "+c.LookedAfterBy)
	}
	main := "Nursery, school or college"
	if c.DualRegistered() {
		main = "Main nursery, school or college"
	}
	rows = append(rows, answer{"child.setting", main, c.Setting.Name})
	if c.SecondSetting.Name != "" || contacts {
		if c.DualRegistered() {
			rows = append(rows, answer{"child.setting-days", "Days at the main setting", casework.DaysInWords(c.SettingDays)}, answer{"child.second-days", "Days at the subsidiary setting", casework.DaysInWords(c.SecondDays)})
		}
		rows = append(rows, answer{"child.second-setting", "Subsidiary setting", c.SecondSetting.Name}, answer{"child.previous-setting", "The setting before", c.PreviousSetting.Name})
	}
	return append(rows, answer{"child.year", "Year group, where it is not the usual one", year}, answer{"child.flags", "Circumstances", strings.Join(flags, "\n")},
		answer{"child.ethnicity", "Ethnicity", c.Ethnicity}, answer{"child.language", "First language", c.FirstLanguage}, answer{"child.gp", "Family doctor (GP)", c.GP}, answer{"child.professionals", "Who else helps already", c.Professionals})
}
