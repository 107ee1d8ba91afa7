package portstest

import (
	"context"
	"testing"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// BreachesContract proves that the log of breaches comes back whole, the latest first, and that no change is lost.
func BreachesContract(t *testing.T, open Open) {
	u := open(t)
	first, second := Fill[council.Breach](t), Fill[council.Breach](t)
	first.ID, second.ID = NewID[ehc.BreachID](), NewID[ehc.BreachID]()
	first.Version, second.Version, first.AwareAt, second.AwareAt = 0, 0, At, At.AddDate(0, 0, 1)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Breaches.Save(ctx, first); err != nil {
			return err
		}
		return s.Breaches.Save(ctx, second)
	})
	first.Version, second.Version = 1, 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Breaches.List(ctx, 10)
		same(t, "the log", all, []council.Breach{second, first})
		got, errGet := s.Breaches.Get(ctx, first.ID)
		same(t, "an entry", got, first)
		_, errNone := s.Breaches.Get(ctx, NewID[ehc.BreachID]())
		kind(t, "an entry that is not there", errNone, fault.NotFound)
		if errGet != nil {
			return errGet
		}
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Breaches.Save(ctx, first) })
	kind(t, "the second of two who changed it", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Breaches.Save(ctx, first) }), fault.Conflict)
}
