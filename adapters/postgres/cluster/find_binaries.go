//go:build linux

package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const oldestMajor = 15

// binaries is one installed PostgreSQL server.
type binaries struct {
	dir   string
	major int
}

func (b binaries) path(name string) string { return filepath.Join(b.dir, name) }

// places is where server binaries are looked for.
type places struct {
	path  string   // as the environment's PATH
	globs []string // folders
}

func usualPlaces() *places {
	return &places{
		path: os.Getenv("PATH"),
		globs: []string{
			"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/lib64/pgsql/bin",
			"/usr/local/pgsql/bin", "/opt/postgresql/*/bin",
		},
	}
}

// findBinaries picks the server for a data folder made by major version made,
// or the newest one when made is 0.
func findBinaries(in *places, made int) (binaries, error) {
	found := in.installed()
	if len(found) == 0 {
		return binaries{}, errors.New(Missing)
	}
	slices.SortStableFunc(found, func(a, b binaries) int { return b.major - a.major })
	if made == 0 {
		return found[0], nil
	}
	for _, b := range found {
		if b.major == made {
			return b, nil
		}
	}
	return binaries{}, fmt.Errorf("the database was made by PostgreSQL %d, and only version %s is installed: "+
		"install Debian's package postgresql-%d, or set DATABASE_URL", made, majors(found), made)
}

func (p *places) installed() []binaries {
	dirs := []string{}
	for _, dir := range filepath.SplitList(p.path) {
		if real, err := filepath.EvalSymlinks(filepath.Join(dir, "postgres")); err == nil {
			dirs = append(dirs, filepath.Dir(real))
		}
	}
	for _, glob := range p.globs {
		matches, _ := filepath.Glob(glob)
		dirs = append(dirs, matches...)
	}
	found := []binaries{}
	for i, dir := range dirs {
		if slices.Contains(dirs[:i], dir) {
			continue
		}
		if major := majorOf(dir); major >= oldestMajor {
			found = append(found, binaries{dir, major})
		}
	}
	return found
}

var versionLine = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// majorOf asks the server in the folder for its version; 0 means that the
// folder has no complete server.
func majorOf(dir string) int {
	for _, name := range []string{"postgres", "initdb"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
			return 0
		}
	}
	out, err := exec.Command(filepath.Join(dir, "postgres"), "--version").Output()
	if err != nil {
		return 0
	}
	match := versionLine.FindSubmatch(out)
	if match == nil {
		return 0
	}
	major, _ := strconv.Atoi(string(match[1]))
	return major
}

func majors(found []binaries) string {
	names := []string{}
	for _, b := range found {
		if name := strconv.Itoa(b.major); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}
