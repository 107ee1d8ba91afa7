package casework_test

import (
	"slices"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func standsIn(who ehc.Actor, absent ...ehc.Actor) ehc.Actor {
	for _, a := range absent {
		who.Covers = append(who.Covers, ehc.Cover{Person: a.Person, Name: a.Name, Settings: a.Settings, Teams: a.Teams})
	}
	return who
}

func TestWhatPassesToWhoeverStandsIn(t *testing.T) {
	c := withFather(t)
	colleague := ehc.Actor{Kind: ehc.Human, Person: "colleague", Roles: []ehc.Role{ehc.RoleCoordinator}}
	for name, tc := range map[string]struct {
		actor ehc.Actor
		want  []access.Relation
	}{
		"for the co-ordinator":                      {standsIn(colleague, coordinator), []access.Relation{access.Coordinator, access.Officer}},
		"for somebody of the setting":               {standsIn(stranger, senco), []access.Relation{access.Setting}},
		"for a parent, as a parent":                 {standsIn(stranger, mother), nil},
		"for a manager, without the office":         {standsIn(stranger, ehc.Actor{Person: "m", Roles: []ehc.Role{ehc.RoleManager}}), nil},
		"a father for the co-ordinator of his case": {standsIn(father, coordinator), []access.Relation{access.Family}},
	} {
		if got := c.RelationsOf(tc.actor); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

func TestWhatIsKeptFromTheAbsentIsKeptFromWhoeverStandsIn(t *testing.T) {
	c := assigned(t)
	named := ehc.Actor{Kind: ehc.Human, Person: "psychologist", Name: "Psychologist"}
	ok(t, c.Admit(coordinator, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: "psychologist"}, Relation: access.Adviser, Name: "Psychologist"}, now))
	ok(t, c.KeepPrivate(mother, casework.Shield{ID: "s", From: []ehc.PersonID{named.Person}, Ground: casework.Refuge}, false, now))
	if access.May(access.SeePlaces, c.Subject(standsIn(stranger, named), false)) {
		t.Error("places are told to whoever stands in")
	}
	if !access.May(access.SeePlaces, c.Subject(standsIn(coordinator, named), false)) {
		t.Error("the co-ordinator lost what they may see by standing in for somebody")
	}
	c = withFather(t)
	ok(t, c.KeepPrivate(mother, casework.Shield{ID: "s", From: []ehc.PersonID{father.Person}, Ground: casework.Refuge}, false, now))
	if access.May(access.SeePlaces, c.Subject(standsIn(father, senco), false)) {
		t.Error("a father came to places through a colleague")
	}
}

func TestWhatOneMayOneselfIsNotDoneForAnother(t *testing.T) {
	c := assigned(t)
	colleague := standsIn(ehc.Actor{Kind: ehc.Human, Person: "colleague", Roles: []ehc.Role{ehc.RoleManager}}, coordinator)
	if _, ok := c.StandingIn(colleague, access.EditChildRecord, c.Subject(colleague, false)); ok {
		t.Error("a manager acts for somebody else where they may act themselves")
	}
	other := standsIn(ehc.Actor{Kind: ehc.Human, Person: "other", Roles: []ehc.Role{ehc.RoleCoordinator}}, coordinator)
	if cover, ok := c.StandingIn(other, access.EditChildRecord, c.Subject(other, false)); !ok || cover.Person != coordinator.Person {
		t.Error("it is not said for whom they act")
	}
}
