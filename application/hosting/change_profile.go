package hosting

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ChangeProfile changes what the council says of itself: its name, look, contacts and the rules that it sets.
type ChangeProfile struct {
	Units    ports.UnitOfWork
	Clock    ports.Clock
	Pictures ports.PictureCleaner
}

// EditionsShown bounds the list of earlier values.
const EditionsShown = 200

// Read gives the profile as it stands, and what it was before, the latest first.
func (u ChangeProfile) Read(ctx context.Context, actor ehc.Actor) (editions []council.Edition, err error) {
	if err := access.DecideOffice(actor, access.SetProfile); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if editions, err = s.Council.Editions(ctx, EditionsShown); err == nil && len(editions) == 0 {
			_, err = s.Council.Current(ctx) // says that it is not set up
		}
		return err
	})
	return editions, err
}

// ProfileInput is a change to the edition that its writer had read.
type ProfileInput struct {
	Number int
	Change func(*council.Profile)
	// Logo is a new picture of the council's logo with its media type; nil leaves the one that is there.
	Logo     []byte
	LogoType string
}

// Do keeps the change as the next edition. Case IDs that were given stay. fault.Invalid where something of it is wrong,
// each at its field; fault.Conflict when somebody else has changed the profile meanwhile.
func (u ChangeProfile) Do(ctx context.Context, actor ehc.Actor, in ProfileInput) error {
	if err := access.DecideOffice(actor, access.SetProfile); err != nil {
		return err
	}
	picture, sha, err := u.logo(ctx, in)
	if err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		current, err := s.Council.Current(ctx)
		if err != nil {
			return err
		}
		if current.Number != in.Number {
			return fault.New(fault.Conflict, "council.stale", "Somebody else has changed the council’s profile since you opened it.")
		}
		profile := current.Profile
		in.Change(&profile)
		if picture != nil {
			profile.Logo = sha
			if err := s.Logos.Save(ctx, sha, picture); err != nil {
				return err
			}
		}
		if err := newFaults(current.Profile, profile); err != nil {
			return err
		}
		if err := s.Council.Keep(ctx, current.Next(profile, actor, now)); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SetProfile)})
	})
}

// newFaults is what a change makes wrong; what was wrong before, on another page perhaps, does not stand in its way.
func newFaults(before, after council.Profile) error {
	known := map[string]bool{}
	if f := fault.As(before.Check()); f != nil {
		for _, one := range f.All() {
			known[one.Field] = true
		}
	}
	var found []*fault.Fault
	if f := fault.As(after.Check()); f != nil {
		for _, one := range f.All() {
			if !known[one.Field] {
				alone := *one
				alone.More = nil
				found = append(found, &alone)
			}
		}
	}
	return fault.Join(found...)
}

// largestLogo bounds the picture as it is kept, in bytes: it goes with the first page that anybody opens.
const largestLogo = 400_000

// logo draws the picture anew, so that nothing is kept but what it shows.
func (u ChangeProfile) logo(ctx context.Context, in ProfileInput) (picture []byte, sha string, err error) {
	if in.Logo == nil {
		return nil, "", nil
	}
	if in.LogoType != "image/png" && in.LogoType != "image/jpeg" {
		return nil, "", fault.Field("logo", "council.logo-kind", "The logo must be a PNG or JPEG picture.")
	}
	picture, err = u.Pictures.Clean(ctx, in.Logo, in.LogoType)
	if f := fault.As(err); f != nil {
		return nil, "", fault.Field("logo", f.Code, f.Message)
	}
	if err != nil {
		return nil, "", err
	}
	if len(picture) > largestLogo {
		return nil, "", fault.Field("logo", "council.logo-large", "This picture is too large for the head of every page. Make it about 400 points wide and send it again.")
	}
	sum := sha256.Sum256(picture)
	return picture, hex.EncodeToString(sum[:]), nil
}

// ShowLogo gives a picture of the council's logo to anybody: it stands on every page.
type ShowLogo struct{ Units ports.UnitOfWork }

// Picture gives it. fault.NotFound when there is none.
func (u ShowLogo) Picture(ctx context.Context, sha string) (picture []byte, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		picture, err = s.Logos.Get(ctx, sha)
		return err
	})
	return picture, err
}
