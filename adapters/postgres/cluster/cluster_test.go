//go:build linux

package cluster

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

// TestMain lets the test binary play the hub in a process of its own: it
// starts the cluster in the folder named, says so and waits to be killed.
func TestMain(m *testing.M) {
	dir := os.Getenv("EHCHUB_TEST_PLAY_HUB")
	if dir == "" {
		os.Exit(m.Run())
	}
	c, err := Start(context.Background(), Options{Dir: dir})
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println("ready", c.cmd.Process.Pid)
	<-c.Done()
}

// playHub runs a hub in a process of its own and returns it once its cluster
// is ready, with the server's process number.
func playHub(t *testing.T, dir string) (*exec.Cmd, int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "EHCHUB_TEST_PLAY_HUB="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		data := filepath.Join(dir, "data")
		if err := waitFor(context.Background(), fastStopTime, func() bool { return len(serversIn(data)) == 0 }); err != nil {
			t.Errorf("the server of a killed hub: %v", err)
		}
	})
	line, _ := bufio.NewReader(out).ReadString('\n')
	pid, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(line, "ready ")))
	if err != nil {
		t.Fatalf("the hub in its own process said %q", line)
	}
	return cmd, pid
}

// openTemp is a folder whose parents anyone may pass through; t.TempDir lies
// under one that only its owner can.
func openTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "ehchub-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func mustStart(t *testing.T, opts Options) *Cluster {
	t.Helper()
	c, err := Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Stop() })
	return c
}

func query[T any](t *testing.T, c *Cluster, database, sql string) T {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), c.DSN(database))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var got T
	if err := conn.QueryRow(t.Context(), sql).Scan(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func exec1(t *testing.T, c *Cluster, database, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), c.DSN(database))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func TestDataOutlivesARestart(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openTemp(t), "postgres")
	c := mustStart(t, Options{Dir: dir})
	for range 2 { // the second time it is already there
		if err := c.CreateDatabase(t.Context(), "ehchub"); err != nil {
			t.Fatal(err)
		}
	}
	exec1(t, c, "ehchub", "CREATE TABLE kept AS SELECT 'Éile' AS name")
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := c.Stop(); err != nil {
		t.Fatalf("stopping twice: %v", err)
	}

	again := mustStart(t, Options{Dir: dir})
	if got := query[string](t, again, "ehchub", "SELECT name FROM kept"); got != "Éile" {
		t.Fatalf("read back %q", got)
	}
	if again.Dir() != dir {
		t.Fatalf("kept in %s, asked for %s", again.Dir(), dir)
	}
}

func TestNamesSortAsPeopleExpect(t *testing.T) {
	t.Parallel()
	c := mustStart(t, Options{Dir: openTemp(t), Fast: true})
	got := query[string](t, c, "postgres", "SELECT string_agg(n, ' ' ORDER BY n) FROM unnest('{Zoe,Éile,adam,Eve,zack}'::text[]) n")
	if want := "adam Éile Eve zack Zoe"; got != want {
		t.Fatalf("sorted %q, want %q", got, want)
	}
}

func TestServerIsClosedToEveryoneElse(t *testing.T) {
	t.Parallel()
	c := mustStart(t, Options{Dir: openTemp(t), Fast: true})
	info, err := os.Stat(c.SocketDir())
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the socket's folder has mode %v", info.Mode().Perm())
	}
	if got := query[string](t, c, "postgres", "SHOW listen_addresses"); got != "" {
		t.Errorf("the server listens on %q", got)
	}
	if uid := info.Sys().(*syscall.Stat_t).Uid; uid == 0 {
		t.Error("the server runs as root")
	}
}

