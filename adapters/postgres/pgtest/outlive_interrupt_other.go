//go:build !linux

package pgtest

import "os/exec"

// outliveInterrupt does nothing: test servers run on Linux only.
func outliveInterrupt(*exec.Cmd) {}
