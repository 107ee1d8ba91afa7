package attending

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// How often a page that is open is looked after, and how long it counts as open without that.
const (
	Beat  = 20 * time.Second
	stays = 3 * Beat
)

// Attend keeps somebody told of who else has a page open.
type Attend struct {
	Gate     application.Gate
	Presence ports.Presence
	// Secret signs which page was shown to whom: nobody learns of a page that they could not open.
	Secret []byte
}

// AttendInput is a page as it stands open. Proof is that it was shown to whoever asks, see Attend.Shown.
type AttendInput struct {
	Case        ehc.CaseID
	Page, Place string
	Proof       []byte
	// Still reports whether whoever asks is still signed in.
	Still func(ctx context.Context) bool
}

// Seen is what whoever has a page open is told.
type Seen struct {
	Others []string // the names of the others, each once; oneself on another device is not among them
	// Last is who saved the text last from another page; Own that it was oneself, elsewhere.
	Last ports.LastSave
	Own  bool
}

// Shown gives the proof that a page was shown to somebody.
func (u Attend) Shown(actor ehc.Actor, id ehc.CaseID, place string) []byte {
	mac := hmac.New(sha256.New, u.Secret)
	fmt.Fprintf(mac, "ehc hub: shown\x00%s\x00%s\x00%s", actor.Person, id, place)
	return mac.Sum(nil)[:16]
}

// Do tells, at once and with each change, until ctx ends, the hub stops, or whoever asks is signed out or loses access to the
// case (a fault as of the gate, or fault.Unauthenticated). tell gives an error when nobody hears it any more.
func (u Attend) Do(ctx context.Context, actor ehc.Actor, in AttendInput, tell func(Seen) error) error {
	if !hmac.Equal(in.Proof, u.Shown(actor, in.Case, in.Place)) || !ehc.ValidID(in.Page) {
		return fault.New(fault.Invalid, "attending.not-shown", "Open the page again.")
	}
	changed, stop := u.Presence.Watch(in.Place)
	defer stop()
	defer u.leave(ctx, in.Page)
	beat := time.NewTicker(Beat)
	defer beat.Stop()
	for {
		seen, err := u.look(ctx, actor, in)
		if err != nil {
			return err
		}
		if err := tell(seen); err != nil {
			return err
		}
		select {
		case _, more := <-changed:
			if !more {
				return nil
			}
		case <-beat.C:
		case <-ctx.Done():
			return nil
		}
	}
}

// look asks for access anew each time. The record of the visit holds one entry for a stretch of being there.
func (u Attend) look(ctx context.Context, actor ehc.Actor, in AttendInput) (seen Seen, err error) {
	if !in.Still(ctx) {
		return seen, fault.New(fault.Unauthenticated, "attending.signed-out", "You have been signed out.")
	}
	var veil access.Veil
	var now time.Time
	quietly := application.Veiled(ports.Saving(ctx, &ports.SelfSave{ByItself: true}))
	err = u.Gate.Open(quietly, actor, in.Case, access.SeeCase, "", func(_ context.Context, v *application.Visit) error {
		veil, now = v.Veil, v.Now
		return nil
	})
	if err != nil {
		return seen, err
	}
	if err := u.Presence.Stay(ctx, ports.Stay{Page: in.Page, Place: in.Place, Person: actor.Person, Name: actor.Name}, now, now.Add(stays)); err != nil {
		return seen, err
	}
	others, last, err := u.Presence.Look(ctx, in.Place, in.Page, now)
	for _, other := range others {
		if name := veil.Over(other.Name); other.Person != actor.Person && !slices.Contains(seen.Others, name) {
			seen.Others = append(seen.Others, name)
		}
	}
	seen.Last, seen.Own = last, last.Person == actor.Person && actor.Person != ""
	seen.Last.Name = veil.Over(last.Name)
	return seen, err
}

// leave tells that the page is closed, also when its stream was cut. Where it can't, that shows in a minute.
func (u Attend) leave(ctx context.Context, page string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = u.Presence.Leave(ctx, page) // the place forgets it by itself
}
