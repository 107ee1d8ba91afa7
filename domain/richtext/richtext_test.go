package richtext_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"ehchub/domain/fault"
	"ehchub/domain/richtext"

	"pgregory.net/rapid"
)

func bold(s string) richtext.Inline  { return richtext.Inline{Text: s, Bold: true} }
func plain(s string) richtext.Inline { return richtext.Inline{Text: s} }

// pieces are what documents trip over: marks, markers, gaps, joiners, control characters and other scripts.
var pieces = []string{
	"Mia", "reads", "a", " ", "  ", "\n", "\n\n", "\t", "- ", "* ", "• ", "· ", "1. ", "2. ", "12) ", "2019. ", "# ", "### ", "**", "*", "_", "__", "~~", "~",
	"[", "]", "](", "(", ")", "<b>", "</b>", "<u>", "<", ">", "&", `\`, `"`, "'", "`", "https://a.example/x(1)", "[x](https://a.example)", "[x](javascript:alert(1))",
	"first_name", "5 ** 3", "\x00", "\x07", "\u200b", "\u00a0", "\u2028", "\ufeff", "\U0001F600", "👩‍👩‍👧", "é", "ŵ", "عربي", "\xff", "\ufffe", "½", ".", ",", "   - ", "      1. ",
}

func text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.StringN(0, 6, -1)), 0, 14).Draw(t, "pieces"), "")
	})
}

func inlines() *rapid.Generator[[]richtext.Inline] {
	one := rapid.Custom(func(t *rapid.T) richtext.Inline {
		return richtext.Inline{
			Text: text().Draw(t, "text"), Bold: rapid.Bool().Draw(t, "b"), Italic: rapid.Bool().Draw(t, "i"),
			Underline: rapid.Bool().Draw(t, "u"), Strike: rapid.Bool().Draw(t, "s"),
			Href: rapid.SampledFrom([]string{"", "", "", "https://a.example", "HTTPS://a.example/b (c)", "https://a.example/(d)", "tel:01", "javascript:x"}).Draw(t, "href"),
		}
	})
	return rapid.SliceOfN(one, 0, 5)
}

func blocks(depth int) *rapid.Generator[[]richtext.Block] {
	one := rapid.Custom(func(t *rapid.T) richtext.Block {
		b := richtext.Block{Kind: rapid.SampledFrom([]richtext.Kind{richtext.Paragraph, richtext.Heading, richtext.Bulleted, richtext.Numbered, "other"}).Draw(t, "kind")}
		b.Level = rapid.IntRange(0, 6).Draw(t, "level")
		b.Inlines = inlines().Draw(t, "inlines")
		for n := rapid.IntRange(0, 3).Draw(t, "items"); n > 0 && depth > 0; n-- {
			item := richtext.Item{Inlines: inlines().Draw(t, "item")}
			if rapid.Bool().Draw(t, "nested") {
				item.Lists = blocks(depth-1).Draw(t, "lists")
			}
			b.Items = append(b.Items, item)
		}
		return b
	})
	return rapid.SliceOfN(one, 0, 4)
}

func TestCleanIsCanonical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := richtext.Doc(blocks(6).Draw(t, "doc"))
		once := richtext.Clean(doc)
		if twice := richtext.Clean(once); !reflect.DeepEqual(once, twice) {
			t.Fatalf("cleaning again changes the text\nonce:  %+v\ntwice: %+v", once, twice)
		}
	})
}

func TestMarkdownReadsBackAsTheSameText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := richtext.Clean(blocks(6).Draw(t, "doc"))
		written := richtext.Markdown(doc)
		if read := richtext.ParseMarkdown(written); !reflect.DeepEqual(read, doc) {
			t.Fatalf("written:\n%s\nread: %+v\nwant: %+v", written, read, doc)
		}
	})
}

func TestTypedTextIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := text().Draw(t, "typed")
		once := richtext.Markdown(richtext.ParseMarkdown(typed))
		if twice := richtext.Markdown(richtext.ParseMarkdown(once)); once != twice {
			t.Fatalf("typed %q\nonce  %q\ntwice %q", typed, once, twice)
		}
	})
}

func TestStoredTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := richtext.Clean(blocks(4).Draw(t, "doc"))
		stored, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		var read richtext.Doc
		if err := json.Unmarshal(stored, &read); err != nil {
			t.Fatal(err)
		}
		if !richtext.Equal(read, doc) {
			t.Fatalf("stored %s", stored)
		}
	})
}

