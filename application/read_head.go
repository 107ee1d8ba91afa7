package application

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// ReadHead gives a page that asks before one step its head. For is the step.
type ReadHead struct {
	Gate Gate
	For  access.Action
}

// Do reads the head of the case for whoever may take the step.
func (u ReadHead) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (Head, error) {
	var head Head
	err := u.Gate.Open(ctx, actor, id, u.For, "", func(_ context.Context, v *Visit) error {
		head = v.Head()
		return nil
	})
	return head, err
}
