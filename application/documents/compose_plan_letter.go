package documents

import (
	"ehchub/domain/document"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
)

// PlanLetter composes the letter that goes to the family with a version of the plan: what they can do about a draft
// (CFA 2014 s.38; SI 2014/1530 reg 13), or how to appeal about a final plan (reg 14). fault.Illegal when the
// council's profile lacks something that the letter must name.
func PlanLetter(about About, v plan.Version) (document.Document, error) {
	l := letter{About: about, kind: notice.DraftPlan, on: v.SharedOn, title: "The draft education, health and care plan"}
	if v.Kind == plan.Final {
		l.kind, l.title = notice.FinalPlan, "The final education, health and care plan"
	}
	if err := notice.MissingItems(about.Profile, l.kind); err != nil {
		return document.Document{}, err
	}
	if l.kind == notice.FinalPlan {
		l.finalPlan(v)
		return l.end(v.SignedBy, v.SignedAs), nil
	}
	l.draftPlan(v)
	return l.end("", ""), nil
}

func (l *letter) draftPlan(v plan.Version) {
	l.begin(l.words("A draft of {child’s} education, health and care plan", "A draft of your education, health and care plan"))
	l.say("With this letter comes version "+numberWord(v.Number)+" of the draft plan for {child}, and the advice that it is written from. Section I, the school or other setting, is empty in a draft: first you say which setting you would like.",
		"With this letter comes version "+numberWord(v.Number)+" of the draft of your plan, and the advice that it is written from. Section I, the school, college or other setting, is empty in a draft: first you say which setting you would like.")
	l.typed(v.Letter)
	l.part("What you can do, and by when")
	l.tell("You have until the end of " + v.AnswerBy().LongWithDay() + " to:")
	l.add(document.Bullets(
		"comment on anything that the draft says",
		l.words("ask for a school or other setting to be named in the plan", "ask for a school, college or other setting to be named in the plan"),
		"ask to meet an officer of the council about the draft",
	))
	l.tell("You can do all three in the EHC Hub, or by writing or speaking to us.")
	l.part("Which settings you can ask for")
	l.say("You can ask for a maintained nursery or school, an academy, a further education college, a non-maintained special school, or an independent school or specialist college that the Secretary of State has approved for this. We must then name it unless it would be unsuitable for {child’s} age, ability, aptitude or special educational needs, or {child’s} attendance would be incompatible with the efficient education of others or the efficient use of resources. You can also tell us of any other setting.",
		"You can ask for a maintained school, an academy, a further education college, a non-maintained special school, or an independent school or specialist college that the Secretary of State has approved for this. We must then name it unless it would be unsuitable for your age, ability, aptitude or special educational needs, or your attendance would be incompatible with the efficient education of others or the efficient use of resources. You can also tell us of any other setting.")
	l.tell("Information about schools, colleges and other settings is in the Local Offer: " + l.Profile.LocalOffer)
	l.part("A personal budget")
	l.tell("While the plan is a draft you can ask us to prepare a personal budget (Children and Families Act 2014 section 49).")
	l.part("What happens next")
	l.tell("We read and consider everything that you send us. Then we send you a changed draft, or the final plan. You can appeal once the plan is final; the letter with it says how.")
	l.help()
}

func (l *letter) finalPlan(v plan.Version) {
	l.begin(l.words("{child’s} education, health and care plan is final", "Your education, health and care plan is final"))
	l.say("With this letter comes {child’s} final plan, dated "+v.SharedOn.Long()+". We must arrange the special educational provision in section F, and the health commissioner must arrange the health provision in section G.",
		"With this letter comes your final plan, dated "+v.SharedOn.Long()+". We must arrange the special educational provision in section F, and the health commissioner must arrange the health provision in section G.")
	l.tell("Section I of the plan says: " + placementLine(v.Content.I) + ".")
	l.typed(v.Letter)
	l.changed(v.Changes)
	l.part("What happens next")
	l.tell("We must review the plan with you within 12 months of its date, and then at least once every 12 months.")
	l.tell("If you disagree with what the plan says, please tell us. The rest of this letter says what else you can do.")
	l.rights()
}

// changed tells what differs from the draft, and what the family said that led to it (Code of Practice 9.125).
func (l *letter) changed(changes []plan.Change) {
	if len(changes) == 0 {
		return
	}
	l.part("What has changed since the draft")
	l.tell("After what you told us about the draft, we changed:")
	var rows []document.KeyValue
	for _, c := range changes {
		section, _ := plan.Section(c.Section)
		rows = append(rows, row("Section "+c.Section+", "+lowerFirst(section.Title), c.Because))
	}
	l.add(document.KeyValues{Rows: rows})
}

func placementLine(i plan.Placement) string {
	if i.Name == "" {
		return i.Type
	}
	return i.Name + " (" + i.Type + ")"
}
