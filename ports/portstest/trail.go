package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// LooksContract proves that a family is told of the last look of each who looked, and of no refused one.
func LooksContract(t *testing.T, open Open) {
	u := open(t)
	of, person, refused := someCase(t, u), NewID[ehc.PersonID](), NewID[ehc.PersonID]()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, e := range []ports.AuditEntry{
			{At: At, Actor: person, Action: "see", Case: of}, {At: At.AddDate(0, 0, 2), Actor: person, Action: "see", Case: of}, {At: At.AddDate(0, 0, 1), Actor: person, Action: "see", Case: of},
			{At: At, Actor: refused, Action: "see", Case: of, Refused: true}, {At: At, Action: "remind", Case: of}, {At: At.AddDate(0, 1, 0), Actor: person, Action: "see", Case: NewID[ehc.CaseID]()},
		} {
			if err := s.Audit.Record(ctx, e); err != nil {
				return err
			}
		}
		got, err := s.Trail.Looks(ctx, of)
		same(t, "the last looks", got, []ports.Look{{Person: person, At: At.AddDate(0, 0, 2)}})
		return err
	})
}

// TrailContract proves that the audit is found by each way to search it, page by page, with nothing twice and nothing lost.
func TrailContract(t *testing.T, open Open) {
	u := open(t)
	mine, other := someCase(t, u), someCase(t, u)
	someone, another := aPerson("Someone"), aPerson("Another")
	at := func(minutes int) time.Time { return At.Add(time.Duration(minutes) * time.Minute) }
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, p := range []ehc.PersonID{someone.Person, another.Person} {
			known := Fill[people.Person](t)
			known.ID, known.Version, known.Name, known.Email = p, 0, "Person "+string(p)[30:], string(p)[24:]+"@wrenshire.example"
			known.Settings, known.Teams = nil, nil
			if err := s.People.Save(ctx, known); err != nil {
				return err
			}
		}
		for i, e := range []ports.AuditEntry{
			{Actor: someone.Person, Action: "read", Case: mine}, {Actor: someone.Person, Action: "read", Case: other}, {Actor: another.Person, Action: "read", Case: mine},
			{Actor: someone.Person, Action: "write", Case: mine, Kind: ports.Changed}, {Actor: another.Person, Action: "read", Case: mine, Kind: ports.Took}, {Action: "remind", Case: mine}, {Actor: someone.Person, Action: "write", Refused: true, Case: other},
		} {
			e.At = at(i)
			if err := s.Audit.Record(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
	for name, test := range map[string]struct {
		asked ports.TrailQuery
		want  []int
	}{
		"everything":          {ports.TrailQuery{}, []int{6, 5, 4, 3, 2, 1, 0}},
		"people alone":        {ports.TrailQuery{Persons: true}, []int{6, 4, 3, 2, 1, 0}},
		"one person":          {ports.TrailQuery{Person: someone.Person}, []int{6, 3, 1, 0}},
		"one case":            {ports.TrailQuery{Case: mine}, []int{5, 4, 3, 2, 0}},
		"a person and a case": {ports.TrailQuery{Person: another.Person, Case: mine}, []int{4, 2}},
		"one action":          {ports.TrailQuery{Action: "write"}, []int{6, 3}},
		"what was changed":    {ports.TrailQuery{Kind: ports.Changed}, []int{3}},
		"what was taken away": {ports.TrailQuery{Kind: ports.Took}, []int{4}},
		"what was refused":    {ports.TrailQuery{Refused: true}, []int{6}},
		"some days":           {ports.TrailQuery{Since: at(2), Before: at(5)}, []int{4, 3, 2}},
		"nobody that can be":  {ports.TrailQuery{Person: "'"}, nil},
	} {
		test.asked.Limit = 100
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			same(t, name, minutesOf(ctx, t, s, test.asked), test.want)
			return nil
		})
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		first, err := s.Trail.Search(ctx, ports.TrailQuery{Limit: 3})
		if err != nil {
			return err
		}
		same(t, "the page after the first", minutesOf(ctx, t, s, ports.TrailQuery{After: first[2].TrailMark, Limit: 3}), []int{3, 2, 1})
		cases, err := s.Trail.Cases(ctx, ports.TrailQuery{Person: someone.Person, Limit: 10})
		if err != nil || len(cases) != 2 || cases[0].Case != other || cases[0].Times != 2 || cases[1].Times != 2 || !cases[1].Last.Equal(at(3)) {
			t.Errorf("what a person looked at: %+v, %v", cases, err)
		}
		persons, err := s.Trail.Persons(ctx, ports.TrailQuery{Case: mine, Limit: 10})
		if err != nil || len(persons) != 2 || persons[0].Person != another.Person || persons[0].Times != 2 || persons[0].Name == "" {
			t.Errorf("who looked: %+v, %v", persons, err)
		}
		return err
	})
}

func minutesOf(ctx context.Context, t *testing.T, s ports.Stores, q ports.TrailQuery) (found []int) {
	t.Helper()
	entries, err := s.Trail.Search(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		found = append(found, int(e.At.Sub(At).Minutes()))
	}
	return found
}
