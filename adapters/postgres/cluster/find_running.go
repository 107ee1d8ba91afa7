//go:build linux

package cluster

import (
	"os"
	"path/filepath"
	"slices"
)

// Running finds the server that a hub runs for the folder at this moment, and gives the folder of its socket, so
// that a command can work beside that hub. It is false when no server takes connections there.
func Running(dir string) (socketDir string, running bool) {
	asked, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for _, f := range folders(asked) {
		if f.serves() {
			return f.socketPath(), true
		}
	}
	return "", false
}

// folders lists where the cluster of a folder can be: there, or where its server's user can reach it.
func folders(asked string) []*folder {
	found := []*folder{{asked: asked, dir: asked}}
	f := &folder{asked: asked}
	if _, err := os.Stat(filepath.Join(asked, "id")); err != nil {
		return found
	}
	if name, err := f.nameElsewhere(); err == nil {
		f.dir = filepath.Join(elsewhere, name)
		found = append(found, f)
	}
	return found
}

// serves reports whether the hub's own server works in the folder and takes connections.
func (f *folder) serves() bool {
	data, err := filepath.EvalSymlinks(f.data())
	if err != nil {
		return false
	}
	pid, state := readPIDFile(data)
	return state == "ready" && slices.ContainsFunc(serversIn(data), func(s server) bool { return s.pid == pid && s.startedFor(f) })
}
