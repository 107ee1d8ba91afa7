package accounts

import (
	"cmp"
	"context"
	"log/slog"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
	"ehchub/ports"
)

// told is someone who is told of a change to their own account (E24).
type told struct {
	person  people.Person
	profile council.Profile
	also    []string // further addresses to tell, such as one that was just removed
}

func (m Means) whomToTell(ctx context.Context, s ports.Stores, id ehc.PersonID) (*told, error) {
	profile, err := s.Council.Profile(ctx)
	if err != nil {
		return nil, err
	}
	p, err := s.People.Get(ctx, id)
	return &told{person: p, profile: profile}, err
}

// securityMail is what an e-mail about somebody's own account says. It holds nothing about a child.
type securityMail struct {
	key    notice.AccountText
	at     time.Time
	detail string // see notice.AccountDetail
	who    string
}

func newDeviceMail(named string, at time.Time) securityMail {
	return securityMail{key: notice.NewSignIn, at: at, detail: cmp.Or(named, "a browser")}
}

// tell sends the e-mail. What it tells of has happened already, so a message that can't be sent is logged and undoes nothing.
func (m Means) tell(ctx context.Context, t told, mail securityMail) {
	words := m.words(ctx, mail.key)
	for _, to := range append([]string{t.person.Email}, t.also...) {
		if to == "" {
			continue
		}
		person := t.person
		person.Email = to
		if err := m.Mail.SendMail(ctx, m.mailIn(words, mail.key, person, mail.facts(person, t.profile), m.ifNotThey(t.profile))); err != nil {
			slog.ErrorContext(ctx, "an e-mail about an account was not sent", "person", t.person.ID)
		}
	}
}

func (mail securityMail) facts(p people.Person, c council.Profile) notice.AccountFacts {
	facts := accountFacts(p, c)
	facts.When, facts.Detail, facts.Actor = notice.AccountMoment(londonTime(mail.at)), notice.AccountDetail(mail.detail), notice.AccountActor(mail.who)
	return facts
}

// ifNotThey says what to do where somebody else did it.
func (m Means) ifNotThey(c council.Profile) string {
	return "If it was you, there is nothing to do. If it was not you, choose a new password at once: " + m.PublicURL + "/register" + callUs(c)
}
