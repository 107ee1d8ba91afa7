package postgres

import (
	"context"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

var staleViews = fault.New(fault.Conflict, "views.stale", "Someone else saved this while you were writing. Both texts are shown below: choose which to keep.")

type viewStore struct {
	statements
	loaded map[revisionKey]int // as this unit knows them to be stored
}

// revisionKey names one part with a revision of its own: a tile of a case, a part of a plan.
type revisionKey struct{ of, part string }

func (s *viewStore) Of(ctx context.Context, id ehc.CaseID) (*advice.Views, error) {
	if !valid(id) {
		return advice.NoViews(id), nil
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM view_tile WHERE case_id = ?", string(id)); err != nil {
		return nil, err
	}
	tiles, err := restoreEach[advice.View](rows)
	if err != nil {
		return nil, err
	}
	return s.restored(id, tiles), nil
}

// Given reads views and records alike as rows of one statement: a record has a version.
func (s *viewStore) Given(ctx context.Context, id ehc.CaseID) (*advice.Views, []paper.Record, error) {
	if !valid(id) {
		return advice.NoViews(id), nil, nil
	}
	var rows []versionedRow
	err := s.all(ctx, &rows, `
		SELECT 0 AS version, record, NULL::timestamptz AS at, NULL::uuid AS id FROM view_tile WHERE case_id = ?
		UNION ALL SELECT version, record, recorded_at, id FROM paper_record WHERE case_id = ? ORDER BY at DESC, id DESC`, string(id), string(id))
	if err != nil {
		return nil, nil, err
	}
	var tiles []recordRow
	var given []paper.Record
	for _, row := range rows {
		if row.Version == 0 {
			tiles = append(tiles, recordRow{row.Record})
			continue
		}
		r, err := paperRecords(row)
		if err != nil {
			return nil, nil, err
		}
		given = append(given, r)
	}
	views, err := restoreEach[advice.View](tiles)
	if err != nil {
		return nil, nil, err
	}
	return s.restored(id, views), given, nil
}

func (s *viewStore) restored(id ehc.CaseID, tiles []advice.View) *advice.Views {
	for _, t := range advice.Tiles() {
		remember(&s.loaded, revisionKey{string(id), t.Key}, 0)
	}
	for _, t := range tiles {
		remember(&s.loaded, revisionKey{string(id), t.Tile}, t.Revision)
	}
	return advice.RestoreViews(id, tiles)
}

func remember(loaded *map[revisionKey]int, key revisionKey, revision int) {
	if *loaded == nil {
		*loaded = map[revisionKey]int{}
	}
	(*loaded)[key] = revision
}

type revisedRow struct {
	Part     string `json:"part"`
	Expected int    `json:"expected"` // the revision that must be stored; 0 is none
	Revision int    `json:"revision"`
	Record   any    `json:"record"`
}

// Save writes the changed tiles, each only if it is still the revision that was loaded.
func (s *viewStore) Save(ctx context.Context, v *advice.Views) error {
	changed := v.Changed()
	if len(changed) == 0 {
		return nil
	}
	var rows []revisedRow
	for _, t := range changed {
		expected, ok := s.loaded[revisionKey{string(v.Case()), t.Tile}]
		if !ok { // loaded elsewhere, or never stored
			expected = t.Revision - 1
		}
		rows = append(rows, revisedRow{t.Tile, expected, t.Revision, t})
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	id := string(v.Case())
	var written int
	err = s.one(ctx, &written, staleViews, `
		WITH new AS (
			SELECT * FROM jsonb_to_recordset(?::jsonb) AS n(part text, expected int, revision int, record jsonb)
		), first AS (
			INSERT INTO view_tile (case_id, tile, revision, record) SELECT ?::uuid, part, revision, record FROM new WHERE expected = 0
			ON CONFLICT DO NOTHING RETURNING 1
		), later AS (
			UPDATE view_tile v SET revision = n.revision, record = n.record FROM new n
			WHERE v.case_id = ?::uuid AND v.tile = n.part AND v.revision = n.expected AND n.expected > 0 RETURNING 1
		)
		SELECT (SELECT count(*) FROM first) + (SELECT count(*) FROM later)`, text, id, id)
	if err != nil {
		return err
	}
	if written != len(rows) {
		return staleViews
	}
	for _, t := range changed {
		remember(&s.loaded, revisionKey{id, t.Tile}, t.Revision)
	}
	return nil
}
