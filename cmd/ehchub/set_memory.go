package main

import (
	"os"
	"runtime/debug"
)

// How much memory the hub lets go unused before it is gathered up: pages leave little behind, so gathering less
// often costs little memory and spares a fifth of the processor. Near the limit, in bytes, it is gathered as
// often as needed.
const (
	garbagePercent = 400
	memoryLimit    = 120 << 20
)

// setMemory leaves to the environment what it says itself, by Go's own names.
func setMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}
