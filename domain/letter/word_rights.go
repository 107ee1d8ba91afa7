package letter

import (
	"slices"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/timescale"
)

// monthsToAppeal are the Tribunal's two months; a letter shows their plain end and leaves out what could move it on,
// because a day early is never too late.
const monthsToAppeal = 2

// AppealBy is the plain end of the two months after a decision's notice, within which the Tribunal must have the appeal
// (HESC Rules r.20) and the mediation adviser must be contacted (SI 2014/1530 reg 33). Letters and the pages that stand
// for them tell this day, the earlier one, wherever holidays would move the Tribunal's on.
func AppealBy(notice ehc.Date) ehc.Date { return timescale.WithinMonths(notice, monthsToAppeal) }

func (w *writer) appealRight() []document.Block {
	const tribunal = "the First-tier Tribunal (Special Educational Needs and Disability)"
	blocks := say("You have the right to appeal against this decision to " + tribunal + ".")
	if w.kind == notice.FinalPlan {
		blocks = say("You have the right to appeal to "+tribunal+" about what the plan says in section B (special educational needs), section F (special educational provision) and section I (school or other setting), or about section I naming no setting.",
			"In the same appeal you can ask the Tribunal to look at health and social care: sections C, D, G, H1 and H2. What it says about those is a recommendation.")
	}
	if w.voice == ToYoungPerson {
		blocks = append(blocks, say("The right is your own, because you are over compulsory school age (Children and Families Act 2014 section 83). Your parents, or anyone you choose, can help you.")...)
	}
	return slices.Concat(blocks, contact(w.Profile.Tribunal))
}

func (w *writer) appealTime() []document.Block {
	last := AppealBy(w.On)
	return append(say("The Tribunal must have your appeal by the later of these two dates:"), document.Bullets(
		"two months from the date of this letter: "+last.LongWithDay(),
		"one month from the date of your mediation certificate, if you have one",
	))
}

func (w *writer) mediation() []document.Block {
	last := AppealBy(w.On).LongWithDay()
	first := "Before you can appeal you must contact the mediation adviser named below, within two months of the date of this letter: by " + last + ". You need a mediation certificate to appeal."
	if w.kind == notice.FinalPlan {
		first = "If your appeal is only about section I, or about no setting being named, you can appeal without speaking to a mediation adviser. Otherwise you must first contact the mediation adviser named below, within two months of the date of this letter: by " + last + "."
	}
	return slices.Concat(say(first), contact(w.Profile.Mediation), say(
		"The adviser is independent of us and tells you what mediation is. You don’t have to take part in mediation. If you don’t want it, tell the adviser, who sends you a certificate within three working days.",
		"If you want mediation, tell us, and say what you would like to settle. We must arrange it within 30 days and take part. When it has ended you are sent a certificate within three working days, and you can still appeal."))
}

func (w *writer) resolution() []document.Block {
	if !w.Profile.Resolution.Reachable() {
		return nil
	}
	kept := ", and it does not take away your right to appeal or to ask for mediation"
	if !w.kind.Appealable() {
		kept = ""
	}
	return append(say("You can also use an independent disagreement resolution service. It is your choice, and both sides must agree to it"+kept+"."), contact(w.Profile.Resolution)...)
}

func (w *writer) support() []document.Block {
	if !w.Profile.Advice.Reachable() {
		return nil
	}
	helps := "to understand this letter and to put your case"
	if w.kind.Appealable() {
		helps = "to understand this letter, to put your case, and to prepare for mediation or an appeal"
	}
	return append(say(w.words("This service is free, impartial and confidential. It can help you "+helps+". It helps parents, and children and young people themselves.",
		"This service is free, impartial and confidential. It can help you "+helps+". It works for you, with your parents or without them.")), contact(w.Profile.Advice)...)
}

// noAppeal says that there is no right of appeal (CFA 2014 s.51(2)), and when one arises.
func (w *writer) noAppeal(whenDecided string) []document.Block {
	switch w.kind {
	case notice.WillAssess:
		return say("There is no right of appeal against a decision to assess.")
	case notice.WillIssue:
		return say("There is no right of appeal against a decision to issue a plan. Once the plan is final you can appeal about what it says.")
	case notice.WillReassess:
		return say("There is no right of appeal against a decision to assess again. Once the assessment is finished you can appeal about what the plan says, or about our decision to keep it as it is.")
	case notice.WillReplace:
		return say("There is no right of appeal against a decision to change the plan. Once the new plan is final you can appeal about what it says.")
	case notice.DraftPlan:
		return say("There is no right of appeal about a draft. You can appeal once the plan is final; the letter with it says how.")
	case notice.Delay:
		return say("There is no right of appeal because of a delay, and mediation is not offered for one: both are about decisions. " + whenDecided)
	}
	return nil
}
