package county_test

import (
	"io"
	"testing"
	"time"

	"ehchub/adapters/postgres/pgtest"
	"ehchub/cmd/hubbench/county"
)

// What the benchmark copies into the tables must be what the hub would have stored, else it measures another hub.
func TestTheCountyIsAsTheHubWouldHaveStoredIt(t *testing.T) {
	t.Parallel()
	dsn := pgtest.NewDSN(t)
	c := county.New(300, time.Now())
	if err := c.Fill(t.Context(), dsn, io.Discard); err != nil {
		t.Fatal(err)
	}
	if err := c.Check(t.Context(), dsn); err != nil {
		t.Error(err)
	}
}
