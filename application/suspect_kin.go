package application

import (
	"context"
	"slices"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// mostCompared bounds with how many other records one is compared.
const mostCompared = 400

// SuspectKin compares the record of the visited case with those of other cases, and notes each that seems to be of the same
// child or family and that nobody has answered yet.
func SuspectKin(ctx context.Context, v *Visit) error {
	if v.Case.State() == casework.RequestDraft {
		return nil
	}
	known, err := v.Stores.Relations.Of(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	own := v.Case.Kin()
	others, err := v.Stores.Relations.Alike(ctx, own, v.Case.ID(), mostCompared)
	if err != nil {
		return err
	}
	for _, other := range others {
		found, alike := casework.Alike(own, other.Kin)
		before, ok := relationTo(known, v.Case.ID(), other.ID)
		if !alike || ok && (before.Answered() || before.Kind == found.Kind && slices.Equal(before.Why, found.Why)) {
			continue
		}
		suspected, err := casework.Suspect(v.Case.ID(), other.ID, found, v.Now)
		if err != nil {
			return err
		}
		suspected.Version = before.Version
		if err := v.Stores.Relations.Save(ctx, suspected); err != nil {
			return err
		}
	}
	return nil
}

// RelatedCase is another case and what it has to do with the visited one.
type RelatedCase struct {
	ports.KinCase
	casework.Relation
}

// Related lists the cases that have to do with the visited one, what waits for an answer first; those that an officer found
// to have nothing to do with it last.
func Related(ctx context.Context, v *Visit) ([]RelatedCase, error) {
	found, err := v.Stores.Relations.Of(ctx, v.Case.ID())
	if err != nil || len(found) == 0 {
		return nil, err
	}
	ids := make([]ehc.CaseID, len(found))
	for i, one := range found {
		ids[i] = one.Other(v.Case.ID())
	}
	cases, err := v.Stores.Relations.Cases(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var all []RelatedCase
	for i, one := range found {
		if at := slices.IndexFunc(cases, func(k ports.KinCase) bool { return k.ID == ids[i] }); at >= 0 {
			all = append(all, RelatedCase{cases[at], one})
		}
	}
	slices.SortStableFunc(all, func(a, b RelatedCase) int { return rank(a.Relation) - rank(b.Relation) })
	return all, nil
}

func rank(r casework.Relation) int {
	place := slices.IndexFunc(casework.Kinships(), func(rule casework.KinshipRule) bool { return rule.Kind == r.Kind })
	if r.Answered() {
		place += len(casework.Kinships())
	}
	return place
}

func relationTo(all []casework.Relation, id, other ehc.CaseID) (casework.Relation, bool) {
	i := slices.IndexFunc(all, func(r casework.Relation) bool { return r.Other(id) == other })
	if i < 0 {
		return casework.Relation{}, false
	}
	return all[i], true
}
