//go:build linux

package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is the user that the server runs as.
type account struct {
	uid, gid int
	name     string
	drop     bool // this process is root and must give up its rights for the server
}

// attributes of a process that runs as the account.
func (a account) attributes() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setpgid: true} // Ctrl-C in a terminal is the hub's to pass on
	if a.drop {
		attr.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
	}
	return attr
}

// give hands a file or folder to the account.
func (a account) give(path string) error {
	if !a.drop {
		return nil
	}
	return os.Lchown(path, a.uid, a.gid)
}

// canReach reports whether the account can work in the folder and run the
// binary: both may lie under a folder closed to it.
func (a account) canReach(dir string, bin binaries) bool {
	cmd := exec.Command(bin.path("postgres"), "--version")
	cmd.Dir = dir
	cmd.SysProcAttr = a.attributes()
	return cmd.Run() == nil
}

// chooseAccount is this process's own user; PostgreSQL refuses root, so root
// runs it as the owner of the data folder if there is one, else as postgres,
// else as nobody.
func chooseAccount(data string) (account, error) {
	owner, exists, err := ownerOf(data)
	if err != nil {
		return account{}, err
	}
	own := os.Geteuid()
	if own != 0 {
		if exists && owner != own {
			return account{}, fmt.Errorf("the database in %s belongs to user %s: start the hub as that user or as root", data, userName(owner))
		}
		return account{uid: own, gid: os.Getegid(), name: userName(own)}, nil
	}
	if exists && owner != 0 {
		return accountOf(strconv.Itoa(owner), user.LookupId)
	}
	for _, name := range []string{"postgres", "nobody"} {
		if a, err := accountOf(name, user.Lookup); err == nil {
			return a, nil
		}
	}
	return account{}, errors.New("PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody: start the hub as an ordinary user")
}

func accountOf(name string, look func(string) (*user.User, error)) (account, error) {
	u, err := look(name)
	if err != nil {
		return account{}, fmt.Errorf("find the user to run the database as: %w", err)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return account{}, fmt.Errorf("user %s: %w", u.Username, err)
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return account{}, fmt.Errorf("user %s: %w", u.Username, err)
	}
	return account{uid: uid, gid: gid, name: u.Username, drop: true}, nil
}

func ownerOf(path string) (uid int, exists bool, err error) {
	info, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	return int(info.Sys().(*syscall.Stat_t).Uid), true, nil
}

func userName(uid int) string {
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return u.Username
	}
	return strconv.Itoa(uid)
}
