package access

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// DecideOwnDates answers whether the actor may have their own dates in a calendar: everyone with an account may.
func DecideOwnDates(actor ehc.Actor) error {
	if actor.Kind != ehc.Human || actor.Person == "" {
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	return nil
}
