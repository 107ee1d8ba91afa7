//go:build linux

package cluster

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Kept lists the folders in which the cluster of a folder keeps something: that folder, or the one that stands in for
// it where its server's user can reach it, or both. It is empty where no cluster was ever made.
func Kept(dir string) ([]string, error) {
	asked, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	var kept []string
	for _, f := range folders(asked) {
		if f.inUse() {
			kept = append(kept, f.dir)
		}
	}
	return kept, nil
}

// Remove takes a folder's cluster away for good, wherever it is kept, and nothing else that lies in the folder. It
// fails, and removes nothing, while a hub uses it.
func Remove(ctx context.Context, dir string, log io.Writer) error {
	asked, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	var found []*folder
	for _, f := range folders(asked) {
		if !f.inUse() {
			continue
		}
		if err := f.takeLock(); err != nil {
			return err
		}
		defer f.release()
		if err := clearOrphans(ctx, f, log); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		found = append([]*folder{f}, found...) // the identity that names the other folder goes last
	}
	for _, f := range found {
		if err := f.remove(); err != nil {
			return fmt.Errorf("remove the database in %s: %w", f.dir, err)
		}
	}
	return nil
}

// inUse reports whether a cluster was made in the folder, or its identity is kept there.
func (f *folder) inUse() bool {
	for _, name := range []string{"data", "lock", "id"} {
		if _, err := os.Lstat(filepath.Join(f.dir, name)); err == nil {
			return true
		}
	}
	return false
}

// remove deletes what the hub has made in the folder, and the folder where nothing else is left in it.
func (f *folder) remove() error {
	_ = os.RemoveAll(f.socketPath())
	for _, name := range []string{"data", "data.new", "server.log", "server.log.1", "lock", "id"} {
		if err := os.RemoveAll(filepath.Join(f.dir, name)); err != nil {
			return err
		}
	}
	_ = os.Remove(f.dir)
	return nil
}
