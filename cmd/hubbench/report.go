package main

import (
	"context"
	"fmt"
)

func (p benchPlan) report(_ context.Context, all []sized) error {
	for _, s := range all {
		fmt.Printf("%d cases: hub %.0f MB, bare %.0f MB, start %v, statements %v\n", s.cases, s.memory, s.bare, s.ready, s.counts)
		for name, sides := range s.found {
			for side, o := range sides {
				fmt.Printf("%-8s %-22s %7.0f/s p50 %.2f p99 %.2f of bare %.2f\n", name, side, o.rate, ms(o.p50), ms(o.p99), o.rate/sides[byBare].rate)
			}
		}
	}
	return nil
}
