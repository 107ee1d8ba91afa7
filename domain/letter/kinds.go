package letter

import (
	"slices"

	"ehchub/domain/notice"
)

// Voice is whom a text speaks to.
type Voice string

const (
	ToParent Voice = "parent"
	// ToYoungPerson speaks to the young person once the rights are theirs (CFA 2014 s.83).
	ToYoungPerson Voice = "young-person"
	ToSetting     Voice = "setting"
)

// Label names a voice on pages.
func (v Voice) Label() string {
	return map[Voice]string{ToParent: "To a parent or carer", ToYoungPerson: "To a young person", ToSetting: "To a setting"}[v]
}

// About says what people call a kind of letter.
type About struct {
	Kind notice.Letter
	// Name is how lists and pages of templates call it.
	Name string
	// Title names the document.
	Title string
	// When says when it is issued.
	When string
	// Voices are those whom it can be written to.
	Voices []Voice
}

var family = []Voice{ToParent, ToYoungPerson}

// Kinds lists every kind of letter, in the order of the road.
func Kinds() []About {
	return []About{
		{notice.RequestCame, "Request received", "Your request for an assessment", "By itself, when a request has come: a family’s, a setting’s, also one on paper", family},
		{notice.WillAssess, "Decision to assess", "Decision about an assessment", "When the decision is published", family},
		{notice.WillNotAssess, "Decision not to assess", "Decision about an assessment", "When the decision is published", family},
		{notice.WillIssue, "Decision to issue a plan", "Decision about a plan", "When the decision is published", family},
		{notice.WillNotIssue, "Decision not to issue a plan", "Decision about a plan", "When the decision is published", family},
		{notice.WillReassess, "Decision to assess again", "Decision about an assessment", "When the decision is published", family},
		{notice.WillNotReassess, "Decision not to assess again", "Decision about an assessment", "When the decision is published", family},
		{notice.WillReplace, "Decision to change the plan", "Decision about a plan", "When the decision after a reassessment is published", family},
		{notice.WillKeep, "Decision to keep the plan as it is", "Decision about a plan", "When the decision after a reassessment is published", family},
		{notice.DraftPlan, "Draft plan", "The draft education, health and care plan", "When a draft is shared with the family", family},
		{notice.Consultation, "Consultation of a setting", "Consultation about an education, health and care plan", "When a setting is consulted", []Voice{ToSetting}},
		{notice.FinalPlan, "Final plan", "The final education, health and care plan", "When the plan is issued", family},
		{notice.Transferred, "Plan from another council", "Your education, health and care plan has come to us", "When the family is told of a plan that was transferred from another council", family},
		{notice.Delay, "Delay", "Letter about a delay", "When a date that the law sets has been missed", family},
	}
}

// Find tells of a kind; ok is false where there is none such.
func Find(kind notice.Letter) (About, bool) {
	all := Kinds()
	if i := slices.IndexFunc(all, func(a About) bool { return a.Kind == kind }); i >= 0 {
		return all[i], true
	}
	return About{}, false
}
