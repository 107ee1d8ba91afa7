package ports

import (
	"context"

	"ehchub/domain/wording"
)

// CouncilTexts keeps the texts of messages and of guidance that the council has changed, each version as it was saved.
type CouncilTexts interface {
	// Current gives the latest text of each key, or of every key of the area when none is named; what the council has
	// never changed is left out.
	Current(ctx context.Context, area wording.Area, keys ...string) ([]wording.Text, error)
	// History lists what the council saved of a text, the latest first.
	History(ctx context.Context, area wording.Area, key string) ([]wording.Text, error)
	// Save keeps a new version. fault.Conflict when its number does not follow the latest: somebody else was first.
	Save(ctx context.Context, t wording.Text) error
}
