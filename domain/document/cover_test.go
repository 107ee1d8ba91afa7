package document

import (
	"fmt"
	"strings"
	"testing"

	"ehchub/domain/richtext"
)

func TestNoBlockIsLeftUncovered(t *testing.T) {
	const secret = "Larkfield"
	rich := richtext.Doc{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: "Lark"}, {Text: "field", Bold: true}, {Text: " Larkfield", Href: "https://larkfield.example/Larkfield"}}},
		{Kind: richtext.Bulleted, Items: []richtext.Item{{Inlines: []richtext.Inline{{Text: secret}}, Lists: []richtext.Block{{Kind: richtext.Numbered, Items: []richtext.Item{{Inlines: []richtext.Inline{{Text: secret}}}}}}}}}}
	blocks := []Block{Title{secret}, Heading{Level: 1, Text: secret}, Paragraph{rich[0].Inlines}, RichText{rich}, List{Items: rich[1].Items}, KeyValues{[]KeyValue{{secret, rich}}},
		Table{Caption: secret, Header: []string{secret}, Rows: [][]richtext.Doc{{rich}}}, Note{rich}, Address{Lines: []string{secret}}, Date{secret}, Signature{Name: secret, Role: secret, Organisation: secret}, Contents{Title: secret}, PageBreak{}, WriteSpace{2}}
	if len(blocks) != len(Kinds()) {
		t.Fatalf("%d kinds of block, %d are looked at", len(Kinds()), len(blocks))
	}
	d := Document{Meta: Meta{Title: secret, Creator: secret, Version: secret, Header: secret, Footer: secret}, Blocks: blocks}
	covered := Cover(d, func(text string) string { return strings.ReplaceAll(text, secret, "…") })
	for i, b := range covered.Blocks {
		if said := fmt.Sprintf("%+v", b); strings.Contains(said, secret) || strings.Contains(said, "Text:field") {
			t.Errorf("%T still says it: %s", blocks[i], said)
		}
	}
	if strings.Contains(fmt.Sprintf("%+v", covered.Meta), secret) {
		t.Errorf("the properties still say it: %+v", covered.Meta)
	}
	if !strings.Contains(fmt.Sprintf("%+v", d.Blocks), secret) {
		t.Error("the document itself was changed")
	}
}
