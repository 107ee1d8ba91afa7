package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is how finely the kernel counts the processor time of a process.
const tick = 10 * time.Millisecond

// processorTime is how much processor time a process and its ended children have had; 0 for one that is gone.
func processorTime(pid int) time.Duration {
	fields := statOf(pid)
	if len(fields) < 15 {
		return 0
	}
	var ticks int
	for _, field := range fields[11:15] { // its own user and system time, then its children's
		n, _ := strconv.Atoi(field)
		ticks += n
	}
	return time.Duration(ticks) * tick
}

// statOf gives what the kernel tells of a process, from its state on.
func statOf(pid int) []string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	return strings.Fields(rest)
}

// databaseTime is the processor time of a database server with all its children.
func databaseTime(postmaster int) time.Duration {
	total := processorTime(postmaster)
	all, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range all {
		pid, _ := strconv.Atoi(filepath.Base(dir))
		if fields := statOf(pid); len(fields) > 1 && fields[1] == strconv.Itoa(postmaster) {
			total += processorTime(pid)
		}
	}
	return total
}

// postmasterOf finds the process of the private database server.
func postmasterOf(dir string) (int, error) {
	text, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strconv.Atoi(strings.TrimSpace(first))
}
