package accounts

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// ResetWays takes every second step off somebody's account, once their phone is lost: they then sign in with their
// password and a code by e-mail, and add others anew.
type ResetWays struct{ Means }

const longestReason = 500

// Do takes them off, signs the person out everywhere and tells them. Who did it, when and why is kept with the account.
// fault.Invalid at "reason"; fault.Illegal for one's own account, and for one that is closed.
func (u ResetWays) Do(ctx context.Context, actor ehc.Actor, id ehc.PersonID, reason string) error {
	if err := access.DecideOffice(actor, access.ChangePeople); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	switch reason = strings.TrimSpace(reason); {
	case id == actor.Person:
		return fault.New(fault.Illegal, "person.own-ways", "You change how you sign in yourself under “Your account”. If you can’t, ask another manager.")
	case reason == "":
		return fault.Field("reason", "person.reset-reason", "Write why, and how you know that it is this person who asks.")
	case utf8.RuneCountInString(reason) > longestReason:
		return fault.Field("reason", "person.reset-reason", "The reason must have at most 500 characters.")
	}
	var news *told
	err := u.change(ctx, actor, id, func(ctx context.Context, s ports.Stores, p *people.Person, _ int) ([]string, error) {
		if p.Closed() {
			return nil, fault.New(fault.Illegal, "person.closed", "This account is closed.")
		}
		p.Phone = ""
		if err := dropWays(ctx, s, id, now); err != nil {
			return nil, err
		}
		var err error
		if news, err = u.whomToTell(ctx, s, id); err != nil {
			return nil, err
		}
		further, err := s.Accounts.OwnAddresses.Of(ctx, id)
		for _, a := range further {
			news.also = append(news.also, a.Email)
		}
		return []string{"Ways to sign in reset: " + reason}, err
	})
	if err == nil {
		u.tell(ctx, *news, securityMail{key: notice.WaysReset, at: now})
	}
	return err
}

// dropWays takes off every second step but the e-mail address, with the codes and sessions that are on their way.
func dropWays(ctx context.Context, s ports.Stores, id ehc.PersonID, now time.Time) error {
	if err := s.Accounts.Authenticators.Drop(ctx, id); err != nil {
		return err
	}
	if err := s.Accounts.RecoveryCodes.Replace(ctx, id, nil); err != nil {
		return err
	}
	keys, err := s.Accounts.Passkeys.Of(ctx, id)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := s.Accounts.Passkeys.Drop(ctx, id, key.ID); err != nil {
			return err
		}
	}
	for _, purpose := range []ports.CodePurpose{ports.ForSignIn, ports.ForPhone, ports.ForAddress, ports.ForProof} {
		spent := ports.Code{Person: id, Purpose: purpose, Token: hashOf(newToken()), Seal: hashOf(newToken()), Begun: now, SentAt: now, ExpiresAt: now, MostTries: CodeTries}
		if err := s.Accounts.Codes.Keep(ctx, spent); err != nil {
			return err
		}
	}
	if err := s.Accounts.Devices.AskAgain(ctx, id); err != nil {
		return err
	}
	return s.Accounts.Sessions.EndAll(ctx, id)
}