func TestServerEndsWithAKilledHubAndStartsAgain(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	c := mustStart(t, Options{Dir: dir})
	exec1(t, c, "postgres", "CREATE TABLE kept (n int)")
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		hub, _ := playHub(t, dir)
		c := Cluster{socketDir: filepath.Join(dir, "socket")}
		exec1(t, &c, "postgres", fmt.Sprintf("INSERT INTO kept VALUES (%d)", n))
		if err := hub.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = hub.Wait()
	}
	last := mustStart(t, Options{Dir: dir})
	if got := query[int](t, last, "postgres", "SELECT count(*)::int FROM kept"); got != 5 {
		t.Fatalf("%d rows of 5 were kept", got)
	}
}

func TestServerThatOutlivesItsHubIsStopped(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	hub, pid := playHub(t, dir)
	// A stopped process doesn't act on the signal that its parent's death
	// sends: it stays behind as an orphan until it is continued.
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	_ = hub.Process.Kill()
	_ = hub.Wait()
	if left := serversIn(filepath.Join(dir, "data")); len(left) == 0 {
		t.Fatal("no orphan to clear away")
	}
	started := make(chan error, 1)
	go func() {
		c, err := Start(context.Background(), Options{Dir: dir})
		if err == nil {
			err = c.Stop()
		}
		started <- err
	}()
	if err := syscall.Kill(pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := <-started; err != nil {
		t.Fatal(err)
	}
}

func TestKilledServerRecovers(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	hub, pid := playHub(t, dir)
	c := Cluster{socketDir: filepath.Join(dir, "socket")}
	exec1(t, &c, "postgres", "CREATE TABLE kept AS SELECT 1 AS n")
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = hub.Wait()

	again := mustStart(t, Options{Dir: dir})
	if got := query[int](t, again, "postgres", "SELECT n FROM kept"); got != 1 {
		t.Fatalf("read back %d", got)
	}
}

func TestStaleProcessNumberDoesNotStopTheServer(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	c := mustStart(t, Options{Dir: dir, Fast: true})
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	// As after a restart of a container: the number belongs to another process.
	stale := fmt.Sprintf("%d\n%s\n", os.Getppid(), filepath.Join(dir, "data"))
	if err := os.WriteFile(filepath.Join(dir, "data", "postmaster.pid"), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	mustStart(t, Options{Dir: dir, Fast: true})
}

func TestSecondHubOnTheSameFolderIsRefused(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	c := mustStart(t, Options{Dir: dir, Fast: true})
	_, err := Start(t.Context(), Options{Dir: dir, Fast: true})
	want := fmt.Sprintf("the database in %s is in use by another process (process %d): stop that one first, or name another folder", dir, os.Getpid())
	if err == nil || err.Error() != want {
		t.Fatalf("got  %v\nwant %s", err, want)
	}
	if got := query[int](t, c, "postgres", "SELECT 1"); got != 1 {
		t.Fatal("the first server was disturbed")
	}
}

func TestARunningServerIsFoundByItsFolder(t *testing.T) {
	t.Parallel()
	private := openTemp(t)
	if err := os.Chmod(private, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"where it was asked for": openTemp(t), "where its user can reach it": filepath.Join(private, "postgres")} {
		if found, running := Running(dir); running {
			t.Fatalf("%s: %s before any server", name, found)
		}
		c := mustStart(t, Options{Dir: dir, Fast: true})
		if c.Dir() != dir {
			t.Cleanup(func() { _ = c.Stop(); _ = os.RemoveAll(c.Dir()) })
		}
		found, running := Running(dir)
		if !running || found != c.SocketDir() {
			t.Errorf("%s: found %q, %v; it is at %s", name, found, running, c.SocketDir())
		}
		if err := c.Stop(); err != nil {
			t.Fatal(err)
		}
		if found, running := Running(dir); running {
			t.Errorf("%s: %s after it was stopped", name, found)
		}
	}
}

func TestAClusterIsRemovedWhereverItIsKept(t *testing.T) {
	t.Parallel()
	private := openTemp(t)
	if err := os.Chmod(private, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"where it was asked for": openTemp(t), "where its user can reach it": filepath.Join(private, "postgres")} {
		c := mustStart(t, Options{Dir: dir, Fast: true})
		if err := Remove(t.Context(), dir, io.Discard); err == nil || query[int](t, c, "postgres", "SELECT 1") != 1 {
			t.Errorf("%s: removed while it served: %v", name, err)
		}
		if err := c.Stop(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "a neighbour"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if kept, err := Kept(dir); err != nil || !slices.Contains(kept, c.Dir()) {
			t.Errorf("%s: kept in %v: %v", name, kept, err)
		}
		if err := Remove(t.Context(), dir, io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if kept, err := Kept(dir); len(kept) > 0 || err != nil {
			t.Errorf("%s: left in %v: %v", name, kept, err)
		}
		if _, err := os.Stat(filepath.Join(c.Dir(), "data")); err == nil {
			t.Errorf("%s: the data is left in %s", name, c.Dir())
		}
		if _, err := os.Stat(filepath.Join(dir, "a neighbour")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestServerOfSomeoneElseIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	c := mustStart(t, Options{Dir: dir, Fast: true})
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	// The same data, by hand, with a socket in another place.
	sock := openTemp(t)
	if err := c.folder.account.give(sock); err != nil {
		t.Fatal(err)
	}
	other := &Cluster{folder: c.folder, socketDir: sock, done: make(chan struct{})}
	bin, err := findBinaries(usualPlaces(), madeBy(c.folder.data()))
	if err != nil {
		t.Fatal(err)
	}
	if err := other.run(bin, true); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.end() })
	if err := other.awaitReady(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err = Start(t.Context(), Options{Dir: dir, Fast: true})
	if err == nil || !strings.Contains(err.Error(), "that the hub did not start") {
		t.Fatalf("got %v", err)
	}
	if got := query[int](t, other, "postgres", "SELECT 1"); got != 1 {
		t.Fatal("the other server was disturbed")
	}
}

func TestMissingBinariesAreNamedInOneSentence(t *testing.T) {
	t.Parallel()
	_, err := Start(t.Context(), Options{Dir: openTemp(t), lookIn: &places{path: t.TempDir()}})
	if err == nil || err.Error() != Missing {
		t.Fatalf("got %v", err)
	}
}

func TestBinariesMustFitTheData(t *testing.T) {
	t.Parallel()
	fake := func(version string) string {
		dir := t.TempDir()
		for _, name := range []string{"postgres", "initdb"} {
			script := "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + "'\n"
			if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	v14, v15, v17 := fake("14.9"), fake("15.18 (Debian 15.18-0+deb12u1)"), fake("17beta2")
	for _, tc := range []struct {
		path string
		made int
		want string
		says string
	}{
		{v14, 0, "", Missing},
		{v15 + ":" + v17, 0, v17, ""},
		{v17 + ":" + v15, 15, v15, ""},
		{v17, 15, "", "the database was made by PostgreSQL 15, and only version 17 is installed: install Debian's package postgresql-15, or set DATABASE_URL"},
	} {
		got, err := findBinaries(&places{path: tc.path}, tc.made)
		if got.dir != tc.want || (err == nil) != (tc.says == "") || err != nil && err.Error() != tc.says {
			t.Errorf("made by %d: got %q, %v", tc.made, got.dir, err)
		}
	}
}

func TestWhatIsNoDatabaseIsNeverTouched(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	mine := filepath.Join(dir, "data", "holiday.jpg")
	if err := os.MkdirAll(filepath.Dir(mine), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("not yours"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), Options{Dir: dir, Fast: true}); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Fatalf("got %v", err)
	}
	if text, err := os.ReadFile(mine); err != nil || string(text) != "not yours" {
		t.Fatalf("the file is now %q, %v", text, err)
	}
}

func TestUnfinishedDatabaseIsBuiltAgain(t *testing.T) {
	t.Parallel()
	dir := openTemp(t)
	if err := os.MkdirAll(filepath.Join(dir, "data.new", "base"), 0o700); err != nil {
		t.Fatal(err)
	}
	mustStart(t, Options{Dir: dir, Fast: true})
}

func TestLongPathGetsAShortSocket(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openTemp(t), strings.Repeat("long/", 25))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		c := mustStart(t, Options{Dir: dir, Fast: true})
		if !fits(c.SocketDir()) {
			t.Fatalf("the socket lies in %s", c.SocketDir())
		}
		if got := query[int](t, c, "postgres", "SELECT 1"); got != 1 {
			t.Fatal("no answer")
		}
		if err := c.Stop(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(c.SocketDir()); !os.IsNotExist(err) {
			t.Fatalf("the socket's folder was left behind: %v", err)
		}
	}
}

// A root user's home is closed to the user that the server runs as. An
// ordinary user runs the server in a private folder without trouble.
func TestPrivateFolderIsUsedOrAnotherIsNamed(t *testing.T) {
	t.Parallel()
	private := openTemp(t)
	if err := os.Chmod(private, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(private, "hub", "postgres")
	said := bytes.Buffer{}
	c := mustStart(t, Options{Dir: dir, Fast: true, Log: &said})
	if os.Geteuid() != 0 {
		if c.Dir() != dir || said.Len() > 0 {
			t.Fatalf("kept in %s, said %q", c.Dir(), said.String())
		}
		return
	}
	t.Cleanup(func() { _ = c.Stop(); _ = os.RemoveAll(c.Dir()) })
	if filepath.Dir(c.Dir()) != elsewhere || !strings.Contains(said.String(), c.Dir()) || !strings.Contains(said.String(), dir) {
		t.Fatalf("kept in %s, said %q", c.Dir(), said.String())
	}
	exec1(t, c, "postgres", "CREATE TABLE kept AS SELECT 7 AS n")
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	again := mustStart(t, Options{Dir: dir, Fast: true})
	if got := query[int](t, again, "postgres", "SELECT n FROM kept"); got != 7 || again.Dir() != c.Dir() {
		t.Fatalf("the second start is in %s and reads %d", again.Dir(), got)
	}
}

func TestLogHoldsNothingThatPeopleTyped(t *testing.T) {
	t.Parallel()
	c := mustStart(t, Options{Dir: openTemp(t), Fast: true})
	conn, err := pgx.Connect(t.Context(), c.DSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	exec1(t, c, "postgres", "CREATE TABLE child (name text PRIMARY KEY)")
	for range 2 {
		_, _ = conn.Exec(t.Context(), "INSERT INTO child VALUES ('Wrenna Ashdown')")
	}
	_, _ = conn.Exec(t.Context(), "SELECT 'Wrenna Ashdown'::date")
	log, err := os.ReadFile(filepath.Join(c.Dir(), "server.log"))
	if err != nil {
		t.Fatal(err)
	}
	if len(log) == 0 || bytes.Contains(log, []byte("Wrenna")) {
		t.Fatalf("the server's log says:\n%s", log)
	}
}

func TestNoPortIsOpened(t *testing.T) {
	t.Parallel()
	c := mustStart(t, Options{Dir: openTemp(t), Fast: true})
	pid := c.cmd.Process.Pid
	links, _ := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	sockets := map[string]bool{}
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, "socket:") {
			sockets[strings.Trim(strings.TrimPrefix(to, "socket:"), "[]")] = true
		}
	}
	if len(sockets) == 0 {
		t.Fatal("found no socket of the server to look at")
	}
	for _, table := range []string{"tcp", "tcp6"} {
		text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/net/%s", pid, table))
		for _, line := range strings.Split(string(text), "\n") {
			if cols := strings.Fields(line); len(cols) > 9 && sockets[cols[9]] {
				t.Errorf("the server has the TCP socket %s", cols[1])
			}
		}
	}
	if conn, err := net.Dial("unix", filepath.Join(c.SocketDir(), ".s.PGSQL.5432")); err != nil {
		t.Error(err)
	} else {
		conn.Close()
	}
}
