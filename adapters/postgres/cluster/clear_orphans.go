//go:build linux

package cluster

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	poll         = 5 * time.Millisecond
	orphanGrace  = 5 * time.Second // an orphan is already stopping by itself
	fastStopTime = 30 * time.Second
	quitStopTime = 15 * time.Second
)

// clearOrphans waits for a server that a killed hub left behind in the folder,
// and stops it when it doesn't end by itself. The caller holds the folder's
// lock, so no living hub owns that server. A server that the hub did not start
// is left alone.
func clearOrphans(ctx context.Context, f *folder, log io.Writer) error {
	data, err := filepath.EvalSymlinks(f.data())
	if err != nil {
		return err
	}
	steps := []struct {
		signal syscall.Signal
		wait   time.Duration
	}{{0, orphanGrace}, {syscall.SIGINT, fastStopTime}, {syscall.SIGQUIT, quitStopTime}}
	for _, step := range steps {
		left := serversIn(data)
		if len(left) == 0 {
			return dropStalePID(data)
		}
		if i := slices.IndexFunc(left, func(s server) bool { return !s.startedFor(f) }); i >= 0 {
			return fmt.Errorf("a PostgreSQL server that the hub did not start (process %d) is using %s: stop it first", left[i].pid, data)
		}
		if step.signal != 0 {
			fmt.Fprintln(log, "Stopping a database server that an earlier run left behind.")
			for _, s := range left {
				_ = syscall.Kill(s.pid, step.signal)
			}
		}
		if err := waitFor(ctx, step.wait, func() bool { return len(serversIn(data)) == 0 }); err != nil && ctx.Err() != nil {
			return err
		}
	}
	if left := serversIn(data); len(left) > 0 {
		return fmt.Errorf("a database server left behind by an earlier run (process %d) doesn't stop: end it by hand and start again", left[0].pid)
	}
	return dropStalePID(data)
}

// server is a process that works in a data folder.
type server struct {
	pid  int
	args []string
}

// startedFor reports whether the hub started the server for this folder. The
// children of a server carry a title instead of its arguments, and a process
// that is ending carries nothing: both are as much the hub's as their server.
func (s server) startedFor(f *folder) bool {
	if s.args[0] == "" || strings.HasPrefix(s.args[0], "postgres:") {
		return true
	}
	i := slices.Index(s.args, "-k")
	return i >= 0 && i+1 < len(s.args) && s.args[i+1] == f.socketPath()
}

// serversIn lists the PostgreSQL processes whose working folder is data: a
// server and its children all work there.
func serversIn(data string) []server {
	entries, _ := os.ReadDir("/proc")
	found := []server{}
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil || !isServer(pid) {
			continue
		}
		if cwd, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid)); err != nil || cwd != data {
			continue
		}
		line, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		found = append(found, server{pid, strings.Split(strings.TrimRight(string(line), "\x00"), "\x00")})
	}
	return found
}

// isServer reports whether the process is a living PostgreSQL one. A dead one
// that nobody has waited for doesn't count.
func isServer(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	open, shut := bytes.IndexByte(stat, '('), bytes.LastIndexByte(stat, ')')
	if open < 0 || shut < open || len(stat) < shut+3 {
		return false
	}
	state := stat[shut+2]
	return strings.HasPrefix(string(stat[open+1:shut]), "postgres") && state != 'Z' && state != 'X'
}

// dropStalePID removes postmaster.pid when its process number now belongs to
// something else, which happens after a restart of a container and would make
// the server refuse to start. No server works in the folder at this point. A
// number that nobody has is left to the server, which checks more.
func dropStalePID(data string) error {
	pid, _ := readPIDFile(data)
	if pid == 0 || errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
		return nil
	}
	return os.Remove(filepath.Join(data, "postmaster.pid"))
}

// readPIDFile reads the server's process number and state from its
// postmaster.pid; 0 when there is none.
func readPIDFile(data string) (pid int, state string) {
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return 0, ""
	}
	lines := []string{}
	for scan := bufio.NewScanner(bytes.NewReader(text)); scan.Scan(); {
		lines = append(lines, strings.TrimSpace(scan.Text()))
	}
	if len(lines) > 0 {
		pid, _ = strconv.Atoi(lines[0])
	}
	if len(lines) > 7 {
		state = lines[7]
	}
	return pid, state
}

// waitFor asks done again and again until it is true, the time is over or the
// context ends.
func waitFor(ctx context.Context, limit time.Duration, done func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for !done() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}
