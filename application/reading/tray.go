package reading

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Tray lists a person's cases, a page at a time.
type Tray struct{ Units ports.UnitOfWork }

// TrayIn asks for one page of a tray.
type TrayIn struct {
	Tray access.Tray
	// Query says which cases, in which order. Its kind, holders and case ID are set by the use case, from who asks.
	Query ports.TrayQuery
	// Filters asks for what the filters offer, which few pages show.
	Filters bool
}

// TrayOut is one page of a tray with what its filters offer.
type TrayOut struct {
	Info     access.TrayInfo
	Page     ports.TrayPage
	Settings []ports.Choice // empty unless the filters were asked for
	// Elsewhere are the reader's other trays that have cases which match the search and are not listed here.
	Elsewhere []Matches
	// NearDays is how many days ahead a due date counts as near here.
	NearDays int
	// Disputed tells that the reader may know which cases are in mediation or before the Tribunal (F48): officers of
	// the authority may, in the lists that they work from.
	Disputed bool
}

// Matches is how many cases of a tray match a search, at most ports.MatchLimit+1.
type Matches struct {
	access.TrayInfo
	Cases int
}

// Do reads the page.
func (u Tray) Do(ctx context.Context, actor ehc.Actor, in TrayIn) (TrayOut, error) {
	info, holders, err := access.DecideTray(actor, in.Tray)
	if err != nil {
		return TrayOut{}, err
	}
	q := in.Query
	q.Tray, q.Reader, q.Holders, q.Covers, q.Page = in.Tray, actor.Person, holders, actor.CoversBeyond(), max(1, q.Page)
	out := TrayOut{Info: info, Disputed: len(access.Offices(actor)) > 0 && in.Tray != access.TraySetting}
	if !out.Disputed {
		q.Only = slices.DeleteFunc(slices.Clone(q.Only), ports.TrayTick.AboutDisputes)
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		out.NearDays, q.NearDays = profile.ImpendingDays, profile.ImpendingDays
		q.Reference = profile.ReferenceTyped(q.Search)
		if err := out.read(ctx, s, q); err != nil {
			return err
		}
		if out.Elsewhere, err = matchesElsewhere(ctx, s, actor, q); err != nil || !in.Filters {
			return err
		}
		out.Settings, err = s.Pages.SettingsOf(ctx, q)
		return err
	})
	return out, err
}

func (out *TrayOut) read(ctx context.Context, s ports.Stores, q ports.TrayQuery) (err error) {
	if out.Page, err = s.Pages.Tray(ctx, q); err != nil {
		return err
	}
	for i := range out.Page.Rows {
		row := &out.Page.Rows[i]
		row.Mediating, row.Appealing = row.Mediating && out.Disputed, row.Appealing && out.Disputed
		row.Untold = row.Untold && out.Disputed
		if !out.Disputed {
			row.Turnings, row.ReplyBy = nil, ehc.Date{}
		}
	}
	return nil
}

// matchesElsewhere counts what the search finds in the other trays of the actor, as they open without filters, and
// the page that is open does not list.
func matchesElsewhere(ctx context.Context, s ports.Stores, actor ehc.Actor, q ports.TrayQuery) ([]Matches, error) {
	if strings.TrimSpace(q.Search) == "" {
		return nil, nil
	}
	var all []Matches
	var lists []ports.TrayQuery
	for _, info := range access.Trays() {
		if _, holders, err := access.DecideTray(actor, info.Tray); err == nil && info.Tray != q.Tray {
			all = append(all, Matches{TrayInfo: info})
			lists = append(lists, ports.TrayQuery{Tray: info.Tray, Reader: actor.Person, Holders: holders, Covers: actor.CoversBeyond(), Search: q.Search, Reference: q.Reference, Today: q.Today})
		}
	}
	counted, err := s.Pages.Matching(ctx, q, lists...)
	if err != nil {
		return nil, err
	}
	for i := range all {
		all[i].Cases = counted[i]
	}
	return slices.DeleteFunc(all, func(m Matches) bool { return m.Cases == 0 }), nil
}
