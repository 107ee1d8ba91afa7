package application

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
)

// Family says to whom a letter to the family is written on a day. Once the rights are the young person's, it is they.
// Before that it is everyone of the family on the case. The letter names an address only where all of them have the same:
// parents may live apart, and for a reason.
func (v *Visit) Family(ctx context.Context, on ehc.Date) (letter.Addressee, error) {
	child, family := v.Case.Child(), v.Case.With(access.Family)
	if child.IsYoungPersonOn(on) {
		return letter.Addressee{Name: child.FullName(), Address: ChildsAddress(child)}, nil
	}
	if len(family) == 0 {
		return letter.Addressee{Name: "The parents or carers of " + child.FullName(), Address: ChildsAddress(child)}, nil
	}
	var to letter.Addressee
	var names []string
	for i, p := range family {
		address, err := v.PostalAddress(ctx, ehc.PersonID(p.Holder.ID))
		if err != nil {
			return to, err
		}
		if i > 0 && !slices.Equal(address, to.Address) {
			address = nil
		}
		to.Address, names = address, append(names, p.Name)
	}
	to.Name = strings.Join(names, " and ")
	return to, nil
}

// PostalAddress finds a person's own address: on their account, or on the request that they made, whose child lives with
// them. It is empty where none is known.
func (v *Visit) PostalAddress(ctx context.Context, id ehc.PersonID) ([]string, error) {
	person, err := v.Stores.People.Get(ctx, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	address := AddressLines(person.Address)
	if asker := v.Case.Request().Requester; len(address) == 0 && asker.Person == id {
		if address = AddressLines(asker.Address); len(address) == 0 {
			address = ChildsAddress(v.Case.Child())
		}
	}
	return address, nil
}

// ChildsAddress gives the lines of the child's address.
func ChildsAddress(c casework.Child) []string {
	address := AddressLines(c.Address)
	if postcode := strings.TrimSpace(c.Postcode); postcode != "" && !strings.Contains(c.Address, postcode) {
		address = append(address, postcode)
	}
	return address
}

// AddressLines splits an address as it was typed: by its lines or, on one line, by its commas.
func AddressLines(address string) []string {
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
