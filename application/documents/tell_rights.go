package documents

import (
	"strings"

	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/domain/timescale"
)

// rights writes what the law asks every notice to tell that can be appealed (SI 2014/1530 regs 5, 10, 14, 32), item
// by item of the table of duties.
func (l *letter) rights() {
	for _, d := range l.kind.Duties() {
		if write, ok := rightWriters[d.Item]; ok {
			write(l)
		}
	}
}

var rightWriters = map[notice.Item]func(*letter){
	notice.AppealRight: (*letter).appealRight, notice.AppealTime: (*letter).appealTime, notice.MediationInfo: (*letter).mediation,
	notice.Disagreements: (*letter).resolution, notice.AdviceSupport: (*letter).support,
}

func (l *letter) appealRight() {
	l.part("Your right of appeal")
	if l.kind == notice.FinalPlan {
		l.tell("You have the right to appeal to the First-tier Tribunal (Special Educational Needs and Disability) about what the plan says in section B (special educational needs), section F (special educational provision) and section I (school or other setting), or about section I naming no setting.")
		l.tell("In the same appeal you can ask the Tribunal to look at health and social care: sections C, D, G, H1 and H2. What it says about those is a recommendation.")
	} else {
		l.tell("You have the right to appeal against this decision to the First-tier Tribunal (Special Educational Needs and Disability).")
	}
	l.contact(l.Profile.Tribunal)
}

// monthsToAppeal are the Tribunal's two months; the letter shows their plain end and leaves out what could move it
// on, because a day early is never too late.
const monthsToAppeal = 2

func (l *letter) appealTime() {
	last := timescale.WithinMonths(l.on, monthsToAppeal)
	l.part("By when to appeal")
	l.tell("The Tribunal must have your appeal by the later of these two dates:")
	l.add(document.Bullets(
		"two months from the date of this letter: "+last.LongWithDay(),
		"one month from the date of your mediation certificate, if you have one",
	))
}

func (l *letter) mediation() {
	last := timescale.WithinMonths(l.on, monthsToAppeal)
	l.part("Mediation")
	if l.kind == notice.FinalPlan {
		l.tell("If your appeal is only about section I, or about no setting being named, you can appeal without speaking to a mediation adviser. Otherwise you must first contact the mediation adviser named below, within two months of the date of this letter: by " + last.LongWithDay() + ".")
	} else {
		l.tell("Before you can appeal you must contact the mediation adviser named below, within two months of the date of this letter: by " + last.LongWithDay() + ". You need a mediation certificate to appeal.")
	}
	l.contact(l.Profile.Mediation)
	l.tell("The adviser is independent of us and tells you what mediation is. You don’t have to take part in mediation. If you don’t want it, tell the adviser, who sends you a certificate within three working days.")
	l.tell("If you want mediation, tell us, and say what you would like to settle. We must arrange it within 30 days and take part. When it has ended you are sent a certificate within three working days, and you can still appeal.")
}

func (l *letter) resolution() {
	l.part("Settling a disagreement in another way")
	l.tell("You can also use an independent disagreement resolution service. It is your choice, both sides must agree to it, and it does not take away your right to appeal or to ask for mediation.")
	l.contact(l.Profile.Resolution)
}

func (l *letter) support() {
	l.part("Free information, advice and support")
	l.say("This service is free, impartial and confidential. It can help you to understand this letter, to put your case, and to prepare for mediation or an appeal. It helps parents, and children and young people themselves.",
		"This service is free, impartial and confidential. It can help you to understand this letter, to put your case, and to prepare for mediation or an appeal. It works for you, with your parents or without them.")
	l.contact(l.Profile.Advice)
}

// help writes the support service into a letter that need not name it, where the council has one.
func (l *letter) help() {
	if l.Profile.Advice.Reachable() {
		l.support()
	}
}

// contact stands out from the text, so that it is found again.
func (l *letter) contact(c council.Contact) {
	var lines []string
	for _, line := range []string{c.Name, c.Address, labelled("Telephone: ", c.Phone), labelled("E-mail: ", c.Email), c.Web} {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	l.add(document.Note{Doc: richtext.Doc{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: strings.Join(lines, "\n")}}}}})
}

func labelled(label, words string) string {
	if words == "" {
		return ""
	}
	return label + words
}
