package web

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
)

// documentOf sets what a page shows as a document: whose case it is, then each part. What only leads elsewhere (links,
// buttons) means nothing on paper and is left out. A part that has no form on paper is an error, never a gap.
func documentOf(shown shownPage) (document.Document, error) {
	child, day := shown.Case.Child(), ehc.DateIn(shown.Now, application.London)
	blocks := []document.Block{document.Title{Text: shown.title}, document.KeyValues{Rows: []document.KeyValue{
		labelled("Child or young person", child.FullName()), labelled("Date of birth", child.Born.Long()), labelled("Case ID", string(shown.Case.Reference())),
		labelled("Status", shown.Case.State().Label()), labelled("As it stood on", view.When(shown.Now)),
	}}}
	if shown.lead != "" {
		blocks = append(blocks, document.Text(shown.lead))
	}
	for _, part := range shown.parts {
		more, err := blocksOf(part)
		if err != nil {
			return document.Document{}, err
		}
		blocks = append(blocks, more...)
	}
	return document.Document{
		Meta: document.Meta{Title: shown.title, Creator: shown.Profile.Name, Logo: shown.Profile.Logo, Colour: shown.Profile.Colour, Reference: string(shown.Case.Reference()), Version: shown.title + ", " + day.Long(), Created: shown.Now,
			Props: map[string]string{"ehc.case": string(shown.Case.ID())}},
		Blocks: blocks,
	}, nil
}

func labelled(label, words string) document.KeyValue {
	return document.KeyValue{Label: label, Value: document.Words(words)}
}

// blocksOf sets one part of a page.
func blocksOf(part view.Component) ([]document.Block, error) {
	switch part := part.(type) {
	case view.Links:
		return nil, nil
	case view.Inset:
		return paragraphs(append([]string{part.Text}, part.Paragraphs...)...), nil
	case view.Tag:
		return paragraphs(part.Text), nil
	case view.Prose:
		return []document.Block{document.RichText{Doc: orWords(part.Doc, part.Empty)}}, nil
	case view.Timeline:
		return timelineBlocks(part), nil
	case view.KeyDates:
		return keyDateBlocks(part), nil
	case view.Table:
		return tableBlocks(part)
	case view.SummaryList:
		return summaryBlocks(part)
	case view.SideSection:
		return sectionBlocks(part)
	}
	return nil, fmt.Errorf("no form on paper for %T", part)
}

func paragraphs(texts ...string) []document.Block {
	var blocks []document.Block
	for _, text := range texts {
		if text != "" {
			blocks = append(blocks, document.Text(text))
		}
	}
	return blocks
}

func orWords(doc richtext.Doc, empty string) richtext.Doc {
	if richtext.IsEmpty(doc) {
		return document.Words(empty)
	}
	return doc
}

func timelineBlocks(t view.Timeline) []document.Block {
	if len(t.Entries) == 0 {
		return paragraphs(t.Empty)
	}
	table := document.Table{Caption: "What happened, the latest first", Header: []string{"When", "What happened", "Who"}, Widths: []float64{2, 4, 2}}
	for _, e := range t.Entries {
		table.Rows = append(table.Rows, document.Row(view.When(e.At), linesOfText(e.Title, e.Text), e.By))
	}
	return []document.Block{table}
}

func keyDateBlocks(list view.KeyDates) []document.Block {
	if len(list.Dates) == 0 {
		return paragraphs(list.Empty)
	}
	table := document.Table{Caption: "Dates of the law, with the rule behind each", Header: []string{"What", "By", "Where it stands", "The rule"}, Widths: []float64{2.4, 1.6, 1.6, 3.4}}
	for _, d := range list.Dates {
		by := d.Date.Long()
		switch {
		case d.When != "":
			by = d.When
		case d.Act:
			by = d.Date.LongWithDay()
		}
		table.Rows = append(table.Rows, document.Row(linesOfText(d.What, d.Whose), by, linesOfText(d.State.Text, d.Note), linesOfText(d.Law, d.LawText)))
	}
	return []document.Block{table}
}

