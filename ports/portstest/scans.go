package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// PacksContract proves that a form is found by its code, with every field.
func PacksContract(t *testing.T, open Open) {
	u := open(t)
	p := Fill[paper.Pack](t)
	p.ID, p.Case, p.Code, p.At = NewID[ehc.PackID](), someCase(t, u), "7QK2M4XD9RT2", At
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Packs.Save(ctx, p) })
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		found, err := s.Packs.ByCode(ctx, "222222222222", p.Code)
		same(t, "by its code", found, []paper.Pack{p})
		of, errOf := s.Packs.OfCase(ctx, p.Case)
		same(t, "of its case", of, []paper.Pack{p})
		one, errOne := s.Packs.Get(ctx, p.ID)
		same(t, "by its identity", one, p)
		_, errGone := s.Packs.Get(ctx, NewID[ehc.PackID]())
		same(t, "one that there is not", fault.Is(errGone, fault.NotFound), true)
		request := Fill[paper.Pack](t)
		request.ID, request.Case, request.Code, request.At = NewID[ehc.PackID](), "", "7QK2M4XD9RT3", At
		if err := s.Packs.Save(ctx, request); err != nil {
			return err
		}
		request.Case = p.Case
		errCase := s.Packs.Save(ctx, request)
		one, errNow := s.Packs.Get(ctx, request.ID)
		same(t, "once there is a case", one, request)
		none, errNone := s.Packs.ByCode(ctx)
		same(t, "by no code", len(none), 0)
		for _, e := range []error{errOf, errOne, errCase, errNow, errNone} {
			if e != nil {
				return e
			}
		}
		return err
	})
}

// ScansContract proves that a file is brought in once, that papers are listed where somebody has to see to them, and that no
// change is lost.
func ScansContract(t *testing.T, open Open) {
	u := open(t)
	scan := Fill[paper.Scan](t)
	scan.ID, scan.At = NewID[ehc.ScanID](), At
	child := someCase(t, u)
	arrival := func(of ehc.CaseID, done bool) paper.Arrival {
		a := Fill[paper.Arrival](t)
		a.ID, a.Scan, a.Case, a.Version, a.At, a.DoneAt = NewID[ehc.ArrivalID](), scan.ID, of, 0, At, time.Time{}
		if done {
			a.DoneAt = At
		}
		return a
	}
	unsorted, sorted, done := arrival("", false), arrival(child, false), arrival(child, true)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Scans.Save(ctx, scan); err != nil {
			return err
		}
		for _, a := range []paper.Arrival{unsorted, sorted, done} {
			if err := s.Arrivals.Save(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
	unsorted.Version, sorted.Version, done.Version = 1, 1, 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, ok, err := s.Scans.SameAs(ctx, scan.SHA256)
		same(t, "the scan", got, scan)
		same(t, "that it is there", ok, true)
		if err != nil {
			return err
		}
		waiting, err := s.Arrivals.List(ctx, true, 10)
		same(t, "how many wait", len(waiting), 2)
		if err != nil {
			return err
		}
		finished, err := s.Arrivals.List(ctx, false, 10)
		same(t, "what is done", finished, []paper.Arrival{done})
		if err != nil {
			return err
		}
		of, err := s.Arrivals.OfCase(ctx, child)
		same(t, "how many are of the case", len(of), 2)
		if err != nil {
			return err
		}
		times, err := s.Arrivals.WithCode(ctx, sorted.Code)
		same(t, "how often the form came", times, 3)
		if err != nil {
			return err
		}
		one, err := s.Arrivals.Get(ctx, unsorted.ID)
		same(t, "one paper", one, unsorted)
		_, errNone := s.Arrivals.Get(ctx, NewID[ehc.ArrivalID]())
		kind(t, "one that is not there", errNone, fault.NotFound)
		return err
	})
	kind(t, "the same file again", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		again := scan
		again.ID = NewID[ehc.ScanID]()
		return s.Scans.Save(ctx, again)
	}), fault.Conflict)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Arrivals.Save(ctx, sorted) })
	kind(t, "the second of two", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Arrivals.Save(ctx, sorted) }), fault.Conflict)
}
