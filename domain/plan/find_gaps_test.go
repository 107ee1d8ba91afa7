package plan_test

import (
	"strings"
	"testing"

	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// weighs says what a gap does to a step: "blocks", "warns", or "" when it is none there.
func weighs(c plan.Content, step plan.Step, whose plan.Whose, code string) (string, plan.Gap) {
	for _, gap := range c.Gaps(step, whose) {
		if gap.Code == code {
			return map[bool]string{true: "blocks", false: "warns"}[gap.Blocks], gap
		}
	}
	return "", plan.Gap{}
}

func TestWhatAPlanLacks(t *testing.T) {
	const specified = "CFA 2014 s.37(2)(c); SI 2014/1530 reg 12(1)(f); Code of Practice 9.69"
	communication := plan.PartOf(needs.Communication)
	provision := func(change func(*needs.Provision)) func(*plan.Part) {
		return func(p *plan.Part) { change(&p.Area.Findings.Outcomes[0].Provisions[0]) }
	}
	tests := []struct {
		name              string
		part              plan.PartKey
		change            func(*plan.Part)
		whose             plan.Whose
		code              string
		sharing, issuing  string
		at                plan.PartKey
		law, says, absent string
	}{
		{name: "no summary of needs", part: plan.PartOverview, change: func(p *plan.Part) { p.Overview.Summary = nil }, code: "plan.no-summary", sharing: "warns", issuing: "blocks", at: plan.PartOverview, law: "CFA 2014 s.37(2)(a); SI 2014/1530 reg 12(1)(b)"},
		{name: "no primary need", part: plan.PartOverview, change: func(p *plan.Part) { p.Overview.Primary = "" }, code: "plan.no-primary-need", sharing: "warns", issuing: "blocks", at: plan.PartOverview, law: "CFA 2014 s.37(2)(a); SI 2014/1530 reg 12(1)(b)"},
		{name: "no category", part: plan.PartOverview, change: func(p *plan.Part) { p.Overview.Category = "" }, code: "plan.no-category", sharing: "warns", issuing: "warns", at: plan.PartOverview, law: "CFA 2014 s.37(2)(a); SI 2014/1530 reg 12(1)(b)"},
		{name: "no views of the child", part: plan.PartA, change: func(p *plan.Part) { p.A.Child = nil }, code: "plan.no-child-views", sharing: "warns", issuing: "warns", at: plan.PartA, law: "CFA 2014 s.19(a); SI 2014/1530 reg 12(1)(a)"},
		{name: "no views of the parents", part: plan.PartA, change: func(p *plan.Part) { p.A.Parents = nil }, code: "plan.no-parent-views", sharing: "warns", issuing: "warns", at: plan.PartA, law: "CFA 2014 s.19(a); SI 2014/1530 reg 12(1)(a)"},
		{name: "a young person’s parents", part: plan.PartA, change: func(p *plan.Part) { p.A.Parents = nil }, whose: plan.Whose{YoungPerson: true}, code: "plan.no-parent-views"},
		{name: "nobody’s views", part: plan.PartA, change: func(p *plan.Part) { p.A.Child, p.A.Parents = nil, nil }, code: "plan.section-a-empty", issuing: "blocks", at: plan.PartA, law: "CFA 2014 s.19(a); SI 2014/1530 reg 12(1)(a)"},
		{name: "provision without how often", part: communication, change: provision(func(p *needs.Provision) { p.Frequency = " " }), code: "plan.provision-loose", sharing: "warns", issuing: "blocks", at: communication, law: specified, says: "F1 (Communication and interaction): it does not say how often.", absent: "who"},
		{name: "provision without anything but what it is", part: communication, change: provision(func(p *needs.Provision) { p.Provider, p.Quantity, p.Frequency = "", "", "" }), code: "plan.provision-loose", sharing: "warns", issuing: "blocks", at: communication, law: specified, says: "who provides it, how much or how often"},
		{name: "provision that leaves room for doubt", part: communication, change: provision(func(p *needs.Provision) { p.Quantity, p.Skill = "Up to 20 minutes", "" }), code: "plan.provision-unclear", sharing: "warns", issuing: "warns", at: communication, law: specified, says: "provision could be clearer (F1)"},
		{name: "provision with an empty box is said once", part: communication, change: provision(func(p *needs.Provision) { p.Quantity, p.Skill = "", "" }), code: "plan.provision-unclear"},
		{name: "an outcome that nobody could measure", part: communication, change: func(p *plan.Part) {
			p.Area.Findings.Outcomes[0].Text = "Improves her communication."
		}, code: "plan.outcome-unclear", sharing: "warns", issuing: "warns", at: communication, law: "Code of Practice 9.66", says: "outcomes could be clearer (E1)"},
		{name: "a need that nothing meets", part: communication, change: func(p *plan.Part) {
			p.Area.Findings.Needs = append(p.Area.Findings.Needs, needs.Need{ID: "n9", Text: "Covers her ears."})
		}, code: "plan.need-unmet", sharing: "warns", issuing: "blocks", at: communication, law: specified, says: "Need B2"},
		{name: "from year 9 without preparing", part: communication, change: func(p *plan.Part) { p.Area.Findings.Outcomes[0].Preparing = nil }, whose: plan.Whose{FromYear9: true}, code: "plan.unprepared", sharing: "warns", issuing: "blocks", law: "SI 2014/1530 reg 12(3)"},
		{name: "before year 9", part: communication, change: func(p *plan.Part) { p.Area.Findings.Outcomes[0].Preparing = nil }, code: "plan.unprepared"},
		{name: "a budget that nobody describes", part: plan.PartJ, change: func(p *plan.Part) { p.J.NotApplicable = false }, code: "plan.budget-open", sharing: "warns", issuing: "blocks", at: plan.PartJ, law: "SI 2014/1530 reg 12(1)(j)"},
		{name: "nobody watches progress", part: plan.PartK, change: func(p *plan.Part) { p.K.Who = nil }, code: "plan.no-monitoring", sharing: "warns", issuing: "warns", at: plan.PartK, law: "Code of Practice 9.69"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := whole(t)
			if gaps := p.Content().Gaps(plan.Issuing, plan.Whose{FromYear9: true}); len(gaps) != 0 {
				t.Fatalf("the plan lacks something before it was changed: %v", gaps)
			}
			write(t, p, test.part, test.change)
			for step, want := range map[plan.Step]string{plan.Sharing: test.sharing, plan.Issuing: test.issuing} {
				got, gap := weighs(p.Content(), step, test.whose, test.code)
				if got != want {
					t.Errorf("at step %v it %q, want %q", step, got, want)
				}
				if got == "" {
					continue
				}
				if gap.Field != string(test.at) || gap.Law != test.law || !strings.Contains(gap.Message, test.says) || test.absent != "" && strings.Contains(gap.Message, test.absent) {
					t.Errorf("it says %q at %q citing %q", gap.Message, gap.Field, gap.Law)
				}
			}
		})
	}
}

// whole is a plan that lacks nothing that any check asks for.
func whole(t *testing.T) *plan.Plan {
	t.Helper()
	p := begun()
	summedUp(t, p)
	write(t, p, plan.PartK, func(part *plan.Part) {
		*part.K = plan.Monitoring{Review: richtext.FromPlain("Each term."), Who: richtext.FromPlain("The SENCO.")}
	})
	return p
}

func TestAPlanWithALooseProvisionIsSharedAndNotIssued(t *testing.T) {
	p := whole(t)
	write(t, p, plan.PartOf(needs.Communication), func(part *plan.Part) { part.Area.Findings.Outcomes[0].Provisions[0].Quantity = "" })
	share(t, p)
	write(t, p, plan.PartI, func(part *plan.Part) { part.I = &plan.Placement{Type: "Special school"} })
	if err := p.CheckFinal(signed(), plan.Standing{}, sharedOn.AddDays(20)); !fault.Has(err, "plan.provision-loose") {
		t.Errorf("got %v", err)
	}
}
