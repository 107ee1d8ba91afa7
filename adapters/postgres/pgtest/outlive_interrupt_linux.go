package pgtest

import (
	"os/exec"
	"syscall"
)

// outliveInterrupt keeps a Ctrl-C in the terminal away from the command.
func outliveInterrupt(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}
