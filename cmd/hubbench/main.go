// Command hubbench measures the hub beside the same SQL alone and beside a bare handler that does only that SQL,
// in one run, and says which targets hold. "make bench" runs it; docs/benchmarks.md keeps what it found.
//
// CASES sets the number of cases, 100000 unless given; "100000,640000" measures both sizes in one run. ROUNDS and
// SECONDS set how often and how long each side is measured, ONLY which works, DIR where the filled databases are
// kept, WRITE which file takes the tables. PROFILE writes CPU profiles of the hub instead of measuring.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "hubbench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == serveBareCommand {
		return serveBare(ctx)
	}
	p, err := readPlan()
	if err != nil {
		return err
	}
	return p.measure(ctx)
}

// benchPlan is what one run measures. The environment sets it.
type benchPlan struct {
	sizes   []int         // CASES
	rounds  int           // ROUNDS: how often each measurement is repeated, the sides taking turns
	each    time.Duration // SECONDS: how long each measurement takes
	dir     string        // DIR: where the filled databases are kept
	write   string        // WRITE: the file that takes the tables; empty prints them only
	only    string        // ONLY: the work to measure, for people who tune it
	profile string        // PROFILE: where to write the hub's CPU profile
}

func readPlan() (benchPlan, error) {
	p := benchPlan{dir: env("DIR", ".data/bench"), write: os.Getenv("WRITE"), only: os.Getenv("ONLY"), profile: os.Getenv("PROFILE")}
	var wrong []error
	number := func(text, name string) int {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			wrong = append(wrong, fmt.Errorf("%s must be a number above 0", name))
		}
		return n
	}
	for _, text := range strings.Split(env("CASES", "100000"), ",") {
		p.sizes = append(p.sizes, number(text, "CASES"))
	}
	p.rounds = number(env("ROUNDS", "5"), "ROUNDS")
	p.each = time.Duration(number(env("SECONDS", "2"), "SECONDS")) * time.Second
	return p, errors.Join(wrong...)
}

// wants reports whether a work is to be measured.
func (p benchPlan) wants(name string) bool {
	return p.only == "" || slices.Contains(strings.Split(p.only, ","), name)
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
