package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var noFile = fault.New(fault.NotFound, "file.unknown", "There is no such document.")

type fileStore struct{ statements }

type fileRow struct {
	ID         string
	CaseID     string
	Name       string
	Type       string
	Bytes      int64
	SHA256     string `bun:"sha256"`
	UploadedBy string
	At         time.Time
	Purpose    string
	Item       string
	Scan       string
	Located    bool
}

const selectFile = "SELECT id, case_id, name, type, bytes, sha256, uploaded_by, at, purpose, item, scan, located FROM document "

func (row fileRow) restore() ports.File {
	return ports.File{ID: ehc.FileID(row.ID), Case: ehc.CaseID(row.CaseID), Name: row.Name, Type: row.Type, Bytes: row.Bytes, SHA256: row.SHA256,
		UploadedBy: ehc.PersonID(row.UploadedBy), At: row.At, Purpose: row.Purpose, Item: row.Item, Scan: ports.Scan(row.Scan), Located: row.Located}
}

func (s fileStore) Get(ctx context.Context, id ehc.FileID) (ports.File, error) {
	if !valid(id) {
		return ports.File{}, noFile
	}
	var row fileRow
	if err := s.one(ctx, &row, noFile, selectFile+"WHERE id = ?", string(id)); err != nil {
		return ports.File{}, err
	}
	return row.restore(), nil
}

func (s fileStore) OfCase(ctx context.Context, id ehc.CaseID) ([]ports.File, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []fileRow
	if err := s.all(ctx, &rows, selectFile+"WHERE case_id = ? ORDER BY at DESC, id DESC", string(id)); err != nil {
		return nil, err
	}
	var files []ports.File
	for _, row := range rows {
		files = append(files, row.restore())
	}
	return files, nil
}

func (s fileStore) Many(ctx context.Context, ids ...ehc.FileID) ([]ports.File, error) {
	var asked []string
	for _, id := range ids {
		if valid(id) {
			asked = append(asked, string(id))
		}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	var rows []fileRow
	if err := s.all(ctx, &rows, selectFile+"WHERE id IN (?)", listOf(asked)); err != nil {
		return nil, err
	}
	found := map[string]ports.File{}
	for _, row := range rows {
		found[row.ID] = row.restore()
	}
	var files []ports.File
	for _, id := range asked {
		if f, ok := found[id]; ok {
			files = append(files, f)
		}
	}
	return files, nil
}

func (s fileStore) Save(ctx context.Context, f ports.File) error {
	_, err := s.exec(ctx, `
		INSERT INTO document (id, case_id, name, type, bytes, sha256, uploaded_by, at, purpose, item, scan, located) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, name = excluded.name, type = excluded.type, bytes = excluded.bytes, sha256 = excluded.sha256,
			uploaded_by = excluded.uploaded_by, at = excluded.at, purpose = excluded.purpose, item = excluded.item, scan = excluded.scan, located = excluded.located`,
		string(f.ID), orNull(f.Case), f.Name, f.Type, f.Bytes, f.SHA256, orNull(f.UploadedBy), f.At.UTC(), f.Purpose, f.Item, string(f.Scan), f.Located)
	return err
}

func (s fileStore) Delete(ctx context.Context, id ehc.FileID) error {
	if !valid(id) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM document WHERE id = ?", string(id))
	return err
}
