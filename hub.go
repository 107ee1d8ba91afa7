package ehchub

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"sync"

	"ehchub/adapters/console"
	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/adapters/web"
	"ehchub/application/accounts"
	"ehchub/application/assessment"
	"ehchub/application/casefile"
	"ehchub/application/conversing"
	"ehchub/application/notifying"
	"ehchub/application/timing"
	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Hub is the whole hub, put together.
type Hub struct {
	Handler http.Handler
	// Routes are all the addresses that Handler answers, style sheets and scripts aside.
	Routes   []web.Route
	config   Config
	database *postgres.Database
	units    ports.UnitOfWork
	workers  workers
	board    *postgres.Board
	presence *postgres.Presence
	clock    ports.Clock
}

// workers are what goes on while the hub serves, each until it is told to stop. Any number of processes may run them.
type workers struct {
	Send   notifying.Worker
	Drafts assessment.ClearDrafts
	Scans  assessment.ScanWaiting
	Sent   assessment.ClearUploads
	Remind notifying.Remind
	Timing timing.Worker
	Kept   accounts.ClearKeptForms
	Daily  notifying.SendDigests
	Moves  timing.FindTransfers
	Upkeep timing.BringUpToDate
	Answer conversing.RemindOfAnswers
	Follow notifying.FollowUnread
	Lost   notifying.AskLost
	Check  casefile.CheckCases
}

func (w workers) all() []interface{ Run(context.Context) } {
	return []interface{ Run(context.Context) }{w.Send, w.Drafts, w.Scans, w.Sent, w.Remind, w.Timing, w.Kept, w.Daily, w.Moves, w.Upkeep, w.Answer, w.Follow, w.Lost, w.Check}
}

// OpenDatabase opens the database that the configuration names, or the private one, migrated.
func OpenDatabase(ctx context.Context, c Config, log io.Writer) (*postgres.Database, error) {
	return postgres.OpenDatabase(ctx, c.DatabaseURL, filepath.Join(c.DataDir, "postgres"), log)
}

// JoinDatabase opens the database for one command, beside a hub that may be serving.
func JoinDatabase(ctx context.Context, c Config, log io.Writer) (*postgres.Database, error) {
	return postgres.JoinDatabase(ctx, c.DatabaseURL, filepath.Join(c.DataDir, "postgres"), log)
}

// Open puts the hub together for a migrated database, with the real clock.
func Open(ctx context.Context, c Config, d *postgres.Database) (*Hub, error) {
	if err := checkMark(ctx, c, d); err != nil {
		return nil, err
	}
	if err := ensureProfile(ctx, c, postgres.NewUnitOfWork(d.DB)); err != nil {
		return nil, err
	}
	inbox, err := openInbox(c)
	if err != nil {
		return nil, err
	}
	return assemble(ctx, c, d, system.Clock{}, system.IDs{}, inbox)
}

// openInbox opens the demo's messages where they are shown; elsewhere nothing is put into the inbox.
func openInbox(c Config) (*console.Inbox, error) {
	if !c.ShowsMessages() {
		return console.NewInbox(system.Clock{}), nil
	}
	return console.OpenInbox(system.Clock{}, c.messagesFile())
}

func newHub(handler http.Handler, a areas, c Config, d *postgres.Database, units ports.UnitOfWork, workers workers, board *postgres.Board, presence *postgres.Presence, clock ports.Clock) *Hub {
	return &Hub{handler, web.Routes(a.all()...), c, d, units, workers, board, presence, clock}
}

// Run serves and sends messages until ctx ends, or until something that the hub needs ends by itself.
func (h *Hub) Run(ctx context.Context, listener net.Listener) error {
	return h.work(ctx, func(ctx context.Context) error { return web.Serve(ctx, listener, h.Handler) })
}

// Work sends messages, and does all else that goes on by itself, without serving; it ends as Run does. Any number of
// processes may run and work at once.
func (h *Hub) Work(ctx context.Context) error {
	return h.work(ctx, func(ctx context.Context) error { <-ctx.Done(); return nil })
}

func (h *Hub) work(ctx context.Context, serve func(context.Context) error) error {
	if h.config.Clamd == "" && !h.config.IsDemo() {
		slog.WarnContext(ctx, "documents are not scanned for viruses: EHCHUB_CLAMD names no ClamAV daemon")
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var working sync.WaitGroup
	working.Go(func() { h.board.Run(ctx, lookAtCouncil) })
	working.Go(func() { h.presence.Run(ctx) })
	for _, worker := range h.workers.all() {
		working.Go(func() { pausing{h.board, h.clock, lookAtCouncil}.run(ctx, worker) })
	}
	working.Go(func() {
		select {
		case <-ctx.Done():
		case <-h.database.Ended:
			stop(errDatabaseEnded)
		}
	})
	err := serve(ctx)
	stop(nil)
	working.Wait()
	if cause := context.Cause(ctx); errors.Is(cause, errDatabaseEnded) {
		return errors.Join(err, cause)
	}
	return err
}

var errDatabaseEnded = errors.New("the private database server ended by itself")

// ensureProfile gives a new database the council that the configuration names, so that every page has a name to
// show. A profile that is there already stays.
func ensureProfile(ctx context.Context, c Config, units ports.UnitOfWork) error {
	return units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Council.Profile(ctx)
		if !fault.Is(err, fault.NotFound) {
			return err
		}
		return s.Council.SaveProfile(ctx, council.New(c.CouncilName))
	})
}

// Start puts the hub together with everything that it serves: the demo council is loaded first where it is wanted
// and missing. out receives the few lines that a person should read.
func Start(ctx context.Context, c Config, d *postgres.Database, out io.Writer) (*Hub, error) {
	if !c.IsDemo() {
		return Open(ctx, c, d)
	}
	if err := prepareDemo(ctx, c, d, out); err != nil {
		return nil, err
	}
	return Open(ctx, c, d)
}

// checkMark refuses to serve the demo's database in earnest: everybody knows the password of its people.
func checkMark(ctx context.Context, c Config, d *postgres.Database) error {
	if c.IsDemo() {
		return nil
	}
	mark, err := d.Mark(ctx)
	if err == nil && mark != postgres.NoMark {
		err = errors.New("this database holds the demo council, whose password everybody knows: set EHCHUB_DEMO=on, or name another database")
	}
	return err
}
