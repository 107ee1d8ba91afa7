//go:build wireinject

package ehchub

import (
	"context"

	"ehchub/adapters/postgres"
	"ehchub/ports"

	"github.com/google/wire"
)

// assemble puts the hub together for a database, a clock and a source of identities.
func assemble(ctx context.Context, c Config, d *postgres.Database, clock ports.Clock, ids ports.IDs) (*Hub, error) {
	panic(wire.Build(databaseSet, gateSet, accountSet, messageSet, adviceSet, planningSet, planPageSet, webSet, newHandler, newHub))
}
