package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// OfficeContract proves of each kind of record that the council keeps for itself that it comes back whole, the latest
// first, and that no change is lost.
func OfficeContract(t *testing.T, open Open) {
	t.Run("local support", func(t *testing.T) {
		councilRecords(t, open(t), func(s ports.Stores) ports.CouncilRecords[council.SupportRow, council.SupportID] {
			return s.Office.Support
		},
			func(one *council.SupportRow) (*council.SupportID, *time.Time, *int) {
				return &one.ID, &one.SavedAt, &one.Version
			})
	})
	t.Run("reports of problems", func(t *testing.T) {
		councilRecords(t, open(t), func(s ports.Stores) ports.CouncilRecords[council.Problem, council.ProblemID] {
			return s.Office.Problems
		},
			func(one *council.Problem) (*council.ProblemID, *time.Time, *int) {
				return &one.ID, &one.At, &one.Version
			})
	})
	t.Run("incidents", func(t *testing.T) {
		councilRecords(t, open(t), func(s ports.Stores) ports.CouncilRecords[council.Incident, council.IncidentID] {
			return s.Office.Incidents
		},
			func(one *council.Incident) (*council.IncidentID, *time.Time, *int) {
				return &one.ID, &one.Began, &one.Version
			})
	})
}

func councilRecords[T any, ID ~string](t *testing.T, u ports.UnitOfWork, of func(ports.Stores) ports.CouncilRecords[T, ID], parts func(*T) (*ID, *time.Time, *int)) {
	made := func(at time.Time) (T, ID) {
		one := Fill[T](t)
		id, when, version := parts(&one)
		*id, *when, *version = NewID[ID](), at, 0
		return one, *id
	}
	first, firstID := made(At)
	second, _ := made(At.Add(time.Hour))
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := of(s).Save(ctx, first); err != nil {
			return err
		}
		return of(s).Save(ctx, second)
	})
	for _, one := range []*T{&first, &second} {
		_, _, version := parts(one)
		*version = 1
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := of(s).List(ctx, 10)
		same(t, "the list", all, []T{second, first})
		one, _ := of(s).List(ctx, 1)
		same(t, "the first of the list", one, []T{second})
		got, errGet := of(s).Get(ctx, firstID)
		same(t, "an entry", got, first)
		_, errNone := of(s).Get(ctx, NewID[ID]())
		kind(t, "an entry that is not there", errNone, fault.NotFound)
		if errGet != nil {
			return errGet
		}
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error { return of(s).Save(ctx, first) })
	kind(t, "the second of two who changed it", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return of(s).Save(ctx, first) }), fault.Conflict)
}
