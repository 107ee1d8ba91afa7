package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	netmail "net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"ehchub/adapters/notify/notifytest"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// carrier takes messages, and holds each until it is let go: so a worker can be killed when a message is taken and it
// does not know it.
type carrier struct {
	mu       sync.Mutex
	arrived  map[string][]string // the identities of the messages that came to each address
	held     int
	bothHold chan struct{} // closed when two are held: one of each worker
	letGo    chan struct{}
}

func newCarrier() *carrier {
	return &carrier{arrived: map[string][]string{}, bothHold: make(chan struct{}), letGo: make(chan struct{})}
}

func (c *carrier) take(to, id string) {
	c.mu.Lock()
	c.arrived[to] = append(c.arrived[to], id)
	if c.held++; c.held == 2 {
		close(c.bothHold)
	}
	c.mu.Unlock()
	<-c.letGo
}

const mailsInTest = 24

func TestAWorkerThatIsKilledLosesNothingAndNotifySendsNothingTwice(t *testing.T) {
	t.Parallel()
	c := newCarrier()
	server := notifytest.Start(t.Cleanup, time.Now)
	server.Held = func(n notifytest.Notification) { c.take(n.To, n.Reference) }
	killOneOfTwo(t, c, "EHCHUB_NOTIFY_KEY="+notifytest.Key, "EHCHUB_NOTIFY_EMAIL_TEMPLATE="+notifytest.EmailTemplate, "EHCHUB_NOTIFY_URL="+server.URL)
	for to, ids := range c.arrived {
		if len(ids) != 1 {
			t.Errorf("%s got %d e-mails", to, len(ids))
		}
	}
}

func TestAWorkerThatIsKilledLeavesMailServersAbleToTellWhatTheyHave(t *testing.T) {
	t.Parallel()
	c := newCarrier()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	mails := smtp.NewServer(mailServer{c})
	mails.Domain = "localhost"
	go func() { _ = mails.Serve(listener) }()
	t.Cleanup(func() { _ = mails.Close() })
	killOneOfTwo(t, c, "EHCHUB_SMTP_HOST=127.0.0.1", fmt.Sprintf("EHCHUB_SMTP_PORT=%d", listener.Addr().(*net.TCPAddr).Port), "EHCHUB_SMTP_TLS=plain", "EHCHUB_MAIL_FROM=hub@wrenshire.example")
	for to, ids := range c.arrived {
		for _, id := range ids {
			if id != ids[0] || id == "" {
				t.Errorf("%s can't tell that these are one e-mail: %v", to, ids)
			}
		}
		if len(ids) > 2 {
			t.Errorf("%s got the e-mail %d times", to, len(ids))
		}
	}
}

