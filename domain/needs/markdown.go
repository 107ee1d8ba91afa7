package needs

import "strings"

// RulesMarkdown writes the table of rules of quality for docs/advice-rules.md.
func RulesMarkdown() string {
	var b strings.Builder
	b.WriteString("# What makes advice and a plan clear enough to be carried out\n\n")
	b.WriteString("Written from `domain/needs` by `make generate`. While somebody writes advice or a plan, what an item does not say yet stands beside it. ")
	b.WriteString("Nothing is stopped by it: advice can be sent, and is read as it was written. What is marked “needed” must stand in its own box before a plan is issued.\n\n")
	b.WriteString("| Rule | Of | What is looked for | To the writer | Needed in section F | Why | Law |\n|---|---|---|---|---|---|---|\n")
	for _, r := range Rules() {
		to, needed := "a sentence of its own", ""
		if r.Wants != "" {
			to = "Not said yet: " + r.Wants
		}
		if r.Essential() {
			needed = "needed"
		}
		b.WriteString("| `" + strings.Join([]string{r.Code + "`", string(r.Kind), r.Asks, to, needed, r.Why, r.Law}, " | ") + " |\n")
	}
	b.WriteString("\n## Words that leave room for doubt\n\nThey are pointed out where no amount and frequency stand in the same row; those marked with a star always, because they take back even an amount.\n\n")
	for _, word := range vagueExamples {
		b.WriteString("- " + word + "\n")
	}
	return b.String()
}

// vagueExamples say to people what the patterns of vagueTerms find, row by row.
var vagueExamples = []string{
	"regular, regularly (not “regular verbs”)", "access to (not “access to the curriculum”)", "opportunities for", "as required, as needed, where appropriate, when necessary", "where possible, if possible *",
	"up to (not “counting up to 20”) *", "or equivalent, or similar *", "would benefit from", "may be, could have, should include", "consider, consideration", "some support, some help", "frequent, ongoing, periodic, occasional",
	"small group, without its size", "a high level of support", "key adult, without a role", "advice from, input from", "a programme devised by", "additional, extra, adult, appropriate or targeted support", "intervention, without its name",
}
