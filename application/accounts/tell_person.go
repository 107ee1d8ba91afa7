package accounts

import (
	"context"
	"log/slog"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
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
type securityMail struct{ subject, what string }

func newDeviceMail(named string, at time.Time) securityMail {
	in := ""
	if named != "" {
		in = " in " + named
	}
	return securityMail{"A new sign-in to your account", "Someone signed in to your account in the EHC Hub" + in + ", where you had not signed in before, at " + londonTime(at) + "."}
}

// tell sends the e-mail. What it tells of has happened already, so a message that can't be sent is logged and undoes nothing.
func (m Means) tell(ctx context.Context, t told, mail securityMail) {
	ifNot := "If it was you, there is nothing to do. If it was not you, choose a new password at once: " + m.PublicURL + "/register" + callUs(t.profile)
	for _, to := range append([]string{t.person.Email}, t.also...) {
		if to == "" {
			continue
		}
		person := t.person
		person.Email = to
		ready := m.mail(ehc.MessageID(m.IDs.New()), person, t.profile, mail.subject, mail.what, ifNot)
		if err := m.Mail.SendMail(ctx, ready); err != nil {
			slog.ErrorContext(ctx, "an e-mail about an account was not sent", "person", t.person.ID)
		}
	}
}
