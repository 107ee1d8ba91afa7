package people

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Belong replaces the teams and settings of the person (F331). A team needs a professional or an officer, a setting
// somebody who acts for settings.
func (p *Person) Belong(teams []ehc.TeamMembership, settings, administers []ehc.SettingID) error {
	if len(teams) > 0 && !slices.ContainsFunc(p.Roles, func(r ehc.Role) bool { return r == ehc.RoleContributor }) {
		return fault.Field("teams", "person.team-role", "Only a professional belongs to a team. Give them that role first.")
	}
	if len(settings) > 0 && !slices.Contains(p.Roles, ehc.RoleSENCO) {
		return fault.Field("settings", "person.setting-role", "Only somebody who acts for settings is linked to one. Give them that role first.")
	}
	p.Teams = nil
	for _, t := range teams {
		if !slices.ContainsFunc(p.Teams, func(has ehc.TeamMembership) bool { return has.Team == t.Team }) {
			p.Teams = append(p.Teams, t)
		}
	}
	p.Settings = nil
	for _, id := range settings {
		if !slices.Contains(p.Settings, id) {
			p.Settings = append(p.Settings, id)
		}
	}
	p.Administers = nil
	for _, id := range p.Settings {
		if slices.Contains(administers, id) {
			p.Administers = append(p.Administers, id)
		}
	}
	return nil
}
