package ports

import (
	"context"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
)

// CalendarLinks keeps the private links under which people have their own dates in their calendar, one a person.
type CalendarLinks interface {
	// Keep stores the hash of a fresh link; the person's earlier one no longer works.
	Keep(ctx context.Context, person ehc.PersonID, token []byte, at time.Time) error
	// Stop ends the person's link.
	Stop(ctx context.Context, person ehc.PersonID) error
	// Of tells since when the person has a link and when it was used last; fault.NotFound without one.
	Of(ctx context.Context, person ehc.PersonID) (CalendarLink, error)
	// Use finds whose link it is, and marks it as used. fault.NotFound for one that was stopped or never was.
	Use(ctx context.Context, token []byte, at time.Time) (ehc.PersonID, error)
}

// CalendarLink is what is known of a person's link. The link itself is not.
type CalendarLink struct {
	MadeAt time.Time
	UsedAt time.Time // zero while it was never used
}

// OwnDeadline is an open date that is somebody's own: case ID and duty, and nothing of the child.
type OwnDeadline struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	clock.Deadline
}

// CalendarDay is one whole day in a calendar. ID stays the same when the day changes.
type CalendarDay struct {
	ID      string
	On      ehc.Date
	Title   string
	Link    string
	Changed time.Time
}

// CalendarFormat writes days in the form that calendars read (RFC 5545).
type CalendarFormat interface {
	Calendar(name string, days []CalendarDay) []byte
}
