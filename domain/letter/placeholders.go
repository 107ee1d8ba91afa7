package letter

import (
	"slices"

	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/wording"
)

// Type is what stands in the place of a placeholder.
type Type string

const (
	Text   Type = "text"
	Date   Type = "date"
	Person Type = "person"
	// RichText and List stand alone: paragraphs of their own.
	RichText Type = "rich text"
	List     Type = "list"
)

// Alone reports whether the placeholder must be a paragraph by itself.
func (t Type) Alone() bool { return t == RichText || t == List }

// Placeholder is one thing of a case, or of the council, that a letter tells: a text names it as {{name}}.
type Placeholder struct {
	Name    string
	Type    Type
	Meaning string
	// Tells are the things that the law asks for and that stand in its place.
	Tells []notice.Item
}

// OwnWords is where an officer's own words for one letter stand.
const OwnWords = "own words"

var (
	everywhere []notice.Letter
	agreeing   = []notice.Letter{notice.WillAssess, notice.WillIssue, notice.WillReassess, notice.WillReplace}
	refusing   = []notice.Letter{notice.WillNotAssess, notice.WillNotIssue, notice.WillNotReassess, notice.WillKeep}
	decisions  = slices.Concat(agreeing, refusing)
	appealable = append(slices.Clone(refusing), notice.FinalPlan)
)

func only(kinds ...notice.Letter) []notice.Letter { return kinds }

type placed struct {
	Placeholder
	in []notice.Letter // every kind when empty
}

func placeholders() []placed {
	return []placed{
		{Placeholder{"child", Text, "What the child or young person is called", nil}, everywhere},
		{Placeholder{"child in full", Person, "Forenames and surname of the child or young person", nil}, everywhere},
		{Placeholder{"date of birth", Date, "When the child or young person was born", nil}, everywhere},
		{Placeholder{"case ID", Text, "The number of the case", nil}, everywhere},
		{Placeholder{"date of the letter", Date, "The day on which the letter is issued", nil}, everywhere},
		{Placeholder{"council", Text, "The council’s name", nil}, everywhere},
		{Placeholder{"team", Text, "The team that writes the letters", nil}, everywhere},
		{Placeholder{"contact", RichText, "The team with its telephone number and e-mail address", nil}, everywhere},
		{Placeholder{"advice and support", RichText, "The information, advice and support service: what it does, and how to reach it", []notice.Item{notice.AdviceSupport}}, everywhere},
		{Placeholder{OwnWords, RichText, "What the officer adds to this one letter, if anything", nil}, append(slices.Clone(decisions), notice.DraftPlan, notice.FinalPlan, notice.Consultation, notice.Transferred)},

		{Placeholder{"request", RichText, "That the request has come, on which day, and from whom", []notice.Item{notice.RequestHasCome}}, only(notice.RequestCame)},
		{Placeholder{"views", RichText, "That views, evidence and wishes are welcome, and how to give them", []notice.Item{notice.ViewsWelcome}}, only(notice.RequestCame)},

		{Placeholder{"decision", RichText, "What was decided and when; for a second decision, what it follows; another authority’s assessment", []notice.Item{notice.WhatWasDecided}}, decisions},
		{Placeholder{"date of the decision", Date, "The day on which it was decided", nil}, decisions},
		{Placeholder{"test", RichText, "The two questions of section 36(8) with their answers, where the council answered them", nil}, only(notice.WillAssess, notice.WillNotAssess)},
		{Placeholder{"ground", RichText, "On which of the two grounds of regulation 24 the council refuses, where it does", nil}, only(notice.WillNotReassess)},
		{Placeholder{"reasons", RichText, "The reasons, as they were written with the decision", []notice.Item{notice.Reasons}}, decisions},
		{Placeholder{"dates to come", RichText, "By which days the law asks for what follows; a day that has passed is owned up to", nil}, append(slices.Clone(agreeing), notice.RequestCame)},
		{Placeholder{"local offer", RichText, "Where help in the area is listed, if the council has given the address", nil}, refusing},

		{Placeholder{"version", Text, "The number of the draft", nil}, only(notice.DraftPlan, notice.Consultation)},
		{Placeholder{"answer by", Date, "The last day for an answer", nil}, only(notice.DraftPlan, notice.Consultation)},
		{Placeholder{"what the family can do", RichText, "Comment, ask for a setting, ask to meet an officer, each until the last day", []notice.Item{notice.Representations, notice.SettingRequest, notice.MeetOfficer}}, only(notice.DraftPlan)},
		{Placeholder{"where to find settings", RichText, "The Local Offer, where settings are listed", []notice.Item{notice.FindSettings}}, only(notice.DraftPlan)},
		{Placeholder{"final plan", RichText, "That the plan is final, its date, and what section I says", []notice.Item{notice.WhatWasDecided}}, only(notice.FinalPlan)},
		{Placeholder{"changes", List, "What differs from the draft, and what the family said that led to it", nil}, only(notice.FinalPlan)},
		{Placeholder{"setting", Text, "The setting that is consulted", nil}, only(notice.Consultation)},
		{Placeholder{"further information", RichText, "What the officer wrote for the setting to read beside the draft", nil}, only(notice.Consultation)},
		{Placeholder{"documents", List, "The documents that go with the letter", nil}, only(notice.Consultation)},
		{Placeholder{"what we ask", RichText, "The three answers that a setting can give, with their rules, and by when", []notice.Item{notice.AnswerWanted}}, only(notice.Consultation)},

		{Placeholder{"transfer", RichText, "That the plan was transferred, from which council and on which day, and that it stays in force", []notice.Item{notice.PlanCameOver}}, only(notice.Transferred)},
		{Placeholder{"new assessment", RichText, "Whether the council proposes an assessment", []notice.Item{notice.WhetherToAssess}}, only(notice.Transferred)},
		{Placeholder{"next review", RichText, "By when the council reviews the plan", []notice.Item{notice.WhenToReview}}, only(notice.Transferred)},
		{Placeholder{"setting after the move", RichText, "That another setting is arranged, where the one that the plan names is too far away", nil}, only(notice.Transferred)},

		{Placeholder{"late thing", Text, "What is late, in a few words", nil}, only(notice.Delay)},
		{Placeholder{"what is late", RichText, "An apology: what is late, since when, and the rule", []notice.Item{notice.WhatIsLate}}, only(notice.Delay)},
		{Placeholder{"why it is late", RichText, "The reason, as the officer wrote it", nil}, only(notice.Delay)},
		{Placeholder{"likely day", RichText, "By when it is likely, or that no day can be said", nil}, only(notice.Delay)},
		{Placeholder{"complaint", RichText, "How to complain, and the Ombudsman", nil}, only(notice.Delay)},

		{Placeholder{"right of appeal", RichText, "The right of appeal, against what, and the Tribunal’s contact", []notice.Item{notice.AppealRight}}, appealable},
		{Placeholder{"time to appeal", RichText, "The last days for an appeal, with the month after a mediation certificate", []notice.Item{notice.AppealTime}}, appealable},
		{Placeholder{"mediation", RichText, "The mediation adviser: by when, how, and that nobody has to take part", []notice.Item{notice.MediationInfo}}, appealable},
		{Placeholder{"no appeal", RichText, "That there is no right of appeal, and when one arises", nil}, append(slices.Clone(agreeing), notice.DraftPlan, notice.Delay)},
		{Placeholder{"disagreement resolution", RichText, "The disagreement resolution service, with its contact", []notice.Item{notice.Disagreements}}, append(slices.Clone(appealable), notice.Delay, notice.DraftPlan, notice.Transferred)},
	}
}

