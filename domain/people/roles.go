package people

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RoleInfo is a role with the words that pages show.
type RoleInfo struct {
	Role  ehc.Role
	Label string
	Says  string // what the role opens
}

// RoleInfos lists every role in the order of ehc.Roles.
func RoleInfos() []RoleInfo {
	return []RoleInfo{
		{ehc.RoleFamily, "Family", "Parent, carer, guardian or young person. Sees the cases that they were added to."},
		{ehc.RoleAdvocate, "Advocate", "Speaks for a family. Sees the cases that they were added to."},
		{ehc.RoleSENCO, "Acts for a setting", "SENCO or another person of a nursery, school or college. Sees the cases of their settings."},
		{ehc.RoleContributor, "Professional", "Gives advice, for themselves or as one of a team."},
		{ehc.RoleCoordinator, "Case co-ordinator", "Runs cases for the council."},
		{ehc.RoleDecider, "Decides for the council", "Decides where the council wants a second person to. Sees every case."},
		{ehc.RoleManager, "Manages the service", "Sees every case, and looks after people, teams and settings."},
	}
}

// RoleLabel gives a role in words.
func RoleLabel(role ehc.Role) string {
	for _, info := range RoleInfos() {
		if info.Role == role {
			return info.Label
		}
	}
	return string(role)
}

// GrantRoles replaces the person's roles (F331). others is how many other people with an open account manage the
// service: somebody must, and nobody takes that from themselves by mistake.
func (p *Person) GrantRoles(by ehc.PersonID, roles []ehc.Role, others int) error {
	for _, r := range roles {
		if !slices.Contains(ehc.Roles(), r) {
			return fault.Field("roles", "person.roles", "Choose from the list.")
		}
	}
	if len(roles) == 0 {
		return fault.Field("roles", "person.roles", "Choose what the person is.")
	}
	if slices.Contains(p.Roles, ehc.RoleManager) && !slices.Contains(roles, ehc.RoleManager) && !p.Closed() {
		switch {
		case by == p.ID:
			return fault.Field("roles", "person.own-manager", "You can’t stop managing the service yourself. Ask another manager to change this.")
		case others == 0:
			return fault.Field("roles", "person.last-manager", "Somebody must manage the service, and nobody else does. Make another person a manager first.")
		}
	}
	p.Roles = slices.Clone(roles)
	return nil
}
