package documents

import (
	"fmt"
	"strings"

	"ehchub/domain/advice"
	"ehchub/domain/document"
	"ehchub/domain/needs"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"
)

// AdviceShown says how much of a request for advice its reader may see beside the advice itself.
type AdviceShown struct {
	// Note shows what the authority wrote to the adviser; Reasons why the request was re-opened or closed.
	Note, Reasons bool
	// Files are the names of the documents that came with the advice.
	Files []string
}

// AdviceDocument composes one request for advice with what was answered, whatever its state: sent, in writing,
// re-opened or closed. What has not been sent is marked as a draft.
func AdviceDocument(about About, r *advice.Request, shown AdviceShown) document.Document {
	w := adviceWriter{request: r, answer: r.Answer()}
	w.add(document.Title{Text: adviceTitle})
	w.about(about)
	w.state(shown)
	w.decision()
	if w.answer.Will.Advises() || r.Status() != advice.Completed {
		w.background()
		w.replies()
		w.areas()
	}
	w.files(shown.Files)
	return document.Document{Meta: adviceMeta(about, r), Blocks: w.blocks}
}

const adviceTitle = "Advice for an EHC needs assessment"

type adviceWriter struct {
	request *advice.Request
	answer  advice.Answer
	blocks  []document.Block
}

func (w *adviceWriter) add(blocks ...document.Block) { w.blocks = append(w.blocks, blocks...) }

func adviceMeta(about About, r *advice.Request) document.Meta {
	version := r.Status().Label()
	if r.Status() == advice.Completed {
		version = "sent on " + r.DoneOn().Long()
	}
	limb, _ := advice.Info(r.Limb())
	return document.Meta{
		Title: adviceTitle, Creator: about.Profile.Name, Logo: about.Profile.Logo, Colour: about.Profile.Colour, Reference: string(about.Reference), Version: limb.Short + ", " + version, Draft: r.Status() != advice.Completed, Created: r.UpdatedAt(),
		Props: map[string]string{"ehc.case": string(about.Case), "ehc.advice": string(r.ID())},
	}
}

func (w *adviceWriter) about(about About) {
	r := w.request
	limb, _ := advice.Info(r.Limb())
	name, role := r.Attribution()
	asker := r.Adviser()
	rows := []document.KeyValue{
		row("Child or young person", about.Child.FullName()), row("Date of birth", about.Child.Born.Long()), row("Case ID", string(about.Reference)),
		row("Kind of advice", limb.Label+" ("+limb.Source+")"), row("Advice of", joined(name, role)),
	}
	if w.answer.OnBehalf.Choice == "yes" {
		rows = append(rows, row("Written for them by", joined(asker.Name, asker.JobTitle)))
	}
	if asker.TeamName != "" {
		rows = append(rows, row("Team", asker.TeamName))
	}
	rows = append(rows, row("Asked on", r.RequestedOn().Long()), row("Due by", r.DueOn().Long()), row("Status", r.Status().Label()))
	if r.Status() == advice.Completed {
		rows = append(rows, row("Sent on", r.DoneOn().Long()))
	}
	if source := about.source(paper.Advice, string(r.ID()), r.UpdatedAt()); source != "" {
		rows = append(rows, row("How it came", source))
	}
	if first := r.FirstDoneOn(); !first.IsZero() && first != r.DoneOn() {
		rows = append(rows, row("First sent on", first.Long()))
	}
	w.add(document.KeyValues{Rows: rows})
}

// state says what a reader must know before they rely on the text.
func (w *adviceWriter) state(shown AdviceShown) {
	r := w.request
	switch r.Status() {
	case advice.Completed:
	case advice.Closed:
		w.note("This request was closed on "+r.DoneOn().Long()+". Nothing below was sent.", shown.Reasons, r.ClosedBecause())
	default:
		w.note("This advice has not been sent. It can still change.", shown.Reasons, r.ReopenedBecause())
	}
	if shown.Note && strings.TrimSpace(r.Note()) != "" {
		w.add(document.Heading{Level: 1, Text: "What the local authority asks"}, document.Text(r.Note()))
	}
}

