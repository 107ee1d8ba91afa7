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
	return b.String()
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
	return []Condition{OwnOnly, AfterOwn, OnceSubmitted, OnceShared, OncePublished, WhenUnassigned, WhenDraft, OnePersonRules, TwoPersonRules, WhenRequester, UnlessRestricted}
}

func (c Condition) meaning() string {
	return map[Condition]string{
		OwnOnly:          "only what the reader, or their team or setting, answers for",
		AfterOwn:         "once the reader's own (or their team's) advice is in, or none is owed",
		OnceSubmitted:    "once its author has sent it",
		OnceShared:       "once the council has shared it",
		OncePublished:    "once the council has published it",
		WhenUnassigned:   "while no co-ordinator has the case",
		WhenDraft:        "while the request is a draft",
		OnePersonRules:   "where the council lets the co-ordinator decide",
		TwoPersonRules:   "where the council wants a second person to decide",
		UnlessRestricted: "unless the case carries the flag that contact details are restricted",
		WhenRequester:    "where the setting asked for the assessment",
	}[c]
}
