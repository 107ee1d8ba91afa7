//go:build linux

package cluster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Cluster is a running private PostgreSQL server.
type Cluster struct {
	folder    *folder
	socketDir string
	cmd       *exec.Cmd
	done      chan struct{} // closed when the server has ended
	stop      sync.Once
	stopped   error
}

// Start makes the cluster when the folder holds none, starts its server and
// returns when it takes connections. A server left behind by a killed process
// is waited for first. The context ends the waiting, not the server.
func Start(ctx context.Context, opts Options) (*Cluster, error) {
	if opts.Log == nil {
		opts.Log = io.Discard
	}
	if opts.lookIn == nil {
		opts.lookIn = usualPlaces()
	}
	f, bin, err := openFolder(opts.Dir, opts.lookIn)
	if err != nil {
		return nil, err
	}
	c, err := start(ctx, f, bin, opts)
	if err != nil {
		f.release()
		return nil, err
	}
	return c, nil
}

func start(ctx context.Context, f *folder, bin binaries, opts Options) (*Cluster, error) {
	if f.moved() {
		fmt.Fprintf(opts.Log, "The database is kept in %s, because user %s, as whom it runs, can't reach %s.\n", f.dir, f.account.name, f.asked)
	}
	if err := makeData(ctx, f, bin, opts.Fast); err != nil {
		return nil, err
	}
	if err := clearOrphans(ctx, f, opts.Log); err != nil {
		return nil, err
	}
	socketDir, err := f.socketDir()
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: f, socketDir: socketDir, done: make(chan struct{})}
	if err := c.run(bin, opts.Fast); err != nil {
		return nil, err
	}
	if err := c.awaitReady(ctx); err != nil {
		return nil, errors.Join(err, c.Stop())
	}
	return c, nil
}

// run starts the server from a thread that lives as long as it does: the
// kernel sends the parent-death signal when the thread that forked ends.
func (c *Cluster) run(bin binaries, fast bool) error {
	log, err := openServerLog(c.folder.serverLog())
	if err != nil {
		return err
	}
	defer log.Close()

	c.cmd = exec.Command(bin.path("postgres"), serverArgs(c.folder.data(), c.socketDir, fast)...)
	c.cmd.Dir = c.folder.dir
	c.cmd.Env = environment()
	c.cmd.Stdout, c.cmd.Stderr = log, log
	c.cmd.SysProcAttr = c.folder.account.attributes()
	c.cmd.SysProcAttr.Pdeathsig = syscall.SIGINT // a fast shutdown, with a checkpoint

	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		err := c.cmd.Start()
		started <- err
		if err != nil {
			return
		}
		_ = c.cmd.Wait()
		close(c.done)
	}()
	if err := <-started; err != nil {
		return fmt.Errorf("start the database server: %w", err)
	}
	return nil
}

// serverArgs configures the server. Its log gets neither statements nor error
// details, because both hold what people typed.
func serverArgs(data, socketDir string, fast bool) []string {
	args := []string{"-D", data, "-k", socketDir, "-h", "", "-p", fmt.Sprint(port)}
	settings := []string{
		"unix_socket_permissions=0700", "timezone=UTC", "log_timezone=UTC", "jit=off",
		"log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
		"log_statement=none", "log_min_duration_statement=-1", "log_checkpoints=off",
	}
	if fast {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
			"wal_level=minimal", "max_wal_senders=0", "max_connections=400", "max_locks_per_transaction=128")
	}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

// longestRecovery is how long a server may take to recover from a power cut.
const longestRecovery = 10 * time.Minute

func (c *Cluster) awaitReady(ctx context.Context) error {
	ended := false
	err := waitFor(ctx, longestRecovery, func() bool {
		select {
		case <-c.done:
			ended = true
			return true
		default:
		}
		pid, state := readPIDFile(c.folder.data())
		return pid == c.cmd.Process.Pid && state == "ready"
	})
	if ended {
		return fmt.Errorf("the database server ended at once; its log %s says:\n%s", c.folder.serverLog(), lastLines(c.folder.serverLog(), 8))
	}
	if err != nil {
		return fmt.Errorf("wait for the database server: %w", err)
	}
	return nil
}

// Stop ends the server cleanly and gives the folder back. Calling it again
// does nothing and returns the same answer.
func (c *Cluster) Stop() error {
	c.stop.Do(func() {
		c.stopped = c.end()
		if c.stopped == nil {
			c.folder.dropSocketDir()
			c.folder.release()
		}
	})
	return c.stopped
}

func (c *Cluster) end() error {
	for _, step := range []struct {
		signal os.Signal
		wait   time.Duration
	}{{syscall.SIGINT, fastStopTime}, {syscall.SIGQUIT, quitStopTime}} {
		_ = c.cmd.Process.Signal(step.signal)
		limit := time.NewTimer(step.wait)
		select {
		case <-c.done:
			limit.Stop()
			return nil
		case <-limit.C:
		}
	}
	return fmt.Errorf("the database server (process %d) doesn't stop", c.cmd.Process.Pid)
}

// Done is closed when the server has ended, whoever ended it.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Dir is the folder that really holds the cluster: the one asked for, unless
// the server's user can't reach that.
func (c *Cluster) Dir() string { return c.folder.dir }

// SocketDir is the folder of the server's socket.
func (c *Cluster) SocketDir() string { return c.socketDir }

// DSN is the connection string for one of the cluster's databases.
func (c *Cluster) DSN(database string) string { return OpenDSN(c.socketDir, database) }

// largestLog is the size in bytes from which the server's log begins afresh;
// one older log is kept.
const largestLog = 5 << 20

func openServerLog(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > largestLog {
		_ = os.Rename(path, path+".1")
	}
	log, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the database server's log: %w", err)
	}
	return log, nil
}

func lastLines(path string, n int) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
