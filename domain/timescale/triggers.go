package timescale

import (
	"strings"

	"ehchub/domain/fault"
)

// Trigger is an event that a time limit counts from.
type Trigger string

// The events that the law counts from.
const (
	RequestReceived       Trigger = "request-received"
	AdviceRequestReceived Trigger = "advice-request-received"
	DraftServed           Trigger = "draft-served"
	SettingConsulted      Trigger = "setting-consulted"
	PlanMade              Trigger = "plan-made"
	LastReview            Trigger = "last-review"
	ReviewMeeting         Trigger = "review-meeting"
	AmendmentNotice       Trigger = "amendment-notice"
	ReassessmentRequested Trigger = "reassessment-requested"
	ReassessmentAgreed    Trigger = "reassessment-agreed"
	OldAuthorityKnew      Trigger = "old-authority-knew"
	Transferred           Trigger = "transferred"
	DecisionNotice        Trigger = "decision-notice"
	MediationRequested    Trigger = "mediation-requested"
	MediationCertificate  Trigger = "mediation-certificate"
	AppealReceived        Trigger = "appeal-received"
	AppealConceded        Trigger = "appeal-conceded"
	OrderAssess           Trigger = "order-assess"
	OrderMakePlan         Trigger = "order-make-plan"
	OrderAmend            Trigger = "order-amend"
	OrderNameSetting      Trigger = "order-name-setting"
	OrderContinuePlan     Trigger = "order-continue-plan"
	OrderCease            Trigger = "order-cease"
	OrderRemitted         Trigger = "order-remitted"
	Recommendation        Trigger = "recommendation"
	MediationDeclined     Trigger = "mediation-declined"
	MediationEnded        Trigger = "mediation-ended"
	MediationAgreement    Trigger = "mediation-agreement"
	HealthBoardChanged    Trigger = "icb-changed"
	Detained              Trigger = "detained"
	TermStart             Trigger = "term-start"
	DirectPaymentStart    Trigger = "direct-payment-start"
	DateOfBirth           Trigger = "date-of-birth"
	PhaseTransfer         Trigger = "phase-transfer"
)

var triggers = []struct {
	name  Trigger
	event string
}{
	{RequestReceived, "the council received the request for an assessment, or became responsible for the child"},
	{AdviceRequestReceived, "the adviser received the council's request for advice"},
	{DraftServed, "the draft plan was served on the family"},
	{SettingConsulted, "the setting was sent the consultation"},
	{PlanMade, "the plan was first made"},
	{LastReview, "the last review was completed"},
	{ReviewMeeting, "the review meeting is held"},
	{AmendmentNotice, "the amendment notice was sent to the family"},
	{ReassessmentRequested, "the council received the request for a reassessment"},
	{ReassessmentAgreed, "the council gave notice that it will reassess"},
	{OldAuthorityKnew, "the old council learned of the move"},
	{Transferred, "the plan was transferred to the new council"},
	{DecisionNotice, "the notice of the decision was sent to the family"},
	{MediationRequested, "the family told the council that it wants mediation"},
	{MediationCertificate, "the mediation certificate was issued"},
	{AppealReceived, "the council received the appeal"},
	{AppealConceded, "the council told the Tribunal that it will not oppose the appeal"},
	{OrderAssess, "the Tribunal's order to assess or reassess was sent"},
	{OrderMakePlan, "the Tribunal's order to make a plan was sent"},
	{OrderAmend, "the Tribunal's order to amend the plan was sent"},
	{OrderNameSetting, "the Tribunal's order to name a setting was sent"},
	{OrderContinuePlan, "the Tribunal's order to continue the plan was sent"},
	{OrderCease, "the Tribunal's dismissal of the appeal against ceasing was sent"},
	{OrderRemitted, "the Tribunal's order to think again was sent"},
	{Recommendation, "the Tribunal's health or social care recommendation was sent"},
	{MediationDeclined, "the family told the mediation adviser that it does not want mediation"},
	{MediationEnded, "mediation ended, or the council said that it could not be arranged"},
	{MediationAgreement, "the mediation agreement was made in writing"},
	{HealthBoardChanged, "the integrated care board learned of the move to another one"},
	{Detained, "the council learned that the young person was detained"},
	{TermStart, "the school term starts"},
	{DirectPaymentStart, "the first direct payment was made"},
	{DateOfBirth, "the child was born"},
	{PhaseTransfer, "the child moves to the next phase of education"},
}

