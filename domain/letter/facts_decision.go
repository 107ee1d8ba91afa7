package letter

import (
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Decision is a decision whether to assess or whether to issue a plan, as its letter tells it.
type Decision struct {
	Letter    notice.Letter
	DecidedOn ehc.Date
	// Follows is what a second decision rests on, in words, of FollowsOn; empty for a first one.
	Follows   string
	FollowsOn ehc.Date
	// ByOther reports that another authority carried out the assessment: which, and the date of its advice.
	ByOther       bool
	Other         string
	OtherAdviceOn ehc.Date
	// HasSEN and MayNeedProvision are the answers to the two questions of s.36(8), in words; empty where an agreement
	// or an order answered them.
	HasSEN, MayNeedProvision string
	// Ground is on what a reassessment is refused, in words (SI 2014/1530 reg 24).
	Ground  string
	Reasons string
	// NoPlan and FinalPlan are the last days by which the family hears that there is no plan, and has the final one.
	NoPlan, FinalPlan ehc.Date
	OwnWords          string
}

// Kind is one of the four letters of decisions.
func (d Decision) Kind() notice.Letter { return d.Letter }

func (d Decision) said() string { return d.OwnWords }

func (d Decision) values(w *writer) map[string]value {
	return map[string]value{
		"decision": alone(d.decision(w)...), "date of the decision": text(d.DecidedOn.Long()), "test": alone(d.test(w)...), "ground": alone(d.ground()...), "reasons": alone(typed(d.Reasons)...),
		"dates to come": alone(d.datesToCome(w)...), "local offer": alone(say(labelled("Help in our area is listed in the Local Offer: ", w.Profile.LocalOffer))...),
	}
}

// decision says what was decided, when and, for a second decision, after what.
func (d Decision) decision(w *writer) []document.Block {
	first := map[notice.Letter]string{
		notice.WillAssess:      w.words("We will carry out an education, health and care needs assessment for {child}.", "We will carry out an education, health and care needs assessment for you."),
		notice.WillNotAssess:   w.words("We will not carry out an education, health and care needs assessment for {child}.", "We will not carry out an education, health and care needs assessment for you."),
		notice.WillReassess:    w.words("We will assess {child}’s education, health and care needs again.", "We will assess your education, health and care needs again."),
		notice.WillNotReassess: w.words("We will not assess {child}’s education, health and care needs again at this time.", "We will not assess your education, health and care needs again at this time."),
		notice.WillReplace:     w.words("We will change {child}’s education, health and care plan.", "We will change your education, health and care plan."),
		notice.WillKeep:        w.words("We will keep {child}’s education, health and care plan as it is.", "We will keep your education, health and care plan as it is."),
		notice.WillIssue:       w.words("We will issue an education, health and care plan for {child}.", "We will issue an education, health and care plan for you."),
		notice.WillNotIssue:    w.words("We will not issue an education, health and care plan for {child} at this time.", "We will not issue an education, health and care plan for you at this time."),
	}[d.Letter]
	blocks := say(first + " We made this decision on " + d.DecidedOn.Long() + ".")
	if d.Follows != "" {
		blocks = append(blocks, say("This decision takes the place of our earlier one. It follows: "+lowerFirst(d.Follows)+", "+d.FollowsOn.Long()+".")...)
	}
	if d.ByOther {
		other := "The assessment was carried out by another local authority"
		if d.Other != "" {
			other += ", " + d.Other + ", whose advice is of " + d.OtherAdviceOn.Long()
		}
		blocks = append(blocks, say(other+".")...)
	}
	return blocks
}

func (d Decision) test(w *writer) []document.Block {
	if d.HasSEN == "" || d.MayNeedProvision == "" {
		return nil
	}
	return append(say("The law asks two questions (Children and Families Act 2014 section 36(8)). We answered them like this:"), document.KeyValues{Rows: []document.KeyValue{
		{Label: w.words("Does {child} have, or may {child} have, special educational needs?", "Do you have, or may you have, special educational needs?"), Value: document.Words(d.HasSEN)},
		{Label: "May it be necessary for special educational provision to be made through a plan?", Value: document.Words(d.MayNeedProvision)},
	}})
}

func (d Decision) ground() []document.Block {
	if d.Ground == "" {
		return nil
	}
	return say("The law lets us refuse on one of two grounds (SI 2014/1530 regulation 24). We refuse on this one: " + lowerFirst(d.Ground) + ".")
}

func (d Decision) datesToCome(w *writer) []document.Block {
	switch d.Letter {
	case notice.WillReassess:
		return say(w.byWhen("If the plan changes, the law asks us to send you the final one by ", d.FinalPlan))
	case notice.WillAssess:
		return say(w.byWhen("If there will be no plan, the law asks us to tell you by ", d.NoPlan), w.byWhen("If there will be a plan, the law asks us to send you the final plan by ", d.FinalPlan))
	}
	return say(w.byWhen("The law asks us to send you the final plan by ", d.FinalPlan))
}