// Of lists the placeholders that a kind of letter has.
func Of(kind notice.Letter) []Placeholder {
	var all []Placeholder
	for _, p := range placeholders() {
		if len(p.in) == 0 || slices.Contains(p.in, kind) {
			all = append(all, p.Placeholder)
		}
	}
	return all
}

// Law gives the rule that makes the placeholder necessary in a kind of letter; empty where none does.
func (p Placeholder) Law(kind notice.Letter) string {
	for _, d := range kind.Duties() {
		if slices.Contains(p.Tells, d.Item) {
			return d.Law
		}
	}
	return ""
}

// AllowsOwnWords reports whether an officer can add words of their own to a letter of the kind.
func AllowsOwnWords(kind notice.Letter) bool {
	return slices.ContainsFunc(Of(kind), func(p Placeholder) bool { return p.Name == OwnWords })
}

// Forbidden are placeholders that may not stand in a kind of letter because they would tell of a right that is not
// there, with the rule.
func Forbidden(kind notice.Letter) []notice.Duty {
	if kind.Appealable() {
		return nil
	}
	const law = "CFA 2014 s.51(2); SI 2014/1530 reg 32"
	return []notice.Duty{{Item: "right of appeal", Law: law}, {Item: "time to appeal", Law: law}, {Item: "mediation", Law: law}}
}

func find(kind notice.Letter, name string) (Placeholder, bool) {
	all := Of(kind)
	if i := slices.IndexFunc(all, func(p Placeholder) bool { return p.Name == name }); i >= 0 {
		return all[i], true
	}
	return Placeholder{}, false
}

// unknown refuses a placeholder that the kind doesn't have, and lists those that there are.
func unknown(kind notice.Letter, name string) *fault.Fault {
	for _, d := range Forbidden(kind) {
		if string(d.Item) == name {
			return fault.New(fault.Invalid, "letter.no-appeal", wording.Mark(name)+" can’t stand in this letter: what it tells of gives no right of appeal, so the letter must not speak of one.").Citing(d.Law)
		}
	}
	var allowed []string
	for _, p := range Of(kind) {
		allowed = append(allowed, p.Name)
	}
	return wording.Unknown("letter", name, allowed)
}
