package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/guidance"
)

// Guides gives the guidance of a stage to one reader, and keeps whether they have folded it away.
type Guides interface {
	// Of gives the council's own text for an audience, empty where it has none, and whether
	// the person has folded the stage's guidance away.
	Of(ctx context.Context, person ehc.PersonID, s guidance.Stage, a guidance.Audience) (text string, folded bool, err error)
	// Fold keeps whether it is folded away. Doing so twice is no error.
	Fold(ctx context.Context, person ehc.PersonID, s guidance.Stage, folded bool) error
}
