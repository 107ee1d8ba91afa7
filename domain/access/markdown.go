package access

import "strings"

// Markdown writes the whole table for people: an action a row, a relation a column. docs/access.md holds it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Who may do and see what\n\nWritten from the table in `domain/access`; a test keeps it true. What has no mark is denied.\n\n")
	for _, c := range conditions() {
		b.WriteString("- **" + string(c) + "**: " + c.meaning() + "\n")
	}
	b.WriteString("\n| To … | " + strings.Join(names(Relations()), " | ") + " |\n|---" + strings.Repeat("|---", len(Relations())) + "|\n")
	for _, a := range Actions() {
		b.WriteString("| " + string(a))
		for _, r := range Relations() {
			b.WriteString(" | " + mark(a, r))
		}
		b.WriteString(" |\n")
	}
	b.WriteString("\n## Where the law gives more or less than councils’ usual matrix\n\n")
	for _, d := range departures {
		b.WriteString("- " + d + "\n")
	}
	return b.String()
}

// departures are where the table leaves the matrix that councils work by, with the rule that each rests on.
var departures = []string{
	"An advocate does as the family does, but does not ask for mediation, a reassessment or the withdrawal of the request: these are rights of the parent or the young person themselves (CFA 2014 ss.36, 44(2), 52 to 55; F338).",
	"A consulted setting reads the submitted advice with the draft: it can’t otherwise say whether it can meet the needs (CFA 2014 s.39; Code of Practice 9.80 to 9.83; F193).",
	"Whoever is asked for advice reads the request and the family’s views at once, not only when their own advice is in (SI 2014/1530 reg 6(3)).",
	"Access follows the organisation, and named people hold it through it: whoever acts for the child’s setting sees the case, not one named SENCO alone (C16). The audit names the person.",
	"A setting’s supporting comments stay between it and the council here, but can be disclosed on request or in an appeal (UK GDPR article 15; Tribunal rules).",
	"A guest is somebody without an account who was asked for one piece of advice. They answer that request, and read what reg 6(3) gives to whoever is asked: the request and the family’s views. Nothing else, not even that there is more (C8).",
	"How to reach the family is for the council and for each person themselves, and so is where they live (UK GDPR article 5(1)(c): no more than is needed).",
}

func names(relations []Relation) []string {
	all := make([]string, len(relations))
	for i, r := range relations {
		all[i] = string(r)
	}
	return all
}

func mark(a Action, r Relation) string {
	for _, g := range Table() {
		if g.Action == a && g.Relation == r {
			if g.Condition == Always {
				return "yes"
			}
			return string(g.Condition)
		}
	}
	return ""
}

func conditions() []Condition {
	return []Condition{OwnOnly, AfterOwn, OnceSubmitted, OnceShared, OncePublished, WhenUnassigned, WhenDraft, OnePersonRules, TwoPersonRules, WhenRequester, ContributorsToo, Unshielded}
}

func (c Condition) meaning() string {
	return map[Condition]string{
		OwnOnly:         "only what the reader, or their team or setting, answers for",
		AfterOwn:        "once the reader's own (or their team's) advice is in, or none is owed",
		OnceSubmitted:   "once its author has sent it",
		OnceShared:      "once the council has shared it",
		OncePublished:   "once the council has published it",
		WhenUnassigned:  "while no co-ordinator has the case",
		WhenDraft:       "while the request is a draft",
		OnePersonRules:  "where the council lets the co-ordinator decide",
		TwoPersonRules:  "where the council wants a second person to decide",
		Unshielded:      "unless address, setting and meeting places are kept from the reader by name (court order, refuge)",
		WhenRequester:   "where the setting asked for the assessment",
		ContributorsToo: "once its author has sent it, where the council lets contributors read it",
	}[c]
}
