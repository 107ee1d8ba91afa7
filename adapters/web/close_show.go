package web

import (
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// closedWords says to each reader that the case is closed and what that means for them.
func closedWords(h application.Head, closing casework.Closing) []string {
	rule, _ := closing.Kind.Rule()
	switch {
	case slices.Contains(h.Subject.Relations, access.Family):
		return []string{rule.ToFamily}
	case h.May(access.CloseCase):
		return []string{rule.Said, "A closed case is not opened again. For a new assessment, a new request is made."}
	}
	return []string{rule.Said}
}

// closingSummary tells how the case was closed; to the authority also of closings that were undone, and of a wish to
// withdraw that waits.
func closingSummary(out reading.CaseFileOut) []view.Component {
	authority := out.May(access.SeeAuthorityNotes)
	var shown []view.Component
	if wish, asked := out.Case.WithdrawalAsked(); asked {
		inset := view.Inset{Paragraphs: append(wishWords(wish, authority || out.May(access.AskToWithdraw)), "The case goes on until the council has confirmed it.")}
		if out.May(access.CloseCase) {
			inset.Link = &view.Link{Text: "Confirm the withdrawal, or read about it", Href: caseURL(out.Case, "/close")}
		}
		shown = append(shown, inset)
	}
	for _, closing := range out.Case.Closings() {
		if closing.Undone != nil && !authority {
			continue
		}
		list := view.SummaryList{Title: "Closed on " + closing.ClosedOn.Long(), Rows: closingRows(closing, authority)}
		if authority {
			list.Rows = append(list.Rows, view.SummaryRow{Key: "Closed by", Text: closing.CloserName}, view.SummaryRow{Key: "Stood at", Text: closing.From.Label()})
		}
		if u := closing.Undone; u != nil {
			list.Title += ", by mistake"
			list.Rows = append(list.Rows, view.SummaryRow{Key: "Undone", Text: u.On.Long() + ", by " + u.Name}, view.SummaryRow{Key: "The mistake", Lines: lines(u.Reason)})
		}
		if len(list.Rows) > 0 {
			shown = append(shown, list)
		}
	}
	return shown
}
