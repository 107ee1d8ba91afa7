package ports

import "context"

type byItselfKey struct{}

// ByItself says that what happens below ctx is saved by a page itself while somebody types. The timeline and the audit
// then hold one entry for one stretch of writing, and not one every two seconds.
func ByItself(ctx context.Context) context.Context {
	return context.WithValue(ctx, byItselfKey{}, true)
}

// IsByItself reports whether ctx comes from ByItself.
func IsByItself(ctx context.Context) bool {
	on, _ := ctx.Value(byItselfKey{}).(bool)
	return on
}
