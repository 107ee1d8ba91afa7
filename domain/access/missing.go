package access

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// DecideMissing answers whether somebody may say that they miss a case: everybody who has an account.
func DecideMissing(actor ehc.Actor) error {
	if actor.Kind != ehc.Human {
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	return nil
}
