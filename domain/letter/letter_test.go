package letter_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest/golden"
)

func TestTheDocumentationIsTheTable(t *testing.T) {
	golden.Is(t, "../../docs/letters.md", letter.Markdown())
}

var wednesday = ehc.D(2026, 10, 14)

func profile() council.Profile {
	at := func(name, phone string) council.Contact { return council.Contact{Name: name, Phone: phone} }
	return council.Profile{Name: "Wrenshire County Council", Team: "SEND team", Phone: "01632 960001", LocalOffer: "https://offer.wrenshire.example", Advice: at("Sendiass Wrenshire", "01632 960002"),
		Mediation: at("Fenbridge Mediation", "01632 960003"), Resolution: at("Oakway Resolution", "01632 960004"), Tribunal: at("The Tribunal", "01632 960005")}
}

// each runs a test for every kind in every voice.
func each(t *testing.T, test func(t *testing.T, about letter.About, v letter.Voice)) {
	for _, about := range letter.Kinds() {
		for _, v := range about.Voices {
			t.Run(string(about.Kind)+" "+string(v), func(t *testing.T) { test(t, about, v) })
		}
	}
}

func TestTheHubsOwnTextsHoldWhatTheLawAsksFor(t *testing.T) {
	if len(letter.Kinds()) != len(notice.Letters()) {
		t.Fatalf("%d kinds have a text, of %d", len(letter.Kinds()), len(notice.Letters()))
	}
	for _, about := range letter.Kinds() {
		if err := letter.Default(about.Kind).Check(); err != nil {
			t.Errorf("%s: %v", about.Kind, err)
		}
	}
}

// TestATextWithoutWhatTheLawAsksForIsRefused takes each paragraph that the law asks for out of each text.
func TestATextWithoutWhatTheLawAsksForIsRefused(t *testing.T) {
	needed := 0
	each(t, func(t *testing.T, about letter.About, v letter.Voice) {
		told := map[notice.Item]bool{}
		for _, p := range letter.Of(about.Kind) {
			law := p.Law(about.Kind)
			if law == "" {
				continue
			}
			needed++
			for _, item := range p.Tells {
				told[item] = true
			}
			f := fault.As(without(about.Kind, v, p.Name).Check())
			if f == nil || f.Code != "letter.lacks" || f.Field != "body."+string(v) || f.Law != law || !strings.Contains(f.Message, "{{"+p.Name+"}}") {
				t.Errorf("without %s: %v", p.Name, f)
			}
		}
		for _, d := range about.Kind.Duties() {
			if !told[d.Item] {
				t.Errorf("no placeholder tells %s (%s)", d.Item, d.Law)
			}
		}
	})
	if needed < 40 {
		t.Errorf("only %d placeholders are needed", needed)
	}
}

// TestARefusalNeedsEachItemOfTheNotice lists what the statutory reference asks of an appealable notice (SI 2014/1530
// regs 5, 10, 14, 32).
func TestARefusalNeedsEachItemOfTheNotice(t *testing.T) {
	for _, kind := range []notice.Letter{notice.WillNotAssess, notice.WillNotIssue, notice.FinalPlan} {
		var needed []string
		for _, p := range letter.Of(kind) {
			if p.Law(kind) != "" {
				needed = append(needed, p.Name)
			}
		}
		for _, name := range []string{"right of appeal", "time to appeal", "mediation", "disagreement resolution", "advice and support"} {
			if !slices.Contains(needed, name) {
				t.Errorf("%s can be saved without %s", kind, name)
			}
		}
		if kind != notice.FinalPlan && !slices.Contains(needed, "reasons") {
			t.Errorf("%s can be saved without its reasons", kind)
		}
	}
}

// without gives the hub's own text with a placeholder taken out of one voice.
func without(kind notice.Letter, v letter.Voice, name string) letter.Template {
	t := letter.Default(kind)
	return with(t, v, strings.ReplaceAll(richtext.Markdown(t.Words[v].Body), "{{"+name+"}}", ""))
}

// with gives a template with another body in one voice.
func with(t letter.Template, v letter.Voice, body string) letter.Template {
	words := map[letter.Voice]letter.Words{}
	for voice, w := range t.Words {
		words[voice] = w
	}
	words[v] = letter.Words{Headline: t.Words[v].Headline, Body: richtext.ParseMarkdown(body)}
	t.Words = words
	return t
}

func added(kind notice.Letter, v letter.Voice, more string) letter.Template {
	t := letter.Default(kind)
	return with(t, v, richtext.Markdown(t.Words[v].Body)+"\n\n"+more)
}

