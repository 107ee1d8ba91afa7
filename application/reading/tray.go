package reading

import (
	"context"

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
}

// Do reads the page. The query's kind and holders are set here, from who asks.
func (u Tray) Do(ctx context.Context, actor ehc.Actor, tray access.Tray, q ports.TrayQuery) (TrayOut, error) {
	info, holders, err := access.DecideTray(actor, tray)
	if err != nil {
		return TrayOut{}, err
	}
	q.Tray, q.Holders, q.Page = tray, holders, max(1, q.Page)
	out := TrayOut{Info: info}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		out.NearDays, q.NearDays = profile.ImpendingDays, profile.ImpendingDays
		if out.Page, err = s.Pages.Tray(ctx, q); err != nil {
			return err
		}
		out.Settings, err = s.Pages.SettingsOf(ctx, q)
		return err
	})
	return out, err
}
