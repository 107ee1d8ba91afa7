package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/uptrace/bun"

	"ehchub/ports"
)

// refusalWindow is how long the same refused looks of one actor at one case are counted together.
const refusalWindow = time.Minute

// RefusalLog writes refused looks into the audit, outside of the unit of work that was refused and rolled back. What
// one actor tries to do to one case again and again within a minute is written at the first, the tenth, the hundredth
// time and so on, with its number, so that a loop can't fill the audit. Tries at cases that don't exist count together.
type RefusalLog struct{ statements }

// NewRefusalLog makes the log of refusals.
func NewRefusalLog(db *bun.DB) RefusalLog { return RefusalLog{onPool(db)} }

// Refused keeps one refused look.
func (l RefusalLog) Refused(ctx context.Context, e ports.AuditEntry) error {
	var subject any
	if valid(e.Case) { // else it never named a case
		subject = string(e.Case)
	}
	over := e.At.Add(-refusalWindow)
	_, err := l.exec(ctx, `
		WITH counted AS (
			INSERT INTO attempt AS a (key, tries, since)
			VALUES (CASE WHEN EXISTS (SELECT FROM child_case WHERE id = ?::uuid) THEN ? ELSE ? END, 1, ?)
			ON CONFLICT (key) DO UPDATE SET tries = CASE WHEN a.since <= ?::timestamptz THEN 1 ELSE least(a.tries + 1, 1000000000) END,
				since = CASE WHEN a.since <= ?::timestamptz THEN excluded.since ELSE a.since END
			RETURNING tries)
		INSERT INTO audit (at, actor, for_person, action, case_id, item, refused, times)
		SELECT ?::timestamptz, ?::uuid, ?::uuid, ?, ?::uuid, ?, true, tries FROM counted WHERE tries = (10 ^ floor(log(tries)))::int`,
		subject, refusalKey(e, string(e.Case)), refusalKey(e, ""), e.At, over, over,
		e.At, orNull(e.Actor), orNull(e.For), e.Action, subject, e.Item)
	return err
}

func refusalKey(e ports.AuditEntry, subject string) string {
	sum := sha256.Sum256([]byte("refused " + string(e.Actor) + " " + subject + " " + e.Action))
	return hex.EncodeToString(sum[:])
}
