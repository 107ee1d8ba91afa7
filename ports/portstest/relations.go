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

// MentionsContract proves that a document is held against every open case but that of the child, and those that an officer
// found to be of the same child or family.
func MentionsContract(t *testing.T, open Open) {
	u := open(t)
	born := ehc.D(2017, time.March, 4)
	keep := func(state casework.State, child casework.Child, reference string) casework.Snapshot {
		c := caseOf(state, child, reference)
		saveCase(t, u, c)
		return c
	}
	own := keep(casework.Assessing, casework.Child{Forenames: "Own", Born: born}, "EHC/26/0001")
	twin := keep(casework.Assessing, casework.Child{Forenames: "Twin", Born: born}, "EHC/26/0002")
	keep(casework.Assessing, casework.Child{Forenames: "Number", NHSNumber: "943-476 5919"}, "EHC/26/0003")
	keep(casework.Assessing, casework.Child{Forenames: "Upn", UPN: "H801200001001"}, "EHC/26/0004")
	keep(casework.Closed, casework.Child{Forenames: "Closed", Born: born}, "EHC/26/0005")
	keep(casework.RequestDraft, casework.Child{Forenames: "Draft", Born: born}, "")
	marks := casework.Marks{Dates: []ehc.Date{born}, NHSNumbers: []string{"9434765919"}, UPNs: []string{"H801200001001"}}
	named := func(except ehc.CaseID, limit int) (names []string) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			children, err := s.Mentions.Children(ctx, marks, except, limit)
			for _, c := range children {
				names = append(names, c.Forenames)
			}
			slices.Sort(names)
			return err
		})
		return names
	}
	same(t, "every open case", named("", 10), []string{"Number", "Own", "Twin", "Upn"})
	same(t, "every open case but the child's", named(own.ID, 10), []string{"Number", "Twin", "Upn"})
	same(t, "as many as are asked for", len(named(own.ID, 2)), 2)
	relate := func(kind casework.Kinship, version int) {
		t.Helper()
		r, err := casework.Relate(own.ID, twin.ID, kind, ehc.Actor{Name: "Nadia"}, At)
		if err != nil {
			t.Fatal(err)
		}
		r.Version = version
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Relations.Save(ctx, r) })
	}
	relate(casework.NotRelated, 0)
	same(t, "and those who are not related", named(own.ID, 10), []string{"Number", "Twin", "Upn"})
	relate(casework.Siblings, 1)
	same(t, "but for brothers and sisters", named(own.ID, 10), []string{"Number", "Upn"})
	same(t, "who are others' strangers", named("", 10), []string{"Number", "Own", "Twin", "Upn"})
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
