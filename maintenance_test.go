package ehchub

import (
	"context"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/domain/council"
	"ehchub/ports"
)

// resting tells when a worker begins and when it has stopped.
type resting struct{ began, stopped chan struct{} }

func (w resting) Run(ctx context.Context) {
	w.began <- struct{}{}
	<-ctx.Done()
	w.stopped <- struct{}{}
}

func awaited(t *testing.T, what string, came <-chan struct{}) {
	t.Helper()
	select {
	case <-came:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s did not come", what)
	}
}

// What is switched on one server, another sees, and its workers rest for the time.
func TestAnotherServersWorkersRestWhileTheHubIsReadOnly(t *testing.T) {
	t.Parallel()
	dsn := pgtest.NewDSN(t)
	server := func() Database {
		db, err := postgres.Open(dsn)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = db.Close() })
		return &postgres.Database{DB: db, DSN: dsn}
	}
	one, other := server(), server()
	units := postgres.NewUnitOfWork(other.DB)
	if err := units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Council.SaveProfile(ctx, council.New("Wrenshire"))
	}); err != nil {
		t.Fatal(err)
	}
	board, err := postgres.NewBoard(t.Context(), units)
	if err != nil {
		t.Fatal(err)
	}
	const often = 10 * time.Millisecond
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go board.Run(ctx, often)
	worker := resting{make(chan struct{}), make(chan struct{})}
	go pausing{board, system.Clock{}, often}.run(ctx, worker)

	awaited(t, "the worker’s beginning", worker.began)
	if _, err := PlanMaintenance(t.Context(), one, MaintenancePlan{For: time.Hour}); err != nil {
		t.Fatal(err)
	}
	awaited(t, "the worker’s rest", worker.stopped)
	if !board.Standing().Maintenance.On(time.Now()) {
		t.Error("the worker rested, but the other server does not know that the hub is read-only")
	}
	if _, err := EndMaintenance(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	awaited(t, "the worker’s going on", worker.began)
	stop()
	awaited(t, "the worker’s end", worker.stopped)
}
