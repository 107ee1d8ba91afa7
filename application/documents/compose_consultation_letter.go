package documents

import (
	"strconv"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

func numberWord(n int) string { return strconv.Itoa(n) }

// ConsultationLetter composes the letter that asks a setting whether it can be named in a plan (CFA 2014 ss.39(2),
// 40(3)). number is that of the draft that it was sent; files names the documents that went with it.
func ConsultationLetter(about About, c plan.Consultation, number int, files []string) document.Document {
	l := letter{About: about, kind: notice.Consultation, on: c.SentOn, title: "Consultation about an education, health and care plan"}
	l.begin("May we name " + c.SettingName + " in an education, health and care plan?")
	l.tell("We are preparing a plan for " + l.Child.FullName() + ", born " + l.Child.Born.Long() + ". We consult you because " + c.SettingName + " might be named in section I of the plan.")
	l.tell("You can read version " + numberWord(number) + " of the draft plan, and the advice that it is written from, in the EHC Hub until you have answered. Please keep them confidential.")
	l.typed(c.Letter)
	if !richtext.IsEmpty(c.Information) {
		l.part("Further information")
		l.add(document.RichText{Doc: c.Information})
	}
	if len(files) > 0 {
		l.part("Documents with this letter")
		l.add(document.Bullets(files...))
	}
	l.answers(c.DueBy)
	return l.end("", "")
}

// answers says what the setting can answer, with the rule for each, and by when.
func (l *letter) answers(dueBy ehc.Date) {
	l.part("What we ask of you")
	l.tell("Please answer in the EHC Hub by the end of " + dueBy.LongWithDay() + ", with your reasons. If we hear nothing by then, we must decide without your answer. You can answer one of three things:")
	var rows []document.KeyValue
	for i, r := range plan.Replies() {
		rows = append(rows, row("Answer "+numberWord(i+1), r.Label+" ("+r.Source+")"))
	}
	l.add(document.KeyValues{Rows: rows})
	l.tell("If the family asks for a setting that the law lists (Children and Families Act 2014 section 38(3)), we must name it unless the first or the second answer is true. We must weigh what you tell us, and we decide.")
}
