package timescale

import "ehchub/domain/ehc"

// Exception is a reason for which the law says that the council or adviser need not keep a time, where it makes
// that impractical. The date stays; the family is told; the duty remains as soon as practicable.
type Exception struct {
	Code   string
	Reason string
	Law    string
}

// Exceptions lists what may excuse lateness. Staff shortage, panel dates, slow replies, mediation and appeals are
// no exceptions.
func Exceptions() []Exception {
	return []Exception{
		{"E1", "Advice was asked of a head or principal between one week before the setting closed for at least 4 weeks and one week before it reopened", "regs 5(4)(a), 10(4)(a), 13(3), 27(3)(a)"},
		{"E2", "The same, for an early years provider", "regs 5(4)(b), 10(4)(b), 13(3), 27(3)(b)"},
		{"E3", "Exceptional personal circumstances of the child, the parent or the young person in that time", "regs 5(4)(c), 8(2), 10(4)(c), 13(3), 27(3)(c)"},
		{"E4", "The child, the parent or the young person was away from the area for at least 4 weeks on end in that time", "regs 5(4)(d), 8(2), 10(4)(d), 13(3), 27(3)(d)"},
		{"E5", "The child or young person missed an examination or test appointment in the 6 weeks; for advice only", "reg 8(2)"},
		{"E6", "After an order or an unopposed appeal: exceptional circumstances, at least 2 weeks away, or the family wants to comment on the content", "regs 44(3), 45"},
	}
}

// ClosureWindow gives the days on which a request for advice to a closed setting falls under E1 or E2, both ends
// included: from one week before the first day shut to the last day more than one week before it reopens. It is
// false for a closure shorter than 4 weeks, which excuses nothing.
func ClosureWindow(firstShut, lastShut ehc.Date) (from, to ehc.Date, ok bool) {
	if firstShut.DaysUntil(lastShut)+1 < 28 {
		return ehc.Date{}, ehc.Date{}, false
	}
	return firstShut.AddDays(-7), lastShut.AddDays(-7), true
}

// FindException finds an exception by its code; ok is false for a code that the law does not have.
func FindException(code string) (found Exception, ok bool) {
	for _, e := range Exceptions() {
		if e.Code == code {
			return e, true
		}
	}
	return Exception{}, false
}
