package html_test

import (
	"strings"
	"testing"

	"ehchub/adapters/html"
	"ehchub/domain/document"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest"

	xhtml "golang.org/x/net/html"
)

func render(t testing.TB, d document.Document) string {
	var b strings.Builder
	if err := (html.Renderer{}).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRendererKeepsTheContract(t *testing.T) { portstest.RendererContract(t, html.Renderer{}) }

func TestPlanIsSemanticHTML(t *testing.T) {
	page := render(t, portstest.Plan(1))
	for _, want := range []string{
		`<article class="ehc-document" lang="en-GB">`, `<strong class="govuk-tag govuk-tag--yellow">Draft</strong> EHC/26/0219, Draft 2, 12 September 2026`,
		`<h1 class="govuk-heading-xl">Education, health and care plan</h1>`, `<h2 class="govuk-heading-l" id="section-f">Section F</h2>`, `<a class="govuk-link" href="#section-f">Section F</a>`,
		`<h3 class="govuk-heading-m" id="reading-and-writing-2">`, `<dt class="govuk-summary-list__key">NHS number</dt><dd class="govuk-summary-list__value">Not given</dd>`,
		`<caption class="govuk-table__caption govuk-table__caption--s">Provision in section F</caption>`, `<th scope="col" class="govuk-table__header">How often</th>`,
		`<div class="govuk-inset-text"><p class="govuk-body">You can <strong>ask for changes</strong>`, `<h3 class="govuk-heading-s">What is important to me</h3>`,
		`<ol class="govuk-list govuk-list--number"><li>platform 2</li>`, `<s>Old wish</s> New wish: to read <u>by myself</u>.<br>Second line.`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

// TestEveryTagCloses and every link within the page has its heading.
func TestEveryTagCloses(t *testing.T) {
	for _, d := range []document.Document{portstest.Plan(1), portstest.Letter(), portstest.Everywhere(`"><script>alert(1)</script>`), portstest.Everywhere("a & b")} {
		page := render(t, d)
		var open []string
		ids, targets := map[string]bool{}, []string{}
		for z := xhtml.NewTokenizer(strings.NewReader(page)); ; {
			kind := z.Next()
			if kind == xhtml.ErrorToken {
				break
			}
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key == "id" {
					ids[a.Val] = true
				}
				if target, inPage := strings.CutPrefix(a.Val, "#"); inPage && a.Key == "href" {
					targets = append(targets, target)
				}
				if strings.HasPrefix(a.Key, "on") || strings.Contains(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("attribute %s=%q", a.Key, a.Val)
				}
			}
			switch {
			case token.Data == "script":
				t.Fatal("a script got through")
			case kind == xhtml.StartTagToken && token.Data != "br":
				open = append(open, token.Data)
			case kind == xhtml.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("</%s> closes nothing; open: %v", token.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("never closed: %v", open)
		}
		for _, target := range targets {
			if !ids[target] {
				t.Errorf("the contents link to #%s, which is nowhere", target)
			}
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, text := range portstest.Texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		page := render(t, portstest.Everywhere(text))
		if words := richtext.PlainInlines([]richtext.Inline{{Text: text}}); strings.Contains(words, "<script") && strings.Contains(page, "<script") {
			t.Fatal("a script got through")
		}
	})
}
