package postgres

import (
	"context"

	"github.com/uptrace/bun"

	"ehchub/ports"
)

type auditStore struct{ statements }

func (s auditStore) Record(ctx context.Context, e ports.AuditEntry) error {
	var subject any
	if valid(e.Case) { // else it never named a case
		subject = string(e.Case)
	}
	_, err := s.exec(ctx, "INSERT INTO audit (at, actor, action, case_id, item, refused) VALUES (?, ?, ?, ?, ?, ?)",
		e.At, orNull(e.Actor), e.Action, subject, e.Item, e.Refused)
	return err
}

// RefusalLog writes refused looks into the audit, in a transaction of its own, since the unit of work that was
// refused is rolled back.
type RefusalLog struct{ audit auditStore }

// NewRefusalLog makes the log of refusals.
func NewRefusalLog(db *bun.DB) RefusalLog { return RefusalLog{auditStore{onPool(db)}} }

// Refused keeps one refused look.
func (l RefusalLog) Refused(ctx context.Context, e ports.AuditEntry) error {
	e.Refused = true
	return l.audit.Record(ctx, e)
}
