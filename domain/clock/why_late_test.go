package clock_test

import (
	"strings"
	"testing"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
)

func TestTheWordsForALateLetterNameEachKindThatIsWaitedForAndSinceWhen(t *testing.T) {
	received := ehc.D(2026, 9, 1)
	c := clockWith(now, requested(received), asked(received.AddDays(44), "m"), asked(received.AddDays(41), "p"))
	said := c.WhyLate(clock.Road{Stage: clock.Gathering, Since: received.AddDays(41), Asked: psychology})
	const want = "We are still waiting for advice from an educational psychologist, asked for on 12 October 2026; and advice from a health care professional, asked for on 15 October 2026."
	if !strings.HasSuffix(said, want) {
		t.Errorf("got %q", said)
	}
}

func TestTheWordsForALateLetterNeverSpeakOfHowLongThingsUsuallyTake(t *testing.T) {
	c := clockWith(now, requested(ehc.D(2026, 9, 1)))
	for _, stage := range append(clock.Stages(), "") {
		if said := c.WhyLate(clock.Road{Stage: stage}); said == "" || strings.Contains(said, "usually") || strings.Contains(said, "history") {
			t.Errorf("%s: %q", stage, said)
		}
	}
}
