// Package clamdtest starts a ClamAV daemon of a test's own, which knows one virus: EICAR's.
package clamdtest

import (
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/clamd"
	"ehchub/ports/portstest"
)

// MostBytes is how long a document may be that the daemon reads.
const MostBytes = 4 << 20

// Start starts a daemon on a socket of its own, and ends it with the test.
func Start(t testing.TB) clamd.Daemon {
	t.Helper()
	dir, err := os.MkdirTemp("", "clamd") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket := filepath.Join(dir, "s")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("test.ndb", "EHCHub.Eicar:0:*:"+hex.EncodeToString([]byte(portstest.Eicar()))+"\n")
	config := write("clamd.conf", strings.Join([]string{"Foreground yes", "DatabaseDirectory " + dir, "LocalSocket " + socket, "TemporaryDirectory " + dir, "User " + user(),
		fmt.Sprintf("StreamMaxLength %d", MostBytes), "AlertExceedsMax yes", "MaxFileSize 3M", "MaxScanSize 3M", ""}, "\n"))
	program, err := exec.LookPath("clamd")
	if err != nil {
		program = "/usr/sbin/clamd"
	}
	var said strings.Builder
	daemon := exec.Command(program, "--config-file="+config)
	daemon.Stdout, daemon.Stderr = &said, &said
	if err := daemon.Start(); err != nil {
		t.Fatalf("starting clamd (Debian: clamav-daemon): %v", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- daemon.Wait() }()
	t.Cleanup(func() { _ = daemon.Process.Kill(); <-ended })
	await(t, socket, ended, &said)
	where, err := clamd.New("unix:" + socket)
	if err != nil {
		t.Fatal(err)
	}
	return where
}

func user() string {
	if name := os.Getenv("USER"); name != "" {
		return name
	}
	return "root"
}

// await waits until the daemon answers.
func await(t testing.TB, socket string, ended chan error, said fmt.Stringer) {
	t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	patience := time.After(time.Minute)
	for {
		if line, err := net.Dial("unix", socket); err == nil {
			_ = line.Close()
			return
		}
		select {
		case <-look.C:
		case err := <-ended:
			ended <- err
			t.Fatalf("clamd ended: %v\n%s", err, said)
		case <-patience:
			t.Fatalf("clamd did not come up:\n%s", said)
		}
	}
}
