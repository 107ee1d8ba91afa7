package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// UploadsContract proves what documents in pieces rely on: pieces come in their order, each once, one at a time puts them
// together, and nothing that is half sent is forgotten.
func UploadsContract(t *testing.T, open Open) {
	u := open(t)
	want := Fill[ports.Upload](t)
	want.ID, want.Case, want.Bytes, want.Got, want.Pieces, want.BegunAt, want.TouchedAt = NewID[ehc.FileID](), NewID[ehc.CaseID](), 100, 0, nil, At, At
	later := want
	later.ID, later.BegunAt, later.TouchedAt = NewID[ehc.FileID](), At.Add(time.Hour), At.Add(time.Hour)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Uploads.Begin(ctx, want); err != nil {
			return err
		}
		return s.Uploads.Begin(ctx, later)
	})
	first, second := NewID[ehc.FileID](), NewID[ehc.FileID]()
	add := func(from, bytes int64, piece ehc.FileID) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Uploads.Add(ctx, want.ID, from, bytes, piece, At.Add(time.Minute))
		})
	}
	if err := add(0, 60, first); err != nil {
		t.Fatal(err)
	}
	kind(t, "the same piece again", add(0, 60, second), fault.Conflict)
	kind(t, "a piece after a gap", add(70, 10, second), fault.Conflict)
	if err := add(60, 50, second); err == nil {
		t.Error("more came than was said")
	}
	if err := add(60, 40, second); err != nil {
		t.Fatal(err)
	}
	want.Got, want.Pieces, want.TouchedAt = 100, []ehc.FileID{first, second}, At.Add(time.Minute)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Uploads.Get(ctx, want.ID)
		same(t, "the upload", got, want)
		begun, errBegun := s.UploadLists.Begun(ctx, want.Owner, want.Case)
		same(t, "what was begun", begun, []ports.Upload{want, later})
		others, errOthers := s.UploadLists.Begun(ctx, "somebody else", want.Case)
		if len(others) != 0 || errBegun != nil || errOthers != nil {
			t.Errorf("of somebody else: %v, %v, %v", others, errBegun, errOthers)
		}
		idle, errIdle := s.UploadLists.Idle(ctx, At.Add(2*time.Minute), 9)
		same(t, "what is idle", idle, []ports.Upload{want})
		if errIdle != nil {
			return errIdle
		}
		return err
	})
	claim := func(now, until time.Time) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.UploadClaims.Claim(ctx, want.ID, now, until)
		})
	}
	if err := claim(At, At.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	kind(t, "what somebody else puts together", claim(At, At.Add(time.Minute)), fault.Conflict)
	if err := claim(At.Add(time.Minute), At.Add(time.Hour)); err != nil {
		t.Errorf("what somebody left: %v", err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.UploadClaims.Release(ctx, want.ID) })
	if err := claim(At, At.Add(time.Minute)); err != nil {
		t.Errorf("what was released: %v", err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Uploads.End(ctx, want.ID) })
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Uploads.Get(ctx, want.ID)
		kind(t, "what has ended", err, fault.NotFound)
		return s.Uploads.End(ctx, want.ID)
	})
}
