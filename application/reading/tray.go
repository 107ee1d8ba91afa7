package reading

import (
	"context"
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Tray lists a person's cases, a page at a time.
type Tray struct{ Units ports.UnitOfWork }

// TrayOut is one page of a tray with what its filters offer.
type TrayOut struct {
	Info     access.TrayInfo
	Page     ports.TrayPage
	Settings []ports.Choice
	// NearDays is how many days ahead a due date counts as near here.
	NearDays int
	// Disputed tells that the reader may know which cases are in mediation or before the Tribunal (F48): officers of
	// the authority may, in the lists that they work from.
	Disputed bool
}

// Do reads the page. The query's kind and holders are set here, from who asks.
func (u Tray) Do(ctx context.Context, actor ehc.Actor, tray access.Tray, q ports.TrayQuery) (TrayOut, error) {
	info, holders, err := access.DecideTray(actor, tray)
	if err != nil {
		return TrayOut{}, err
	}
	q.Tray, q.Holders, q.Page = tray, holders, max(1, q.Page)
	out := TrayOut{Info: info, Disputed: len(access.Offices(actor)) > 0 && tray != access.TraySetting}
	if !out.Disputed {
		q.Only = slices.DeleteFunc(slices.Clone(q.Only), ports.TrayTick.AboutDisputes)
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		out.NearDays, q.NearDays = profile.ImpendingDays, profile.ImpendingDays
		if out.Page, err = s.Pages.Tray(ctx, q); err != nil {
			return err
		}
		for i := range out.Page.Rows {
			row := &out.Page.Rows[i]
			row.Mediating, row.Appealing = row.Mediating && out.Disputed, row.Appealing && out.Disputed
			row.Untold = row.Untold && out.Disputed
		}
		out.Settings, err = s.Pages.SettingsOf(ctx, q)
		return err
	})
	return out, err
}
