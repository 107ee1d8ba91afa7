package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/domain/advice"
	"ehchub/domain/needs"
)

// adviceReadPage is sent advice to read.
type adviceReadPage struct {
	view.Page
	Facts      view.SummaryList
	Asked      []titledProse // the council's questions
	Background []titledProse
	Areas      []findingsReading
	Files      view.Files
	Steps      view.Buttons
}

type titledProse struct {
	Title string
	Text  view.Prose
}

func (p AdvicePages) showRead(w http.ResponseWriter, r *http.Request) error {
	id, of, err := advicePath(r)
	if err != nil {
		return err
	}
	found, err := p.read.Do(r.Context(), ActorOf(r), id, of)
	if err != nil {
		return err
	}
	out := adviceView{AdviceOut: found}
	a := out.Request.Answer()
	page := &adviceReadPage{
		Page:  out.page("Advice of "+out.author(), view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}),
		Facts: out.readFacts(),
		Files: keptFiles(out.Case, out.Files, "No documents were added."),
		Steps: view.Buttons{Buttons: []view.Button{{Text: "Download (PDF)", Href: out.url("/advice.pdf"), Kind: view.Secondary}, {Text: "Download (MS Word)", Href: out.url("/advice.docx"), Kind: view.Secondary}}},
	}
	for _, q := range out.Request.Questions() {
		page.Asked = append(page.Asked, titledProse{q.Text, p.texts.Prose(a.Reply(q.ID), 3, "No answer.")})
	}
	if a.Will.Advises() {
		for i, q := range advice.Questions() {
			page.Background = append(page.Background, titledProse{q.Label, p.texts.Prose(a.Background.Answers()[i], 3, "No answer.")})
		}
		for _, info := range needs.Areas() {
			page.Areas = append(page.Areas, readingOf(info, a.Area(info.Area), p.texts, a.Area(info.Area).Meaning()))
		}
	}
	if out.MayReopen {
		page.Steps.Link = &view.Link{Text: "Re-open this advice", Href: out.url("/reopen")}
	}
	p.pages.Show(w, r, http.StatusOK, "advice_read", page)
	return nil
}

func (out adviceView) author() string { name, _ := out.Request.Attribution(); return name }

func (out adviceView) readFacts() view.SummaryList {
	r := out.Request
	name, role := r.Attribution()
	rows := []view.SummaryRow{{Key: "Given by", Text: joined(name, role)}}
	if who := r.Adviser(); r.Answer().OnBehalf.Choice == "yes" {
		rows[0].Note = "Written by " + joined(adviserName(who), who.JobTitle)
	} else if who.Team != "" {
		rows = append(rows, view.SummaryRow{Key: "Team", Text: who.TeamName})
	}
	if out.Recorded != nil {
		rows = append(rows, recordedRow(out.Head, *out.Recorded))
	}
	limb, _ := advice.Info(r.Limb())
	sent := view.SummaryRow{Key: "Sent", Text: r.DoneOn().Long()}
	if first := r.FirstDoneOn(); first != r.DoneOn() && !first.IsZero() {
		sent.Note = "First sent " + first.Long()
	}
	return view.SummaryList{Rows: append(rows,
		view.SummaryRow{Key: "Kind of advice", Text: limb.Label, Note: limb.Source},
		view.SummaryRow{Key: "Asked on", Text: r.RequestedOn().Long()}, sent,
		view.SummaryRow{Key: "Will they give advice?", Text: r.Answer().Will.Label(), Note: r.Answer().Details})}
}
