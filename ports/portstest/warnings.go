package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ToScanContract proves that no document that a virus scanner has not looked at is forgotten, and none is asked about
// without a pause.
func ToScanContract(t *testing.T, open Open) {
	u := open(t)
	id := someCase(t, u)
	files := map[ports.Scan]ports.File{}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, said := range []ports.Scan{ports.NotScanned, ports.ScanWaits, ports.ScanClean, ports.ScanVirus} {
			f := ports.File{ID: NewID[ehc.FileID](), Case: id, Name: "a.pdf", Type: "application/pdf", At: At, Purpose: "request", Scan: said}
			files[said] = f
			if err := s.Files.Save(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	next := func(since time.Time, limit int) (found []ehc.FileID) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			all, err := s.ToScan.Next(ctx, since, limit)
			for _, f := range all {
				found = append(found, f.ID)
			}
			return err
		})
		return found
	}
	tried := func(id ehc.FileID, said ports.Scan, at time.Time) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.ToScan.Tried(ctx, id, said, at) })
	}
	never, waits := files[ports.NotScanned].ID, files[ports.ScanWaits].ID
	if got := next(At, 9); len(got) != 2 || len(next(At, 1)) != 1 {
		t.Errorf("%d wait", len(got))
	}
	tried(waits, ports.ScanWaits, At)
	same(t, "those not asked about since", next(At, 9), []ehc.FileID{never})
	same(t, "the longest untried first", next(At.Add(time.Second), 9), []ehc.FileID{never, waits})
	tried(never, ports.ScanClean, At)
	tried(waits, ports.ScanVirus, At)
	if got := next(At.AddDate(1, 0, 0), 9); len(got) != 0 {
		t.Errorf("%d wait when all are settled", len(got))
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		f, err := s.Files.Get(ctx, waits)
		same(t, "what was said", f.Scan, ports.ScanVirus)
		return err
	})
}

// WarningsContract proves that what the authority is told about documents comes back whole, the latest first.
func WarningsContract(t *testing.T, open Open) {
	u := open(t)
	first, second := Fill[ports.DocumentWarning](t), Fill[ports.DocumentWarning](t)
	first.ID, second.ID, first.At, second.At = NewID[string](), NewID[string](), At, At.Add(time.Hour)
	first.Case = someCase(t, u)
	second.Case = first.Case
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Warnings.Record(ctx, first); err != nil {
			return err
		}
		return s.Warnings.Record(ctx, second)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Warnings.OfCase(ctx, first.Case)
		same(t, "the warnings", all, []ports.DocumentWarning{second, first})
		none, errNone := s.Warnings.OfCase(ctx, NewID[ehc.CaseID]())
		if len(none) != 0 || errNone != nil {
			t.Errorf("of another case: %v, %v", none, errNone)
		}
		return err
	})
}
