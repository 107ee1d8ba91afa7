package portstest

import (
	"context"
	"errors"
	"testing"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// FilesContract proves what use cases rely on when they keep what is known of documents.
func FilesContract(t *testing.T, open Open) {
	t.Run("every field comes back", func(t *testing.T) { t.Parallel(); everyFieldOfAFile(t, open(t)) })
	t.Run("several at once", func(t *testing.T) { t.Parallel(); manyFiles(t, open(t)) })
	t.Run("a document that is not there", func(t *testing.T) { t.Parallel(); noSuchFile(t, open(t)) })
}

func everyFieldOfAFile(t *testing.T, u ports.UnitOfWork) {
	id, of := NewID[ehc.FileID](), someCase(t, u)
	for range 2 {
		want := Fill[ports.File](t)
		want.ID, want.Case, want.Bytes = id, of, 5<<30
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Files.Save(ctx, want) })
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.Files.Get(ctx, id)
			same(t, "the document", got, want)
			return err
		})
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Files.Delete(ctx, id) })
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Files.Get(ctx, id)
		kind(t, "what was deleted", err, fault.NotFound)
		return s.Files.Delete(ctx, id)
	})
}

func manyFiles(t *testing.T, u ports.UnitOfWork) {
	of := someCase(t, u)
	var files []ports.File
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for range 3 {
			f := ports.File{ID: NewID[ehc.FileID](), Case: of, Name: "A report.pdf", At: At}
			if err := s.Files.Save(ctx, f); err != nil {
				return err
			}
			files = append(files, f)
		}
		return nil
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Files.Many(ctx, files[2].ID, NewID[ehc.FileID](), files[0].ID, "x", files[1].ID)
		same(t, "the documents", got, []ports.File{files[2], files[0], files[1]})
		none, errNone := s.Files.Many(ctx)
		if errNone != nil || len(none) != 0 {
			t.Errorf("asked for none: %v, %v", none, errNone)
		}
		return err
	})
}

func noSuchFile(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.FileID{NewID[ehc.FileID](), "", "x"} {
			_, err := s.Files.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
			if err := s.Files.Delete(ctx, id); err != nil {
				t.Error(err)
			}
		}
		return nil
	})
}

// CouncilContract proves what use cases rely on when they keep the council's profile.
func CouncilContract(t *testing.T, open Open) {
	t.Run("before it is set up", func(t *testing.T) {
		t.Parallel()
		do(t, open(t), func(ctx context.Context, s ports.Stores) error {
			_, err := s.Council.Profile(ctx)
			kind(t, "no profile", err, fault.NotFound)
			return nil
		})
	})
	t.Run("every field comes back, at once", func(t *testing.T) {
		t.Parallel()
		u := open(t)
		for range 2 {
			want := Fill[council.Profile](t)
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				if err := s.Council.SaveProfile(ctx, want); err != nil {
					return err
				}
				got, err := s.Council.Profile(ctx)
				same(t, "the profile within the unit", got, want)
				return err
			})
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				got, err := s.Council.Profile(ctx)
				same(t, "the profile", got, want)
				got.Address[0] = "changed by a reader"
				return err
			})
			do(t, u, func(ctx context.Context, s ports.Stores) error {
				got, err := s.Council.Profile(ctx)
				same(t, "the profile, read again", got, want)
				return err
			})
		}
	})
	t.Run("a profile not committed is nobody's", func(t *testing.T) {
		t.Parallel()
		u := open(t)
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire"})
		})
		_ = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if err := s.Council.SaveProfile(ctx, council.Profile{Name: "Elsewhere"}); err != nil {
				t.Error(err)
			}
			return errUndone
		})
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			p, err := s.Council.Profile(ctx)
			same(t, "the name", p.Name, "Wrenshire")
			return err
		})
	})
}

// AuditStores are the audit with a way to read it, which the application has no port for.
type AuditStores struct {
	Units    ports.UnitOfWork
	Refusals ports.RefusalLog
	// Entries lists every entry, the oldest first.
	Entries func() []ports.AuditEntry
}

// AuditContract proves that the audit keeps what it is told, and refusals even though their unit is rolled back.
func AuditContract(t *testing.T, open func(t testing.TB) AuditStores) {
	t.Run("every field comes back", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		seen, visitor := Fill[ports.AuditEntry](t), ports.AuditEntry{At: At, Action: "see-case"}
		do(t, a.Units, func(ctx context.Context, s ports.Stores) error {
			if err := s.Audit.Record(ctx, seen); err != nil {
				return err
			}
			return s.Audit.Record(ctx, visitor)
		})
		same(t, "the audit", a.Entries(), []ports.AuditEntry{seen, visitor})
	})
	t.Run("one stretch of writing that a page saves by itself is one entry", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		first := Fill[ports.AuditEntry](t)
		first.Refused, first.Case, first.Kind = false, someCase(t, a.Units), ports.Changed
		again, later, other := first, first, first
		again.At, later.At, other.At, other.Item = first.At.Add(2*time.Second), first.At.Add(time.Hour), first.At.Add(3*time.Second), "another"
		for _, e := range []ports.AuditEntry{first, again, other, later} {
			do(t, a.Units, func(ctx context.Context, s ports.Stores) error {
				return s.Audit.Record(ports.Saving(ctx, &ports.SelfSave{ByItself: true}), e)
			})
		}
		same(t, "the audit", a.Entries(), []ports.AuditEntry{first, other, later})
	})
	t.Run("what is rolled back was not seen, but a refusal stays", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		refused := Fill[ports.AuditEntry](t)
		refused.Kind = "" // nothing was changed or taken
		err := a.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if err := s.Audit.Record(ctx, Fill[ports.AuditEntry](t)); err != nil {
				t.Error(err)
			}
			if err := a.Refusals.Refused(ctx, refused); err != nil {
				t.Error(err)
			}
			return errUndone
		})
		if !errors.Is(err, errUndone) {
			t.Fatal(err)
		}
		same(t, "the audit", a.Entries(), []ports.AuditEntry{refused})
	})
	t.Run("refusals without end leave a few entries", func(t *testing.T) {
		t.Parallel()
		a, of := open(t), Fill[ports.AuditEntry](t)
		for range 25 {
			of.At = of.At.Add(time.Second)
			guess := ports.AuditEntry{At: of.At, Action: "see-case", Case: NewID[ehc.CaseID]()} // of no case
			if err := errors.Join(a.Refusals.Refused(t.Context(), of), a.Refusals.Refused(t.Context(), guess)); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "entries within a minute", len(a.Entries()), 4) // the first and the tenth of each
		of.At = of.At.Add(2 * time.Minute)
		if err := a.Refusals.Refused(t.Context(), of); err != nil {
			t.Fatal(err)
		}
		same(t, "entries after the minute", len(a.Entries()), 5)
	})
	t.Run("a refused look at what is no case is kept too", func(t *testing.T) {
		t.Parallel()
		a := open(t)
		if err := a.Refusals.Refused(t.Context(), ports.AuditEntry{At: At, Action: "see-case", Case: "' OR true"}); err != nil {
			t.Fatal(err)
		}
		same(t, "the audit", a.Entries(), []ports.AuditEntry{{At: At, Action: "see-case", Refused: true}})
	})
}
