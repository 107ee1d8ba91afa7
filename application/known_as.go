package application

import (
	"context"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// KnownAs finds the person who has the e-mail address of the one wanted, or makes that one known to the hub, and gives
// them the roles that they lack. Everything else about someone already known stays: it is theirs. Whoever calls it
// vouches for the address. fault.Invalid at "name" or "email", where an account that was closed has it, too.
func KnownAs(ctx context.Context, s ports.Stores, ids ports.IDs, wanted people.Person, roles ...ehc.Role) (people.Person, error) {
	email, err := people.NormalEmail(wanted.Email)
	if err != nil {
		return wanted, err
	}
	known, err := s.People.ByEmail(ctx, email)
	switch {
	case fault.Is(err, fault.NotFound):
		known = wanted
		known.ID, known.Email = ehc.PersonID(ids.New()), email
		if err := known.Check(); err != nil {
			return known, err
		}
	case err != nil:
		return known, err
	case known.Closed():
		return known, fault.Field("email", "person.closed", "The account with this e-mail address was closed. A manager of the service can open it again.")
	}
	lacking := slices.DeleteFunc(slices.Clone(roles), func(r ehc.Role) bool { return slices.Contains(known.Roles, r) })
	if len(lacking) == 0 && known.Version > 0 {
		return known, nil
	}
	known.Roles = append(slices.Clone(known.Roles), lacking...)
	if err := s.People.Save(ctx, known); err != nil {
		return known, err
	}
	return s.People.Get(ctx, known.ID)
}
