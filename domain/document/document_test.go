package document_test

import (
	"reflect"
	"testing"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

func TestAnchorsAreOwnAndUnique(t *testing.T) {
	blocks := []document.Block{
		document.Heading{Level: 1, Text: "Section F: provision", Anchor: "section-f"}, document.Heading{Level: 2, Text: "Reading"},
		document.Text("between"), document.Heading{Level: 2, Text: "Reading!"}, document.Heading{Level: 1, Text: "عربي"},
	}
	if got, want := document.Anchors(blocks), []string{"section-f", "reading", "reading-2", "part"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTableKeepsItsShape(t *testing.T) {
	table := document.Table{Header: []string{"Who", "What", "When"}, Widths: []float64{1, 2}}
	if got := table.Shares(); !reflect.DeepEqual(got, []float64{0.25, 0.5, 0.25}) {
		t.Errorf("shares are %v", got)
	}
	if got := table.Cells(document.Row("a", "b", "c", "d")); len(got) != 3 || richtext.Plain(got[2]) != "c" {
		t.Errorf("a long row gave %v", got)
	}
	if got := table.Cells(document.Row("a")); len(got) != 3 || !richtext.IsEmpty(got[2]) {
		t.Errorf("a short row gave %v", got)
	}
	if n := (document.Table{Rows: [][]richtext.Doc{document.Row("a"), document.Row("a", "b")}}).Columns(); n != 2 {
		t.Errorf("a table without a header has %d columns", n)
	}
}

func TestSectionEndsWhereTheNextPartBegins(t *testing.T) {
	f := document.Heading{Level: 2, Section: "section.F"}
	for _, c := range []struct {
		next document.Block
		ends bool
	}{
		{document.Text("x"), false}, {document.Heading{Level: 3, Text: "Reading"}, false}, {document.Heading{Level: 3, Section: "section.F.2"}, true},
		{document.Heading{Level: 2}, true}, {document.Heading{Level: 1}, true}, {document.PageBreak{}, false},
	} {
		if got := document.SectionEnds(f, c.next); got != c.ends {
			t.Errorf("%#v: ends is %v", c.next, got)
		}
	}
}

func TestADocumentBecomesAPartOfAnother(t *testing.T) {
	part := document.Document{Blocks: []document.Block{document.Title{Text: "Advice"}, document.Contents{}, document.Text("x"),
		document.Heading{Level: 1, Text: "Areas", Section: "section.B"}, document.Heading{Level: 2, Text: "Reading", Anchor: "r"}, document.Heading{Level: 4, Text: "Deep"}}}
	got := part.Under(document.Heading{Level: 1, Text: "Appendix K1"})
	want := []document.Block{document.Heading{Level: 1, Text: "Appendix K1"}, document.Text("x"),
		document.Heading{Level: 2, Text: "Areas"}, document.Heading{Level: 3, Text: "Reading", Anchor: "r"}, document.Heading{Level: 5, Text: "Deep"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if h := got[4].(document.Heading); h.Depth() != 4 {
		t.Errorf("a heading below the lowest level is drawn at %d", h.Depth())
	}
}

func TestHeaderAndFooterFallBack(t *testing.T) {
	m := document.Meta{Creator: "Northmoor Council", Reference: "EHC/26/0219", Version: "Draft 2"}
	if m.HeaderLine() != "EHC/26/0219, Draft 2" || m.FooterLine() != "Northmoor Council" || m.Lang() != "en-GB" {
		t.Errorf("%q %q %q", m.HeaderLine(), m.FooterLine(), m.Lang())
	}
}

func TestNoColumnIsNarrowerThanItsLongestWord(t *testing.T) {
	narrow := document.Table{Header: []string{"Appendix", "Advice", "Team"}, Widths: []float64{1, 8, 1},
		Rows: [][]richtext.Doc{document.Row("K1", "Psychological advice and information", "Educational Psychology Service"), document.Row("K2", "Medical advice")}}
	shares := narrow.Shares()
	if total := shares[0] + shares[1] + shares[2]; total < 0.999 || total > 1.001 {
		t.Errorf("the parts %v add up to %v", shares, total)
	}
	if shares[2] < 0.14 || shares[0] < 0.1 || shares[1] < 0.6 {
		t.Errorf("the parts are %v", shares)
	}
	crowded := document.Table{Rows: [][]richtext.Doc{document.Row("Venkataraman-Featherstonehaugh", "Venkataraman-Featherstonehaugh", "Venkataraman-Featherstonehaugh", "a", "Venkataraman-Featherstonehaugh")}}
	total := 0.0
	for i, share := range crowded.Shares() {
		if total += share; share <= 0 {
			t.Errorf("column %d has nothing", i)
		}
	}
	if total < 0.999 || total > 1.001 {
		t.Errorf("crowded, the parts add up to %v", total)
	}
}
