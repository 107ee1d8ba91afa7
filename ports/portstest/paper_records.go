package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// PaperRecordsContract proves that what was written down for somebody comes back whole, the latest first, and that no
// change is lost.
func PaperRecordsContract(t *testing.T, open Open) {
	u := open(t)
	first, second := Fill[paper.Record](t), Fill[paper.Record](t)
	first.ID, second.ID = NewID[ehc.RecordID](), NewID[ehc.RecordID]()
	first.Case = someCase(t, u)
	second.Case, first.Version, second.Version, first.At, second.At = first.Case, 0, 0, At, At.AddDate(0, 0, 1)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.PaperRecords.Save(ctx, first); err != nil {
			return err
		}
		return s.PaperRecords.Save(ctx, second)
	})
	first.Version, second.Version = 1, 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.PaperRecords.OfCase(ctx, first.Case)
		same(t, "the records", all, []paper.Record{second, first})
		views, given, errGiven := s.Views.Given(ctx, first.Case)
		same(t, "the records, with the views", given, all)
		same(t, "the views with them", views.Any(), must(s.Views.Of(ctx, first.Case)).Any())
		if errGiven != nil {
			return errGiven
		}
		got, errGet := s.PaperRecords.Get(ctx, first.ID)
		same(t, "one of them", got, first)
		_, errNone := s.PaperRecords.Get(ctx, NewID[ehc.RecordID]())
		kind(t, "one that is not there", errNone, fault.NotFound)
		if errGet != nil {
			return errGet
		}
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.PaperRecords.Save(ctx, first) })
	kind(t, "the second of two who changed it", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.PaperRecords.Save(ctx, first) }), fault.Conflict)
}
