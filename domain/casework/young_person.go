package casework

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// IsYoungPersonOn reports whether compulsory school age is over on the day, so that the rights in the process are the
// young person's own and no longer the parent's. It ends on the last Friday in June of the school year in which they
// turn 16 (CFA 2014 s.83(2); Education Act 1996 s.8).
func (c Child) IsYoungPersonOn(on ehc.Date) bool {
	if c.Born.IsZero() {
		return false
	}
	return on.After(timescale.LimitOf(timescale.DateOfBirth, timescale.LeaveSchoolAge, c.Born, timescale.Facts{}, timescale.England()).Last)
}
