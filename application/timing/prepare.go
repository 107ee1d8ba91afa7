package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// Prepare gives a page that asks before one of the authority's steps its head. For is the step.
type Prepare struct {
	Gate application.Gate
	For  access.Action
}

// Do prepares the page for those who may take the step.
func (u Prepare) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (application.Head, error) {
	var head application.Head
	err := u.Gate.Open(ctx, actor, id, u.For, "", func(_ context.Context, v *application.Visit) error {
		head = v.Head()
		return nil
	})
	return head, err
}
