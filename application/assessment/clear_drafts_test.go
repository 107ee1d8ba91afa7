package assessment_test

import (
	"context"
	"testing"
	"time"

	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

func TestAVisitorsAbandonedDraftIsClearedAfterNinetyDays(t *testing.T) {
	c := newCabinet(t)
	clear := func() int {
		t.Helper()
		n, err := assessment.ClearDrafts{Gate: c.gate, Store: c.store}.Do(t.Context(), ehc.SystemActor())
		c.must(t, err)
		return n
	}
	abandoned := c.start(t, visitor, assessment.StartRequestInput{})
	c.fill(t, visitor, abandoned, nil)
	_, err := c.upload(t, visitor, abandoned, assessment.ForRequest, "", "report.pdf", pdf)
	c.must(t, err)
	other := ehc.Actor{Kind: ehc.Visitor, DraftKey: "hash of another key"}
	sent, slow := c.start(t, other, assessment.StartRequestInput{}), c.start(t, other, assessment.StartRequestInput{})
	c.fill(t, other, sent, nil)
	c.sendRequest(t, other, sent)
	ofSENCO := c.start(t, c.SENCO.Actor(), assessment.StartRequestInput{})

	c.Clock.Pass(89)
	c.fill(t, other, slow, nil)
	if n := clear(); n != 0 {
		t.Fatalf("%d drafts cleared on day 89", n)
	}
	c.Clock.Pass(2)
	if n := clear(); n != 1 || c.kept(t) != 0 {
		t.Errorf("%d drafts cleared, %d documents kept", n, c.kept(t))
	}
	if _, err := (assessment.OpenRequestDraft{Gate: c.gate}).Do(t.Context(), visitor, abandoned, false); !fault.Is(err, fault.NotFound) {
		t.Errorf("the draft: %v", err)
	}
	c.draft(t, other, slow)
	c.draft(t, c.SENCO.Actor(), ofSENCO)
	c.must(t, c.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		received, err := s.Cases.Get(ctx, sent)
		if err == nil && s.Drafts.Clear(ctx, received) == nil {
			t.Error("a request that was sent can be cleared")
		}
		return err
	}))
}

func TestTheCouncilSaysHowLongDraftsAreKept(t *testing.T) {
	c := newCabinet(t)
	c.start(t, visitor, assessment.StartRequestInput{})
	c.must(t, c.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		profile.VisitorDraftDays = 10
		return s.Council.SaveProfile(ctx, profile)
	}))
	c.Clock.Set(c.Clock.Now().AddDate(0, 0, 10).Add(time.Minute))
	if n, err := (assessment.ClearDrafts{Gate: c.gate, Store: c.store}).Do(t.Context(), ehc.SystemActor()); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}