func (w *adviceWriter) note(words string, withReason bool, reason string) {
	if withReason && reason != "" {
		words += "\nReason: " + reason
	}
	w.add(document.Note{Doc: document.Words(words)})
}

// decision is whether the adviser gives advice (F110, F111).
func (w *adviceWriter) decision() {
	rows := []document.KeyValue{row("Will you provide information and advice for this child or young person?", w.answer.Will.Label())}
	if w.answer.Details != "" {
		rows = append(rows, row("Details", w.answer.Details))
	}
	w.add(document.Heading{Level: 1, Text: "About this advice"}, document.KeyValues{Rows: rows})
}

func (w *adviceWriter) background() {
	w.add(document.Heading{Level: 1, Text: "Background"})
	answers := w.answer.Background.Answers()
	for i, q := range advice.Questions() {
		w.add(document.Heading{Level: 2, Text: q.Label}, document.RichText{Doc: orNotGiven(answers[i])})
	}
}

// replies answers the authority's own questions.
func (w *adviceWriter) replies() {
	asked := w.request.Questions()
	if len(asked) > 0 {
		w.add(document.Heading{Level: 1, Text: "The council’s questions"})
	}
	for _, q := range asked {
		w.add(document.Heading{Level: 2, Text: q.Text}, document.RichText{Doc: orNotGiven(w.answer.Reply(q.ID))})
	}
}

func (w *adviceWriter) areas() {
	w.add(document.Heading{Level: 1, Text: "Areas of need"})
	outcomes := 0
	for _, info := range needs.Areas() {
		w.add(document.Heading{Level: 2, Text: info.Label})
		outcomes = w.area(w.answer.Area(info.Area), outcomes)
	}
}

// area writes one area and counts its outcomes on.
func (w *adviceWriter) area(f needs.Findings, outcomes int) int {
	if f.IsEmpty() {
		w.add(document.Text(f.Meaning()))
		return outcomes
	}
	if !richtext.IsEmpty(f.Strengths) {
		w.add(document.Heading{Level: 3, Text: "Strengths"}, document.RichText{Doc: f.Strengths})
	}
	numbers := map[string]string{}
	for i, n := range f.Needs {
		numbers[string(n.ID)] = fmt.Sprint(i + 1)
	}
	if len(f.Needs) > 0 {
		w.add(document.Heading{Level: 3, Text: "Needs"}, needTable(f.Needs, func(n needs.Need) string { return numbers[string(n.ID)] }))
	}
	for _, o := range f.Outcomes {
		outcomes++
		w.outcome(fmt.Sprint(outcomes), o, numbers)
	}
	return outcomes
}

func (w *adviceWriter) outcome(number string, o needs.Outcome, needNumbers map[string]string) {
	w.add(document.Heading{Level: 3, Text: "Outcome " + number}, document.Text(o.Text))
	var met, preparing []string
	for _, id := range o.Needs {
		if n, ok := needNumbers[string(id)]; ok {
			met = append(met, n)
		}
	}
	for _, p := range o.Preparing {
		preparing = append(preparing, p.Label())
	}
	var ties []document.KeyValue
	if len(met) > 0 {
		ties = append(ties, row("Meets needs", strings.Join(met, ", ")))
	}
	if len(preparing) > 0 {
		ties = append(ties, row("Prepares for adulthood", strings.Join(preparing, "; ")))
	}
	if len(ties) > 0 {
		w.add(document.KeyValues{Rows: ties})
	}
	w.add(stepTable(number, o.Steps)...)
	if len(o.Provisions) == 0 {
		return
	}
	var rows [][]richtext.Doc
	for i, p := range o.Provisions {
		rows = append(rows, provisionRow(fmt.Sprint(i+1), p))
	}
	t := provisionTable(rows)
	t.Caption = "Provision for outcome " + number
	w.add(t)
}

func (w *adviceWriter) files(names []string) {
	if len(names) > 0 {
		w.add(document.Heading{Level: 1, Text: "Documents added"}, document.Bullets(names...))
	}
}

// joined puts a comma between a name and a role where both are there.
func joined(name, role string) string {
	if name == "" || role == "" {
		return name + role
	}
	return name + ", " + role
}
