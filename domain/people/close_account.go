package people

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Close ends the account: the person signs in no more, and is offered nowhere. What they did goes on naming them. others
// is as for GrantRoles.
func (p *Person) Close(by ehc.PersonID, others int, now time.Time) error {
	switch {
	case p.Closed():
		return fault.New(fault.Illegal, "person.closed-already", "This account is closed already.")
	case by == p.ID:
		return fault.New(fault.Illegal, "person.own-account", "You can’t close your own account. Ask another manager.")
	case slices.Contains(p.Roles, ehc.RoleManager) && others == 0:
		return fault.New(fault.Illegal, "person.last-manager", "Somebody must manage the service, and nobody else does. Make another person a manager first.")
	}
	p.ClosedAt = now
	return nil
}

// Reopen lets the person sign in again, with the roles, teams and settings that they had.
func (p *Person) Reopen() error {
	if !p.Closed() {
		return fault.New(fault.Illegal, "person.open-already", "This account is open already.")
	}
	p.ClosedAt = time.Time{}
	return nil
}
