package reading

import (
	"context"
	"slices"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ProposalsWaiting reads what waits for an officer to check: people whom others want added to a case, or removed.
type ProposalsWaiting struct{ Units ports.UnitOfWork }

// Do lists what waits on the actor's cases and, for who manages the service, on cases that nobody has, the oldest first,
// one more than WaitingShown where there is more. Whoever is no officer has none. fault.Unauthenticated for nobody.
func (u ProposalsWaiting) Do(ctx context.Context, actor ehc.Actor) (found []ports.ProposalWaiting, err error) {
	if err := access.DecideOwnDates(actor); err != nil || len(access.Offices(actor)) == 0 {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found, err = s.Proposals.Waiting(ctx, actor.Person, actor.Is(ehc.RoleManager), WaitingShown+1)
		return err
	})
	return found, err
}

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
