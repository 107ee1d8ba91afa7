package importing

import (
	"fmt"

	"ehchub/ports"
)

// Said gives what a file of the register changes as lines of text.
func Said(l ports.RegisterLoad) []string {
	r, state := l.Report, "checked; nothing was changed. Add --commit to bring it in."
	if !l.LoadedAt.IsZero() {
		state = "brought in."
	}
	lines := []string{
		l.Name + ": " + state,
		fmt.Sprintf("  %d establishments: %d new, %d changed (%d now shut, %d typed by hand before), %d as they were, %d left out", r.Rows, r.New, r.Changed, r.Shut, r.Adopted, r.Same, r.Refused),
		fmt.Sprintf("  %d links that say what took the place of what", r.Follow),
	}
	for _, p := range r.Problems {
		lines = append(lines, fmt.Sprintf("  line %d, URN %s, %s %q: %s", p.Line, p.URN, p.Column, p.Value, p.Why))
	}
	if len(r.Problems) == ports.MostRegisterProblems {
		lines = append(lines, "  … further values that were not taken are counted and not shown")
	}
	return lines
}
