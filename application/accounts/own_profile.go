package accounts

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ReadOwn opens a person's own account (G20).
type ReadOwn struct{ Means }

// OwnAccount is the person, and further addresses that are theirs.
type OwnAccount struct {
	people.Person
	Further []ports.OwnAddress
}

// Do reads it.
func (u ReadOwn) Do(ctx context.Context, person ehc.PersonID) (out OwnAccount, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if out.Person, err = s.People.Get(ctx, person); err != nil {
			return err
		}
		out.Further, err = s.Accounts.OwnAddresses.Of(ctx, person)
		return err
	})
	return out, err
}

// DescribeOneself changes what a person says of themselves: how others see them, and how they are written to.
type DescribeOneself struct{ Means }

// Do saves it; version is the one that the writer had read. What changed is kept for good, so that an earlier name can be
// found. fault.Invalid field by field; fault.Conflict when someone else saved since.
func (u DescribeOneself) Do(ctx context.Context, person ehc.PersonID, version int, words people.OwnWords) error {
	now := u.Clock.Now().UTC()
	var news *told
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, person)
		if err != nil {
			return err
		}
		if p.Version != version {
			return fault.New(fault.Conflict, "person.stale", "Your account was changed at the same time.")
		}
		before := p
		if err := p.Describe(words); err != nil {
			return err
		}
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		if before.Name != p.Name || before.Address != p.Address || before.ByPost != p.ByPost || before.ByEmail != p.ByEmail {
			if news, err = u.whomToTell(ctx, s, person); err != nil {
				return err
			}
		}
		return recordOwn(ctx, s, person, now, ownChanges(before, p)...)
	})
	if err == nil && news != nil {
		u.tell(ctx, *news, securityMail{key: notice.DetailsChanged, at: now})
	}
	return err
}

// ownChanges says in words what a person changed of themselves. Where they live is nobody's business here.
func ownChanges(before, after people.Person) []string {
	words := whatChanged(before, after)
	if before.ByEmail != after.ByEmail || before.ByPost != after.ByPost {
		words = append(words, "How they are written to changed.")
	}
	if before.Address != after.Address {
		words = append(words, "Postal address changed.")
	}
	return words
}
