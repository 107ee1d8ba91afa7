package web

import (
	"fmt"
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/council"
)

// decisionPage shows what was decided on one question, the latest first (F74, F94).
type decisionPage struct {
	view.Page
	Basis     string
	Waiting   string
	Decisions []decisionShown
	Due       view.KeyDates
	Steps     []view.Link
}

// decisionShown is one decision as everybody on the case reads it.
type decisionShown struct {
	Title  string
	List   view.SummaryList
	Appeal *view.Inset
}

func (p DecisionPages) show(q decisionQuestion) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := p.open(r, q.question)
		if err != nil {
			return err
		}
		page := &decisionPage{
			Page:  view.Page{Title: q.title, Case: caseBar(out.Head, q.stage), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
			Basis: q.basis, Steps: decisionSteps(q, out),
		}
		if len(out.Decisions) == 0 {
			page.Waiting = q.waiting
		}
		for i, d := range out.Decisions {
			page.Decisions = append(page.Decisions, showDecision(q, out, d, i))
		}
		for _, k := range out.Due {
			if !k.Off {
				page.Due.Dates = append(page.Due.Dates, keyDate(k, out.Today))
			}
		}
		p.pages.Show(w, r, http.StatusOK, "decision", page)
		return nil
	}
}

// decisionSteps is what the reader can do about the decision now.
func decisionSteps(q decisionQuestion, out assessment.DecisionOut) []view.Link {
	var links []view.Link
	if out.MayPrepare && q.question == casework.WhetherToAssess {
		links = append(links, view.Link{Text: "Mark as ready for the decision", Href: caseURL(out.Case, "/decision/ready")})
	}
	if out.MayPrepare && q.question == casework.WhetherToIssue {
		links = append(links, view.Link{Text: "Mark the assessment as finished", Href: caseURL(out.Case, "/assessment/ready")})
	}
	if out.MayDecide {
		text := "Record the decision"
		if len(out.Decisions) > 0 {
			text = "Record a second decision"
		}
		links = append(links, view.Link{Text: text, Href: caseURL(out.Case, q.path+"/record")})
	}
	return links
}

func showDecision(q decisionQuestion, out assessment.DecisionOut, d casework.Decision, i int) decisionShown {
	shown := decisionShown{Title: d.Headline(), List: view.SummaryList{Rows: decisionRows(d)}}
	number := len(out.Decisions) - i
	if len(out.Decisions) > 1 {
		shown.Title = [...]string{"First decision", "Second decision"}[min(number, 2)-1] + ": " + d.Headline()
	}
	shown.List.Rows = append(shown.List.Rows, view.SummaryRow{Key: "Letter", Value: view.Links{Links: []view.Link{
		{Text: "Decision letter (PDF)", Href: caseURL(out.Case, fmt.Sprintf("%s/letter.pdf?n=%d", q.path, number)), Hidden: "of " + d.PublishedOn.Long()}}}})
	if d.Appealable() && i == 0 {
		shown.Appeal = appealInset(out.Council)
	}
	return shown
}

func decisionRows(d casework.Decision) []view.SummaryRow {
	rows := []view.SummaryRow{{Key: "Decision", Text: d.Headline()}, {Key: "Date of the decision", Text: d.DecidedOn.Long()}}
	if d.Basis != casework.FirstDecision {
		rows = append(rows, view.SummaryRow{Key: "Rests on", Text: d.Basis.Label()}, view.SummaryRow{Key: "Date of the agreement or order", Text: d.OrderedOn.Long()})
	}
	rows = append(rows, view.SummaryRow{Key: "Published", Text: d.PublishedOn.Long()})
	if d.Question == casework.WhetherToAssess {
		rows = append(rows,
			view.SummaryRow{Key: "Has, or may have, special educational needs", Text: d.HasSEN.Label()},
			view.SummaryRow{Key: "May need provision through an EHC plan", Text: d.ProvisionMayBeNeeded.Label()})
	}
	other := "No"
	if d.ByOtherAuthority {
		other = "Yes"
	}
	return append(rows, view.SummaryRow{Key: "Was the assessment carried out by another local authority?", Text: other}, view.SummaryRow{Key: "Reasons", Lines: lines(d.Reason)})
}

// appealInset says what a family can do about a refusal (F93; SI 2014/1530 regs 5, 10, 32).
func appealInset(c council.Profile) *view.Inset {
	return &view.Inset{Paragraphs: []string{
		"If you disagree, you can appeal to the Tribunal. It must get your appeal within two months of the date of the letter, or within one month of a mediation certificate if that is later.",
		"Before you appeal you must speak to a mediation adviser: " + contactLine(c.Mediation) + ". You do not have to take part in mediation.",
		"Free, independent advice: " + contactLine(c.Advice) + ".",
		"Help to settle a disagreement: " + contactLine(c.Resolution) + ".",
	}}
}

func contactLine(c council.Contact) string {
	text := c.Name
	for _, way := range []string{c.Phone, c.Email, c.Web} {
		if way != "" {
			text += ", " + way
		}
	}
	return text
}
