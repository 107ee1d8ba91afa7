package ports

import (
	"context"

	"ehchub/domain/council"
)

// Council keeps the council's profile, each edition as it was left.
type Council interface {
	// Profile gives the profile as this process knows it; a change by another reaches it within a second while it
	// serves, else within a minute. fault.NotFound before it is set up.
	Profile(ctx context.Context) (council.Profile, error)
	// SaveProfile sets the profile up, in nobody's name.
	SaveProfile(ctx context.Context, p council.Profile) error
	// Current gives the latest edition from the records themselves. fault.NotFound before the profile is set up.
	Current(ctx context.Context) (council.Edition, error)
	// Keep keeps the next edition. fault.Conflict when its number does not follow the latest: somebody else was first.
	Keep(ctx context.Context, e council.Edition) error
	// Editions lists what was kept, the latest first, at most limit.
	Editions(ctx context.Context, limit int) ([]council.Edition, error)
}

// Banners keeps the council's messages at the top of pages.
type Banners interface {
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id council.BannerID) (council.Banner, error)
	// List gives them all, the one that ends last first, at most limit.
	List(ctx context.Context, limit int) ([]council.Banner, error)
	// Save writes one; its Version is the one that was loaded and counts on. fault.Conflict when a newer one is stored.
	Save(ctx context.Context, b council.Banner) error
}

// Maintenance keeps the time in which nothing is changed in the hub.
type Maintenance interface {
	// Planned gives it; zero where there is none.
	Planned(ctx context.Context) (council.Maintenance, error)
	Save(ctx context.Context, m council.Maintenance) error
}

// Logos keeps pictures of the council's logo, under the SHA-256 of what they hold, in hex. They are PNG or JPEG pictures.
type Logos interface {
	// Get gives one. fault.NotFound when there is none.
	Get(ctx context.Context, sha string) ([]byte, error)
	// Save keeps one; the same again is no error.
	Save(ctx context.Context, sha string, picture []byte) error
}

// Board is what the council has set for every page, in the memory of this process. Asking it costs nothing.
type Board interface {
	Standing() council.Standing
}

// FixedBoard is a board that never changes, for commands and tests.
type FixedBoard council.Standing

// Standing gives what it was made of.
func (b FixedBoard) Standing() council.Standing { return council.Standing(b) }
