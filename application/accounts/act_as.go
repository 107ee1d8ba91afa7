package accounts

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ActAs finds the person as whom a command on the server runs. What they may do is asked like on any page.
type ActAs struct{ Units ports.UnitOfWork }

// Do gives the person with the e-mail address. fault.NotFound when nobody with an account has it.
func (u ActAs) Do(ctx context.Context, email string) (ehc.Actor, error) {
	nobody := fault.New(fault.NotFound, "account.unknown", "Nobody with that e-mail address has an account in the hub.")
	normal, err := people.NormalEmail(email)
	if err != nil {
		return ehc.Actor{}, nobody
	}
	var person people.Person
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		person, err = s.People.ByEmail(ctx, normal)
		return err
	})
	if fault.Is(err, fault.NotFound) || err == nil && !person.Registered {
		return ehc.Actor{}, nobody
	}
	return person.Actor(), err
}
