package pgtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"

	"ehchub/adapters/postgres/cluster"
)

// ClusterVariable names the folder with the socket of a running test server.
// The command adapters/postgres/pgtest/server sets it for a whole run; without
// it each test binary starts a server of its own.
const ClusterVariable = "EHCHUB_TEST_CLUSTER"

// socketDir is the socket folder of the server that this test binary uses.
var socketDir = sync.OnceValues(func() (string, error) {
	if dir := os.Getenv(ClusterVariable); dir != "" {
		return dir, nil
	}
	c, err := StartServer(context.Background())
	if err != nil {
		return "", err
	}
	return c.SocketDir(), nil
})

// StartServer starts a test server in a temporary folder. The server ends with
// this process, and the folder goes with it.
func StartServer(ctx context.Context) (*cluster.Cluster, error) {
	dir, err := os.MkdirTemp("", "ehchub-test-")
	if err != nil {
		return nil, err
	}
	if err := removeAfterUs(dir); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	c, err := cluster.Start(ctx, cluster.Options{Dir: dir, Log: os.Stderr, Fast: true})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// removeAfterUs leaves a shell behind that sees this process end, however it
// ends, by the closing of a pipe; it removes the folder once the server has
// let go of it.
func removeAfterUs(dir string) error {
	const script = `
		cat >/dev/null
		tries=0
		while [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 100 ]; do tries=$((tries+1)); sleep 0.1; done
		rm -rf -- "$1"`
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	defer read.Close()
	cmd := exec.Command("/bin/sh", "-c", script, "sh", filepath.Clean(dir))
	cmd.Dir = "/"
	cmd.Stdin = read
	outliveInterrupt(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("watch over the test server's folder: %w", err)
	}
	keepOpen = append(keepOpen, write)
	return nil
}

// keepOpen holds pipes whose closing tells that this process has ended.
var keepOpen []*os.File
