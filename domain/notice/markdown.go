package notice

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/wording"
)

// Markdown writes every message for people: which event sends it, to whom, in which words, and what it opens.
// docs/messages.md holds it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# The messages\n\nWritten from the catalogue in `domain/notice`; a test keeps it true. These are the hub's own words: a council can change the subject and the text of each. " +
		"Around them stand always a salutation with name and role, the case ID, the way in, and who writes. No message holds a name or a detail of the child.\n\n" +
		"“At once” and “in the daily list” are what people have who chose nothing else. Nothing can be switched off.\n\n## What can stand in a text\n\n| Placeholder | What stands in its place |\n|---|---|\n")
	for _, name := range append(append([]string{}, everywhere...), markDue, markVersion, markDuty, markDecisionBy, markPlanBy) {
		b.WriteString("| `" + wording.Mark(name) + "` | " + meanings[name] + " |\n")
	}
	for _, e := range Catalogue() {
		if len(e.Messages) == 0 {
			continue
		}
		b.WriteString("\n## " + e.Title() + "\n\n| Of 1.4 | To | Subject | Text | Opens | When |\n|---|---|---|---|---|---|\n")
		for _, m := range e.Messages {
			b.WriteString("| " + m.Code + " | " + m.To.Label() + " | " + m.Subject + " | " + m.Sentence + " | `/cases/{case}" + m.Link + "` | " + UsualPreferences().paceOf(PurposeOf(e.Kind, m.To)).Label() + " |\n")
		}
	}
	return b.String()
}

// Label names a pace.
func (p Pace) Label() string {
	if p == OnceADay {
		return "in the daily list"
	}
	return "at once"
}

// Title names an event on pages that are about no case: what its timeline says, without its day and number.
func (e Entry) Title() string {
	switch e.Kind {
	case ehc.DraftShared:
		return "The first draft of the plan was shared"
	case ehc.RevisedDraftShared:
		return "A revised draft of the plan was shared"
	}
	return wording.Fill(e.Timeline, func(name string) string {
		return map[string]string{markDue: "a day", markDuty: "something"}[name]
	})
}
