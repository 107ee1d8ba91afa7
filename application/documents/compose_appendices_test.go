package documents_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/application/documents"
	"ehchub/domain/advice"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/richtext"
	"ehchub/ports"
	"ehchub/ports/portstest/golden"
)

// writtenViews holds a tile of each voice, one of them with a scan alone.
func writtenViews(t testing.TB) *advice.Views {
	t.Helper()
	mother := ehc.Actor{Kind: ehc.Human, Person: "p2", Name: "Leila Haddad"}
	at := time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)
	views := advice.NoViews("case-1")
	for _, err := range []error{
		views.TakePart(mother, "things-i-enjoy", advice.Part{Cards: []string{"water"}, Way: advice.BySymbols, Helper: "her brother"}, richtext.ParseMarkdown("Trains and **maps**."), "Noor", 0, at),
		views.Write(mother, "parents-hopes", richtext.FromPlain("That she has a friend."), "", 0, at),
		views.Attach(mother, "my-past", "f1", at),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return views
}

var viewNames = documents.FileNames{"f1": "Scan of her book.pdf"}

func TestTheViewsReadAsWritten(t *testing.T) {
	d := documents.ViewsDocument(toParent(), writtenViews(t), viewNames)
	golden.Is(t, "testdata/views.txt", textOf(t, ports.HTML, drawn(t, ports.HTML, d))+"\n")
	for f := range formats {
		text := textOf(t, f, drawn(t, f, d))
		for _, tile := range advice.Tiles() {
			holds(t, string(f), text, tile.Label)
		}
		holds(t, string(f), text, "Swimming and water", "Trains and maps.", "Noor chose this from pictures. Helped by her brother.", "That she has a friend.", "Written by Leila Haddad on behalf of Noor, 1 July 2026.", "Scan of her book.pdf", "Noor’s views", "The parents’ or carers’ views")
	}
}

// boundPlan is the final plan with its two appendices: the parents' views, and the psychologist's advice.
func boundPlan(t testing.TB, change func(all []documents.Appendix)) document.Document {
	t.Helper()
	psychology := documents.AdviceDocument(toParent(), sentAdvice(t), documents.AdviceShown{Files: []string{"Scores.pdf"}})
	all := []documents.Appendix{{Document: documents.ViewsDocument(toParent(), writtenViews(t), viewNames)}, {Document: psychology, Files: []string{"Scores.pdf"}}}
	if change != nil {
		change(all)
	}
	return documents.PlanDocument(final(fullPlan()), noor, "EHC/26/0001", wrenshire, all...)
}

func TestTheAdviceIsBoundIntoThePlan(t *testing.T) {
	d := boundPlan(t, nil)
	golden.Is(t, "testdata/plan-with-advice.html.txt", textOf(t, ports.HTML, drawn(t, ports.HTML, d))+"\n")
	golden.Is(t, "testdata/plan-with-advice.docx.txt", textOf(t, ports.Word, drawn(t, ports.Word, d))+"\n")
	for f := range formats {
		text := flat(textOf(t, f, drawn(t, f, d)))
		holds(t, string(f), text, "Each piece of advice follows as an appendix at the end of this file", "They are attached separately, as files of their own:", "Appendix K2: Scores.pdf",
			"Trains and maps.", "In spring 2025.", "no need was identified, and none was ruled out", "Dr Piers Aldous, Principal educational psychologist", "Due by")
		at := 0
		for _, heading := range []string{"Section K: ", "Signed for the local authority", "Appendix K1: The parents’ views", "Appendix K2: Psychological advice and information, Imogen Farrow"} {
			next := strings.LastIndex(text, heading)
			if next < at {
				t.Errorf("%s: %q stands at %d, after %d", f, heading, next, at)
			}
			at = next
		}
		lacks(t, string(f), text, "not in this copy", "What the local authority asks", "Please look at memory too.")
	}
}

// TestAnAppendixIsTheAdvicesOwnFile: what stands in the plan is what stands in the advice's own file.
func TestAnAppendixIsTheAdvicesOwnFile(t *testing.T) {
	own := flat(adviceText(t, ports.HTML, sentAdvice(t), documents.AdviceShown{Files: []string{"Scores.pdf"}}))
	_, own, _ = strings.Cut(own, "Child or young person")
	whole := flat(textOf(t, ports.HTML, drawn(t, ports.HTML, boundPlan(t, nil))))
	if !strings.Contains(whole, own) {
		t.Errorf("the plan does not hold the advice as its own file has it: %.300s", own)
	}
}

func TestAppendicesAreInContentsAndBookmarks(t *testing.T) {
	var headings []string
	for _, b := range boundPlan(t, nil).Blocks {
		if h, is := b.(document.Heading); is && h.Level == 1 {
			headings = append(headings, h.Text)
		}
	}
	if n := len(headings); n != 15 || headings[13] != "Appendix K1: The parents’ views" || headings[14] != "Appendix K2: Psychological advice and information, Imogen Farrow" {
		t.Errorf("the headings of the first level are %q", headings)
	}
	file := string(drawn(t, ports.HTML, boundPlan(t, nil)))
	for _, anchor := range []string{"appendix-k1", "appendix-k2"} {
		if !strings.Contains(file, `href="#`+anchor+`"`) || !strings.Contains(file, `id="`+anchor+`"`) {
			t.Errorf("the contents don’t lead to %s", anchor)
		}
	}
}

func TestWhatAReaderMayNotSeeIsListedAndLeftOut(t *testing.T) {
	d := boundPlan(t, func(all []documents.Appendix) {
		all[1] = documents.Appendix{Withheld: "You will see this after you have sent your own advice."}
	})
	for f := range formats {
		text := textOf(t, f, drawn(t, f, d))
		holds(t, string(f), text, "These are listed here and are not in this copy:", "Appendix K2: You will see this after you have sent your own advice.", "Imogen Farrow", "Trains and maps.")
		lacks(t, string(f), text, "In spring 2025.", "Scores.pdf", "Appendix K2: Psychological")
	}
}

func TestViewsAndAdviceSayWhatTheyWereWrittenDownFrom(t *testing.T) {
	about, advised := toParent(), sentAdvice(t)
	record := func(kind paper.Kind, item string, on ehc.Date) paper.Record {
		return paper.Record{Kind: kind, Item: item, ByName: "Petra Lindqvist", Receipt: paper.Receipt{Channel: paper.Letter, On: on}, At: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}
	}
	about.Records = []paper.Record{record(paper.Views, "things-i-enjoy", ehc.D(2026, 6, 30)), record(paper.Advice, string(advised.ID()), ehc.D(2026, 7, 2))}
	for f := range formats {
		holds(t, string(f), textOf(t, f, drawn(t, f, documents.ViewsDocument(about, writtenViews(t), viewNames))), "Recorded by Petra Lindqvist from a letter received on 30 June 2026.")
		holds(t, string(f), textOf(t, f, drawn(t, f, documents.AdviceDocument(about, advised, documents.AdviceShown{}))), "Recorded by Petra Lindqvist from a letter received on 2 July 2026")
	}
	about.Records[1].At = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if text := textOf(t, ports.HTML, drawn(t, ports.HTML, documents.AdviceDocument(about, advised, documents.AdviceShown{}))); strings.Contains(text, "Recorded by") {
		t.Error("advice that was changed since still says that it was written down")
	}
}
