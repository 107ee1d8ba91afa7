package access

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// DecideReport answers whether somebody may report a problem with a page: every person may, signed in or not.
func DecideReport(actor ehc.Actor) error {
	if actor.Kind == ehc.System {
		return fault.New(fault.Forbidden, "access.denied", "The hub itself reports its problems in the log.")
	}
	return nil
}
