package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Coordinators reads to whom a case can be given.
type Coordinators struct{ Gate application.Gate }

// CoordinatorsOut is the case with the authority's co-ordinators, by name.
type CoordinatorsOut struct {
	application.Head
	People []ports.Choosable
	// Related are the cases of the same child or family, and those that may be.
	Related []application.RelatedCase
}

// mostCoordinators bounds the list; no council has as many.
const mostCoordinators = 500

// Do reads the list.
func (u Coordinators) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (CoordinatorsOut, error) {
	var out CoordinatorsOut
	err := u.Gate.Open(ctx, actor, id, access.Assign, "", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Related, err = application.Related(ctx, v); err != nil {
			return err
		}
		out.People, err = v.Stores.Choosing.Find(ctx, "", mostCoordinators, ehc.RoleCoordinator)
		return err
	})
	return out, err
}

// AssignCoordinator gives a case to a co-ordinator, taking it from the one before.
type AssignCoordinator struct{ Gate application.Gate }

// Do assigns. fault.Invalid for a person who is no co-ordinator.
func (u AssignCoordinator) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, to ehc.PersonID) error {
	return u.Gate.Open(ctx, actor, id, access.Assign, "", func(ctx context.Context, v *application.Visit) error {
		choose := fault.Field("coordinator", "assign.person", "Choose a co-ordinator from the list.")
		if to == "" {
			return choose
		}
		p, err := v.Stores.People.Get(ctx, to)
		if fault.Is(err, fault.NotFound) || err == nil && !p.Actor().Is(ehc.RoleCoordinator) {
			return choose
		}
		if err != nil {
			return err
		}
		party := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(p.ID)}, Name: p.Name, Detail: p.JobTitle, Email: p.Email, Phone: p.Phone, ByEmail: true}
		if err := v.Case.Assign(actor, party, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
