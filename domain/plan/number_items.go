package plan

import (
	"fmt"

	"ehchub/domain/ehc"
	"ehchub/domain/needs"
)

// itemKey finds an item: its identity is unique within its area.
type itemKey struct {
	area needs.Area
	item ehc.ItemID
}

// Numbers are the short names by which people speak of a plan's items, on the page as on paper: needs B1, C1, D1,
// outcomes E1, provision F1, G1, H1.1, H2.1. They follow the order of the plan, so that equal contents get equal
// numbers.
type Numbers struct {
	needs, outcomes, provisions map[itemKey]string
}

// Numbers gives the plan's items their numbers.
func (c Content) Numbers() Numbers {
	n := Numbers{map[itemKey]string{}, map[itemKey]string{}, map[itemKey]string{}}
	counts := map[string]int{}
	next := func(letter string) string { counts[letter]++; return numbered(letter, counts[letter]) }
	for _, info := range needs.Areas() {
		findings := c.Area(info.Area).Findings
		for _, need := range findings.Needs {
			n.needs[itemKey{info.Area, need.ID}] = next(info.Needs)
		}
		for _, o := range findings.Outcomes {
			n.outcomes[itemKey{info.Area, o.ID}] = next("E")
			for _, p := range o.Provisions {
				n.provisions[itemKey{info.Area, p.ID}] = next(needs.SectionOf(info.Area, p))
			}
		}
	}
	return n
}

// numbered joins a section's letter and a count; a letter that ends in a digit keeps apart from it.
func numbered(letter string, count int) string {
	if last := letter[len(letter)-1]; last >= '0' && last <= '9' {
		return fmt.Sprintf("%s.%d", letter, count)
	}
	return fmt.Sprintf("%s%d", letter, count)
}

// Need gives a need's number.
func (n Numbers) Need(area needs.Area, id ehc.ItemID) string { return n.needs[itemKey{area, id}] }

// Outcome gives an outcome's number.
func (n Numbers) Outcome(area needs.Area, id ehc.ItemID) string { return n.outcomes[itemKey{area, id}] }

// Outcomes counts the plan's outcomes.
func (n Numbers) Outcomes() int { return len(n.outcomes) }

// Provision gives the number of a piece of provision.
func (n Numbers) Provision(area needs.Area, id ehc.ItemID) string {
	return n.provisions[itemKey{area, id}]
}

// NeedsOf lists the numbers of the needs that an outcome meets.
func (n Numbers) NeedsOf(area needs.Area, o needs.Outcome) []string {
	var found []string
	for _, id := range o.Needs {
		if number, ok := n.needs[itemKey{area, id}]; ok {
			found = append(found, number)
		}
	}
	return found
}

// ProvisionsOf lists the numbers of the provision that serves an outcome.
func (n Numbers) ProvisionsOf(area needs.Area, o needs.Outcome) []string {
	var found []string
	for _, p := range o.Provisions {
		found = append(found, n.provisions[itemKey{area, p.ID}])
	}
	return found
}
