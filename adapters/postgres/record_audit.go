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
	if ports.IsByItself(ctx) && !e.Refused {
		_, err := s.exec(ctx, foldedAudit, e.At, orNull(e.Actor), orNull(e.For), e.Action, subject, e.Item, string(kind))
		return err
	}
	_, err := s.exec(ctx, "INSERT INTO audit (at, actor, for_person, action, case_id, item, refused, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		e.At, orNull(e.Actor), orNull(e.For), e.Action, subject, e.Item, e.Refused, string(kind))
	return err
}

// foldedAudit leaves out what was recorded in the same stretch of writing.
const foldedAudit = `
	INSERT INTO audit (at, actor, for_person, action, case_id, item, refused, kind)
	SELECT n.* FROM (VALUES (?::timestamptz, ?::uuid, ?::uuid, ?::text, ?::uuid, ?::text, false, ?::text)) AS n(at, actor, for_person, action, case_id, item, refused, kind)
	WHERE NOT EXISTS (SELECT FROM audit a WHERE a.case_id = n.case_id AND a.at > n.at - ` + oneStretch + ` AND a.at <= n.at AND a.actor = n.actor AND a.for_person IS NOT DISTINCT FROM n.for_person
		AND a.action = n.action AND a.item = n.item AND a.kind = n.kind AND NOT a.refused)`
