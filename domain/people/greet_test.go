package people_test

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func TestFamiliesAreGreetedByNameAndThoseAtWorkWithTheirRole(t *testing.T) {
	for want, p := range map[string]people.Person{
		"":       {JobTitle: "Mother", Roles: []ehc.Role{ehc.RoleFamily}},
		"SENCO":  {JobTitle: "SENCO", Roles: []ehc.Role{ehc.RoleSENCO}},
		"Doctor": {JobTitle: "Doctor"},
	} {
		if got := p.RoleAtWork(); got != want {
			t.Errorf("%+v is greeted as %q, want %q", p, got, want)
		}
	}
}
