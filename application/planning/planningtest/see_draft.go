package planningtest

import (
	"context"
	"testing"

	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// SeenDraft is what someone has seen who opens the draft as it is stored now, or as it begins.
func (c *Cast) SeenDraft(t testing.TB) string {
	t.Helper()
	var seen string
	c.do(t, func(ctx context.Context, s ports.Stores) error {
		p, err := s.Plans.Of(ctx, c.Case)
		if fault.Is(err, fault.NotFound) {
			p, err = plan.Begin("", c.Case, nil, plan.ViewsGiven{}, nil, c.Clock.At), nil
		}
		if err == nil {
			seen = p.Seen()
		}
		return err
	})
	return seen
}
