package ports

import (
	"context"

	"ehchub/domain/ehc"
)

// TeamAsk is one request for advice that a team has and that is not answered yet.
type TeamAsk struct {
	AskedWork
	Team ehc.TeamID
	Name string // of the member who has it; empty while nobody does
	// Reopened tells that it was sent once, and is to be put right.
	Reopened bool
}

// TeamWork finds what teams have to answer, on every case at once.
type TeamWork interface {
	// AskedOfTeams lists the open requests of teams on cases that they have, the soonest due first, at most limit.
	AskedOfTeams(ctx context.Context, limit int, teams ...ehc.TeamID) ([]TeamAsk, error)
}
