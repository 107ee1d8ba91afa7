//go:build linux

package cluster

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// elsewhere holds the clusters of folders that the server's user can't reach.
const elsewhere = "/var/lib/ehc-hub"

// longestSocket is the longest path that a Unix socket's address can hold.
const longestSocket = 107

// folder is where one cluster lives.
type folder struct {
	asked   string // the folder that the caller named
	dir     string // the folder used
	account account
	lock    *os.File
}

func (f *folder) data() string      { return filepath.Join(f.dir, "data") }
func (f *folder) serverLog() string { return filepath.Join(f.dir, "server.log") }

// moved reports whether the cluster could not be kept in the folder asked for.
func (f *folder) moved() bool { return f.dir != f.asked }

// openFolder makes the folder ready for the account and takes its lock, which
// the kernel gives back when this process ends, however it ends.
func openFolder(asked string, in *places) (*folder, binaries, error) {
	asked, err := filepath.Abs(asked)
	if err != nil {
		return nil, binaries{}, err
	}
	if err := os.MkdirAll(asked, 0o700); err != nil {
		return nil, binaries{}, fmt.Errorf("make the database's folder: %w", err)
	}
	f := &folder{asked: asked, dir: asked}
	if f.account, err = chooseAccount(f.data()); err != nil {
		return nil, binaries{}, err
	}
	bin, err := findBinaries(in, madeBy(f.data()))
	if err != nil {
		return nil, binaries{}, err
	}
	if err := f.settle(bin); err != nil {
		return nil, binaries{}, err
	}
	if f.moved() {
		if bin, err = findBinaries(in, madeBy(f.data())); err != nil {
			return nil, binaries{}, err
		}
	}
	return f, bin, f.takeLock()
}

// settle opens the folder to the server's user, or picks another folder when
// that user is shut out by a folder above it.
func (f *folder) settle(bin binaries) error {
	if err := f.letIn(); err != nil {
		return err
	}
	if f.account.canReach(f.dir, bin) {
		return nil
	}
	if !f.account.drop {
		return fmt.Errorf("user %s can't run %s in %s", f.account.name, bin.path("postgres"), f.dir)
	}
	if _, exists, err := ownerOf(f.data()); err != nil || exists {
		return fmt.Errorf("user %s owns the database in %s but can't reach it: open the folders above it to that user", f.account.name, f.dir)
	}
	name, err := f.nameElsewhere()
	if err != nil {
		return err
	}
	f.dir = filepath.Join(elsewhere, name)
	if err := os.MkdirAll(elsewhere, 0o755); err != nil {
		return fmt.Errorf("make a folder that user %s can reach: %w", f.account.name, err)
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return fmt.Errorf("make a folder that user %s can reach: %w", f.account.name, err)
	}
	if f.account, err = chooseAccount(f.data()); err != nil {
		return err
	}
	if err := f.letIn(); err != nil {
		return err
	}
	if !f.account.canReach(f.dir, bin) {
		return fmt.Errorf("user %s can reach neither %s nor %s", f.account.name, f.asked, f.dir)
	}
	return nil
}

// letIn lets the server's user pass through the folder, not list it.
func (f *folder) letIn() error {
	if !f.account.drop {
		return nil
	}
	info, err := os.Stat(f.dir)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o011 == 0o011 {
		return nil
	}
	return os.Chmod(f.dir, info.Mode().Perm()|0o011)
}

// nameElsewhere names the folder that stands in for the one asked for. It
// hangs on the path, so that a copied tree gets a database of its own, and on
// an identity kept in the folder asked for, so that deleting that folder
// begins afresh.
func (f *folder) nameElsewhere() (string, error) {
	file := filepath.Join(f.asked, "id")
	id, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		id = []byte(rand.Text())
		err = os.WriteFile(file, id, 0o600)
	}
	if err != nil {
		return "", fmt.Errorf("name the database's folder: %w", err)
	}
	sum := sha256.Sum256([]byte(f.asked + "\n" + strings.TrimSpace(string(id))))
	return hex.EncodeToString(sum[:6]), nil
}

func (f *folder) takeLock() error {
	lock, err := os.OpenFile(filepath.Join(f.dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("lock the database's folder: %w", err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		holder, _ := os.ReadFile(lock.Name())
		lock.Close()
		return fmt.Errorf("the database in %s is in use by another process (%s): stop that one first, or name another folder",
			f.dir, strings.TrimSpace(string(holder)))
	}
	err = lock.Truncate(0)
	if err == nil {
		_, err = fmt.Fprintf(lock, "process %d\n", os.Getpid())
	}
	if err != nil {
		lock.Close()
		return fmt.Errorf("lock the database's folder: %w", err)
	}
	f.lock = lock
	return nil
}

func (f *folder) release() {
	if f.lock != nil {
		f.lock.Close()
		f.lock = nil
	}
}

// socketDir makes the folder of the server's socket: beside the data, or a
// short one when that path doesn't fit into a socket's address.
func (f *folder) socketDir() (string, error) {
	dir := f.socketPath()
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		return dir, f.account.give(dir)
	}
	if !errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("make the folder of the database's socket: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", err
	}
	owner := int(info.Sys().(*syscall.Stat_t).Uid)
	if info.IsDir() && f.account.drop && owner == 0 {
		return dir, f.account.give(dir) // left half made
	}
	if !info.IsDir() || owner != f.account.uid || info.Mode().Perm() != 0o700 {
		return "", fmt.Errorf("%s must be a folder that only user %s can open: remove it and start again", dir, f.account.name)
	}
	return dir, nil
}

func (f *folder) socketPath() string {
	dir := filepath.Join(f.dir, "socket")
	if fits(dir) {
		return dir
	}
	sum := sha256.Sum256([]byte(f.dir))
	return filepath.Join("/tmp", "ehchub-"+hex.EncodeToString(sum[:6]))
}

func fits(socketDir string) bool {
	return len(filepath.Join(socketDir, fmt.Sprintf(".s.PGSQL.%d", port))) <= longestSocket
}

// dropSocketDir removes a socket folder that lies outside the cluster's own.
func (f *folder) dropSocketDir() {
	if dir := f.socketPath(); filepath.Dir(dir) != f.dir {
		_ = os.Remove(dir)
	}
}
