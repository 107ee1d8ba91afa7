//go:build linux

package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// madeBy is the major version of the server that made the data folder; 0 when
// there is none.
func madeBy(data string) int {
	text, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if err != nil {
		return 0
	}
	major, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return major
}

// makeData makes the data folder when there is none. It is built beside its
// place and renamed, so that a folder called data is always whole; one that
// exists is never touched.
func makeData(ctx context.Context, f *folder, bin binaries, fast bool) error {
	entries, err := os.ReadDir(f.data())
	switch {
	case err == nil && madeBy(f.data()) > 0:
		return nil
	case err == nil && len(entries) > 0:
		return fmt.Errorf("%s holds something that is not a PostgreSQL database: move it away", f.data())
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("read the database's folder: %w", err)
	}

	building := f.data() + ".new"
	if err := os.RemoveAll(building); err != nil {
		return fmt.Errorf("clear away an unfinished database: %w", err)
	}
	if err := os.Mkdir(building, 0o700); err != nil {
		return fmt.Errorf("make the database's folder: %w", err)
	}
	if err := f.account.give(building); err != nil {
		return fmt.Errorf("give the database's folder to user %s: %w", f.account.name, err)
	}
	if err := initdb(ctx, f, bin, building, fast); err != nil {
		return err
	}
	if err := os.Rename(building, f.data()); err != nil {
		return fmt.Errorf("put the new database in its place: %w", err)
	}
	return nil
}

func initdb(ctx context.Context, f *folder, bin binaries, dir string, fast bool) error {
	args := []string{
		"-D", dir, "-U", Owner, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
		"--locale-provider=icu", "--icu-locale=en-GB", "--data-checksums",
	}
	if fast {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, bin.path("initdb"), args...)
	cmd.Dir = f.dir
	cmd.Env = environment()
	cmd.SysProcAttr = f.account.attributes()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("make a new database in %s: %w\n%s", dir, err, strings.TrimSpace(string(out)))
	}
	return nil
}

// environment keeps the caller's PG variables and locale away from the server.
func environment() []string {
	return []string{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"}
}
