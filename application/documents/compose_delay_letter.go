package documents

import (
	"ehchub/domain/clock"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// DelayLetter composes the letter that tells a family of a missed date: an apology, why it is late, by when it is
// likely, and what they can do. Mediation and appeals are about decisions, so the letter offers neither.
func DelayLetter(about About, missed clock.Deadline, t clock.Told, on ehc.Date, signedBy string) (document.Document, error) {
	l := letter{About: about, kind: notice.Delay, on: on, title: "Letter about a delay"}
	if err := notice.MissingItems(about.Profile, l.kind); err != nil {
		return document.Document{}, err
	}
	l.begin(l.lateHeadline(missed))
	l.tell("We are sorry. The law gave us until " + missed.Last.LongWithDay() + " to do this, and we have not done it. " + l.words("You and {child} should not have had to wait.", "You should not have had to wait."))
	l.tell("The rule is " + missed.Source + " of the Special Educational Needs and Disability Regulations 2014. Our duty has not ended: we must still do it, as soon as we can.")
	l.part("Why it is late")
	l.typed(t.Why)
	l.part("When it is likely")
	if t.Likely.IsZero() {
		l.tell("We can’t give you a day that we could stand by. We will write again when we can.")
	} else {
		l.tell("We expect to do it by " + t.Likely.LongWithDay() + ". This is our best estimate, not a promise. You can see in the EHC Hub at any time what we are waiting for.")
	}
	l.complaint()
	l.add(document.Text("There is no right of appeal because of a delay, and mediation is not offered for one: both are about decisions. " + l.whenDecided(missed)))
	if l.Profile.Resolution.Reachable() {
		l.resolution()
	}
	l.help()
	return l.end(signedBy, l.Profile.Team), nil
}

func (l *letter) lateHeadline(missed clock.Deadline) string {
	switch missed.Deadline.Key() {
	case "D2":
		return l.words("We are late in deciding whether to assess {child}", "We are late in deciding whether to assess you")
	case "D4":
		return l.words("We are late in deciding whether {child} will have a plan", "We are late in deciding whether you will have a plan")
	}
	return l.words("We are late with the plan for {child}", "We are late with your plan")
}

func (l *letter) whenDecided(missed clock.Deadline) string {
	if missed.Deadline.Key() == "D8" {
		return "Once the plan is final you can appeal about what it says, and our letter will tell you how."
	}
	return "When we have decided, our letter will tell you which rights you then have."
}

// complaint says how to complain, and who looks at a complaint that is not settled.
func (l *letter) complaint() {
	l.part("What you can do")
	l.tell("You can ask us at any time what is happening, and you can complain to us about the delay. A complaint does not slow anything down and will not be held against you.")
	own := l.Profile.Help
	own.Name, own.Phone, own.Email, own.Web, own.Address = l.Profile.Team, l.Profile.Phone, l.Profile.Email, "", ""
	l.contact(own)
	l.tell("If our answer does not settle it, or takes too long, you can ask the Local Government and Social Care Ombudsman to look into it, free of charge: www.lgo.org.uk. The Ombudsman can look into delay.")
}