// killOneOfTwo sends messages by two workers, kills one of them in the middle of its batch, and lets another begin. It
// returns once nothing is left to be sent.
func killOneOfTwo(t *testing.T, c *carrier, settings ...string) {
	dsn := pgtest.NewDSN(t)
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	writeTo := fillOutbox(t, postgres.NewUnitOfWork(db))
	settings = append(settings, "DATABASE_URL="+dsn, "EHCHUB_URL=https://hub.wrenshire.example", "EHCHUB_CODE_SECRET="+strings.Repeat("secret", 6), "EHCHUB_COUNCIL=Wrenshire", "EHCHUB_LOG=warn")
	program := build(t)
	first, _ := startWorker(t, program, settings), startWorker(t, program, settings)
	<-c.bothHold
	if err := first.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait()
	// Time goes by for the two that are in hand, and for the rest of both batches: the other worker is slow, not dead.
	for _, sql := range []string{"UPDATE message SET tried_at = tried_at - interval '2 minutes' WHERE status = 'waiting'", "UPDATE outbox SET due_at = now() - interval '1 second' WHERE done_at IS NULL"} {
		if _, err := db.ExecContext(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	startWorker(t, program, settings)
	close(c.letGo)
	waitUntilSent(t, func(ctx context.Context) (left int, err error) {
		if _, err := db.ExecContext(ctx, "UPDATE outbox SET due_at = now() WHERE done_at IS NULL AND attempts > 1 AND due_at > now() + interval '50 seconds'"); err != nil {
			return 0, err // a try that met another's is made again at once
		}
		if _, err := db.ExecContext(ctx, "SELECT pg_notify('outbox', '')"); err != nil {
			return 0, err
		}
		return left, db.QueryRowContext(ctx, "SELECT count(*) FROM outbox WHERE done_at IS NULL").Scan(&left)
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, to := range writeTo {
		if len(c.arrived[to]) == 0 {
			t.Errorf("%s got nothing", to)
		}
	}
}

// waitUntilSent looks until nothing is left.
func waitUntilSent(t *testing.T, look func(context.Context) (int, error)) {
	t.Helper()
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for {
		left, err := look(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if left == 0 {
			return
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			t.Fatalf("%d events are still not sent", left)
		}
	}
}

// fillOutbox makes a case, and tells each of many people of it. It gives their addresses.
func fillOutbox(t *testing.T, units ports.UnitOfWork) (writeTo []string) {
	t.Helper()
	ids := system.IDs{}
	now := time.Now().UTC().Add(-time.Minute)
	err := units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if err := s.Council.SaveProfile(ctx, council.New("Wrenshire")); err != nil {
			return err
		}
		snapshot := casework.Snapshot{ID: ehc.CaseID(ids.New()), State: casework.Requested, Reference: "EHC/26/0219", CreatedAt: now, UpdatedAt: now}
		snapshot.Child.Forenames, snapshot.Child.Surname, snapshot.Child.Born = "Wren", "Ashdown", ehc.D(2017, 5, 4)
		if err := s.Cases.Save(ctx, casework.Restore(snapshot)); err != nil {
			return err
		}
		var events []ehc.Event
		for i := range mailsInTest {
			p := people.Person{ID: ehc.PersonID(ids.New()), Name: fmt.Sprint("Manager ", i), Email: fmt.Sprintf("manager%d@wrenshire.example", i), Roles: []ehc.Role{ehc.RoleManager}, Registered: true}
			if err := s.People.Save(ctx, p); err != nil {
				return err
			}
			writeTo = append(writeTo, p.Email)
			events = append(events, ehc.Event{Kind: ehc.CoordinatorAssigned, Case: snapshot.ID, At: now, Data: map[string]string{ehc.DataPerson: string(p.ID)}})
		}
		return s.Cases.Record(ctx, events...)
	})
	if err != nil {
		t.Fatal(err)
	}
	return writeTo
}

// build makes the program that councils run.
var builtOnce struct {
	sync.Once
	dir string
	err error
}

func build(t *testing.T) string {
	t.Helper()
	builtOnce.Do(func() {
		if builtOnce.dir, builtOnce.err = os.MkdirTemp("", "ehchub-worker-test"); builtOnce.err != nil {
			return
		}
		out, err := exec.Command("go", "build", "-o", filepath.Join(builtOnce.dir, "ehchub"), ".").CombinedOutput()
		if err != nil {
			builtOnce.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	if builtOnce.err != nil {
		t.Fatal(builtOnce.err)
	}
	return filepath.Join(builtOnce.dir, "ehchub")
}

func TestMain(m *testing.M) {
	code := m.Run()
	if builtOnce.dir != "" {
		_ = os.RemoveAll(builtOnce.dir)
	}
	os.Exit(code)
}

func startWorker(t *testing.T, program string, settings []string) *exec.Cmd {
	t.Helper()
	worker := exec.Command(program, "worker")
	worker.Env = append(append(os.Environ(), settings...), "EHCHUB_DATA="+t.TempDir())
	var said strings.Builder
	worker.Stderr = &said
	out, err := worker.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if worker.ProcessState != nil {
			return // killed in the test
		}
		_ = worker.Process.Signal(syscall.SIGTERM)
		if err := worker.Wait(); err != nil {
			t.Errorf("the worker ended with %v: %s", err, said.String())
		}
		if strings.Contains(said.String(), notifytest.Secret) || strings.Contains(said.String(), "@wrenshire.example") {
			t.Errorf("the log holds a secret or an address: %s", said.String())
		}
	})
	untilItSends(t, out)
	return worker
}

// untilItSends reads what a worker says until it is at work: from then on it can be told to stop.
func untilItSends(t *testing.T, out io.Reader) {
	t.Helper()
	said := bufio.NewScanner(out)
	for said.Scan() {
		if strings.HasPrefix(said.Text(), "Sending messages") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
	}
	t.Fatal("the worker did not begin: ", said.Err())
}

// mailServer is a mail server on this machine.
type mailServer struct{ carrier *carrier }

func (m mailServer) NewSession(*smtp.Conn) (smtp.Session, error) {
	return &conversation{carrier: m.carrier}, nil
}

type conversation struct {
	carrier *carrier
	to      string
}

func (c *conversation) Reset()                                    {}
func (c *conversation) Logout() error                             { return nil }
func (c *conversation) Mail(string, *smtp.MailOptions) error      { return nil }
func (c *conversation) Rcpt(to string, _ *smtp.RcptOptions) error { c.to = to; return nil }
func (c *conversation) Data(r io.Reader) error {
	message, err := netmail.ReadMessage(r)
	if err != nil {
		return errors.Join(smtp.ErrDataReset, err)
	}
	c.carrier.take(c.to, message.Header.Get("Message-Id"))
	return nil
}
