// Command server runs another command, usually the tests, with one PostgreSQL
// test server for all of it:
//
//	go run ./adapters/postgres/pgtest/server go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"ehchub/adapters/postgres/pgtest"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func run(command []string) (int, error) {
	if len(command) > 0 && command[0] == "--" {
		command = command[1:]
	}
	if len(command) == 0 {
		return 2, errors.New("usage: server COMMAND [ARGUMENT …]")
	}
	// The command gets the terminal's signals itself; the server outlives it.
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)

	c, err := pgtest.StartServer(context.Background())
	if err != nil {
		return 1, err
	}
	code, err := runWith(command, c.SocketDir(), signals)
	return code, errors.Join(err, c.Stop())
}

func runWith(command []string, socketDir string, signals <-chan os.Signal) (int, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), pgtest.ClusterVariable+"="+socketDir)
	if err := cmd.Start(); err != nil {
		return 1, err
	}
	go func() {
		for s := range signals {
			if s != syscall.SIGINT { // a Ctrl-C reaches the whole terminal
				_ = cmd.Process.Signal(s)
			}
		}
	}()
	err := cmd.Wait()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return max(ended.ExitCode(), 1), nil
	}
	return 0, err
}
