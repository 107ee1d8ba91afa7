package portstest

import (
	"context"
	"errors"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// UnitOfWorkContract proves that a unit keeps everything or nothing.
func UnitOfWorkContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"an error keeps nothing":                          errorKeepsNothing,
		"a panic keeps nothing and goes on":               panicKeepsNothing,
		"a caller who is gone keeps nothing":              cancelKeepsNothing,
		"a rehearsal keeps nothing":                       rehearsalKeepsNothing,
		"nobody sees what is not committed":               unseenBeforeCommit,
		"a unit inside a unit is refused":                 noNestedUnit,
		"stores are the unit's and end with it":           storesEnd,
		"a fault inside the unit comes out as it went in": faultComesOut,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// writeEverywhere writes to several stores and names the case.
func writeEverywhere(ctx context.Context, s ports.Stores, id ehc.CaseID, actor ehc.Actor) error {
	return errors.Join(
		s.Cases.Save(ctx, casework.StartRequest(id, actor, casework.Request{}, casework.Child{}, At)),
		s.Teams.Save(ctx, people.Team{ID: NewID[ehc.TeamID](), Name: "A team"}),
		s.Files.Save(ctx, ports.File{ID: NewID[ehc.FileID](), Case: id, At: At}),
	)
}

func keptNothing(t *testing.T, u ports.UnitOfWork, id ehc.CaseID, actor ehc.Actor) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Cases.Get(ctx, id)
		kind(t, "the case", err, fault.NotFound)
		teams, err := s.Teams.List(ctx)
		if err != nil || len(teams) > 0 {
			t.Errorf("kept the teams %v, %v", teams, err)
		}
		page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: actor.Holders()})
		if page.Total > 0 {
			t.Errorf("kept the tray %v", page)
		}
		return err
	})
}

// rehearsalKeepsNothing: what would be written is checked and taken back, what is only read goes through, and a fault is
// told as ever.
func rehearsalKeepsNothing(t *testing.T, u ports.UnitOfWork) {
	id, actor := NewID[ehc.CaseID](), aPerson("A writer")
	rehearsal := ports.Rehearse(t.Context())
	err := u.Do(rehearsal, func(ctx context.Context, s ports.Stores) error { return writeEverywhere(ctx, s, id, actor) })
	if !errors.Is(err, ports.Rehearsed) {
		t.Errorf("a rehearsal that writes gave %v", err)
	}
	keptNothing(t, u, id, actor)
	err = u.Do(rehearsal, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Cases.Get(ctx, id)
		kind(t, "the case", err, fault.NotFound)
		return s.Audit.Record(ctx, ports.AuditEntry{At: At, Action: "looked"})
	})
	if err != nil {
		t.Errorf("a rehearsal that only reads gave %v", err)
	}
	wrong := fault.Field("name", "name.missing", "Enter a name.")
	err = u.Do(rehearsal, func(ctx context.Context, s ports.Stores) error {
		return errors.Join(writeEverywhere(ctx, s, id, actor), wrong)
	})
	if !errors.Is(err, wrong) {
		t.Errorf("a rehearsal that goes wrong gave %v", err)
	}
}

func errorKeepsNothing(t *testing.T, u ports.UnitOfWork) {
	id, actor := NewID[ehc.CaseID](), aPerson("A writer")
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if err := writeEverywhere(ctx, s, id, actor); err != nil {
			t.Error(err)
		}
		return errUndone
	})
	if !errors.Is(err, errUndone) {
		t.Errorf("got %v", err)
	}
	keptNothing(t, u, id, actor)
}

func panicKeepsNothing(t *testing.T, u ports.UnitOfWork) {
	id, actor := NewID[ehc.CaseID](), aPerson("A writer")
	func() {
		defer func() {
			if got := recover(); got != "by the test" {
				t.Errorf("recovered %v", got)
			}
		}()
		_ = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if err := writeEverywhere(ctx, s, id, actor); err != nil {
				t.Error(err)
			}
			panic("by the test")
		})
	}()
	keptNothing(t, u, id, actor)
}

func cancelKeepsNothing(t *testing.T, u ports.UnitOfWork) {
	id, actor := NewID[ehc.CaseID](), aPerson("A writer")
	ctx, cancel := context.WithCancel(t.Context())
	err := u.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		defer cancel()
		return writeEverywhere(ctx, s, id, actor)
	})
	if err == nil {
		t.Error("nobody was told that nothing was kept")
	}
	keptNothing(t, u, id, actor)
}

func unseenBeforeCommit(t *testing.T, u ports.UnitOfWork) {
	id, actor := NewID[ehc.CaseID](), aPerson("A writer")
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := writeEverywhere(ctx, s, id, actor); err != nil {
			return err
		}
		keptNothing(t, u, id, actor)
		_, err := s.Cases.Get(ctx, id)
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error { _, err := s.Cases.Get(ctx, id); return err })
}

func noNestedUnit(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := u.Do(ctx, func(context.Context, ports.Stores) error { return nil }); err == nil {
			t.Error("a unit ran inside another")
		}
		return nil
	})
}

func storesEnd(t *testing.T, u ports.UnitOfWork) {
	var kept ports.Stores
	do(t, u, func(ctx context.Context, s ports.Stores) error { kept = s; return nil })
	if err := kept.Teams.Save(t.Context(), people.Team{ID: NewID[ehc.TeamID](), Name: "Too late"}); err == nil {
		t.Error("a store wrote after its unit had ended")
	}
}

func faultComesOut(t *testing.T, u ports.UnitOfWork) {
	want := fault.New(fault.Illegal, "test.illegal", "Not now.").Citing("reg 13(1)")
	err := u.Do(t.Context(), func(context.Context, ports.Stores) error { return want })
	if fault.As(err) != want {
		t.Errorf("got %v", err)
	}
}
