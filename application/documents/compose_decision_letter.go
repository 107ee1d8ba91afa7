package documents

import (
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Told are the last days that the letter tells; a zero one is left out.
type Told struct {
	// NoPlan is by when the family hears if there will be no plan.
	NoPlan ehc.Date
	// FinalPlan is by when a plan is final.
	FinalPlan ehc.Date
}

// DecisionLetter composes the letter that tells the family of a decision whether to assess or whether to issue a plan,
// and of those about a plan that is in force. fault.Illegal when the council's profile lacks something that the letter must name: such a letter is never
// made.
func DecisionLetter(about About, d casework.Decision, told Told) (document.Document, error) {
	l := letter{About: about, kind: d.Letter(), on: d.PublishedOn, title: "Decision about an assessment"}
	if d.Question == casework.WhetherToIssue || d.Question == casework.WhetherToReplace {
		l.title = "Decision about a plan"
	}
	if err := notice.MissingItems(about.Profile, l.kind); err != nil {
		return document.Document{}, err
	}
	l.begin(l.headline())
	l.decided(d)
	l.reasons(d)
	l.next(told)
	l.rights()
	return l.end(d.DeciderName, l.Profile.Team), nil
}

func (l *letter) headline() string {
	switch l.kind {
	case notice.WillAssess:
		return l.words("We will carry out an education, health and care needs assessment for {child}", "We will carry out an education, health and care needs assessment for you")
	case notice.WillNotAssess:
		return l.words("We will not carry out an education, health and care needs assessment for {child}", "We will not carry out an education, health and care needs assessment for you")
	case notice.WillReassess:
		return l.words("We will assess {child’s} education, health and care needs again", "We will assess your education, health and care needs again")
	case notice.WillNotReassess:
		return l.words("We will not assess {child’s} education, health and care needs again at this time", "We will not assess your education, health and care needs again at this time")
	case notice.WillReplace:
		return l.words("We will change {child’s} education, health and care plan", "We will change your education, health and care plan")
	case notice.WillKeep:
		return l.words("We will keep {child’s} education, health and care plan as it is", "We will keep your education, health and care plan as it is")
	case notice.WillIssue:
		return l.words("We will issue an education, health and care plan for {child}", "We will issue an education, health and care plan for you")
	}
	return l.words("We will not issue an education, health and care plan for {child} at this time", "We will not issue an education, health and care plan for you at this time")
}

// decided says what was decided, when and, for a second decision, after what.
func (l *letter) decided(d casework.Decision) {
	l.tell("We made this decision on " + d.DecidedOn.Long() + ".")
	if d.Basis != casework.FirstDecision {
		l.tell("This decision takes the place of our earlier one. It follows: " + lowerFirst(d.Basis.Label()) + ", " + d.OrderedOn.Long() + ".")
	}
	if d.ByOtherAuthority {
		l.tell(otherAssessment(d))
	}
}

// reasons gives the test and the reasons in the authority's own words.
func (l *letter) reasons(d casework.Decision) {
	l.part("Why we decided this")
	if d.HasSEN != casework.Unanswered && d.ProvisionMayBeNeeded != casework.Unanswered {
		l.tell("The law asks two questions (Children and Families Act 2014 section 36(8)). We answered them like this:")
		l.add(document.KeyValues{Rows: []document.KeyValue{
			{Label: l.words("Does {child} have, or may {child} have, special educational needs?", "Do you have, or may you have, special educational needs?"), Value: document.Words(d.HasSEN.Label())},
			{Label: "May it be necessary for special educational provision to be made through a plan?", Value: document.Words(d.ProvisionMayBeNeeded.Label())},
		}})
	}
	if d.Ground != "" {
		l.tell("The law lets us refuse on one of two grounds (SI 2014/1530 regulation 24). We refuse on this one: " + lowerFirst(d.Ground.Label()) + ".")
	}
	l.typed(d.Reason)
}

// next says what happens now.
func (l *letter) next(told Told) {
	l.part("What happens next")
	switch l.kind {
	case notice.WillAssess:
		l.say("We now ask the people who know {child}, and professionals in education, health and social care, for their advice. Each has six weeks to answer. We also ask for your views and {child’s}.",
			"We now ask the people who know you, and professionals in education, health and social care, for their advice. Each has six weeks to answer. We also ask for your views.")
		l.byWhen("If there will be no plan, the law asks us to tell you by ", told.NoPlan)
		l.byWhen("If there will be a plan, the law asks us to send you the final plan by ", told.FinalPlan)
		l.tell("There is no right of appeal against a decision to assess.")
		l.help()
	case notice.WillReassess:
		l.say("The plan stays in force while we assess. We now ask the people who know {child}, and professionals in education, health and social care, for new advice. Each has six weeks to answer. We also ask for your views and {child’s}.",
			"The plan stays in force while we assess. We now ask the people who know you, and professionals in education, health and social care, for new advice. Each has six weeks to answer. We also ask for your views.")
		l.byWhen("If the plan changes, the law asks us to send you the final one by ", told.FinalPlan)
		l.tell("There is no right of appeal against a decision to assess again. Once the assessment is finished you can appeal about what the plan says, or about our decision to keep it as it is.")
		l.help()
	case notice.WillNotReassess, notice.WillKeep:
		l.say("{child’s} plan stays in force, and we must still secure the provision in it and review it every year. You can ask for a new assessment again at any time.",
			"Your plan stays in force, and we must still secure the provision in it and review it every year. You can ask for a new assessment again at any time.")
		l.tell("If you disagree with this decision, the rest of this letter says what you can do.")
	case notice.WillReplace:
		l.tell("The plan stays in force until the new one is final. We now write a draft of the new plan and send it to you. You will have at least 15 days to comment on it, to ask for a school, college or other setting, and to ask to meet us.")
		l.byWhen("The law asks us to send you the final plan by ", told.FinalPlan)
		l.tell("There is no right of appeal against a decision to change the plan. Once the new plan is final you can appeal about what it says.")
		l.help()
	case notice.WillIssue:
		l.say("We now write a draft of the plan and send it to you. You will have at least 15 days to comment on it, to ask for a school or other setting, and to ask to meet us.",
			"We now write a draft of the plan and send it to you. You will have at least 15 days to comment on it, to ask for a school, college or other setting, and to ask to meet us.")
		l.byWhen("The law asks us to send you the final plan by ", told.FinalPlan)
		l.tell("There is no right of appeal against a decision to issue a plan. Once the plan is final you can appeal about what it says.")
		l.help()
	default:
		l.say("{child} can still get help without a plan: nurseries, schools and colleges must do what they can to meet special educational needs. Please speak to {child’s} setting about it.",
			"You can still get help without a plan: schools and colleges must do what they can to meet special educational needs. Please speak to your setting about it.")
		if l.Profile.LocalOffer != "" {
			l.tell("Help in our area is listed in the Local Offer: " + l.Profile.LocalOffer)
		}
		l.tell("If you disagree with this decision, the rest of this letter says what you can do.")
	}
}

// byWhen tells a date, and owns up to one that has passed.
func (l *letter) byWhen(words string, last ehc.Date) {
	switch {
	case last.IsZero():
	case last.Before(l.on):
		l.tell(words + last.Long() + ". That date has passed. We are sorry, and will do it as soon as we can.")
	default:
		l.tell(words + last.LongWithDay() + ".")
	}
}

// otherAssessment tells of the assessment that another authority carried out (F91).
func otherAssessment(d casework.Decision) string {
	text := "The assessment was carried out by another local authority"
	if d.OtherAuthority != "" {
		text += ", " + d.OtherAuthority + ", whose advice is of " + d.OtherAdviceOn.Long()
	}
	return text + "."
}
