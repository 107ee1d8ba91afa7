package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"ehchub"
)

// hubConfig is how the hub that is measured is configured: as it runs at a council, not as a demonstration.
func hubConfig(dsn, dir string) ehchub.Config {
	return ehchub.Config{DatabaseURL: dsn, DataDir: dir, Listen: "127.0.0.1:0", PublicURL: "http://127.0.0.1:1", Demo: "off", CodeSecret: strings.Repeat("k", 32),
		SMTPHost: "127.0.0.1", SMTPPort: 9, SMTPTLS: "plain", MailFrom: "hub@county.example", LogLevel: "info", CouncilName: "Wrenshire County Council"}
}

// process is a server in a process of its own, so that its memory is its own.
type process struct {
	address string
	cmd     *exec.Cmd
	said    *bytes.Buffer
	ready   time.Duration // from its start to its first answer
}

// buildHub builds the product as it is shipped.
func (p benchPlan) buildHub(ctx context.Context) (string, error) {
	path, err := filepath.Abs(filepath.Join(p.dir, "ehchub"))
	if err != nil {
		return "", err
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "./cmd/ehchub")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the hub: %w\n%s", err, out)
	}
	return path, nil
}

// startHub starts the built hub on a database and waits for its first answer.
func startHub(ctx context.Context, program, dsn string) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "serve")
	c := hubConfig(dsn, filepath.Dir(program))
	cmd.Env = append(os.Environ(), "DATABASE_URL="+dsn, "EHCHUB_LISTEN="+address, "EHCHUB_URL=http://"+address, "EHCHUB_DEMO=off", "EHCHUB_CODE_SECRET="+c.CodeSecret,
		"EHCHUB_SMTP_HOST="+c.SMTPHost, "EHCHUB_SMTP_PORT="+strconv.Itoa(c.SMTPPort), "EHCHUB_SMTP_TLS="+c.SMTPTLS, "EHCHUB_MAIL_FROM="+c.MailFrom, "EHCHUB_LOG=info", "EHCHUB_DATA="+c.DataDir)
	return start(ctx, cmd, address, nil)
}

// start runs a server and waits until it answers.
func start(ctx context.Context, cmd *exec.Cmd, address string, input io.Reader) (*process, error) {
	p := &process{address: address, cmd: cmd, said: &bytes.Buffer{}}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = input, io.Discard, p.said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	client := &http.Client{Timeout: 5 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for time.Since(begun) < 20*time.Second && ctx.Err() == nil {
		answer, err := client.Get("http://" + address + "/")
		if err == nil {
			p.ready = time.Since(begun)
			return p, answer.Body.Close()
		}
		time.Sleep(2 * time.Millisecond)
	}
	return nil, errors.Join(fmt.Errorf("%s doesn't answer: %s", cmd.Path, p.said), p.stop())
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// stop ends the server and waits for it.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	_ = p.cmd.Wait() // its own exit code says nothing here
	return nil
}

// memory is the most that the process has held in memory at any moment, in megabytes, as the kernel counts it.
func (p *process) memory() (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kilobytes, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 64)
			return kilobytes / 1024, err
		}
	}
	return 0, errors.New("the kernel doesn't tell how much memory the process holds")
}
