package portstest

import (
	"context"
	"slices"
	"testing"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// RelationsContract proves that a case's kin are found by what records share, and that no officer's answer is lost.
func RelationsContract(t *testing.T, open Open) {
	u := open(t)
	born := ehc.D(2017, time.March, 4)
	child := casework.Child{Forenames: "Rowan", Surname: "Ó Faoláin", Born: born, UPN: "H801200001001", NHSNumber: "943 476 5919"}
	keep := func(state casework.State, child casework.Child, reference string) *casework.Case {
		c := caseOf(state, child, reference)
		saveCase(t, u, c)
		c.Version = 1
		return casework.Restore(c)
	}
	asked := keep(casework.Requested, child, "EHC/26/0001")
	byNumber := keep(casework.Requested, casework.Child{Forenames: "A", Surname: "B", NHSNumber: "9434765919"}, "EHC/26/0002")
	byUPN := keep(casework.Requested, casework.Child{Forenames: "A", Surname: "C", UPN: "H801200001001"}, "EHC/26/0003")
	byBirth := keep(casework.Requested, casework.Child{Forenames: "A", Surname: "D", Born: born}, "EHC/26/0004")
	byName := keep(casework.Requested, casework.Child{Forenames: "Piers", Surname: "O Faolain"}, "EHC/26/0005")
	stranger := keep(casework.Requested, casework.Child{Forenames: "Rowan", Surname: "Óg"}, "EHC/26/0006")
	keep(casework.RequestDraft, child, "")
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		found, err := s.Relations.Alike(ctx, asked.Kin(), asked.ID(), 50)
		same(t, "cases whose records are alike", identities(found), sorted(byNumber.ID(), byUPN.ID(), byBirth.ID(), byName.ID()))
		same(t, "without limit there is none", len(must(s.Relations.Alike(ctx, asked.Kin(), asked.ID(), 0))), 0)
		same(t, "nobody is like nobody", len(must(s.Relations.Alike(ctx, casework.Kin{}, "", 50))), 0)
		read, errRead := s.Relations.Cases(ctx, byName.ID(), NewID[ehc.CaseID](), "not-an-identity")
		same(t, "a case to compare", read, []ports.KinCase{{ID: byName.ID(), Reference: byName.Reference(), State: byName.State(), ReceivedOn: byName.ReceivedOn(), Kin: byName.Kin()}})
		if errRead != nil {
			return errRead
		}
		return err
	})
	suspected, _ := casework.Suspect(asked.ID(), byName.ID(), casework.Likeness{Kind: casework.Siblings, Why: []string{"the same surname"}}, At)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Relations.Save(ctx, suspected) })
	answered, _ := casework.Relate(byName.ID(), asked.ID(), casework.NotRelated, ehc.Actor{Person: NewID[ehc.PersonID](), Name: "Nadia"}, At)
	answered.Version = 1
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Relations.Save(ctx, answered) })
	kind(t, "the second of two answers", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Relations.Save(ctx, answered) }), fault.Conflict)
	answered.Version = 2
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range answered.Cases {
			same(t, "the relations of either case", must(s.Relations.Of(ctx, id)), []casework.Relation{answered})
		}
		same(t, "the relations of another", must(s.Relations.Of(ctx, stranger.ID())), []casework.Relation(nil))
		return nil
	})
}

func identities(all []ports.KinCase) (ids []ehc.CaseID) {
	for _, one := range all {
		ids = append(ids, one.ID)
	}
	slices.Sort(ids)
	return ids
}

func sorted(ids ...ehc.CaseID) []ehc.CaseID {
	slices.Sort(ids)
	return ids
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
