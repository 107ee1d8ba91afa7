package accounts

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// CopyLife is how long a browser keeps a copy of what was typed in it and did not reach the hub.
const CopyLife = 7 * 24 * time.Hour

// CopyKey gives the key with which a browser locks its copies of what somebody types, until the hub has it.
type CopyKey struct{ Means }

// LockedBy is the key and the name under which copies of one account lie in a browser. The name tells nobody whose they
// are.
type LockedBy struct {
	Key  []byte // of AES-256
	Name string
}

// Of gives the key of whoever asks. It is made of the hub's secret and the account each time, and never stored: whoever
// is not signed in can't read what lies in the browser. fault.Unauthenticated for whoever has neither an account nor an
// invitation nor a draft.
func (u CopyKey) Of(actor ehc.Actor) (LockedBy, error) {
	account := ""
	switch {
	case actor.Kind == ehc.Human:
		account = "person " + string(actor.Person)
	case actor.Kind == ehc.Guest:
		account = "guest " + string(actor.GuestOf)
	case actor.Kind == ehc.Visitor && actor.DraftKey != "":
		account = "visitor " + actor.DraftKey
	default:
		return LockedBy{}, fault.New(fault.Unauthenticated, "account.no-copy-key", "Sign in to go on.")
	}
	made, err := hkdf.Key(sha256.New, u.Pepper, nil, "ehc hub: copies in a browser of "+account, 48)
	if err != nil {
		return LockedBy{}, err
	}
	return LockedBy{Key: made[:32], Name: hex.EncodeToString(made[32:])}, nil
}

// LastSelfSave tells what a page saved last by itself.
type LastSelfSave struct{ Means }

// Do gives it; nothing where the page has saved nothing.
func (u LastSelfSave) Do(ctx context.Context, page string) (last ports.SelfSave, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		last, err = s.Accounts.SelfSaves.Last(ctx, page)
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return ports.SelfSave{}, nil
	}
	return last, err
}
