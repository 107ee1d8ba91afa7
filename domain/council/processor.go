package council

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// ProcessorKind is what works with children's data for the council.
type ProcessorKind string

const (
	CompanyProcesses ProcessorKind = "company"
	PersonProcesses  ProcessorKind = "person"
	ToolProcesses    ProcessorKind = "tool" // software that works on a text or decides something by itself
)

// ProcessorKinds lists the kinds in the order of forms.
func ProcessorKinds() []ProcessorKind {
	return []ProcessorKind{CompanyProcesses, PersonProcesses, ToolProcesses}
}

// Label names the kind on pages.
func (k ProcessorKind) Label() string {
	return map[ProcessorKind]string{CompanyProcesses: "Company or organisation", PersonProcesses: "Person outside the council", ToolProcesses: "Automated tool"}[k]
}

// Processor is a company, person or automated tool that works with children's data for the council, as families are told
// (UK GDPR articles 13(1)(e), 14(1)(e) and 28).
type Processor struct {
	ID      ehc.ProcessorID
	Case    ehc.CaseID // empty when it works with every child's data
	Kind    ProcessorKind
	Name    string
	Purpose string // what it does for the council
	// WritesText reports that text which it makes, and no person wrote, may come into a child's file.
	WritesText bool
	Since      ehc.Date
	Until      ehc.Date // the last day; no date while it goes on
	DeclaredBy ehc.PersonID
	// Asked reports that it works with the child's file only while the family agrees.
	Asked bool
	// Answers are what the family said, the latest last.
	Answers []Agreement
}

// Longest texts of a declaration, in characters.
const (
	MaxProcessorName    = 200
	MaxProcessorPurpose = 1000
)

// Declare checks a declaration. fault.Invalid at the fields that lack something.
func (p Processor) Declare() (Processor, error) {
	p.Name, p.Purpose = strings.TrimSpace(p.Name), strings.TrimSpace(p.Purpose)
	var faults []*fault.Fault
	need := func(ok bool, field, code, message string) {
		if !ok {
			faults = append(faults, fault.Field(field, code, message))
		}
	}
	need(p.Kind.Label() != "", "kind", "processor.kind", "Say whether it is a company, a person or an automated tool.")
	need(p.Name != "", "name", "processor.name", "Enter the name, as families can look it up.")
	need(utf8.RuneCountInString(p.Name) <= MaxProcessorName, "name", "processor.name-long", "The name must be 200 characters or fewer.")
	need(p.Purpose != "", "purpose", "processor.purpose", "Say what it does for the council, in words that a family understands.")
	need(utf8.RuneCountInString(p.Purpose) <= MaxProcessorPurpose, "purpose", "processor.purpose-long", "Use 1,000 characters or fewer.")
	need(!p.Since.IsZero(), "since", "processor.since", "Enter the day from which it works with the data.")
	if err := fault.Join(faults...); err != nil {
		return p, err
	}
	p.WritesText = p.WritesText && p.Kind == ToolProcesses
	p.Until = ehc.Date{}
	return p, nil
}

// End gives the declaration with its last day. It stays for families to see.
func (p Processor) End(on, today ehc.Date) (Processor, error) {
	switch {
	case !p.Until.IsZero():
		return p, fault.New(fault.Illegal, "processor.ended", "It has ended already, on "+p.Until.Long()+".")
	case on.IsZero():
		return p, fault.Field("until", "processor.until", "Enter the last day on which it worked with the data.")
	case on.After(today):
		return p, fault.Field("until", "processor.until-future", "The last day can’t be in the future.")
	case on.Before(p.Since):
		return p, fault.Field("until", "processor.until-early", "It began on "+p.Since.Long()+". The last day can’t be before.")
	}
	p.Until = on
	return p, nil
}

// At reports whether it works with the data on a day, or will.
func (p Processor) At(today ehc.Date) bool {
	return p.Agreed() && (p.Until.IsZero() || !p.Until.Before(today))
}

// TextMachines lists those on whose account text that no person wrote may stand in a file on a day.
func TextMachines(all []Processor, today ehc.Date) []Processor {
	var found []Processor
	for _, p := range all {
		if p.WritesText && p.At(today) {
			found = append(found, p)
		}
	}
	return found
}
