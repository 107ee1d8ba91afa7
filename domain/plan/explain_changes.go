package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/fault"
)

// Change is a section of the final plan that differs from the draft that the family had, and what the family said
// that led to it.
type Change struct {
	Section string // its letter
	Because string
}

// MaxBecause is how long the reason for one changed section can be, in characters.
const MaxBecause = 5_000

// ChangedSince lists the sections that a final plan would need a reason for: all that read differently in the draft
// that the family was sent last, except section I, which the law keeps empty there. Every part must have been loaded.
func (p *Plan) ChangedSince(around Standing) []SectionInfo {
	now := p.Content()
	now.Advice = around.Advice
	return slices.DeleteFunc(now.Changed(around.Draft), func(s SectionInfo) bool { return s.Letter == "I" })
}

// BecauseField names the reason for a changed section, as forms and faults spell it.
func BecauseField(letter string) string { return "because." + letter }

// CheckChanges says for which of the changed sections the reason is missing or too long.
func (f Finalisation) CheckChanges(changed []SectionInfo, last Shared) error {
	_, faults := f.explain(changed, last)
	return fault.Join(faults...)
}

// explain gives the reason for each changed section, and a fault for each that has none. A final plan may differ from
// the draft only because of the family's representations and in the setting that it names; for any other change the
// family must be sent a new draft (Code of Practice 9.125).
func (f Finalisation) explain(changed []SectionInfo, last Shared) ([]Change, []*fault.Fault) {
	var changes []Change
	var faults []*fault.Fault
	for _, section := range changed {
		letter := section.Letter
		because := f.because(letter)
		switch {
		case because == "":
			faults = append(faults, fault.Field(BecauseField(letter), "plan.changed-since-draft",
				"Section "+letter+" differs from "+strings.ToLower(last.Label()[:1])+last.Label()[1:]+". Say what the family said that led to the change. If it was for another reason, share a revised draft instead.").Citing("Code of Practice 9.125"))
		case utf8.RuneCountInString(because) > MaxBecause:
			faults = append(faults, fault.Field(BecauseField(letter), "plan.because-long", "The reason for the change in section "+letter+" must be 5,000 characters or fewer."))
		}
		changes = append(changes, Change{Section: letter, Because: because})
	}
	return changes, faults
}

func (f Finalisation) because(letter string) string {
	for _, c := range f.Changes {
		if c.Section == letter {
			return strings.TrimSpace(c.Because)
		}
	}
	return ""
}
