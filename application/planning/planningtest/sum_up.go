package planningtest

import (
	"context"
	"testing"

	"ehchub/application/planning"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// SumUp writes what the draft is not filled with by itself and no plan is issued without.
func (c *Cast) SumUp(t testing.TB) {
	t.Helper()
	c.writePart(t, plan.PartOverview, func(p *plan.Part) {
		*p.Overview = plan.Overview{Summary: richtext.FromPlain("She learns in small steps, with time to think."), Category: needs.Communication, Primary: "SLCN"}
	})
	c.writePart(t, plan.PartK, func(p *plan.Part) {
		*p.K = plan.Monitoring{Review: richtext.FromPlain("Each term, with the family."), Who: richtext.FromPlain("The SENCO.")}
	})
}

func (c *Cast) writePart(t testing.TB, key plan.PartKey, change func(*plan.Part)) {
	t.Helper()
	open, err := planning.ReadPart{Gate: c.Gate}.Do(context.Background(), c.Coordinator, c.Case, key)
	if err != nil {
		t.Fatal(err)
	}
	change(&open.Part)
	if _, err := (planning.WritePart{Gate: c.Gate}).Do(context.Background(), c.Coordinator, planning.WritePartInput{Case: c.Case, Part: open.Part}); err != nil {
		t.Fatal(err)
	}
}
