package advice

import (
	"fmt"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Will is the answer to "Will you provide information and advice for this child or young person?" (F110).
type Will string

const (
	YesKnown     Will = "yes-known"
	YesAllocated Will = "yes-allocated"
	YesNotKnown  Will = "yes-not-known"
	NoKnown      Will = "no-known"
	NoNotKnown   Will = "no-not-known"
	NoOther      Will = "no-other"
)

// WillLabel pairs an answer with its words.
type WillLabel struct {
	Will    Will
	Label   string
	Advises bool
}

// WillLabels lists the six answers.
func WillLabels() []WillLabel {
	return []WillLabel{
		{YesKnown, "Yes: they are known to us and meet the criteria for an assessment", true},
		{YesAllocated, "Yes: they have an allocated worker, who will advise", true},
		{YesNotKnown, "Yes: they are not known to us but meet the criteria for an assessment", true},
		{NoKnown, "No: they are known to us but do not meet the criteria for an assessment", false},
		{NoNotKnown, "No: they are not known to us and do not meet the criteria for an assessment", false},
		{NoOther, "No: another reason (say which)", false},
	}
}

// Label gives the answer in words.
func (w Will) Label() string {
	for _, l := range WillLabels() {
		if l.Will == w {
			return l.Label
		}
	}
	return ""
}

// Advises reports whether advice follows.
func (w Will) Advises() bool {
	for _, l := range WillLabels() {
		if l.Will == w {
			return l.Advises
		}
	}
	return false
}

// OnBehalf says for whom the adviser writes (F108). Choice is "yes", "no" or "" while unanswered.
type OnBehalf struct {
	Choice   string
	Name     string
	JobTitle string
}

// Background is the five questions of F114-F118.
type Background struct {
	FirstContact     richtext.Doc
	TalkedWithChild  richtext.Doc
	TalkedWithParent richtext.Doc
	InPlace          richtext.Doc
	Effect           richtext.Doc
}

// Question is one of the five background questions, as the form and the document show it.
type Question struct {
	Field     string
	Label     string
	Mandatory bool
}

// Questions lists the five background questions in order.
func Questions() []Question {
	return []Question{
		{"first-contact", "When did the child or young person first come into contact with your organisation?", true},
		{"talked-with-child", "What have you discussed with the child or young person, if anything?", false},
		{"talked-with-parent", "What have you discussed with the parents or carers, if anything?", false},
		{"in-place", "What has your organisation already put in place to support their needs?", true},
		{"effect", "What has been the effect of the support or strategies so far?", true},
	}
}

// Answers gives the five texts in the order of Questions.
func (b Background) Answers() []richtext.Doc {
	return []richtext.Doc{b.FirstContact, b.TalkedWithChild, b.TalkedWithParent, b.InPlace, b.Effect}
}

// Answer is the whole structured advice (F108-F125).
type Answer struct {
	OnBehalf   OnBehalf
	Will       Will
	WillBy     ehc.PersonID // who answered that; a team's manager may, before a member writes the rest (F113)
	Details    string       // why that answer; needed for "another reason"
	Background Background
	// Replies answer the authority's own questions.
	Replies []Reply
	Areas   map[needs.Area]needs.Findings
	Files   []ehc.FileID
}

// Area gives what the adviser said of one area; empty findings mean that they identified nothing in it (F120).
func (a Answer) Area(area needs.Area) needs.Findings { return a.Areas[area] }

// check refuses advice that can't be sent yet, field by field.
func (a Answer) check() error {
	var faults []*fault.Fault
	add := func(field, code, message string) { faults = append(faults, fault.Field(field, code, message)) }
	switch a.OnBehalf.Choice {
	case "yes":
		if strings.TrimSpace(a.OnBehalf.Name) == "" {
			add("on-behalf.name", "advice.on-behalf-name", "Enter the name of the person you write for. It stands in section K of the plan.")
		}
		if strings.TrimSpace(a.OnBehalf.JobTitle) == "" {
			add("on-behalf.job-title", "advice.on-behalf-title", "Enter the job title or role of the person you write for.")
		}
	case "no":
	default:
		add("on-behalf", "advice.on-behalf", "Say whether you write for someone else.")
	}
	if a.Will.Label() == "" {
		add("will", "advice.will", "Say whether you will give advice.")
	}
	if a.Will == NoOther && strings.TrimSpace(a.Details) == "" {
		add("details", "advice.details", "Say why you will not give advice.")
	}
	if a.Will.Advises() {
		faults = append(faults, a.checkBackground()...)
		faults = append(faults, a.checkAreas()...)
	}
	return fault.Join(faults...)
}

func (a Answer) checkBackground() []*fault.Fault {
	var faults []*fault.Fault
	answers := a.Background.Answers()
	for i, q := range Questions() {
		if q.Mandatory && richtext.IsEmpty(answers[i]) {
			faults = append(faults, fault.Field(q.Field, "advice.background", "Answer this question before you send your advice: "+q.Label))
		}
	}
	return faults
}

func (a Answer) checkAreas() []*fault.Fault {
	var faults []*fault.Fault
	for _, info := range needs.Areas() {
		for _, f := range allOf(CheckArea(info.Area, a.Areas[info.Area])) {
			g := f.At("area." + string(info.Area) + "/" + f.Field)
			g.Message = info.Label + ": " + f.Message
			faults = append(faults, g)
		}
	}
	return faults
}

// CheckArea refuses what can't be sent of one area yet.
func CheckArea(area needs.Area, f needs.Findings) error {
	return fault.Join(fault.As(checkOpinion(f)), fault.As(needs.Check(area, f)))
}

// checkOpinion refuses an answer that what is written speaks against.
func checkOpinion(f needs.Findings) error {
	switch {
	case f.Opinion == needs.NeedFound && len(f.Needs) == 0:
		return fault.Field("opinion", "advice.opinion-empty", "You answered that you found a need. Describe it, or change your answer.")
	case (f.Opinion == needs.NoNeed || f.Opinion == needs.CantAdvise) && f.NamesNeed():
		return fault.Field("opinion", "advice.opinion-both", "You answered “"+f.Opinion.Label()+"”, but a need or an outcome is written. Change your answer, or remove what is written.")
	}
	return nil
}

func allOf(err error) []*fault.Fault {
	if f := fault.As(err); f != nil {
		all := f.All()
		all[0].More = nil
		return all
	}
	return nil
}

// bounded refuses an answer that is larger than the hub takes.
func (a Answer) bounded() error {
	var faults []*fault.Fault
	short := func(field, text string) {
		if len([]rune(text)) > needs.MaxShort {
			faults = append(faults, fault.Field(field, "advice.too-long", fmt.Sprintf("Use %d characters or fewer.", needs.MaxShort)))
		}
	}
	short("on-behalf.name", a.OnBehalf.Name)
	short("on-behalf.job-title", a.OnBehalf.JobTitle)
	if len([]rune(a.Details)) > MaxNote {
		faults = append(faults, fault.Field("details", "advice.too-long", fmt.Sprintf("Use %d characters or fewer.", MaxNote)))
	}
	for i, q := range Questions() {
		if err := richtext.Check(a.Background.Answers()[i]); err != nil {
			faults = append(faults, fault.As(err).At(q.Field))
		}
	}
	for _, reply := range a.Replies {
		if err := richtext.Check(reply.Text); err != nil {
			faults = append(faults, fault.As(err).At(ReplyField(reply.To)))
		}
	}
	for area, findings := range a.Areas {
		if area.Label() == "" {
			faults = append(faults, fault.Field("area", "needs.area-unknown", "Choose one of the six areas of need."))
		}
		if findings.Opinion != needs.Unanswered && findings.Opinion.Label() == "" {
			faults = append(faults, fault.Field("opinion", "advice.opinion", "Choose one of the answers."))
		}
		faults = append(faults, allOf(needs.Bounded(findings))...)
	}
	return fault.Join(faults...)
}

// WithArea gives the answer with other findings in one area; the rest is untouched.
func (a Answer) WithArea(area needs.Area, f needs.Findings) Answer {
	areas := make(map[needs.Area]needs.Findings, len(a.Areas)+1)
	for k, v := range a.Areas {
		areas[k] = v
	}
	areas[area] = f
	a.Areas = areas
	return a
}

// Missing says what still stands between the answer and being sent, field by field; nil when nothing does.
func (a Answer) Missing() error { return a.check() }
