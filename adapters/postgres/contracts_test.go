package postgres_test

import (
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func openUnit(t testing.TB) ports.UnitOfWork { return postgres.NewUnitOfWork(pgtest.New(t)) }

func TestCases(t *testing.T) { t.Parallel(); portstest.CasesContract(t, openUnit) }
