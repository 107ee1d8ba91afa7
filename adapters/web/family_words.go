package web

import (
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// forFamily reports whether the reader is of the family, or speaks for it, so that the page says "you".
func forFamily(h application.Head) bool {
	return slices.Contains(h.Subject.Relations, access.Family) || slices.Contains(h.Subject.Relations, access.Advocate)
}

// draftWords tells a member of the family by when their comments are wanted, or that they are being read.
func draftWords(draft reading.DraftWaiting, today ehc.Date) string {
	switch {
	case draft.Answered:
		return sentWords(draft.SentOn)
	case today.After(draft.AnswerBy):
		return "Comments were wanted by " + draft.AnswerBy.Long() + ". You can still send yours until the plan is issued."
	}
	return "Please comment by " + draft.AnswerBy.LongWithDay() + "."
}

func sentWords(on ehc.Date) string {
	return "You sent your comments on " + on.Long() + ". The council is reading them."
}

// disagreeWords says by when a family that disagrees must act (SI 2014/1530 reg 33; HESC Rules r.20), while it can;
// empty where there is no right, or its time is over. From the end of
// compulsory school age the right is the young person’s (CFA 2014 s.83).
func disagreeWords(deadlines []clock.Deadline, today ehc.Date, youngPerson bool) string {
	contact, appeal := openUntil(deadlines, timescale.ContactMediation, today), openUntil(deadlines, timescale.SendAppeal, today)
	if appeal.IsZero() {
		return ""
	}
	ways := "contact a mediation adviser by " + contact.Long() + ", or appeal by " + appeal.Long() + "."
	switch contact {
	case ehc.Date{}: // the adviser was contacted, or it is too late for that
		ways = "appeal by " + appeal.Long() + "."
	case appeal:
		ways = "contact a mediation adviser or appeal by " + appeal.Long() + "."
	}
	if youngPerson {
		return "If the young person disagrees, they can " + ways
	}
	return "If you disagree: " + ways
}

// openUntil is the last day of the family's time that runs out last; zero when it has none left.
func openUntil(deadlines []clock.Deadline, code string, today ehc.Date) (last ehc.Date) {
	for _, d := range deadlines {
		if d.Code == code && d.Open() && !today.After(d.Last) && d.Last.After(last) {
			last = d.Last
		}
	}
	return last
}

// disagreement is what the pages of a family say of it, with where to read more.
type disagreement struct {
	Text  string
	Links []view.Link
}

// disagreeOn makes it for a case; nil where there is nothing to say, or for those at work.
func disagreeOn(h application.Head, c *clock.Clock, letter view.Link) *disagreement {
	if !forFamily(h) || c == nil {
		return nil
	}
	text := disagreeWords(c.Deadlines(), h.Today, h.Case.Child().IsYoungPersonOn(h.Today))
	if text == "" {
		return nil
	}
	return &disagreement{text, []view.Link{letter, {Text: "What you can do", Href: caseURL(h.Case, disputesPath)}}}
}

// dutyFor says what a date is for in words for its reader, whoseFor whose it is.
func dutyFor(h application.Head, d clock.Deadline) string {
	if forFamily(h) && d.ForFamily != "" {
		return d.ForFamily
	}
	return d.Duty
}

func whoseFor(h application.Head, d clock.Deadline) string {
	if forFamily(h) {
		return familyWhose(d)
	}
	return whose(d)
}
