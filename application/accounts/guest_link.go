package accounts

import (
	"context"
	"strings"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// GuestPath is the page to which the link of a guest leads, before its secret.
const GuestPath = "/guest/link/"

// GuestLink makes the link by which a guest comes in, in the place of any earlier one. It is for the unit of work at hand:
// the worker sends it with the e-mail that asks for the advice. Only its hash is kept.
func (m Means) GuestLink(ctx context.Context, s ports.Stores, id ehc.GuestID, now time.Time) (url string, err error) {
	token := newToken()
	return m.PublicURL + GuestPath + token, s.Guests.Links.Keep(ctx, id, hashOf(token), now)
}

// guestBehind finds the invitation behind a link that works. fault.NotFound "guest.no-link" for one that is unknown, was
// replaced or whose invitation has ended; "guest.expired".
func guestBehind(ctx context.Context, s ports.Stores, link string, now time.Time) (g casework.Guest, p people.Person, err error) {
	if g, err = s.Guests.Links.Find(ctx, hashOf(link)); err != nil {
		return g, p, err
	}
	if !g.MayCome(now) {
		return g, p, fault.New(fault.NotFound, "guest.expired", "This link has expired.")
	}
	p, err = s.People.Get(ctx, g.Person)
	if err == nil && p.Closed() {
		err = fault.New(fault.NotFound, "guest.no-link", "This link no longer works.")
	}
	return g, p, err
}

// OpenGuestLink says what a link leads to, before anybody has shown who they are.
type OpenGuestLink struct{ Means }

// GuestDoor is what is told of a link: where its code goes, half hidden, and nothing about the child.
type GuestDoor struct {
	To     string
	ByText bool
	// Account means that its owner has an account by now, in which the request waits, at Case and Advice.
	Account bool
	Case    ehc.CaseID
	Advice  ehc.AdviceID
}

// Do reads it; as guestBehind for a link that does not work.
func (u OpenGuestLink) Do(ctx context.Context, link string) (door GuestDoor, err error) {
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		g, p, err := guestBehind(ctx, s, link, u.Clock.Now().UTC())
		door = u.doorOf(g, p)
		return err
	})
	return door, err
}

func (m Means) doorOf(g casework.Guest, p people.Person) GuestDoor {
	door := GuestDoor{To: maskedAddress(g.Email), Case: g.Case, Advice: g.Advice}
	if m.byText(p) {
		door.ByText, door.To = true, p.Phone[max(len(p.Phone)-3, 0):]
	}
	actor := p.Actor()
	door.Account = p.Registered && (actor.Is(ehc.RoleContributor) || actor.Is(ehc.RoleSENCO))
	return door
}

// maskedAddress tells the owner of an address which it is, and nobody else: "o…@therapy.example".
func maskedAddress(email string) string {
	local, domain, _ := strings.Cut(email, "@")
	for _, first := range local {
		return string(first) + "…@" + domain
	}
	return domain
}

// SendGuestCode sends the code that goes with a link: to the invited address or telephone alone, whoever has the link.
type SendGuestCode struct{ Means }

// Do sends it, and gives the secret of the browser in which alone it works. An earlier code no longer does. As guestBehind
// for a link that does not work; fault.TooMany says how long to wait.
func (u SendGuestCode) Do(ctx context.Context, link string) (browser string, err error) {
	now := u.Clock.Now().UTC()
	return u.guestCode(ctx, now, newToken(), func(ctx context.Context, s ports.Stores) (casework.Guest, people.Person, error) {
		return guestBehind(ctx, s, link, now)
	})
}

func (m Means) guestCode(ctx context.Context, now time.Time, browser string, find func(ctx context.Context, s ports.Stores) (casework.Guest, people.Person, error)) (string, error) {
	digits, err := newDigits()
	if err != nil {
		return "", err
	}
	var send func() error
	whole := ctx // what is sent is sent once the unit of work is over
	var wait time.Duration
	err = m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		g, p, err := find(ctx, s)
		if err != nil {
			return err
		}
		if wait, err = s.Accounts.Attempts.Count(ctx, now, codeLimit(m.counted("guest code", string(g.ID)))); err != nil || wait > 0 {
			return err
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		p.Email = g.Email // never anywhere else than where the invitation went
		send = func() error {
			return m.Mail.SendMail(whole, m.codeMail(whole, notice.GuestCode, p, profile, digits, ""))
		}
		if m.byText(p) {
			send = func() error { return m.Texts.SendText(whole, m.codeText(whole, p, profile, digits)) }
		}
		secret := guestSecret(browser, g.ID)
		return s.Accounts.Codes.Keep(ctx, ports.Code{Person: g.Person, Purpose: ports.ForGuest, Token: hashOf(secret), Seal: m.seal(ports.ForGuest, secret, digits),
			Begun: now, SentAt: now, ExpiresAt: now.Add(CodeLife), MostTries: CodeTries})
	})
	switch {
	case err != nil:
		return "", err
	case wait > 0:
		return "", tooMany("guest.codes-too-many", "We have sent several codes already.", wait)
	}
	return browser, send()
}

// guestSecret binds a code to the browser that asked for it and to one invitation.
func guestSecret(browser string, id ehc.GuestID) string { return browser + ":" + string(id) }
