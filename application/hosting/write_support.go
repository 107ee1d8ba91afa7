package hosting

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// WriteSupport lets the council say who supports families near by (F13).
type WriteSupport struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// List gives every row, those that were taken off last.
func (u WriteSupport) List(ctx context.Context, actor ehc.Actor) (rows []council.SupportRow, err error) {
	if err := access.DecideOffice(actor, access.SetProfile); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		rows, err = supportRows(ctx, s, true)
		return err
	})
	return rows, err
}

func supportRows(ctx context.Context, s ports.Stores, withOff bool) ([]council.SupportRow, error) {
	rows, err := s.Office.Support.List(ctx, mostSupport)
	if !withOff {
		rows = slices.DeleteFunc(rows, func(r council.SupportRow) bool { return r.Off })
	}
	slices.SortStableFunc(rows, func(a, b council.SupportRow) int {
		if a.Off != b.Off {
			return map[bool]int{true: 1, false: -1}[a.Off]
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return rows, err
}

// Read gives one row, or with no identity an empty one.
func (u WriteSupport) Read(ctx context.Context, actor ehc.Actor, id council.SupportID) (row council.SupportRow, err error) {
	if err := access.DecideOffice(actor, access.SetProfile); err != nil || id == "" {
		return row, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		row, err = s.Office.Support.Get(ctx, id)
		return err
	})
	return row, err
}

// Do keeps a row; its Version is the one that its writer had read. fault.Invalid at the fields that lack something,
// fault.Conflict when somebody else has changed it meanwhile.
func (u WriteSupport) Do(ctx context.Context, actor ehc.Actor, row council.SupportRow) error {
	if err := access.DecideOffice(actor, access.SetProfile); err != nil {
		return err
	}
	row.Name, row.HelpsWith = strings.TrimSpace(row.Name), strings.TrimSpace(row.HelpsWith)
	if err := row.Check(); err != nil {
		return err
	}
	if row.ID == "" {
		row.ID = council.SupportID(u.IDs.New())
	}
	row.SavedAt, row.SavedName = u.Clock.Now().UTC(), actor.Name
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Office.Support.Save(ctx, row); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: row.SavedAt, Actor: actor.Person, Action: string(access.SetProfile), Item: "local support"})
	})
}
