package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/letter"
	"ehchub/domain/notice"
)

type letterTemplateStore struct{ statements }

type letterTemplateRow struct {
	Kind      string
	Version   int
	Restored  bool
	SavedAt   time.Time
	SavedBy   string
	SavedName string
	Words     json.RawMessage
}

func (row letterTemplateRow) restore() (letter.Template, error) {
	t := letter.Template{Kind: notice.Letter(row.Kind), Version: row.Version, Restored: row.Restored, SavedAt: row.SavedAt.UTC(), SavedBy: ehc.PersonID(row.SavedBy), SavedName: row.SavedName}
	return t, restore(row.Words, &t.Words)
}

const letterTemplateColumns = "SELECT t.kind, t.version, t.restored, t.saved_at, t.saved_by, t.saved_name, t.words FROM letter_template t "

func (s letterTemplateStore) read(ctx context.Context, query string, args ...any) ([]letter.Template, error) {
	var rows []letterTemplateRow
	if err := s.all(ctx, &rows, letterTemplateColumns+query, args...); err != nil {
		return nil, err
	}
	var found []letter.Template
	for _, row := range rows {
		t, err := row.restore()
		if err != nil {
			return nil, err
		}
		found = append(found, t)
	}
	return found, nil
}

func (s letterTemplateStore) Current(ctx context.Context, kind notice.Letter) (letter.Template, error) {
	found, err := s.read(ctx, "WHERE t.kind = ? ORDER BY t.version DESC LIMIT 1", string(kind))
	if err != nil || len(found) == 0 {
		return letter.Default(kind), err
	}
	return found[0], nil
}

func (s letterTemplateStore) All(ctx context.Context) ([]letter.Template, error) {
	return s.read(ctx, "WHERE t.version = (SELECT max(o.version) FROM letter_template o WHERE o.kind = t.kind) ORDER BY t.kind")
}

func (s letterTemplateStore) History(ctx context.Context, kind notice.Letter) ([]letter.Template, error) {
	return s.read(ctx, "WHERE t.kind = ? ORDER BY t.version DESC", string(kind))
}

// Save writes a version only after the one before it, so that of two who changed the same text the second is told.
func (s letterTemplateStore) Save(ctx context.Context, t letter.Template) error {
	words, err := record(t.Words)
	if err != nil {
		return err
	}
	stale := fault.New(fault.Conflict, "letter.stale", "Somebody else has changed this text since you opened it. Both texts are shown below: choose which to keep.")
	return s.write(ctx, 1, stale, `
		INSERT INTO letter_template (kind, version, restored, saved_at, saved_by, saved_name, words)
		SELECT ?, ?, ?, ?, ?, ?, ? WHERE ? = (SELECT coalesce(max(o.version), 0) + 1 FROM letter_template o WHERE o.kind = ?)
		ON CONFLICT (kind, version) DO NOTHING`,
		string(t.Kind), t.Version, t.Restored, t.SavedAt, orNull(t.SavedBy), t.SavedName, words, t.Version, string(t.Kind))
}
