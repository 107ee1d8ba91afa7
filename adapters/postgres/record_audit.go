package postgres

import (
	"context"

	"ehchub/ports"
)

type auditStore struct{ statements }

func (s auditStore) Record(ctx context.Context, e ports.AuditEntry) error {
	var subject any
	if valid(e.Case) { // else it never named a case
		subject = string(e.Case)
	}
	kind := e.Kind
	if kind == "" {
		kind = ports.Looked
	}
	_, err := s.exec(ctx, "INSERT INTO audit (at, actor, for_person, action, case_id, item, refused, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		e.At, orNull(e.Actor), orNull(e.For), e.Action, subject, e.Item, e.Refused, string(kind))
	return err
}
