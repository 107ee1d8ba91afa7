package postgres_test

import (
	"context"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/ports/portstest"
)

func TestPresence(t *testing.T) {
	t.Parallel()
	dsn := pgtest.NewDSN(t)
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	d := &postgres.Database{DB: db, DSN: dsn}
	one, other := postgres.NewPresence(d), postgres.NewPresence(d)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{}, 2)
	for _, p := range []*postgres.Presence{one, other} {
		go func() { p.Run(ctx); ended <- struct{}{} }()
		ready(t, p)
	}
	portstest.PresenceContract(t, postgres.NewUnitOfWork(db), one, other)
	changed, _ := other.Watch("/cases/one")
	stop()
	<-ended
	<-ended
	if _, more := <-changed; more {
		t.Error("a watch goes on after the hub has stopped")
	}
	if _, more := <-first(other.Watch("/cases/one")); more {
		t.Error("a watch begins after the hub has stopped")
	}
}

func first(changed <-chan struct{}, _ func()) <-chan struct{} { return changed }

// ready waits until a presence takes watches.
func ready(t *testing.T, p *postgres.Presence) {
	t.Helper()
	for range 500 {
		changed, stop := p.Watch("ready")
		select {
		case _, more := <-changed:
			if more {
				stop()
				return
			}
		case <-time.After(10 * time.Millisecond):
			stop()
			return
		}
		<-time.After(10 * time.Millisecond)
	}
	t.Fatal("nothing listens")
}
