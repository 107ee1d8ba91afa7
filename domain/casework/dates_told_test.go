package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

func TestALetterTellsTheDatesOfItsOwnTime(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	second := agreed(casework.WhetherToAssess)
	second.Basis, second.OrderedOn = casework.TribunalOrder, today
	decide(t, c, second)

	decisions := c.Decisions(casework.WhetherToAssess)
	received := c.ReceivedOn()
	noPlan, final := c.DatesTold(decisions[1], timescale.England())
	if noPlan != received.AddDays(16*7) || final != received.AddDays(20*7) {
		t.Errorf("the first letter tells %s and %s", noPlan, final)
	}
	noPlan, final = c.DatesTold(decisions[0], timescale.England())
	if noPlan != ehc.D(2026, 11, 10) || final != ehc.D(2026, 12, 8) {
		t.Errorf("the letter after the order tells %s and %s", noPlan, final)
	}
}
