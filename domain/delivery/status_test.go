package delivery_test

import (
	"testing"
	"time"

	"ehchub/domain/delivery"
)

func TestReportsInAnyOrderEndTheSame(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 9, 1, 10, minute, 0, 0, time.UTC) }
	reports := []delivery.Reported{{Status: delivery.Sent, At: at(1)}, {Status: delivery.Undone, At: at(2)}, {Status: delivery.Bounced, At: at(3)}}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0, 1}, {2, 0, 1, 2, 2}} {
		now, changes := delivery.Reported{Status: delivery.Waiting, At: at(0)}, 0
		for _, i := range order {
			var changed bool
			if now, changed = now.After(reports[i]); changed {
				changes++
			}
		}
		if now.Status != delivery.Bounced || changes > 3 {
			t.Errorf("%v ends with %s after %d changes", order, now.Status, changes)
		}
	}
}

func TestOnlyWhatIsNewChangesAnything(t *testing.T) {
	now := time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)
	bounced := delivery.Reported{Status: delivery.Bounced, At: now}
	for _, next := range []delivery.Reported{bounced, {Status: delivery.Bounced, At: now.Add(time.Hour)}, {Status: delivery.Sent, At: now.Add(time.Hour)}, {Status: delivery.Waiting, At: now.Add(time.Hour)}, {Status: delivery.Delivered, At: now}} {
		if got, changed := bounced.After(next); changed || got != bounced {
			t.Errorf("%+v changed it to %+v", next, got)
		}
	}
	if got, changed := bounced.After(delivery.Reported{Status: delivery.Delivered, At: now.Add(time.Second)}); !changed || got.Status != delivery.Delivered {
		t.Errorf("a carrier that corrects itself is not believed: %+v", got)
	}
}
