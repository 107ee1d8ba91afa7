package council

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Agreement is a family's answer whether somebody outside the council may work with their child's file.
type Agreement struct {
	Agrees bool
	On     ehc.Date // the day on which they said so
	By     ehc.PersonID
	Name   string // of By: the family's own, or the officer's who wrote it down
	// From is who of the family said so and How the way, where an officer wrote it down; else empty.
	From, How string
}

// Ask makes a declaration for one child one about which the family is asked first.
func (p Processor) Ask() Processor {
	p.Asked = p.Case != ""
	return p
}

// Answer gives the last answer of the family; ok is false while there is none.
func (p Processor) Answer() (last Agreement, ok bool) {
	if len(p.Answers) == 0 {
		return last, false
	}
	return p.Answers[len(p.Answers)-1], true
}

// Agreed reports whether it may work with the data: the family agreed, or is not asked.
func (p Processor) Agreed() bool {
	last, _ := p.Answer()
	return !p.Asked || last.Agrees
}

// Agree gives the declaration with the family's answer. They can change it at any time; what they said before stays.
func (p Processor) Agree(a Agreement, today ehc.Date) (Processor, error) {
	a.From, a.How = strings.TrimSpace(a.From), strings.TrimSpace(a.How)
	last, answered := p.Answer()
	switch {
	case !p.Asked:
		return p, fault.New(fault.Illegal, "processor.not-asked", "The family is not asked about this entry.")
	case !p.Until.IsZero():
		return p, fault.New(fault.Illegal, "processor.ended", "It has ended already, on "+p.Until.Long()+".")
	case answered && last.Agrees == a.Agrees:
		return p, fault.New(fault.Illegal, "processor.answered", "This is the answer that we have already, of "+last.On.Long()+".").At("agrees")
	case a.On.IsZero():
		return p, fault.Field("on", "processor.on", "Enter the day on which the family said so.")
	case a.On.After(today):
		return p, fault.Field("on", "processor.on-future", "The day can’t be in the future.")
	case answered && a.On.Before(last.On):
		return p, fault.Field("on", "processor.on-early", "The family answered last on "+last.On.Long()+". The day can’t be before.")
	case a.How != "" && a.From == "":
		return p, fault.Field("from", "processor.from", "Say who of the family said so.")
	case utf8.RuneCountInString(a.From) > MaxProcessorName:
		return p, fault.Field("from", "processor.from-long", "The name must be 200 characters or fewer.")
	}
	p.Answers = append(p.Answers[:len(p.Answers):len(p.Answers)], a)
	return p, nil
}
