//go:build wireinject

package ehchub

import (
	"context"

	"ehchub/ports"

	"github.com/google/wire"
	"github.com/uptrace/bun"
)

// assemble puts the hub together for a database, a clock and a source of identities.
func assemble(ctx context.Context, c Config, db *bun.DB, clock ports.Clock, ids ports.IDs) (*Hub, error) {
	panic(wire.Build(databaseSet, readingSet, accountSet, messageSet, adviceSet, planningSet, planPageSet, webSet, newHandler, newHub))
}
