package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// Choosable is somebody who can be chosen, with the names of the settings, teams and services that they belong to.
type Choosable struct {
	people.Person
	Through []string
}

// Choosing finds people for whoever chooses one.
type Choosing interface {
	// Find lists persons with any of the roles by name, at most limit; closed accounts are left out. Each word of the text
	// stands in their name, e-mail address or job title, or in the name of a setting, team or service that they belong to.
	Find(ctx context.Context, text string, limit int, roles ...ehc.Role) ([]Choosable, error)
	// At lists who acts for a setting or belongs to a team, by name; closed accounts are left out.
	At(ctx context.Context, to ehc.Holder, limit int) ([]Choosable, error)
}
