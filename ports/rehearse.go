package ports

import (
	"context"

	"ehchub/domain/fault"
)

type rehearsalKey struct{}

// Rehearse makes every unit of work below ctx a rehearsal: it runs, with every check, and what it wrote is taken back.
// What a reader looked at is recorded all the same.
func Rehearse(ctx context.Context) context.Context {
	return context.WithValue(ctx, rehearsalKey{}, true)
}

// IsRehearsal reports whether ctx comes from Rehearse.
func IsRehearsal(ctx context.Context) bool {
	on, _ := ctx.Value(rehearsalKey{}).(bool)
	return on
}

// Rehearsed is what a unit of work gives in a rehearsal when it would have kept something.
var Rehearsed = fault.New(fault.Invalid, "account.signed-out-before", "You were signed out before this was saved. Check what you typed and save it again.")
