package ports

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// Processors keeps who works with children's data besides the council.
type Processors interface {
	// Of lists those that work with every child's data and, given a case, those of that child alone; the latest first.
	Of(ctx context.Context, id ehc.CaseID) ([]council.Processor, error)
	// Get finds one, and holds it until the unit of work ends. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.ProcessorID) (council.Processor, error)
	// Save keeps one. fault.Conflict when it had ended already.
	Save(ctx context.Context, p council.Processor) error
}

// Trail reads what the audit keeps.
type Trail interface {
	// Looks says when each person looked at a case's file last, the latest first. Refused looks don't count.
	Looks(ctx context.Context, id ehc.CaseID) ([]Look, error)
	// Search lists entries, the latest first, at most the query's limit.
	Search(ctx context.Context, q TrailQuery) ([]TrailEntry, error)
	// Cases sums up entries by the case that they are about, Persons by who looked; the latest first, at most the
	// query's limit. Entries about no case, or of nobody who is known, are left out.
	Cases(ctx context.Context, q TrailQuery) ([]TrailSum, error)
	Persons(ctx context.Context, q TrailQuery) ([]TrailSum, error)
}

// TrailQuery asks for entries of the audit. What is empty does not narrow it.
type TrailQuery struct {
	Person  ehc.PersonID
	Persons bool // only what people with an account did, not the hub itself or visitors
	Case    ehc.CaseID
	Action  string // an access.Action
	Kind    AuditKind
	Refused bool      // only what was refused
	Since   time.Time // at this instant or later
	Before  time.Time // earlier than this instant
	After   TrailMark // entries that come after this one in the list; zero begins at the latest
	Limit   int
}

// TrailMark is where in the list an entry stands.
type TrailMark struct {
	At time.Time
	ID int64
}

// TrailEntry is one entry of the audit as a reader finds it.
type TrailEntry struct {
	TrailMark
	Person    ehc.PersonID // empty for a visitor or the hub
	Name      string
	JobTitle  string
	Case      ehc.CaseID
	Reference ehc.Reference
	Action    string
	Item      string
	Kind      AuditKind
	Refused   bool
	Times     int // how often the same was refused within a minute
}

// TrailSum is how often one person, or one case, stands in the audit, and when last.
type TrailSum struct {
	Person    ehc.PersonID
	Name      string
	JobTitle  string
	Case      ehc.CaseID
	Reference ehc.Reference
	Times     int
	Last      time.Time
}

// Look is when a person looked at a child's file last.
type Look struct {
	Person   ehc.PersonID
	Name     string
	JobTitle string
	At       time.Time // UTC
}
