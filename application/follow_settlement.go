package application

import (
	"context"

	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
)

// FollowSettlement tells the disagreements of the case what the authority did on a day, so that what was agreed or
// ordered counts as done without being recorded twice.
func (v *Visit) FollowSettlement(ctx context.Context, what dispute.Following, on ehc.Date) error {
	disputes, err := v.Stores.Disputes.OfCase(ctx, v.Case.ID())
	if err != nil {
		return err
	}
	for _, d := range disputes {
		if !d.Follow(v.Actor, what, on, v.Now) {
			continue
		}
		if err := v.Stores.Disputes.Save(ctx, d); err != nil {
			return err
		}
	}
	return nil
}