// Triggers lists every event that the table counts from.
func Triggers() []Trigger {
	all := make([]Trigger, len(triggers))
	for i, t := range triggers {
		all[i] = t.name
	}
	return all
}

// Event says in plain words what happened: "the draft plan was served on the family".
func (t Trigger) Event() string {
	for _, known := range triggers {
		if known.name == t {
			return known.event
		}
	}
	return string(t)
}

// ParseTrigger reads an event's name as the command line writes it. An unknown one is fault.Invalid
// ("timescale.unknown-trigger") at the field of that name, and the message lists those that are known.
func ParseTrigger(text string) (Trigger, error) {
	var known []string
	for _, t := range triggers {
		if string(t.name) == text {
			return t.name, nil
		}
		known = append(known, string(t.name))
	}
	return "", fault.Field(text, "timescale.unknown-trigger", "No time limit counts from “"+text+"”. Known events are "+strings.Join(known, ", ")+".")
}

// Subject is what an appeal, or an agreement that settles one, is about.
type Subject string

// What an appeal can be about (s.51).
const (
	AboutAssess      Subject = "assess"
	AboutReassess    Subject = "reassess"
	AboutMakePlan    Subject = "make-plan"
	AboutAmend       Subject = "amend"
	AboutNameSetting Subject = "name-setting"
	AboutContinue    Subject = "continue-plan"
)

// Subjects lists what an appeal can be about.
func Subjects() []Subject {
	return []Subject{AboutAssess, AboutReassess, AboutMakePlan, AboutAmend, AboutNameSetting, AboutContinue}
}

// ParseSubject reads what an appeal is about; also the short names of its ground ("issue", "B", "F", "I",
// "not-amend", "cease"). An unknown one is fault.Invalid ("timescale.unknown-subject").
func ParseSubject(text string) (Subject, error) {
	switch strings.ToLower(text) {
	case "assess", "refuse-assess":
		return AboutAssess, nil
	case "reassess", "refuse-reassess":
		return AboutReassess, nil
	case "make-plan", "issue", "refuse-issue":
		return AboutMakePlan, nil
	case "amend", "not-amend", "contents", "b", "f":
		return AboutAmend, nil
	case "name-setting", "setting", "i":
		return AboutNameSetting, nil
	case "continue-plan", "cease":
		return AboutContinue, nil
	}
	var known []string
	for _, s := range Subjects() {
		known = append(known, string(s))
	}
	return "", fault.Field("appeal-about", "timescale.unknown-subject", "An appeal is about one of "+strings.Join(known, ", ")+".")
}

// Phase is where a child or young person moves to at a phase transfer (reg 18).
type Phase string

// The phases that reg 18 tells apart.
const (
	ToSchool       Phase = "school"
	ToPost16       Phase = "post16"
	Post16ToPost16 Phase = "post16-post16"
)

// Phases lists the kinds of transfer.
func Phases() []Phase { return []Phase{ToSchool, ToPost16, Post16ToPost16} }

// ParsePhase reads a kind of transfer; an unknown one is fault.Invalid ("timescale.unknown-phase").
func ParsePhase(text string) (Phase, error) {
	for _, p := range Phases() {
		if string(p) == text {
			return p, nil
		}
	}
	return "", fault.Field("to", "timescale.unknown-phase", "A phase transfer goes to school, post16 or post16-post16.")
}
