package casefile

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RelationsOut is a case with those that have to do with it.
type RelationsOut struct {
	application.Head
	Related []application.RelatedCase
}

// ReadRelations lists the cases of the same child or family, and those that may be.
type ReadRelations struct{ Gate application.Gate }

// Do reads them.
func (u ReadRelations) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (RelationsOut, error) {
	var out RelationsOut
	err := u.Gate.Open(ctx, actor, id, access.SeeRelations, "relations", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		out.Related, err = application.Related(ctx, v)
		return err
	})
	return out, err
}

// LookForKin compares the case with every other one anew.
type LookForKin struct{ Gate application.Gate }

// Do compares. What is found waits for an answer.
func (u LookForKin) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.RelateCases, "relations", application.SuspectKin)
}

// RelateCases records what two cases have to do with each other.
type RelateCases struct{ Gate application.Gate }

// RelateInput is an officer's answer. Reference names the other case where Other does not; Version is that of the
// relation that they had read, 0 for none.
type RelateInput struct {
	Case, Other ehc.CaseID
	Reference   ehc.Reference
	Kind        casework.Kinship
	Version     int
}

var errNoSuchCase = fault.Field("reference", "relation.reference", "There is no case with this ID. A case ID looks like EHC/26/0219.")

// Do records it for both cases. fault.Invalid at the field that is wrong, fault.Conflict when a colleague has answered meanwhile.
func (u RelateCases) Do(ctx context.Context, actor ehc.Actor, in RelateInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RelateCases, "relations", func(ctx context.Context, v *application.Visit) error {
		other, err := u.other(ctx, v, in)
		if err != nil {
			return err
		}
		r, err := casework.Relate(in.Case, other.ID(), in.Kind, v.NamedBoth(), v.Now)
		if err != nil {
			return err
		}
		known, err := v.Stores.Relations.Of(ctx, in.Case)
		if err != nil {
			return err
		}
		for _, before := range known {
			if before.Cases == r.Cases {
				r.Why = before.Why
				if in.Other == "" { // by its ID, whatever stood there
					in.Version = before.Version
				}
			}
		}
		r.Version = in.Version
		if err := v.Stores.Relations.Save(ctx, r); err != nil {
			return err
		}
		for _, id := range r.Cases {
			if err := v.Stores.Cases.Record(ctx, ehc.Event{Kind: ehc.CasesRelated, Case: id, At: v.Now, By: actor.Person}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (u RelateCases) other(ctx context.Context, v *application.Visit, in RelateInput) (other *casework.Case, err error) {
	if in.Other != "" {
		other, err = v.Stores.Cases.Get(ctx, in.Other)
	} else {
		other, err = v.Stores.Cases.ByReference(ctx, in.Reference)
	}
	if fault.Is(err, fault.NotFound) || err == nil && other.State() == casework.RequestDraft {
		return nil, errNoSuchCase
	}
	return other, err
}
