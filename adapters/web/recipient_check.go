package web

import (
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
)

// aboutChild names the child before something goes out about them, so that it does not go out about another (C25).
func aboutChild(h application.Head) string {
	child := h.Case.Child()
	said := "This is about " + child.FullName()
	if !child.Born.IsZero() {
		said += ", born " + child.Born.Long()
	}
	return said + "."
}

// recipientWords names the child, and everyone on the case to whom something goes by what they are to it.
func recipientWords(h application.Head, relations ...access.Relation) string {
	var names []string
	for _, p := range h.Case.Parties() {
		if p.Holds() && p.Name != "" && slices.Contains(relations, p.Relation) && !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return aboutChild(h)
	}
	return aboutChild(h) + " It goes to: " + joinWords(names) + ". If somebody here should not have it, go back and end their access first."
}

// readersOfPlans are those to whom a plan or a decision goes.
var readersOfPlans = []access.Relation{access.Family, access.Advocate, access.Setting, access.Adviser, access.TeamMember}
