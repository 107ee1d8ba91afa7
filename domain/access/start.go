package access

import (
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// DecideStart answers whether the actor may start a request for an assessment. Anyone may, with or without an
// account (CFA 2014 s.36(1); Code 9.9); a visitor needs the key that will hold the draft. To write down a request
// that reached the authority on paper or by telephone is for its officers.
func DecideStart(actor ehc.Actor, onBehalf bool) error {
	switch {
	case actor.Kind == ehc.Visitor && actor.DraftKey == "", actor.Kind == ehc.Nobody:
		return fault.New(fault.Unauthenticated, "access.sign-in", "Start your request from the first page again. It needs cookies, which hold your draft in this browser.")
	case onBehalf && !actor.Is(ehc.RoleCoordinator) && !actor.Is(ehc.RoleManager):
		return fault.New(fault.Forbidden, "access.denied", "Only the council’s officers write down requests that came on paper or by telephone.")
	}
	return nil
}
