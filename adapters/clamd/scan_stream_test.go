package clamd_test

import (
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"ehchub/adapters/clamd"
	"ehchub/adapters/clamd/clamdtest"
	"ehchub/ports/portstest"
)

func TestTheDaemonKeepsTheContract(t *testing.T) {
	portstest.ScannerContract(t, clamdtest.Start(t), clamdtest.MostBytes)
}

func TestWhatTheDaemonReadsInPartIsNotClean(t *testing.T) {
	text := strings.Repeat("x", 3<<20+1<<19) // more than MaxFileSize, less than StreamMaxLength
	if found, err := clamdtest.Start(t).Scan(t.Context(), strings.NewReader(text)); !errors.Is(err, clamd.ErrTooLong) || found != "" {
		t.Errorf("got %q, %v", found, err)
	}
}

func TestWhereADaemonIs(t *testing.T) {
	for where, ok := range map[string]bool{"unix:/run/clamav/clamd.ctl": true, "tcp:scanner.example:3310": true, "tcp:[::1]:3310": true, "": false, "unix:clamd.ctl": false, "tcp:scanner": false, "http://scanner": false, "tcp::3310": false} {
		if _, err := clamd.New(where); (err == nil) != ok {
			t.Errorf("%q: %v", where, err)
		}
	}
}

func TestNoDaemonIsNoVerdict(t *testing.T) {
	d, err := clamd.New("unix:" + filepath.Join(t.TempDir(), "none"))
	if err != nil {
		t.Fatal(err)
	}
	if found, err := d.Scan(t.Context(), strings.NewReader("x")); err == nil || found != "" {
		t.Errorf("without a daemon: %q, %v", found, err)
	}
}

// A daemon that says something strange, hangs up, or says nothing, has not said that a document is clean.
func TestAStrangeAnswerIsNoVerdict(t *testing.T) {
	for _, answer := range []string{"", "stream: ", "stream: OKAY\x00", "UNKNOWN COMMAND\x00", "INSTREAM size limit exceeded. ERROR\x00", "stream:  FOUND\x00", "stream: Can't allocate memory ERROR\x00"} {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			line, err := listener.Accept()
			if err != nil {
				return
			}
			defer line.Close()
			_, _ = io.ReadFull(line, make([]byte, len("zINSTREAM\x00")+4+1+4))
			_, _ = io.WriteString(line, answer)
		}()
		d, err := clamd.New("tcp:" + listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if found, err := d.Scan(t.Context(), strings.NewReader("x")); err == nil || found != "" {
			t.Errorf("%q is %q, %v", answer, found, err)
		}
		_ = listener.Close()
	}
}
