package machine

import (
	"fmt"
	"strings"
)

// StateLabel gives the state's words for people.
func (m Machine[S, T]) StateLabel(s S) string {
	if label, ok := m.labels.States[s]; ok {
		return label
	}
	return spaced(string(s))
}

// TriggerLabel gives the trigger's words for people.
func (m Machine[S, T]) TriggerLabel(t T) string {
	if label, ok := m.labels.Triggers[t]; ok {
		return label
	}
	return spaced(string(t))
}

func spaced(name string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(name) }

// Mermaid draws the machine as a Mermaid state diagram, the same text for the same table.
func (m Machine[S, T]) Mermaid() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n")
	for _, s := range m.states {
		fmt.Fprintf(&b, "    state %q as %s\n", m.StateLabel(s), mermaidID(string(s)))
	}
	fmt.Fprintf(&b, "    [*] --> %s\n", mermaidID(string(m.initial)))
	for _, r := range m.rows {
		text := m.TriggerLabel(r.On)
		if r.Law != "" {
			text += " (" + r.Law + ")"
		}
		if r.When != "" {
			text += " when " + r.When
		}
		fmt.Fprintf(&b, "    %s --> %s: %s\n", mermaidID(string(r.From)), mermaidID(string(r.To)), mermaidText(text))
	}
	for _, s := range m.states {
		if m.Final(s) {
			fmt.Fprintf(&b, "    %s --> [*]\n", mermaidID(string(s)))
		}
	}
	return b.String()
}

func mermaidID(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, name)
}

// mermaidText leaves out the characters that end a statement or start an entity in Mermaid.
func mermaidText(text string) string {
	return strings.NewReplacer(";", ",", ":", " -", "#", "no. ", "\n", " ").Replace(text)
}

// Matrix writes every state with every trigger, one pair a line: where the step leads, or "-" for a refusal.
// It is what a golden file keeps, so that no step appears or goes unseen.
func (m Machine[S, T]) Matrix() string {
	wideState, wideTrigger := 0, 0
	for _, s := range m.states {
		wideState = max(wideState, len(s))
	}
	for _, t := range m.triggers {
		wideTrigger = max(wideTrigger, len(t))
	}
	var b strings.Builder
	for _, s := range m.states {
		for _, t := range m.triggers {
			line := fmt.Sprintf("%-*s  %-*s  ", wideState, s, wideTrigger, t)
			if r, ok := m.Step(s, t); ok {
				line += "-> " + string(r.To)
				if r.Law != "" {
					line += "  [" + r.Law + "]"
				}
			} else {
				line += "-"
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// Document writes the machine for people: title, which file its table is in, what is worth knowing, the diagram and the
// table.
func (m Machine[S, T]) Document(title, file, more string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nWritten by `make generate` from the table in `%s`. What it doesn't show is refused.%s\n\n```mermaid\n%s```\n\n| From | Step | To | Rule | When |\n|---|---|---|---|---|\n", title, file, spacedBefore(more), m.Mermaid())
	for _, r := range m.rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", m.StateLabel(r.From), m.TriggerLabel(r.On), m.StateLabel(r.To), r.Law, r.When)
	}
	return b.String()
}

func spacedBefore(words string) string {
	if words == "" {
		return ""
	}
	return " " + words
}
