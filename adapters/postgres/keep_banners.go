package postgres

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
)

// bannerStore keeps the council's messages.
type bannerStore struct{ *councilUnit }

type bannerRow struct {
	ID         string
	Version    int
	Words      string
	Important  bool
	SignedIn   bool
	ShownFrom  time.Time
	ShownUntil time.Time
	SavedAt    time.Time
	SavedName  string
}

func readBanners(ctx context.Context, s statements, query string, args ...any) ([]council.Banner, error) {
	var rows []bannerRow
	if err := s.all(ctx, &rows, "SELECT id, version, words, important, signed_in, shown_from, shown_until, saved_at, saved_name FROM council_banner "+query, args...); err != nil {
		return nil, err
	}
	var found []council.Banner
	for _, row := range rows {
		found = append(found, council.Banner{ID: council.BannerID(row.ID), Text: row.Words, Important: row.Important, SignedIn: row.SignedIn,
			From: row.ShownFrom.UTC(), Until: row.ShownUntil.UTC(), Version: row.Version, SavedAt: row.SavedAt.UTC(), SavedName: row.SavedName})
	}
	return found, nil
}

func (s bannerStore) Get(ctx context.Context, id council.BannerID) (council.Banner, error) {
	missing := fault.New(fault.NotFound, "banner.unknown", "There is no such message.")
	if !valid(id) {
		return council.Banner{}, missing
	}
	found, err := readBanners(ctx, s.statements, "WHERE id = ?", string(id))
	if err != nil {
		return council.Banner{}, err
	}
	if len(found) == 0 {
		return council.Banner{}, missing
	}
	return found[0], nil
}

func (s bannerStore) List(ctx context.Context, limit int) ([]council.Banner, error) {
	return readBanners(ctx, s.statements, "ORDER BY shown_until DESC, id LIMIT ?", limit)
}

func (s bannerStore) Save(ctx context.Context, b council.Banner) error {
	stale := fault.New(fault.Conflict, "banner.stale", "Somebody else has changed this message since you opened it.")
	err := s.write(ctx, 1, stale, `
		INSERT INTO council_banner AS kept (id, version, words, important, signed_in, shown_from, shown_until, saved_at, saved_name)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = excluded.version, words = excluded.words, important = excluded.important, signed_in = excluded.signed_in,
			shown_from = excluded.shown_from, shown_until = excluded.shown_until, saved_at = excluded.saved_at, saved_name = excluded.saved_name
		WHERE kept.version = excluded.version - 1`,
		string(b.ID), b.Version+1, b.Text, b.Important, b.SignedIn, b.From.UTC(), b.Until.UTC(), b.SavedAt.UTC(), b.SavedName)
	if err != nil {
		return err
	}
	return s.tell(ctx)
}
