package accounts

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// AccountTexts are the council's own texts of messages about accounts, for those who may change them (E24, F358).
type AccountTexts struct {
	application.CouncilTexts
	IDs       ports.IDs
	Mail      ports.MailSender
	PublicURL string
}

// NewAccountTexts makes the use case.
func NewAccountTexts(units ports.UnitOfWork, clock ports.Clock, ids ports.IDs, mail ports.MailSender, publicURL string) AccountTexts {
	return AccountTexts{application.CouncilTexts{Units: units, Clock: clock, Of: notice.AccountTexts, For: access.WriteMessageTexts}, ids, mail, publicURL}
}

// AccountSample is a message as one invented reader would get it.
type AccountSample struct{ Reader, Subject, Text string }

// Preview composes a text for an invented person with an invented code, and keeps nothing. Faults are those of Do.
func (u AccountTexts) Preview(ctx context.Context, actor ehc.Actor, in application.CouncilTextInput) (AccountSample, error) {
	if _, err := u.Next(actor, in, u.Clock.Now()); err != nil {
		return AccountSample{}, err
	}
	return u.compose(ctx, in, "Sam Rowan", "")
}

func (u AccountTexts) compose(ctx context.Context, in application.CouncilTextInput, name notice.ReaderName, role notice.ReaderRole) (sample AccountSample, err error) {
	var profile council.Profile
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err = s.Council.Profile(ctx)
		return err
	})
	if err != nil {
		return sample, err
	}
	key := notice.AccountText(in.Key)
	facts := notice.AccountFacts{Name: name, Role: role, Council: notice.CouncilName(profile.Name), Contact: notice.CouncilContact(wayToUs(profile)), Code: "123456", Link: notice.PageAddress(u.PublicURL + "/register/EXAMPLE"),
		When: notice.AccountMoment(londonTime(u.Clock.Now())), Detail: "an example", Actor: "Alex Example"}
	var further []string
	if key.Security() {
		further = append(further, Means{PublicURL: u.PublicURL}.ifNotThey(profile))
	}
	sample.Reader = string(name)
	sample.Subject, sample.Text = facts.Compose(key, in.Fields, further...)
	return sample, nil
}

// mostTests is how many test messages one person can send within an hour.
const mostTests = 20

// SendTest sends a text as an e-mail with an invented code to whoever asks, and to nobody else. Faults are those of Do;
// fault.Illegal for someone without an e-mail address, and after many of them.
func (u AccountTexts) SendTest(ctx context.Context, actor ehc.Actor, in application.CouncilTextInput) error {
	now := u.Clock.Now()
	if _, err := u.Next(actor, in, now); err != nil {
		return err
	}
	if actor.Email == "" {
		return fault.New(fault.Illegal, "message.no-address", "Your account has no e-mail address, so we can’t send you a test.")
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		wait, err := s.Accounts.Attempts.Count(ctx, now, ports.Limit{Key: "test-message." + string(actor.Person), Most: mostTests, Within: time.Hour})
		if err == nil && wait > 0 {
			return fault.New(fault.Illegal, "message.tests", "You have sent many tests within an hour. Please wait before you send another. You can save the text meanwhile.")
		}
		return err
	})
	if err != nil {
		return err
	}
	sample, err := u.compose(ctx, in, notice.ReaderName(actor.Name), notice.ReaderRole(actor.JobTitle))
	if err != nil {
		return err
	}
	return u.Mail.SendMail(ctx, ports.Mail{Key: ehc.MessageID(u.IDs.New()), To: actor.Email, Name: actor.Name, Subject: "Test: " + sample.Subject,
		Text: "This is a test that you sent to yourself. The code and the link in it are invented.\n\n" + sample.Text})
}
