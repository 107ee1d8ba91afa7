package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// requestSentPage is the receipt (G5): the case ID and the two dates. It names nobody, so that it can be printed
// and left lying about.
type requestSentPage struct {
	view.Page
	Panel   view.Panel
	Dates   view.SummaryList
	Receipt assessment.ReceiptOut
	Open    *view.Link // to the case, for those who can open it
	Views   *view.Link // to where a family says how it sees things
	Council council.Profile
	// Wrote is for somebody who wrote in the request, and did not send it.
	Wrote bool
}

func (p RequestPages) showSent(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	receipt, err := p.uses.Receipt.Do(r.Context(), p.keys.actor(r), id)
	if err != nil {
		return err
	}
	if !receipt.Sent {
		http.Redirect(w, r, draftURL(id, ""), http.StatusSeeOther)
		return nil
	}
	page := &requestSentPage{Page: view.Page{Title: "Request sent", OwnHeading: true}, Receipt: receipt, Council: p.board.Standing().Profile,
		Wrote: signedIn(r) && !receipt.Own,
		Panel: view.Panel{Title: "Request sent", Text: "Your case ID is " + string(receipt.Reference)},
		Dates: view.SummaryList{Title: "The dates that we must keep", Rows: []view.SummaryRow{
			{Key: "We received your request", Text: receipt.ReceivedOn.LongWithDay()},
			{Key: "We decide whether to assess", Text: "by " + receipt.DecisionBy.LongWithDay(), Note: "Within 6 weeks (SI 2014/1530 reg 5(1))"},
			{Key: "If a plan follows, it is final", Text: "by " + receipt.PlanBy.LongWithDay(), Note: "Within 20 weeks (SI 2014/1530 reg 13(2))"},
		}}}
	if signedIn(r) && receipt.May {
		page.Open = &view.Link{Text: "Open the case", Href: "/cases/" + string(id)}
		if ActorOf(r).Is(ehc.RoleFamily) {
			page.Views = &view.Link{Text: addViews, Href: "/cases/" + string(id) + "/assessment#views"}
		}
	}
	p.pages.Show(w, r, http.StatusOK, "request_sent", page)
	return nil
}
