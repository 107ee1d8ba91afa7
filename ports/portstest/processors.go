package portstest

import (
	"context"
	"testing"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ProcessorsContract proves that what families are told of who works with their data comes back whole, each child's own
// only with that child.
func ProcessorsContract(t *testing.T, open Open) {
	u := open(t)
	mine, other := someCase(t, u), someCase(t, u)
	all, one, ended := Fill[council.Processor](t), Fill[council.Processor](t), Fill[council.Processor](t)
	for i, p := range []*council.Processor{&all, &one, &ended} {
		p.ID, p.Case, p.Since, p.Until = NewID[ehc.ProcessorID](), "", ehc.D(2026, 9, 3-i), ehc.Date{}
	}
	one.Case = mine
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, p := range []council.Processor{all, one, ended} {
			if err := s.Processors.Save(ctx, p); err != nil {
				return err
			}
		}
		ended.Until = ehc.D(2026, 10, 1)
		return s.Processors.Save(ctx, ended)
	})
	kind(t, "ending twice", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Processors.Save(ctx, ended) }), fault.Conflict)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for of, want := range map[ehc.CaseID][]council.Processor{mine: {all, one, ended}, other: {all, ended}, "": {all, ended}} {
			got, err := s.Processors.Of(ctx, of)
			if err != nil {
				return err
			}
			same(t, "who works with the data", got, want)
		}
		got, err := s.Processors.Get(ctx, one.ID)
		same(t, "one of them", got, one)
		if err != nil {
			return err
		}
		_, err = s.Processors.Get(ctx, NewID[ehc.ProcessorID]())
		kind(t, "one that is not there", err, fault.NotFound)
		return nil
	})
}
