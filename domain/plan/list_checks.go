package plan

import "ehchub/domain/richtext"

// weight is what a gap does to a step.
type weight int

const (
	passes weight = iota
	warns
	blocks
)

// check is one row of the table: what is asked of a plan, the rule that asks it, and what it weighs at each step.
type check struct {
	code, law        string
	sharing, issuing weight
	find             func(Content, Whose) []lack
}

// checks lists what a plan's content is held to before it is shared and before it is issued. What the page before
// issuing asks for itself (section I, signature, agreement to section G) is held by CheckFinal.
func checks() []check {
	const (
		views      = "CFA 2014 s.19(a); SI 2014/1530 reg 12(1)(a)"
		needsLaw   = "CFA 2014 s.37(2)(a); SI 2014/1530 reg 12(1)(b)"
		areaLaw    = "CFA 2014 s.37(2)"
		specified  = "CFA 2014 s.37(2)(c); SI 2014/1530 reg 12(1)(f); Code of Practice 9.69"
		adulthood  = "SI 2014/1530 reg 12(3)"
		monitoring = "Code of Practice 9.69"
	)
	return []check{
		{"plan.draft-names-setting", "CFA 2014 s.38(5)", blocks, passes, func(c Content, _ Whose) []lack {
			return at(PartI, !c.I.IsZero(), "Section I must be empty in a draft. The family first says which setting they would like.")
		}},
		{"plan.area-both", "", blocks, blocks, areasAt(areaBoth, "it is marked as not applying, but needs or outcomes are written in it. Take them out, or take the mark off.")},
		{"plan.area-no-need", areaLaw, blocks, blocks, areasAt(areaUndecided, "it is still to be decided. Describe at least one need, or mark the area as not applying.")},
		{"plan.area-no-outcome", areaLaw, blocks, blocks, areasAt(areaNoOutcome, "write at least one outcome.")},
		{"plan.area-no-provision", areaLaw, blocks, blocks, areasAt(areaNoProvision, "say what provision will be made for the needs.")},
		{"plan.area-item", "", blocks, blocks, Content.emptyItems},
		{"plan.no-need", "CFA 2014 s.37(2)(a)", blocks, blocks, Content.namesNoNeed},
		{"plan.section-a-empty", views, passes, blocks, func(c Content, _ Whose) []lack {
			return at(PartA, richtext.IsEmpty(c.A.Child) && richtext.IsEmpty(c.A.Parents), "Section A holds nobody’s views. Write what the child or young person or their parents said.")
		}},
		{"plan.no-child-views", views, warns, warns, func(c Content, _ Whose) []lack {
			return at(PartA, richtext.IsEmpty(c.A.Child), "Section A: the child’s or young person’s own views are empty.")
		}},
		{"plan.no-parent-views", views, warns, warns, func(c Content, w Whose) []lack {
			return at(PartA, !w.YoungPerson && richtext.IsEmpty(c.A.Parents), "Section A: the parents’ or carers’ views are empty.")
		}},
		{"plan.no-summary", needsLaw, warns, blocks, func(c Content, _ Whose) []lack {
			return at(PartOverview, richtext.IsEmpty(c.Overview.Summary), "Section B: the summary of special educational needs is empty.")
		}},
		{"plan.no-primary-need", needsLaw, warns, blocks, func(c Content, _ Whose) []lack {
			return at(PartOverview, c.Overview.Primary == "", "Section B: no primary need is chosen.")
		}},
		{"plan.no-category", needsLaw, warns, warns, func(c Content, _ Whose) []lack {
			return at(PartOverview, c.Overview.Category == "", "Section B: no category of need is chosen.")
		}},
		{"plan.need-unmet", specified, warns, blocks, Content.needsUnmet},
		{"plan.provision-loose", specified, warns, blocks, Content.loose},
		{"plan.provision-unclear", specified, warns, warns, Content.unclear},
		{"plan.outcome-unclear", "Code of Practice 9.66", warns, warns, Content.unclearOutcomes},
		{"plan.unprepared", adulthood, warns, blocks, Content.unprepared},
		{"plan.budget-open", "SI 2014/1530 reg 12(1)(j)", warns, blocks, func(c Content, _ Whose) []lack {
			return at(PartJ, !c.J.NotApplicable && richtext.IsEmpty(c.J.Personal), "Section J: describe the personal budget, or mark the section as not applying.")
		}},
		{"plan.no-monitoring", monitoring, warns, warns, func(c Content, _ Whose) []lack {
			return at(PartK, richtext.IsEmpty(c.K.Review) || richtext.IsEmpty(c.K.Who), "Monitoring: say how the plan is reviewed, and who watches progress.")
		}},
	}
}
