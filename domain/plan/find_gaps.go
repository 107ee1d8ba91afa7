package plan

import (
	"fmt"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Step is a step of the plan that what it says has to be ready for.
type Step int

const (
	// Sharing sends a draft to the family.
	Sharing Step = iota
	// Issuing makes the plan final.
	Issuing
)

// Whose is what the checks have to know of the child.
type Whose struct {
	YoungPerson bool // compulsory school age is over: the views are theirs alone (SI 2014/1530 reg 12(1)(a))
	FromYear9   bool // in or beyond national curriculum year 9 (SI 2014/1530 reg 12(3))
}

// Gap is something that a plan lacks or may not hold. Its fault names the part of the plan at which it is put right.
type Gap struct {
	*fault.Fault
	// Blocks reports that the step can't be taken; otherwise the gap is a warning.
	Blocks bool
}

// Gaps lists what the content lacks for a step, in the order of the table of checks.
func (c Content) Gaps(step Step, whose Whose) []Gap {
	var gaps []Gap
	for _, check := range checks() {
		weight := check.sharing
		if step == Issuing {
			weight = check.issuing
		}
		if weight == passes {
			continue
		}
		for _, l := range check.find(c, whose) {
			f := fault.Field(l.field, check.code, l.text)
			f.Law = check.law
			gaps = append(gaps, Gap{f, weight == blocks})
		}
	}
	return gaps
}

// blocking joins the gaps that stop a step; nil when none does.
func (c Content) blocking(step Step, whose Whose) error {
	var faults []*fault.Fault
	for _, gap := range c.Gaps(step, whose) {
		if gap.Blocks {
			faults = append(faults, gap.Fault)
		}
	}
	return fault.Join(faults...)
}

// CheckDraft refuses what no draft may be sent with. Faults point at the part that holds what is wrong.
func (c Content) CheckDraft() error { return c.blocking(Sharing, Whose{}) }

// lack is one place at which a check finds something missing.
type lack struct{ field, text string }

func at(part PartKey, missing bool, text string) []lack {
	if !missing {
		return nil
	}
	return []lack{{string(part), text}}
}

func (c Content) namesNoNeed(Whose) []lack {
	for _, a := range c.Areas {
		if !a.NotApplicable {
			return nil
		}
	}
	return []lack{{"areas", "The plan names no need yet. Write at least one area, or mark those that do not apply."}}
}

// areaState is how far one area is written.
type areaState int

const (
	areaSettled areaState = iota
	areaBoth
	areaUndecided
	areaNoOutcome
	areaNoProvision
)

func (a AreaContent) state() areaState {
	provisions := 0
	for _, o := range a.Findings.Outcomes {
		provisions += len(o.Provisions)
	}
	switch {
	case a.NotApplicable && a.Findings.NamesNeed():
		return areaBoth
	case a.NotApplicable:
		return areaSettled
	case len(a.Findings.Needs) == 0:
		return areaUndecided
	case len(a.Findings.Outcomes) == 0:
		return areaNoOutcome
	case provisions == 0:
		return areaNoProvision
	}
	return areaSettled
}

// areasAt finds the areas that are written just so far.
func areasAt(state areaState, text string) func(Content, Whose) []lack {
	return func(c Content, _ Whose) []lack {
		var found []lack
		for _, a := range c.Areas {
			if a.state() == state {
				found = append(found, lack{string(PartOf(a.Area)), a.Area.Label() + ": " + text})
			}
		}
		return found
	}
}

// emptyItems finds the first item of each area that says nothing.
func (c Content) emptyItems(Whose) []lack {
	var found []lack
	for _, a := range c.Areas {
		if a.NotApplicable || a.state() != areaSettled {
			continue
		}
		if f := fault.As(needs.Check(a.Area, a.Findings)); f != nil {
			found = append(found, lack{string(PartOf(a.Area)), a.Area.Label() + ": " + f.Message})
		}
	}
	return found
}

// needsUnmet finds the special educational needs for which no provision stands in section F.
func (c Content) needsUnmet(Whose) []lack {
	numbers := c.Numbers()
	var found []lack
	for _, a := range c.Areas {
		if info, _ := needs.Info(a.Area); info.Needs != "B" || a.state() != areaSettled {
			continue
		}
		for _, n := range a.Findings.Needs {
			if !a.Findings.Provides(n.ID) {
				found = append(found, lack{string(PartOf(a.Area)), fmt.Sprintf("Need %s (%s): no provision meets it yet. Tick it under an outcome that has provision, or write one.", numbers.Need(a.Area, n.ID), a.Area.Label())})
			}
		}
	}
	return found
}

// loose finds provision in section F that leaves room for doubt: who gives it, how much, how often.
func (c Content) loose(Whose) []lack {
	numbers := c.Numbers()
	var found []lack
	for _, p := range c.ProvisionIn("F") {
		missing := needs.EmptyBoxes(p.Provision)
		if richtext.IsEmpty(p.Provision.Support) {
			missing = append([]string{"what it is"}, missing...)
		}
		if len(missing) > 0 {
			found = append(found, lack{string(PartOf(p.Area)), fmt.Sprintf("Provision %s (%s): it does not say %s.", numbers.Provision(p.Area, p.Provision.ID), p.Area.Label(), listed(missing))})
		}
	}
	return found
}

// unclear finds areas whose provision in section F says everything that it must, and still leaves room for doubt by the
// rules to which advice is held too (needs.Rules).
func (c Content) unclear(Whose) []lack {
	numbers := c.Numbers()
	var found []lack
	for _, a := range c.Areas {
		var which []string
		for _, p := range c.ProvisionIn("F") {
			if p.Area == a.Area && len(needs.EmptyBoxes(p.Provision)) == 0 && len(needs.HintsOn(p.Provision)) > 0 {
				which = append(which, numbers.Provision(a.Area, p.Provision.ID))
			}
		}
		if len(which) > 0 {
			found = append(found, lack{string(PartOf(a.Area)), a.Area.Label() + ": provision could be clearer (" + strings.Join(which, ", ") + "). What it doesn’t say yet stands beside it."})
		}
	}
	return found
}

// unclearOutcomes finds areas with outcomes that nobody could tell to be reached, or that have no date.
func (c Content) unclearOutcomes(Whose) []lack {
	numbers := c.Numbers()
	var found []lack
	for _, a := range c.Areas {
		var which []string
		for _, o := range a.Findings.Outcomes {
			if !a.NotApplicable && strings.TrimSpace(o.Text) != "" && len(needs.HintsOnOutcome(o, ehc.Date{})) > 0 {
				which = append(which, numbers.Outcome(a.Area, o.ID))
			}
		}
		if len(which) > 0 {
			found = append(found, lack{string(PartOf(a.Area)), a.Area.Label() + ": outcomes could be clearer (" + strings.Join(which, ", ") + "). What they don’t say yet stands beside them."})
		}
	}
	return found
}

// unprepared reports, from year 9, a plan in which no outcome with provision prepares for adulthood.
func (c Content) unprepared(w Whose) []lack {
	prepares := !w.FromYear9
	for _, a := range c.Areas {
		for _, o := range a.Findings.Outcomes {
			prepares = prepares || len(o.Preparing) > 0 && len(o.Provisions) > 0
		}
	}
	text := "From year 9 the plan has to prepare for adulthood. Tick what it prepares for under at least one outcome that has provision."
	if prepares {
		return nil
	}
	return []lack{{"", text}}
}

func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
