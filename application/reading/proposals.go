package reading

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// proposalsFor reads the wishes about the people of a case that the reader may know of: the open ones and, for those who
// answer them and those who asked, the answered ones too.
func proposalsFor(ctx context.Context, v *application.Visit) ([]casework.Proposal, error) {
	all, err := v.Stores.Proposals.OfCase(ctx, v.Case.ID())
	return slices.DeleteFunc(all, func(p casework.Proposal) bool {
		own := v.Actor.Person != "" && p.AskedBy == v.Actor.Person
		switch {
		case own || v.May(access.AddPerson):
			return false
		case p.Wish == casework.ToRemove: // is between whoever asked and the authority
			return true
		}
		return !p.Open() || !v.May(access.SeeProposals)
	}), err
}
