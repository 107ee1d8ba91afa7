package documents

import (
	"context"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// aboutCase gathers what a letter to the family needs to know.
func aboutCase(ctx context.Context, v *application.Visit, on ehc.Date) (About, error) {
	to, err := addressee(ctx, v, on)
	return About{Case: v.Case.ID(), Reference: v.Case.Reference(), Child: v.Case.Child(), Profile: v.Profile, To: to}, err
}

// addressee says to whom a letter of a day is written. The young person gets their own letters once the rights are
// theirs. Before that a member of the family finds their copy addressed to them. The authority's copy has the address
// that it is posted to; nobody else learns where anyone lives from a letter: parents may live apart, and for a reason.
func addressee(ctx context.Context, v *application.Visit, on ehc.Date) (Addressee, error) {
	child := v.Case.Child()
	if child.IsYoungPersonOn(on) {
		return Addressee{child.FullName(), childsAddress(child)}, nil
	}
	family := v.Case.With(access.Family)
	for _, p := range family {
		if v.Actor.Person != "" && p.Holder.ID == string(v.Actor.Person) {
			return addressed(ctx, v, p)
		}
	}
	switch {
	case len(family) == 0:
		return Addressee{Name: "The parents or carers of " + child.FullName(), Address: childsAddress(child)}, nil
	case v.May(access.SeeAuthorityNotes):
		return addressed(ctx, v, family[0])
	}
	var names []string
	for _, p := range family {
		names = append(names, p.Name)
	}
	return Addressee{Name: strings.Join(names, " and ")}, nil
}

// addressed finds a family member's own address: on their account, or on the request that they made, whose child
// lives with them.
func addressed(ctx context.Context, v *application.Visit, p casework.Party) (Addressee, error) {
	to := Addressee{Name: p.Name}
	id := ehc.PersonID(p.Holder.ID)
	person, err := v.Stores.People.Get(ctx, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return to, err
	}
	to.Address = lines(person.Address)
	if asker := v.Case.Request().Requester; len(to.Address) == 0 && asker.Person == id {
		if to.Address = lines(asker.Address); len(to.Address) == 0 {
			to.Address = childsAddress(v.Case.Child())
		}
	}
	return to, nil
}

func childsAddress(c casework.Child) []string {
	address := lines(c.Address)
	if postcode := strings.TrimSpace(c.Postcode); postcode != "" && !strings.Contains(c.Address, postcode) {
		address = append(address, postcode)
	}
	return address
}

// lines splits an address as it was typed: by its lines or, on one line, by its commas.
func lines(address string) []string {
	by := "\n"
	if !strings.Contains(strings.TrimSpace(address), by) {
		by = ","
	}
	var found []string
	for _, line := range strings.Split(address, by) {
		if line = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), ",")); line != "" {
			found = append(found, line)
		}
	}
	return found
}
