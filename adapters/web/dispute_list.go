package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/dispute"
)

// disputesPage lists the mediation and the appeals of a case.
type disputesPage struct {
	view.Page
	Purpose  []string
	Steps    []view.Link
	Disputes []disputeShown
	Empty    view.Empty
	Help     view.Contacts
}

// disputeShown is one disagreement: what it is about, how far it has come, and what comes next.
type disputeShown struct {
	Title  string
	Tags   []view.Tag
	Notes  []string // what the reader must know before anything else
	About  view.SummaryList
	Taken  []view.SummaryList
	Next   view.KeyDates
	Open   *view.Link
	Record []view.Link
}

func (p DisputePages) showAll(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.list.Do)
	if err != nil {
		return err
	}
	page := &disputesPage{
		Page:    view.Page{Title: "Mediation and appeals", Case: caseBar(out.Head, 0), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		Purpose: disputePurpose(out.Head), Steps: disputesSteps(out), Help: disputeHelp(out.Profile),
		Empty: view.Empty{Title: "Nothing is recorded yet", Text: "There has been no mediation and no appeal on this case."},
	}
	for _, d := range out.Disputes {
		shown := showDispute(out.Head, d)
		shown.About, shown.Taken = view.SummaryList{}, nil
		shown.Open = &view.Link{Text: "See every step", Href: disputeURL(out.Head, d), Hidden: "about " + d.Matter().Kind.Label()}
		page.Disputes = append(page.Disputes, shown)
	}
	p.pages.Show(w, r, http.StatusOK, "disputes", page)
	return nil
}

func isFamily(h application.Head) bool { return slices.Contains(h.Subject.Relations, access.Family) }

func disputePurpose(h application.Head) []string {
	if isFamily(h) {
		return []string{"If you disagree with a decision, you can talk it over with the council and an independent mediator, and you can appeal to the Tribunal.", "Neither stops the other dates of your case."}
	}
	return []string{"What the family and the council do about a decision that they disagree on. Mediation and appeals stop none of the other dates of the case."}
}

func disputesSteps(out disputing.DisputesOut) []view.Link {
	var links []view.Link
	if out.MayAsk {
		links = append(links, view.Link{Text: "We want mediation", Href: caseURL(out.Case, disputesPath+"/mediation")})
	}
	if out.MayRecord && len(out.Matters)+len(out.Later) > 0 {
		links = append(links, view.Link{Text: "Start the record of a disagreement", Href: caseURL(out.Case, disputesPath+"/open")})
	}
	return links
}

// disputeHelp names who helps (SI 2014/1530 reg 32), as far as the council has entered them.
func disputeHelp(c council.Profile) view.Contacts {
	return contactsOf(helpFor{"Free, independent advice", c.Advice}, helpFor{"The mediation adviser", c.Mediation}, helpFor{"The Tribunal", c.Tribunal})
}

func disputeURL(h application.Head, d *dispute.Dispute) string {
	return caseURL(h.Case, disputesPath+"/"+string(d.ID()))
}
