package main

import (
	"time"
)

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median takes the middle of each figure.
func median(outcomes []outcome) outcome {
	if len(outcomes) == 0 {
		return outcome{}
	}
	middleOf := func(of func(outcome) float64) float64 {
		var all []float64
		for _, o := range outcomes {
			all = append(all, of(o))
		}
		return middle(all)
	}
	return outcome{
		rate:     middleOf(func(o outcome) float64 { return o.rate }),
		p50:      time.Duration(middleOf(func(o outcome) float64 { return float64(o.p50) })),
		p99:      time.Duration(middleOf(func(o outcome) float64 { return float64(o.p99) })),
		bytes:    outcomes[0].bytes,
		server:   time.Duration(middleOf(func(o outcome) float64 { return float64(o.server) })),
		database: time.Duration(middleOf(func(o outcome) float64 { return float64(o.database) })),
	}
}

// ratio is the median of what one side found in a round beside what the other found in the same round; 0 where one
// was not measured.
func ratio(one, other []outcome, of func(outcome) float64) float64 {
	var all []float64
	for i := range min(len(one), len(other)) {
		all = append(all, of(one[i])/of(other[i]))
	}
	return middle(all)
}

func rateOf(o outcome) float64 { return o.rate }

func p99Of(o outcome) float64 { return float64(o.p99) }
