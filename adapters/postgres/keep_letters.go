package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

var noLetter = fault.New(fault.NotFound, "letter.unknown", "There is no such letter.")

type letterStore struct{ statements }

// documentRecord is what letter.record holds: the blocks with the names of their types.
type documentRecord struct {
	Meta   document.Meta
	Blocks []blockRecord
}

type blockRecord struct {
	Kind  string
	Block json.RawMessage
}

// blockKinds are the types of blocks by their names, which stored letters hold: never rename one.
var blockKinds = func() map[string]reflect.Type {
	kinds := map[string]reflect.Type{}
	for _, b := range document.Kinds() {
		kinds[reflect.TypeOf(b).Name()] = reflect.TypeOf(b)
	}
	return kinds
}()

func recordDocument(d document.Document) (json.RawMessage, error) {
	r := documentRecord{Meta: d.Meta}
	for _, b := range d.Blocks {
		text, err := record(b)
		if err != nil {
			return nil, err
		}
		r.Blocks = append(r.Blocks, blockRecord{reflect.TypeOf(b).Name(), text})
	}
	return record(r)
}

func restoreDocument(text json.RawMessage) (document.Document, error) {
	var r documentRecord
	if err := restore(text, &r); err != nil {
		return document.Document{}, err
	}
	d := document.Document{Meta: r.Meta}
	for _, b := range r.Blocks {
		kind, known := blockKinds[b.Kind]
		if !known {
			return d, fmt.Errorf("postgres: a letter holds a block of kind %q", b.Kind)
		}
		block := reflect.New(kind)
		if err := restore(b.Block, block.Interface()); err != nil {
			return d, err
		}
		d.Blocks = append(d.Blocks, block.Elem().Interface().(document.Block))
	}
	return d, nil
}

// Send counts the letters of the kind under the lock of the case's row, so that no two get the same number.
func (s letterStore) Send(ctx context.Context, l ports.Letter) (ports.Letter, error) {
	text, err := recordDocument(l.Document)
	if err != nil {
		return l, err
	}
	sum := sha256.Sum256(text)
	l.SHA = hex.EncodeToString(sum[:])
	if _, err := s.exec(ctx, "SELECT FROM child_case WHERE id = ? FOR NO KEY UPDATE", string(l.Case)); err != nil {
		return l, err
	}
	var sent struct{ Version int }
	err = s.one(ctx, &sent, noLetter, `
		INSERT INTO letter (id, case_id, kind, version, about, addressed, sent_on, sent_at, sent_by, sent_name, template, record, sha)
		SELECT ?, c.id, ?, (SELECT count(*) + 1 FROM letter o WHERE o.case_id = c.id AND o.kind = ?), ?, ?, ?, ?, ?, ?, ?, ?, ? FROM child_case c WHERE c.id = ? RETURNING version`,
		string(l.ID), string(l.Kind), string(l.Kind), l.About, l.Addressed, l.SentOn.String(), l.SentAt, orNull(l.SentBy), l.SentName, l.Template, text, l.SHA, string(l.Case))
	l.Version = sent.Version
	return l, err
}

type letterRow struct {
	ID, CaseID, Kind      string
	Version               int
	About, Addressed      string
	SentOn                string
	SentAt                time.Time
	SentBy, SentName, SHA string
	Template              int
	Record                json.RawMessage
}

const letterColumns = "l.id, l.case_id, l.kind, l.version, l.about, l.addressed, l.sent_on::text, l.sent_at, l.sent_by, l.sent_name, l.template, l.sha"

func (row letterRow) restore() (l ports.Letter, err error) {
	l = ports.Letter{ID: ehc.LetterID(row.ID), Case: ehc.CaseID(row.CaseID), Kind: notice.Letter(row.Kind), Version: row.Version, About: row.About, Addressed: row.Addressed,
		SentAt: row.SentAt.UTC(), SentBy: ehc.PersonID(row.SentBy), SentName: row.SentName, Template: row.Template, SHA: row.SHA}
	if err := l.SentOn.UnmarshalText([]byte(row.SentOn)); err != nil {
		return l, fmt.Errorf("postgres: letter %s: %w", row.ID, err)
	}
	if row.Record != nil {
		l.Document, err = restoreDocument(row.Record)
	}
	return l, err
}

func (s letterStore) Get(ctx context.Context, of ehc.CaseID, id ehc.LetterID) (ports.Letter, error) {
	if !valid(of) || !valid(id) {
		return ports.Letter{}, noLetter
	}
	var row letterRow
	if err := s.one(ctx, &row, noLetter, "SELECT "+letterColumns+", l.record FROM letter l WHERE l.id = ? AND l.case_id = ?", string(id), string(of)); err != nil {
		return ports.Letter{}, err
	}
	return row.restore()
}

func (s letterStore) OfCase(ctx context.Context, id ehc.CaseID, kinds ...notice.Letter) ([]ports.Letter, error) {
	if !valid(id) {
		return nil, nil
	}
	ofKind, args := "", []any{string(id)}
	if len(kinds) > 0 {
		ofKind, args = " AND l.kind = ANY(?)", append(args, texts(kinds))
	}
	var rows []letterRow
	if err := s.all(ctx, &rows, "SELECT "+letterColumns+" FROM letter l WHERE l.case_id = ?"+ofKind+" ORDER BY l.sent_at, l.id", args...); err != nil {
		return nil, err
	}
	var letters []ports.Letter
	for _, row := range rows {
		l, err := row.restore()
		if err != nil {
			return nil, err
		}
		letters = append(letters, l)
	}
	return letters, nil
}
