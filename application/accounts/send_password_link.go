package accounts

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// SendPasswordLink sends the link by which a person chooses their first password, or a new one.
type SendPasswordLink struct{ Means }

// SendPasswordLinkInput is the address typed, and the network address that it was typed from.
type SendPasswordLinkInput struct{ Email, From string }

// Do sends an e-mail to the address whether it has an account or not, so that asking tells nobody which.
// fault.TooMany says how long to wait.
func (u SendPasswordLink) Do(ctx context.Context, in SendPasswordLinkInput) error {
	email, err := people.NormalEmail(in.Email)
	if err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	var mail ports.Mail
	var wait time.Duration
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		wait, err = s.Accounts.Attempts.Count(ctx, now, linkLimit(u.counted("link", email)), linksFromLimit(u.counted("links", in.From)))
		if err != nil || wait > 0 {
			return err
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		person, err := s.People.ByEmail(ctx, email)
		if fault.Is(err, fault.NotFound) || err == nil && (person.Closed() || onlyGuest(person)) {
			mail, err = u.linkMail(ctx, s, notice.NoAccount, people.Person{Email: email}, profile, u.PublicURL+"/sign-in")
			return err
		}
		if err == nil {
			person.Email = email // any that is theirs
			mail, err = u.keepLink(ctx, s, person, profile, now)
		}
		return err
	})
	if err == nil && wait > 0 {
		err = tooMany("account.links-too-many", "We have sent several e-mails already.", wait)
	}
	if err != nil {
		return err
	}
	return u.Mail.SendMail(ctx, mail)
}

// keepLink makes a link for the person, in the place of any earlier one, and the e-mail that carries it.
func (m Means) keepLink(ctx context.Context, s ports.Stores, p people.Person, profile council.Profile, now time.Time) (ports.Mail, error) {
	url, err := m.PasswordLink(ctx, s, p, now)
	if err != nil {
		return ports.Mail{}, err
	}
	key := notice.AccountOpened
	if p.Registered {
		key = notice.NewPassword
	}
	return m.linkMail(ctx, s, key, p, profile, url)
}

// linkMail writes a message about an account that leads to a page, within the unit of work at hand.
func (m Means) linkMail(ctx context.Context, s ports.Stores, key notice.AccountText, p people.Person, profile council.Profile, url string) (ports.Mail, error) {
	kept, err := s.Texts.Current(ctx, notice.AccountTexts.Area, string(key))
	facts := accountFacts(p, profile)
	facts.Link = notice.PageAddress(url)
	return m.mailIn(wordsOf(key, kept), key, p, facts), err
}

// PasswordLink makes the link by which the person chooses a password, in the place of any earlier one. It is for
// the unit of work at hand: the worker sends it with the e-mail that invites someone to register.
func (m Means) PasswordLink(ctx context.Context, s ports.Stores, p people.Person, now time.Time) (url string, err error) {
	token, life := newToken(), InvitationLife
	if p.Registered {
		life = NewPasswordLife
	}
	err = s.Accounts.Codes.Keep(ctx, ports.Code{Person: p.ID, Purpose: ports.ForPassword, Token: hashOf(token), Seal: m.seal(ports.ForPassword, token, ""),
		Begun: now, SentAt: now, ExpiresAt: now.Add(life), MostTries: CodeTries})
	return m.PublicURL + "/register/" + token, err
}

// onlyGuest reports whether the hub knows somebody as a guest alone: whoever holds their post gets in by their link, and
// to no more than what they were asked.
func onlyGuest(p people.Person) bool { return !p.Registered && len(p.Roles) == 0 }