// tableBlocks leaves out the columns that hold nothing but what can be done.
func tableBlocks(t view.Table) ([]document.Block, error) {
	if len(t.Rows) == 0 {
		return paragraphs(t.Empty.Title, t.Empty.Text), nil
	}
	table := document.Table{Caption: t.Caption}
	for i, c := range t.Columns {
		if !onScreenOnly(t, i) {
			table.Header = append(table.Header, c.Text)
		}
	}
	for _, r := range t.Rows {
		var cells []string
		for i, cell := range r.Cells {
			if onScreenOnly(t, i) {
				continue
			}
			words, err := cellWords(cell)
			if err != nil {
				return nil, err
			}
			cells = append(cells, words)
		}
		table.Rows = append(table.Rows, document.Row(cells...))
		table.Widths = widened(table.Widths, cells)
	}
	table.Widths = widened(table.Widths, table.Header)
	return []document.Block{table}, nil
}

// widened gives each column what its cells need: room for the longest word, and more the longer its texts are, but
// less than in proportion, so that one long text doesn't squeeze every date.
func widened(widths []float64, cells []string) []float64 {
	for i, cell := range cells {
		need := 1.9 * math.Sqrt(float64(utf8.RuneCountInString(cell)))
		for _, word := range strings.FieldsFunc(cell, func(r rune) bool { return r == '-' || unicode.IsSpace(r) }) {
			need = max(need, document.Breadth(word)+2.8) // with the space beside it
		}
		if i == len(widths) {
			widths = append(widths, 0)
		}
		widths[i] = max(widths[i], need)
	}
	return widths
}

// onScreenOnly reports whether a column holds nothing but what can be done, or links to fetch something.
func onScreenOnly(t view.Table, column int) bool {
	if t.Columns[column].Hidden {
		return true
	}
	return !slices.ContainsFunc(t.Rows, func(r view.Row) bool {
		return column < len(r.Cells) && (r.Cells[column].Main || r.Cells[column].Href == "")
	})
}

func cellWords(cell view.Cell) (string, error) {
	words := []string{cell.Text, cell.Sub}
	for _, tag := range cell.Tags {
		words = append(words, tag.Text)
	}
	switch value := cell.Value.(type) {
	case nil:
	case view.Rule:
		words = append(append(words, value.Summary), value.Paragraphs...)
	default:
		return "", fmt.Errorf("no form on paper for %T in a table", value)
	}
	return linesOfText(words...), nil
}

// summaryBlocks leaves out rows that hold links alone.
func summaryBlocks(list view.SummaryList) ([]document.Block, error) {
	var blocks []document.Block
	if list.Title != "" {
		blocks = append(blocks, document.Heading{Level: 1, Text: list.Title})
	}
	rows, err := answerRows(list.Rows)
	if err != nil || len(rows) == 0 {
		return blocks, err
	}
	return append(blocks, document.KeyValues{Rows: rows}), nil
}

func answerRows(rows []view.SummaryRow) ([]document.KeyValue, error) {
	var found []document.KeyValue
	for _, r := range rows {
		said := append([]string{strings.TrimSpace(r.Text)}, r.Lines...)
		switch value := r.Value.(type) {
		case nil:
		case view.Links:
			continue
		case view.Tag:
			said = append(said, value.Text)
		default:
			return nil, fmt.Errorf("no form on paper for %T in %q", value, r.Key)
		}
		if r.HTML != "" {
			return nil, fmt.Errorf("no form on paper for the markup of %q", r.Key)
		}
		found = append(found, labelled(r.Key, linesOfText(append(said, r.Note)...)))
	}
	return found, nil
}

// sectionBlocks sets a section of the side column. One that only leads elsewhere is left out.
func sectionBlocks(s view.SideSection) ([]document.Block, error) {
	if s.Blank() && s.Empty == "" {
		return nil, nil
	}
	blocks := []document.Block{document.Heading{Level: 1, Text: s.Title}}
	if s.Blank() {
		return append(blocks, document.Text(s.Empty)), nil
	}
	rows, err := answerRows(s.Rows)
	if err != nil {
		return nil, err
	}
	for _, p := range s.People {
		known := linesOfText(append(append([]string{p.Role}, p.Lines...), p.Phone)...)
		if known == "" {
			known = s.Title
		}
		rows = append(rows, labelled(p.Name, known))
	}
	if len(rows) > 0 {
		blocks = append(blocks, document.KeyValues{Rows: rows})
	}
	for _, part := range s.Parts {
		more, err := blocksOf(part)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, more...)
	}
	return blocks, nil
}

// linesOfText puts words one below the other, those that there are.
func linesOfText(words ...string) string {
	var said []string
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			said = append(said, w)
		}
	}
	return strings.Join(said, "\n")
}
