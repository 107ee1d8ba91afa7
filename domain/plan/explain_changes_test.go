package plan_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// edits are things that an officer can write after the draft was shared, with the sections that read differently then.
func edits() []struct {
	name     string
	sections string
	part     plan.PartKey
	change   func(*plan.Part)
} {
	talk := plan.PartOf(needs.Communication)
	return []struct {
		name     string
		sections string
		part     plan.PartKey
		change   func(*plan.Part)
	}{
		{"views", "A", plan.PartA, func(p *plan.Part) { p.A.Child = richtext.FromPlain("Ships.") }},
		{"summary", "B", plan.PartOverview, func(p *plan.Part) { p.Overview.Summary = richtext.FromPlain("Words are hard.") }},
		{"need", "B", talk, func(p *plan.Part) { p.Area.Findings.Needs[0].Text = "Finds words hard." }},
		{"health need", "C", plan.PartOf(needs.Health), func(p *plan.Part) { p.Area.Findings.Needs[0].Text = "Has many seizures." }},
		{"outcome", "E", talk, func(p *plan.Part) { p.Area.Findings.Outcomes[0].Text = "Follows two-step instructions." }},
		{"step's day", "E", talk, func(p *plan.Part) { p.Area.Findings.Outcomes[0].Steps[0].By = ehc.D(2027, 4, 1) }},
		{"how much help", "F", talk, func(p *plan.Part) { p.Area.Findings.Outcomes[0].Provisions[0].Quantity = "10 minutes" }},
		{"health provision", "G", plan.PartOf(needs.Health), func(p *plan.Part) { p.Area.Findings.Outcomes[0].Provisions[0].Provider = "A visitor" }},
		{"health provision that educates", "F G", plan.PartOf(needs.Health), func(p *plan.Part) { p.Area.Findings.Outcomes[0].Provisions[0].Section = "F" }},
		{"area that applies no more", "B E F", talk, func(p *plan.Part) { *p.Area = plan.AreaPart{NotApplicable: true} }},
		{"budget", "J", plan.PartJ, func(p *plan.Part) { p.J = &plan.Budget{Personal: richtext.FromPlain("£10 a week")} }},
		{"monitoring", "K", plan.PartK, func(p *plan.Part) { p.K.Who = richtext.FromPlain("The SENCO") }},
		{"placement", "", plan.PartI, func(p *plan.Part) { p.I = &plan.Placement{Type: "Special school"} }},
		{"spaces", "", talk, func(p *plan.Part) { p.Area.Findings.Needs[0].Text += " \n" }},
		{"nothing", "", talk, func(p *plan.Part) {}},
	}
}

// revising is a plan with a draft that the family has had, ready to be issued, and what stands around it.
func revising(t *testing.T) (*plan.Plan, plan.Standing) {
	t.Helper()
	p, same := begun(psychologist(), doctor()), begun(psychologist(), doctor())
	summedUp(t, p)
	summedUp(t, same)
	share(t, p)
	write(t, p, plan.PartI, func(part *plan.Part) { part.I = &plan.Placement{Type: "Mainstream primary school"} })
	had := share(t, same).Content // as a store gives it: apart from the working draft
	return p, plan.Standing{Advice: had.Advice, Draft: had}
}

func healthAgreed() plan.Finalisation {
	f := signed()
	f.HealthAgreedBy, f.HealthAgreedOn = "Wrenshire Integrated Care Board", ehc.D(2026, 9, 28)
	return f
}

func TestTheFinalPlanDiffersFromTheDraftOnlyForWhatTheFamilySaid(t *testing.T) {
	for _, edit := range edits() {
		t.Run(edit.name, func(t *testing.T) {
			p, around := revising(t)
			write(t, p, edit.part, edit.change)
			f := healthAgreed()
			var asked []string
			if err := p.CheckFinal(f, around, ehc.D(2026, 9, 28)); err != nil {
				for _, one := range fault.As(err).All() {
					letter := strings.TrimPrefix(one.Field, plan.BecauseField(""))
					if one.Code != "plan.changed-since-draft" || one.Law != "Code of Practice 9.125" || !strings.Contains(one.Message, "Section "+letter+" differs from draft version 1") {
						t.Errorf("refused with %v", one)
					}
					asked = append(asked, letter)
				}
			}
			if got := strings.Join(asked, " "); got != edit.sections {
				t.Errorf("asks about %q, want %q", got, edit.sections)
			}
			f.Changes = []plan.Change{{Section: "D", Because: "Nobody asked."}}
			for _, letter := range asked {
				f.Changes = append(f.Changes, plan.Change{Section: letter, Because: " The parents asked for it. "})
			}
			v, err := p.Finalise("final", f, around, ehc.D(2026, 9, 28), now)
			if err != nil {
				t.Fatal(err)
			}
			var kept []string
			for _, c := range v.Changes {
				if c.Because != "The parents asked for it." {
					t.Errorf("kept %+v", c)
				}
				kept = append(kept, c.Section)
			}
			if !slices.Equal(kept, asked) {
				t.Errorf("the final plan keeps reasons for %v, want %v", kept, asked)
			}
		})
	}
}

func TestAReasonThatIsBlankOrTooLongIsNone(t *testing.T) {
	for reason, code := range map[string]string{" \n": "plan.changed-since-draft", strings.Repeat("a", plan.MaxBecause+1): "plan.because-long"} {
		p, around := revising(t)
		write(t, p, plan.PartK, func(part *plan.Part) { part.K.Who = richtext.FromPlain("The SENCO") })
		f := healthAgreed()
		f.Changes = []plan.Change{{Section: "K", Because: reason}}
		if _, err := p.Finalise("final", f, around, ehc.D(2026, 9, 28), now); !fault.Has(err, code) {
			t.Errorf("got %v, want %s", err, code)
		}
	}
}

func TestAdviceThatCameAfterTheDraftIsAChange(t *testing.T) {
	p, around := revising(t)
	around.Advice = append(around.Advice, doctor().AdviceListed)
	if err := p.CheckFinal(healthAgreed(), around, ehc.D(2026, 9, 28)); !fault.Has(err, "plan.changed-since-draft") || fault.As(err).Field != plan.BecauseField("K") {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsFrozenThatWasSavedUnseen(t *testing.T) {
	p := begun()
	seen := p.Seen()
	if err := p.CheckSeen(seen); err != nil {
		t.Fatal(err)
	}
	write(t, p, plan.PartK, func(part *plan.Part) { part.K.Who = richtext.FromPlain("The SENCO") })
	err := p.CheckSeen(seen)
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "saved: Monitoring, and the advice. ") {
		t.Errorf("got %v", err)
	}
	if err := p.CheckSeen(p.Seen()); err != nil {
		t.Errorf("after reading it: %v", err)
	}
	for _, nonsense := range []string{"", "x", "1.1"} {
		if !fault.Is(p.CheckSeen(nonsense), fault.Conflict) {
			t.Errorf("%q passes for having seen the plan", nonsense)
		}
	}
}
