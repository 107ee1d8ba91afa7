package web

import (
	"fmt"
	"net/http"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/letter"
	"ehchub/ports"
)

// decisionPage shows what was decided on one question, the latest first (F74, F94).
type decisionPage struct {
	view.Page
	Basis     string
	Waiting   string
	Decisions []decisionShown
	Due       view.KeyDates
	Disagree  *disagreement
	Steps     []view.Link
	Panel     []view.Component // what panels recommended, for the authority alone
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
			Basis: q.basis, Steps: decisionSteps(q, out), Panel: panelLists(out),
		}
		if len(out.Decisions) == 0 {
			page.Waiting = q.waiting
		}
		for i, d := range out.Decisions {
			page.Decisions = append(page.Decisions, showDecision(q, out, d, i))
		}
		if len(out.Decisions) > 0 {
			page.Disagree = disagreeOn(out.Head, out.Clock, view.Link{Text: "Read the letter (PDF)", Href: decisionLetterURL(out.Case, q.question, len(out.Decisions), ports.PDF)})
		}
		for _, k := range out.Due {
			if k.Off == "" {
				page.Due.Dates = append(page.Due.Dates, keyDateFor(out.Head, k, false))
			}
		}
		if q.question == casework.WhetherToAssess || q.question == casework.WhetherToIssue { // others are no stage of their own
			if page.Guidance, err = p.pages.guidanceFor(r, out.Head, q.stage); err != nil {
				return err
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
	if out.MayPrepare && (q.question == casework.WhetherToIssue || q.question == casework.WhetherToReplace) {
		links = append(links, view.Link{Text: "Mark the assessment as finished", Href: caseURL(out.Case, "/assessment/ready")})
	}
	if out.MayRecommend {
		links = append(links, view.Link{Text: "Record the panel’s recommendation", Href: caseURL(out.Case, q.path+"/panel")})
	}
	if out.MayDecide {
		text := "Record the decision"
		if out.Case.RefusedOn(q.question) {
			text = "Record a second decision"
		}
		links = append(links, view.Link{Text: text, Href: caseURL(out.Case, q.path+"/record")})
	}
	if len(out.Decisions) > 0 && slices.ContainsFunc(out.Decisions, casework.Decision.Appealable) {
		links = append(links, disputeLinks(out)...)
	}
	return links
}

// disputeLinks lead to mediation and appeals, for those who may know of them; while a refusal stands, a family can ask
// for mediation at once.
func disputeLinks(out assessment.DecisionOut) []view.Link {
	var links []view.Link
	if out.MayAskMediation {
		links = append(links, view.Link{Text: "We want mediation", Href: caseURL(out.Case, disputesPath+"/mediation")})
	}
	if out.May(access.SeeDisputes) {
		links = append(links, view.Link{Text: "Mediation and appeals", Href: caseURL(out.Case, disputesPath)})
	}
	return links
}

func showDecision(q decisionQuestion, out assessment.DecisionOut, d casework.Decision, i int) decisionShown {
	shown := decisionShown{Title: d.Headline(), List: view.SummaryList{Rows: decisionRows(d)}}
	number := len(out.Decisions) - i
	if len(out.Decisions) > 1 {
		shown.Title = numbered(number) + ": " + d.Headline()
	}
	shown.List.Rows = append(shown.List.Rows, view.SummaryRow{Key: "Letter", Value: view.Links{Links: []view.Link{
		{Text: "Decision letter (" + letterSize + ")", Href: decisionLetterURL(out.Case, q.question, number, ports.PDF), Hidden: "of " + d.PublishedOn.Long()},
		{Text: "Decision letter (MS Word)", Href: decisionLetterURL(out.Case, q.question, number, ports.Word), Hidden: "of " + d.PublishedOn.Long()}}}})
	if d.Appealable() && i == 0 && out.NoticeLacks == nil {
		shown.Appeal = appealInset(out, d)
	}
	return shown
}

// numbered names a decision by its place among those on one question.
func numbered(n int) string {
	words := []string{"First", "Second", "Third", "Fourth", "Fifth"}
	if n <= len(words) {
		return words[n-1] + " decision"
	}
	return fmt.Sprintf("Decision %d", n)
}

// decisionLetterURL is where the letter of a decision is had.
func decisionLetterURL(c *casework.Case, q casework.Question, number int, f ports.Format) string {
	for _, one := range decisionQuestions {
		if one.question == q {
			return caseURL(c, fmt.Sprintf("%s/letter.%s?n=%d", one.path, f, number))
		}
	}
	return ""
}

func decisionRows(d casework.Decision) []view.SummaryRow {
	rows := []view.SummaryRow{{Key: "Decision", Text: d.Headline()}, {Key: "Date of the decision", Text: d.DecidedOn.Long()}}
	if d.Basis != casework.FirstDecision {
		rows = append(rows, view.SummaryRow{Key: "Rests on", Text: d.Basis.Label()}, view.SummaryRow{Key: "Date of the agreement or order", Text: d.OrderedOn.Long()})
	}
	rows = append(rows, view.SummaryRow{Key: "Published", Text: d.PublishedOn.Long()})
	if d.HasSEN.Label() != "" {
		rows = append(rows, view.SummaryRow{Key: "Has, or may have, special educational needs", Text: d.HasSEN.Label()})
	}
	if d.ProvisionMayBeNeeded.Label() != "" {
		rows = append(rows, view.SummaryRow{Key: "May need provision through an EHC plan", Text: d.ProvisionMayBeNeeded.Label()})
	}
	if d.Ground != "" {
		rows = append(rows, view.SummaryRow{Key: "Ground", Text: d.Ground.Label()})
	}
	if first := d.Question == casework.WhetherToAssess || d.Question == casework.WhetherToIssue; first && d.Basis == casework.FirstDecision { // asked once (F91)
		other := "No"
		if d.ByOtherAuthority {
			other = "Yes, by " + d.OtherAuthority + ". Its advice is of " + d.OtherAdviceOn.Long() + "."
		}
		rows = append(rows, view.SummaryRow{Key: "Was the assessment carried out by another local authority?", Text: other})
	}
	return append(rows, view.SummaryRow{Key: "Reasons", Lines: lines(d.Reason)})
}

// appealInset says what can be done about a refusal, to the family themselves or to others on the case (F93;
// SI 2014/1530 regs 5, 10, 32). Once compulsory school age is over the right is the young person's (CFA 2014 s.83).
func appealInset(out assessment.DecisionOut, d casework.Decision) *view.Inset {
	who, whose, has := "The family", "the family’s", "has"
	switch child := out.Case.Child(); {
	case child.IsYoungPersonOn(d.PublishedOn):
		who, whose = "The young person", "the young person’s"
	case slices.Contains(out.Subject.Relations, access.Family):
		who, whose, has = "You", "your", "have"
	}
	c, last := out.Council, letter.AppealBy(d.PublishedOn).LongWithDay()
	return &view.Inset{Paragraphs: []string{
		who + " " + has + " the right to appeal against this decision to the Tribunal. It must have " + whose + " appeal by " + last + ", two months from the letter, or within one month of a mediation certificate if that is later.",
		"Before an appeal, the mediation adviser must be contacted by " + last + ". Nobody has to take part in mediation.",
	}, Contacts: contactsOf(helpFor{"The Tribunal", c.Tribunal}, helpFor{"The mediation adviser", c.Mediation}, helpFor{"Free, independent advice", c.Advice},
		helpFor{"Help to settle a disagreement in another way", c.Resolution})}
}
