package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// AuditKind is what an entry of the audit tells of.
type AuditKind string

const (
	Looked  AuditKind = "looked"
	Changed AuditKind = "changed" // something happened on the case
	Took    AuditKind = "took"    // something was taken away as a file
)

// AuditEntry is one look at, or act on, a child's file. It holds identities, never names or texts.
type AuditEntry struct {
	At      time.Time
	Actor   ehc.PersonID // empty for a visitor or the hub
	For     ehc.PersonID // for whom they stood in; empty for themselves
	Action  string       // an access.Action
	Case    ehc.CaseID   // empty when it concerns no case
	Item    string       // identity of the item looked at, where it is not the case itself
	Refused bool         // the access table said no
	Kind    AuditKind    // a look unless set
}

// Audit keeps who looked at what, for as long as the file is kept. Entries are never changed.
type Audit interface {
	Record(ctx context.Context, e AuditEntry) error
}

// RefusalLog records a refused look outside of the unit of work that was rolled back by the refusal. What one actor
// tries on one case in the same way again and again within a minute may be kept as few entries that say how often.
type RefusalLog interface {
	Refused(ctx context.Context, e AuditEntry) error
}
