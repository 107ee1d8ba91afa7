package paper

import (
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// OnPaper is whom a paper is about, as whoever holds it typed it off: the hub does not read what stands on a scan, and a
// code is no proof of whose paper it is.
type OnPaper struct {
	Surname string
	Born    ehc.Date
}

// Check holds it against the child of the case. Faults at "surname".
func (o OnPaper) Check(surname string, born ehc.Date) error {
	switch {
	case o.Born.IsZero() || strings.TrimSpace(o.Surname) == "":
		return fault.Field("surname", "paper.check", "Type the surname and the date of birth that stand on the paper.")
	case o.Born != born || !strings.EqualFold(strings.TrimSpace(o.Surname), strings.TrimSpace(surname)):
		return fault.Field("surname", "paper.other-child", "The child of this case has another surname or date of birth. Check the paper and the case ID: it may be about another child.")
	}
	return nil
}