func TestWrongPlaceholdersAreNamed(t *testing.T) {
	for name, tc := range map[string]struct{ more, code, says string }{
		"unknown":              {"Dear {{chidl}}", "letter.unknown-placeholder", "{{chidl}} is not a placeholder of this letter. You can use: {{child}}, {{child in full}}"},
		"of another letter":    {"{{changes}}", "letter.unknown-placeholder", "{{changes}}"},
		"a right that is none": {"{{right of appeal}}", "letter.no-appeal", "gives no right of appeal"},
		"mediation":            {"{{mediation}}", "letter.no-appeal", "{{mediation}}"},
		"within a sentence":    {"Because {{reasons}} we decided.", "letter.not-alone", "must be a paragraph by itself"},
		"in a list":            {"- {{reasons}}", "letter.not-alone", "{{reasons}}"},
		"braces left open":     {"Dear {{child, we", "letter.braces", "{{child, we"},
		"half in bold":         {"Dear {{ch**ild**}}", "letter.braces", "{{child}}"},
		"words of a right":     {"You have the right to appeal to the Tribunal.", "letter.no-appeal", "Put {{no appeal}}"},
		"words of an appeal":   {"You can appeal within two months.", "letter.no-appeal", "“can appeal”"},
	} {
		f := fault.As(added(notice.WillIssue, letter.ToParent, tc.more).Check())
		if f == nil || f.Kind != fault.Invalid || f.Code != tc.code || f.Field != "body.parent" || !strings.Contains(f.Message, tc.says) {
			t.Errorf("%s: %v", name, f)
		}
	}
	headline := letter.Default(notice.WillIssue)
	headline.Words = map[letter.Voice]letter.Words{letter.ToParent: {Headline: "{{reasons}}", Body: headline.Words[letter.ToParent].Body}, letter.ToYoungPerson: {Body: headline.Words[letter.ToYoungPerson].Body}}
	f := fault.As(headline.Check())
	if len(f.All()) != 2 || f.Field != "headline.parent" || f.All()[1].Field != "headline.young-person" {
		t.Errorf("headlines: %v", f.All())
	}
}

func composed(t testing.TB, about letter.About, v letter.Voice) (document.Document, string) {
	t.Helper()
	frame, facts := letter.Sample(profile(), about.Kind, v, wednesday)
	d, err := letter.Compose(letter.Default(about.Kind), frame, facts)
	if err != nil {
		t.Fatal(err)
	}
	return d, words(d)
}

