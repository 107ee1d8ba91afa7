package casework_test

import (
	"slices"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var father = ehc.Actor{Kind: ehc.Human, Person: "father", Name: "Father", Roles: []ehc.Role{ehc.RoleFamily}}

func withFather(t *testing.T) *casework.Case {
	c := assigned(t)
	ok(t, c.Admit(coordinator, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(father.Person)}, Relation: access.Family, Name: father.Name}, now))
	return c
}

func TestWhatIsKeptPrivateIsKeptFromThePersonNamedWhateverTheyAre(t *testing.T) {
	c := withFather(t)
	ok(t, c.KeepPrivate(mother, casework.Shield{ID: "s", From: []ehc.PersonID{father.Person}, Ground: casework.Refuge}, false, now))
	everything := ehc.Actor{Kind: ehc.Human, Person: father.Person, Roles: []ehc.Role{ehc.RoleManager, ehc.RoleDecider, ehc.RoleCoordinator}}
	for _, action := range []access.Action{access.SeePlaces, access.SeeContacts, access.SeeWorkContacts, access.KeepPrivate} {
		if access.May(action, c.Subject(father, false)) || access.May(action, c.Subject(everything, false)) {
			t.Errorf("the father may %s", action)
		}
	}
	if !access.May(access.SeeCase, c.Subject(father, false)) || !access.May(access.SeePlaces, c.Subject(mother, false)) || !access.May(access.SeePlaces, c.Subject(coordinator, false)) {
		t.Error("more is kept than was asked")
	}
	fails(t, c.TellAgain(coordinator, "s", " ", true, now), fault.Invalid)
	fails(t, c.TellAgain(father, "s", "I want to know.", false, now), fault.NotFound)
	ok(t, c.TellAgain(mother, "s", "The order has ended.", false, now))
	if c.ShieldedFrom(father.Person) || len(c.Shields()) != 1 {
		t.Error("it is kept on, or forgotten")
	}
	fails(t, c.TellAgain(mother, "s", "Again.", false, now), fault.NotFound)
}

func TestDetailsAreKeptFromPersonsOnTheCaseAndNeverFromTheCoordinator(t *testing.T) {
	c := withFather(t)
	for field, s := range map[string]casework.Shield{
		"from":   {Ground: casework.CourtOrder},
		"ground": {From: []ehc.PersonID{father.Person}, Ground: "spite"},
	} {
		err := c.KeepPrivate(mother, s, false, now)
		if f := fault.As(err); f == nil || f.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, who := range []ehc.PersonID{coordinator.Person, mother.Person, stranger.Person} {
		fails(t, c.KeepPrivate(mother, casework.Shield{From: []ehc.PersonID{who}, Ground: casework.CourtOrder}, false, now), fault.Invalid)
	}
	if slices.Contains(c.Raised(), ehc.PlacesShielded) {
		t.Error("what was refused was told")
	}
}

func fails(t *testing.T, err error, want fault.Kind) {
	t.Helper()
	if !fault.Is(err, want) {
		t.Errorf("got %v, want a fault of kind %s", err, want)
	}
}