func TestParseMarkdown(t *testing.T) {
	for typed, want := range map[string]richtext.Doc{
		"":                    nil,
		" \n\n \t":            nil,
		"One\ntwo\n\n\nthree": {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("One\ntwo")}}, {Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("three")}}},
		"a **very** _odd_ thing": {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{
			plain("a "), bold("very"), plain(" "), {Text: "odd", Italic: true}, plain(" thing")}}},
		"first_name 5 ** 3 **open": {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("first_name 5 ** 3 **open")}}},
		`\*\*not bold\*\*`:         {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("**not bold**")}}},
		"[the school](https://a.example/b) [bad](javascript:alert(1))": {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{
			{Text: "the school", Href: "https://a.example/b"}, plain(" [bad](javascript:alert(1))")}}},
		"Likes:\n- trains\n- **maps**\n  and atlases": {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("Likes:")}},
			{Kind: richtext.Bulleted, Items: []richtext.Item{{Inlines: []richtext.Inline{plain("trains")}}, {Inlines: []richtext.Inline{bold("maps"), plain("\nand atlases")}}}}},
		"1. a\n2. b\n   - c\n\n3. d": {{Kind: richtext.Numbered, Items: []richtext.Item{{Inlines: []richtext.Inline{plain("a")}},
			{Inlines: []richtext.Inline{plain("b")}, Lists: []richtext.Block{{Kind: richtext.Bulleted, Items: []richtext.Item{{Inlines: []richtext.Inline{plain("c")}}}}}},
			{Inlines: []richtext.Inline{plain("d")}}}}},
		"12. March was hard":                 {{Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("12. March was hard")}}},
		"### Reading\nShe reads.\n#### More": {{Kind: richtext.Heading, Level: 3, Inlines: []richtext.Inline{plain("Reading")}}, {Kind: richtext.Paragraph, Inlines: []richtext.Inline{plain("She reads.")}}, {Kind: richtext.Heading, Level: 4, Inlines: []richtext.Inline{plain("More")}}},
	} {
		if got := richtext.ParseMarkdown(typed); !reflect.DeepEqual(got, want) {
			t.Errorf("ParseMarkdown(%q)\n got %+v\nwant %+v", typed, got, want)
		}
	}
}

func TestMarkdownIsPlain(t *testing.T) {
	for _, typed := range []string{
		"Mia's view: 5 * 3 = 15, first_name, [sic] & <3", "- trains\n- maps\n  and atlases", "1. one\n   - inner\n2. two", "### Reading", "a **bold _and_ italic** word",
		"~~old~~ [new](https://a.example)",
	} {
		if got := richtext.Markdown(richtext.ParseMarkdown(typed)); got != typed {
			t.Errorf("%q came back as %q", typed, got)
		}
	}
}

func TestPlainKeepsWordsAndShape(t *testing.T) {
	doc := richtext.ParseMarkdown("**Hello** there\n\n1. one\n   - inner\n2. two")
	if got, want := richtext.Plain(doc), "Hello there\n\n1. one\n   - inner\n2. two"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := richtext.Plain(richtext.FromPlain("**as typed**\n- as typed")); got != "**as typed**\n- as typed" {
		t.Errorf("plain text was read as marks: %q", got)
	}
}

func TestCleanTextTakesOutWhatCannotBeSeen(t *testing.T) {
	if got := richtext.CleanText("a\x00b\u200bc\u202ed\u00a0e\r\nf\xff"); got != "abcd e\nf\ufffd" {
		t.Errorf("got %q", got)
	}
	if family := "👩‍👩‍👧"; richtext.CleanText(family) != family {
		t.Error("a family of joined characters was taken apart")
	}
}

func TestCleanHref(t *testing.T) {
	for href, want := range map[string]string{
		"https://a.example/b?c=d": "https://a.example/b?c=d", "HTTPS://a.example": "https://a.example", "mailto:a@b.example": "mailto:a@b.example", "tel:0191": "tel:0191",
		"javascript:alert(1)": "", " java\tscript:alert(1)": "", "data:text/html,x": "", "//a.example": "", "/cases/1": "", "https:": "", "https:a": "", "": "",
		"https://a.example/\x00": "", "https://a b": "", "https://a.example/(x)": "https://a.example/%28x%29", `https://a.example/"onclick`: "https://a.example/%22onclick",
	} {
		if got := richtext.CleanHref(href); got != want {
			t.Errorf("CleanHref(%q) = %q, want %q", href, got, want)
		}
	}
}

func TestEmptyAndTooLong(t *testing.T) {
	if !richtext.IsEmpty(richtext.Doc{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{bold(" \n")}}, {Kind: richtext.Bulleted}}) {
		t.Error("a text of nothing but gaps should be empty")
	}
	if err := richtext.Check(richtext.FromPlain(strings.Repeat("word ", richtext.MaxBytes/5))); err != nil {
		t.Errorf("a text at the limit was refused: %v", err)
	}
	for _, long := range []richtext.Doc{richtext.FromPlain(strings.Repeat("words ", richtext.MaxBytes/5)), richtext.ParseMarkdown(strings.Repeat("- a\n", richtext.MaxBlocks))} {
		if err := richtext.Check(long); !fault.Is(err, fault.TooLarge) {
			t.Errorf("a text over the limit was accepted: %v", err)
		}
	}
}

func TestHostileMarksTakeLittleTime(t *testing.T) {
	for _, s := range []string{"[", "[a](", "**", "_a ", "<b>", `\`, "- ", " ", "1. \n", "      - a\n", "]("} {
		richtext.Markdown(richtext.ParseMarkdown(strings.Repeat(s, 20_000)))
	}
}

func FuzzParseMarkdown(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		doc := richtext.ParseMarkdown(typed)
		if again := richtext.ParseMarkdown(richtext.Markdown(doc)); !reflect.DeepEqual(doc, again) {
			t.Fatalf("%q reads back differently", typed)
		}
	})
}
