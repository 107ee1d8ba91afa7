package documents_test

import (
	"context"
	"strings"
	"testing"

	"ehchub/application/planning"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// BenchmarkPlanFile draws a plan of about 20 pages through the use case: the access table, the audit and the store
// included.
func BenchmarkPlanFile(b *testing.B) {
	c := newCast(b)
	c.begin(b)
	for _, info := range needs.Areas() {
		writeLong(b, c, info)
	}
	c.share(b, 1)
	whole, err := c.planFile(c.Mother, 1, ports.PDF)
	ok(b, err)
	b.Logf("%d pages", strings.Count(pdfText(b, whole.Content), "\f"))
	for _, f := range []ports.Format{ports.PDF, ports.Word, ports.HTML} {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := c.planFile(c.Mother, 1, f)
				ok(b, err)
			}
		})
	}
}

const sentence = "She will be taught in a quiet room by a teacher who knows her well, with pictures for each step, and time to answer in her own words before the next question comes. "

// writeLong fills an area with texts of the length that real plans have.
func writeLong(b *testing.B, c cast, info needs.AreaInfo) {
	b.Helper()
	read, err := planning.ReadPart{Gate: c.Gate}.Do(context.Background(), c.Coordinator, c.Case, plan.PartOf(info.Area))
	ok(b, err)
	item := func() ehc.ItemID { return ehc.ItemID(c.Gate.IDs.New()) }
	f := needs.Findings{Strengths: richtext.FromPlain(strings.Repeat(sentence, 3))}
	for range 3 {
		need := needs.Need{ID: item(), Text: strings.Repeat(sentence, 2)}
		o := needs.Outcome{ID: item(), Text: sentence, Needs: []ehc.ItemID{need.ID}}
		for n := range 2 {
			o.Steps = append(o.Steps, needs.Step{ID: item(), Text: sentence, By: ehc.D(2027, 3, 1+n)})
			o.Provisions = append(o.Provisions, needs.Provision{ID: item(), Support: richtext.FromPlain(sentence), Provider: "Teaching assistant", Ratio: "1:1", Quantity: "30 minutes", Frequency: "Every school day"})
		}
		f.Needs, f.Outcomes = append(f.Needs, need), append(f.Outcomes, o)
	}
	part := read.Part
	part.Area = &plan.AreaPart{Findings: f}
	_, err = planning.WritePart{Gate: c.Gate}.Do(context.Background(), c.Coordinator, planning.WritePartInput{Case: c.Case, Part: part})
	ok(b, err)
}
