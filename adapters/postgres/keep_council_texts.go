package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// councilTextStore keeps every text that the council changes, each version as it was saved.
type councilTextStore struct{ statements }

type councilTextRow struct {
	Key       string
	Version   int
	Restored  bool
	SavedAt   time.Time
	SavedBy   string
	SavedName string
	Words     json.RawMessage
}

func (row councilTextRow) edition() wording.Edition {
	return wording.Edition{Version: row.Version, Restored: row.Restored, SavedAt: row.SavedAt.UTC(), SavedBy: ehc.PersonID(row.SavedBy), SavedName: row.SavedName}
}

func (s councilTextStore) read(ctx context.Context, area wording.Area, query string, args ...any) (rows []councilTextRow, err error) {
	err = s.all(ctx, &rows, "SELECT t.key, t.version, t.restored, t.saved_at, t.saved_by, t.saved_name, t.words FROM council_text t WHERE t.area = ? "+query, append([]any{string(area)}, args...)...)
	return rows, err
}

// latest gives the rows of the latest version, of one key or of all.
func (s councilTextStore) latest(ctx context.Context, area wording.Area, keys ...string) ([]councilTextRow, error) {
	const latest = "AND t.version = (SELECT max(o.version) FROM council_text o WHERE o.area = t.area AND o.key = t.key) ORDER BY t.key"
	if len(keys) == 0 {
		return s.read(ctx, area, latest)
	}
	return s.read(ctx, area, "AND t.key = ANY(?) "+latest, texts(keys))
}

func (s councilTextStore) past(ctx context.Context, area wording.Area, key string) ([]councilTextRow, error) {
	return s.read(ctx, area, "AND t.key = ? ORDER BY t.version DESC", key)
}

// keep writes a version only after the one before it, so that of two who changed the same text the second is told.
func (s councilTextStore) keep(ctx context.Context, area wording.Area, key string, e wording.Edition, written any) error {
	words, err := record(written)
	if err != nil {
		return err
	}
	stale := fault.New(fault.Conflict, "text.stale", "Somebody else has changed this text since you opened it. Both texts are shown below: choose which to keep.")
	return s.write(ctx, 1, stale, `
		INSERT INTO council_text (area, key, version, restored, saved_at, saved_by, saved_name, words)
		SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ? = (SELECT coalesce(max(o.version), 0) + 1 FROM council_text o WHERE o.area = ? AND o.key = ?)
		ON CONFLICT (area, key, version) DO NOTHING`,
		string(area), key, e.Version, e.Restored, e.SavedAt, orNull(e.SavedBy), e.SavedName, words, e.Version, string(area), key)
}

// restoreTexts makes texts of rows.
func restoreTexts(area wording.Area, rows []councilTextRow, err error) (found []wording.Text, _ error) {
	for _, row := range rows {
		t := wording.Text{Area: area, Key: row.Key, Edition: row.edition()}
		if err := restore(row.Words, &t.Fields); err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, err
}

func (s councilTextStore) Current(ctx context.Context, area wording.Area, keys ...string) ([]wording.Text, error) {
	rows, err := s.latest(ctx, area, keys...)
	return restoreTexts(area, rows, err)
}

func (s councilTextStore) History(ctx context.Context, area wording.Area, key string) ([]wording.Text, error) {
	rows, err := s.past(ctx, area, key)
	return restoreTexts(area, rows, err)
}

func (s councilTextStore) Save(ctx context.Context, t wording.Text) error {
	return s.keep(ctx, t.Area, t.Key, t.Edition, t.Fields)
}
