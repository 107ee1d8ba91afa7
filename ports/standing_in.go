package ports

import (
	"context"

	"ehchub/domain/ehc"
)

type standingKey struct{}

// Standing is who acts in one unit of work, and for whom: empty where they act in their own right. The gate sets it, and
// stores write it beside whatever that person does.
type Standing struct{ Person, For ehc.PersonID }

// WithStanding lets a unit of work know who acts.
func WithStanding(ctx context.Context, s *Standing) context.Context {
	return context.WithValue(ctx, standingKey{}, s)
}

// StandsFor gives for whom a person acts in this unit of work; empty for themselves.
func StandsFor(ctx context.Context, person ehc.PersonID) ehc.PersonID {
	if s, ok := ctx.Value(standingKey{}).(*Standing); ok && s.Person == person {
		return s.For
	}
	return ""
}
