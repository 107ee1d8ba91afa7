package access

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// LooksAfter reports whether the actor looks after another's place at work: as manager of the service, of a team of theirs,
// or as administrator of a setting of theirs. of is the other as one who acts.
func LooksAfter(actor, of ehc.Actor) bool {
	alone := actor.Alone()
	return allowed(ChangePeople, Subject{Relations: Offices(actor)}) || slices.ContainsFunc(of.Settings, alone.AdministersSetting) ||
		slices.ContainsFunc(of.Teams, func(t ehc.TeamMembership) bool { return alone.Manages(t.Team) })
}

// DecideSetting answers whether the actor may look after the people of a setting: its administrators, and managers of the
// service. fault.NotFound for anybody else.
func DecideSetting(actor ehc.Actor, setting ehc.SettingID) error {
	if actor.Kind != ehc.Human {
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	}
	if setting != "" && actor.AdministersSetting(setting) || allowed(LookAfterSetting, Subject{Relations: Offices(actor)}) {
		return nil
	}
	return fault.New(fault.NotFound, "setting.unknown", "There is no such education setting.")
}

// DecideAbsence answers whether the actor may record that somebody is away: themselves, or one whom they look after.
// fault.NotFound otherwise, so that nobody learns who is known to the hub.
func DecideAbsence(actor, of ehc.Actor) error {
	switch {
	case actor.Kind != ehc.Human || actor.Person == "":
		return fault.New(fault.Unauthenticated, "access.sign-in", "Sign in to see this page.")
	case actor.Person == of.Person, LooksAfter(actor, of):
		return nil
	}
	return fault.New(fault.NotFound, "person.unknown", "There is no such person.")
}
