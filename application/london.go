package application

import (
	"time"
	_ "time/tzdata" // London must be known on a machine without time zone files
)

// London is where the law's civil dates are counted, and where people read dates and times.
var London = mustLoad("Europe/London")

func mustLoad(name string) *time.Location {
	place, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // the embedded table always holds London
	}
	return place
}
