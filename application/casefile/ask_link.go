package casefile

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// AskForLink sends a guest who lost their link, or whose link has expired, a new one to the address that was invited, and
// nowhere else (C13). Whoever asks learns nothing: its answer is the same for every address.
type AskForLink struct{ Gate application.Gate }

// AskForLinkInput is the address at which a link is wanted. From is where whoever asks is on the network.
type AskForLinkInput struct{ Email, From string }

// Bounds of asking: how many new links go to one address, and are asked for from one place, in an hour; and how many
// requests one address can have open.
const (
	linksAnHour  = 3
	placesAnHour = 20
	guestsAtOnce = 20
)

// Do has the links sent. fault.Invalid at "email" for what is no address; fault.TooMany where too many were asked for from
// where the asker is, who is counted and not kept.
func (u AskForLink) Do(ctx context.Context, _ ehc.Actor, in AskForLinkInput) error {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return err
	}
	now := u.Gate.Clock.Now().UTC()
	wait, err := u.count(ctx, "guest link from "+in.From, placesAnHour, now)
	if err == nil && wait > 0 {
		err = fault.New(fault.TooMany, "guest.links-too-many", "Many links were asked for from where you are. Please try again in an hour, or telephone us.").After(wait)
	}
	if err != nil {
		return err
	}
	if wait, err = u.count(ctx, "guest link to "+email, linksAnHour, now); err != nil || wait > 0 {
		return err // nobody is told that an address had its links
	}
	var invited []casework.Guest
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		invited, err = s.Guests.Invitations.AtAddress(ctx, email, guestsAtOnce)
		return err
	})
	for _, g := range invited {
		if err := u.renew(ctx, g.Case, g.ID); err != nil && !fault.Is(err, fault.Illegal) {
			return err
		}
	}
	return err
}

func (u AskForLink) count(ctx context.Context, what string, most int, now time.Time) (wait time.Duration, err error) {
	key := sha256.Sum256([]byte(what))
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: hex.EncodeToString(key[:]), Most: most, Within: time.Hour})
		return err
	})
	return wait, err
}

func (u AskForLink) renew(ctx context.Context, id ehc.CaseID, of ehc.GuestID) error {
	return u.Gate.Open(ctx, ehc.SystemActor(), id, access.RenewOwnLink, string(of), func(ctx context.Context, v *application.Visit) error {
		g, err := guestOf(ctx, v, of)
		if err != nil {
			return err
		}
		if g, err = v.Case.RenewGuestLink(v.Actor, g, v.Now); err != nil {
			return err
		}
		if err := v.Stores.Guests.Invitations.Save(ctx, g); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
