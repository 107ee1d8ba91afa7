package html_test

import (
	"reflect"
	"strings"
	"testing"

	"ehchub/adapters/html"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"

	"pgregory.net/rapid"
)

// hostile holds mark-up that has broken sanitisers and parsers elsewhere, beside what word processors paste.
var hostile = []string{
	`<script>alert(1)</script>after`, `<img src=x onerror=alert(1)>`, `<p onclick="x()" style="color:red">a</p>`, `<a href="javascript:alert(1)">a</a>`,
	`<a href=" java&#x09;script:alert(1)">a</a>`, `<a href="https://a.example/&quot;onmouseover=x">a</a>`, `<svg><style><img src=x onerror=alert(1)></style></svg>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`, `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`, `<iframe srcdoc="<script>x</script>"></iframe>`, `<textarea><b>x</textarea>`, `<!--><b>x`, `<![CDATA[<b>x</b>]]>`,
	`<b>bold <i>both</b> italic</i>`, `<ul><li>a<ul><li>b</ul><li>c</ul>`, `<ul><li>a</li><ul><li>b</li></ul></ul>`, `<ol><ul><ol><li>deep</ol></ul></ol>`, `<li>alone`, `<ul>loose <p>text</p></ul>`,
	`<table><thead><tr><th>Who</th><th>What</th></tr></thead><tr><td><p>Mia</p><p>and Joe</p></td> <td>read<ul><li>x</ul></td></tr></table>`,
	`<p class=MsoNormal><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>un<span>real</span><o:p></o:p></p>`, `a<br><br>b<br>c`, `<h1>One</h1><h2><p>Two</p></h2><h6>Six</h6>`,
	`<p>- not a list</p><p>1. nor this</p><p>**stars** _and_ [x](https://a.example)</p>`, "line\nend <pre>a\nb</pre>", `&lt;b&gt; &amp;amp; &#0; &#x202e;`, `<a href="https://a.example/(b)"><strong>x</strong> y</a>`, `<u>a</u> <u>b</u>`, "\x00<b\x00>x</b>", "<b>\xff</b>",
	strings.Repeat("<div><ul><li>", 600) + "deep", strings.Repeat("<b>", 3000) + "x",
}

func source() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		tags := []string{"<p>", "</p>", "<b>", "</b>", "<em>", "</em>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<br>", " ", "\n", "word", "two words", "<h2>", "</h2>", "<table>", "<tr>", "<td>", "<div>", "</div>", `<a href="https://a.example">`, "</a>", "&nbsp;", "&amp;", "**", "- "}
		parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(tags), rapid.SampledFrom(tags), rapid.SampledFrom(hostile[:len(hostile)-2])), 0, 20).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

// readsBack fails unless the text survives both of the forms in which it is edited.
func readsBack(t interface{ Fatalf(string, ...any) }, source string) richtext.Doc {
	doc, err := html.ParseRichText(source)
	if err != nil && fault.As(err) == nil {
		t.Fatalf("%q: an error without a kind: %v", source, err)
	}
	again, _ := html.ParseRichText(html.HTML(doc))
	if !reflect.DeepEqual(doc, again) {
		t.Fatalf("%q\nfirst  %+v\nsecond %+v\nhtml %s", source, doc, again, html.HTML(doc))
	}
	if typed := richtext.ParseMarkdown(richtext.Markdown(doc)); !reflect.DeepEqual(doc, typed) {
		t.Fatalf("%q is lost in the textarea form:\n%s", source, richtext.Markdown(doc))
	}
	return doc
}

func TestHostileMarkupReadsBackAndHoldsNoScript(t *testing.T) {
	for _, s := range hostile {
		doc := readsBack(t, s)
		page := strings.ToLower(string(html.RichText(doc, 2)))
		for _, bad := range []string{"<script", "<img", "<svg", "<style", "javascript:", `" on`} {
			if strings.Contains(page, bad) {
				t.Errorf("%q leaves %q in %s", s, bad, page)
			}
		}
	}
}

func TestParsingIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { readsBack(t, source().Draw(t, "source")) })
}

func TestWhatPeoplePasteKeepsItsShape(t *testing.T) {
	for source, want := range map[string]string{
		`<p>un<span>real</span> <b>bold</b></p>`:                                   "unreal **bold**",
		`<div>one</div><div>two</div>`:                                             "one\n\ntwo",
		`<ul><li>a</li> <ul><li>b</li></ul><li><p>c</p><p>d</p></li></ul>`:         "- a\n  - b\n- c\n  d",
		`<ol><li>a</li></ol><ul><li>b</li></ul>`:                                   "1. a\n\n- b",
		`<table><tr> <th>Who</th> <th>What</th> </tr><tr><td>Mia<td>reads</table>`: "Who | What\n\nMia | reads",
		`<h2>Reading</h2>She <u>reads</u>.`:                                        "### Reading\n\nShe <u>reads</u>.",
		"a<br>b\nc &amp; <a href='HTTPS://a.example'>d</a>":                        "a\nb c & [d](https://a.example)",
		`<p>&nbsp;</p><p><br></p><ul><li></li></ul>`:                               "",
	} {
		doc, err := html.ParseRichText(source)
		if err != nil {
			t.Fatal(err)
		}
		if got := richtext.Markdown(doc); got != want {
			t.Errorf("%s\n got %q\nwant %q", source, got, want)
		}
	}
}

func TestTooLongIsRefused(t *testing.T) {
	for _, s := range []string{strings.Repeat("word ", richtext.MaxBytes/4), strings.Repeat("<b></b>", 1<<20)} {
		if _, err := html.ParseRichText(s); !fault.Is(err, fault.TooLarge) {
			t.Errorf("%d bytes: %v", len(s), err)
		}
	}
}

func FuzzParseRichText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) { readsBack(t, source) })
}