// words gives everything that a letter says.
func words(d document.Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case document.Heading:
			b.WriteString(block.Text)
		case document.Paragraph:
			b.WriteString(richtext.PlainInlines(block.Inlines))
		case document.List:
			b.WriteString(richtext.Plain(block.Rich()))
		case document.Note:
			b.WriteString(richtext.Plain(block.Doc))
		case document.RichText:
			b.WriteString(richtext.Plain(block.Doc))
		case document.KeyValues:
			for _, row := range block.Rows {
				b.WriteString(row.Label + ": " + richtext.Plain(row.Value) + "\n")
			}
		case document.Address:
			b.WriteString(strings.Join(block.Lines, "\n"))
		case document.Date:
			b.WriteString(block.Text)
		case document.Signature:
			b.WriteString(block.Closing + "\n" + strings.Join(document.SignatureLines(block), "\n"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestEveryLetterCanBeComposed(t *testing.T) {
	each(t, func(t *testing.T, about letter.About, v letter.Voice) {
		d, text := composed(t, about, v)
		for _, want := range []string{"Wrenshire County Council", "14 October 2026", "Sam Example", "Case co-ordinator", "The law behind this letter"} {
			if !strings.Contains(text, want) {
				t.Errorf("it does not say %q:\n%s", want, text)
			}
		}
		if strings.Contains(text, "{{") || strings.Contains(text, "}}") {
			t.Errorf("a placeholder is left:\n%s", text)
		}
		if d.Meta.Props["ehc.template"] != "0" || d.Meta.Props["ehc.letter"] != string(about.Kind) {
			t.Errorf("it does not name its text: %v", d.Meta.Props)
		}
		for _, duty := range about.Kind.Duties() {
			if !strings.Contains(text, duty.Law) {
				t.Errorf("it does not name %s", duty.Law)
			}
		}
	})
}

// TestNoRightOfAppealIsPrintedWhereNoneExists goes through every letter (CFA 2014 s.51(2)).
func TestNoRightOfAppealIsPrintedWhereNoneExists(t *testing.T) {
	each(t, func(t *testing.T, about letter.About, v letter.Voice) {
		_, text := composed(t, about, v)
		if has := strings.Contains(text, "You have the right to appeal"); has != about.Kind.Appealable() {
			t.Errorf("it tells of a right: %v", has)
		}
		if strings.Contains(text, "01632 960003") != about.Kind.Appealable() || strings.Contains(text, "14 December 2026") != about.Kind.Appealable() {
			t.Errorf("mediation and its time:\n%s", text)
		}
		if about.Kind.Appealable() && v == letter.ToYoungPerson && !strings.Contains(text, "The right is your own") {
			t.Error("a young person is not told that the right is theirs")
		}
	})
	frame, facts := letter.Sample(profile(), notice.WillIssue, letter.ToParent, wednesday)
	said := facts.(letter.Decision)
	said.OwnWords = "You may appeal to the Tribunal."
	if _, err := letter.Compose(letter.Default(notice.WillIssue), frame, said); !fault.Has(err, "letter.no-appeal") || fault.As(err).Field != "letter" {
		t.Errorf("an officer's own words: %v", err)
	}
}

func TestALetterThatLacksWhatTheLawAsksForIsNotMade(t *testing.T) {
	frame, facts := letter.Sample(profile(), notice.WillNotAssess, letter.ToParent, wednesday)
	silent := facts.(letter.Decision)
	silent.Reasons = " "
	_, err := letter.Compose(letter.Default(notice.WillNotAssess), frame, silent)
	if f := fault.As(err); f == nil || f.Kind != fault.Illegal || f.Law != "CFA 2014 s.36(5)" {
		t.Errorf("without reasons: %v", err)
	}
	frame.Profile.Mediation = council.Contact{}
	_, err = letter.Compose(letter.Default(notice.WillNotAssess), frame, facts)
	if f := fault.As(err); f == nil || f.Kind != fault.Illegal || f.Law != "SI 2014/1530 regs 5, 32" {
		t.Errorf("without mediation: %v", err)
	}
	frame.Profile = council.Profile{Name: "A council"}
	for _, kind := range []notice.Letter{notice.RequestCame, notice.WillAssess, notice.WillIssue, notice.Delay} {
		_, facts := letter.Sample(frame.Profile, kind, letter.ToParent, wednesday)
		if _, err := letter.Compose(letter.Default(kind), frame, facts); err != nil {
			t.Errorf("%s needs no contact: %v", kind, err)
		}
	}
}

func TestAHeadingWithNothingUnderItIsLeftOut(t *testing.T) {
	frame, facts := letter.Sample(profile(), notice.FinalPlan, letter.ToParent, wednesday)
	same := facts.(letter.Final)
	same.Changes, same.OwnWords = nil, ""
	d, err := letter.Compose(letter.Default(notice.FinalPlan), frame, same)
	if err != nil || strings.Contains(words(d), "What has changed") || !strings.Contains(words(d), "What happens next") {
		t.Errorf("%v:\n%s", err, words(d))
	}
	nested := added(notice.FinalPlan, letter.ToParent, "### Part\n\n#### Below\n\n{{changes}}\n\n#### Below it too\n\nWords.\n\n### Last")
	d, err = letter.Compose(nested, frame, same)
	text := words(d)
	if err != nil || strings.Contains(text, "Below\n") || !strings.Contains(text, "Part\nBelow it too\nWords.") || strings.Contains(text, "Last\n") {
		t.Errorf("%v:\n%s", err, text)
	}
}

func TestAPlaceholderStandsAnywhereInASentence(t *testing.T) {
	frame, facts := letter.Sample(profile(), notice.DraftPlan, letter.ToParent, wednesday)
	d, err := letter.Compose(added(notice.DraftPlan, letter.ToParent, "- **{{ child }}’s** plan, {{case ID}}, by {{answer by}}"), frame, facts)
	if err != nil || !strings.Contains(words(d), "Robin’s plan, EHC/26/0000, by Thursday 29 October 2026") {
		t.Errorf("%v:\n%s", err, words(d))
	}
}

func TestASecondDecisionSaysWhatItFollows(t *testing.T) {
	frame, facts := letter.Sample(profile(), notice.WillAssess, letter.ToParent, wednesday)
	second := facts.(letter.Decision)
	second.Follows, second.FollowsOn, second.HasSEN, second.MayNeedProvision = "An order of the Tribunal", ehc.D(2026, 10, 8), "", ""
	second.ByOther, second.Other, second.OtherAdviceOn, second.FinalPlan = true, "Fenbridge Borough Council", ehc.D(2026, 3, 2), ehc.D(2026, 10, 1)
	d, err := letter.Compose(letter.Default(notice.WillAssess), frame, second)
	text := words(d)
	for _, want := range []string{"takes the place of our earlier one", "an order of the Tribunal", "8 October 2026", "Fenbridge Borough Council, whose advice is of 2 March 2026", "1 October 2026. That date has passed. We are sorry"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%v: no %q in:\n%s", err, want, text)
		}
	}
	if strings.Contains(text, "We answered them like this") {
		t.Error("it answers the test that an order answered")
	}
}
