package standing_test

import (
	"context"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// today is the day on which the world begins.
var today = ehc.D(2023, 8, 30)

type hub struct {
	*portstest.World
	gate application.Gate
}

func newHub(t *testing.T) hub {
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{w, application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}
}

func (h hub) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused holds what each actor may not do to the kind of refusal that they must get.
func refused(t *testing.T, what string, try func(ehc.Actor) error, want map[fault.Kind][]ehc.Actor) {
	t.Helper()
	for kind, actors := range want {
		for _, by := range actors {
			if err := try(by); !fault.Is(err, kind) {
				t.Errorf("%s by %s: %v", what, by.Name, err)
			}
		}
	}
}

// save keeps a case as it is handed in.
func (h hub) save(t *testing.T, c *casework.Case) {
	t.Helper()
	h.must(t, h.Unit.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, c) }))
}
